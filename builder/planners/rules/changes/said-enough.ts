import type { Part } from "../../../../sdk/contract/parts.ts";
import { spokenColumns } from "./spoken-label.ts";

/** "…, who it is for is enough", "Spediteur reicht": what is said to be enough stays, whatever goes; the text without it. */
export function withoutEnough(text: string, parts: readonly Part[]): string {
  return spokenColumns(parts).reduce((said, { pattern }) => {
    const enough = [
      `(?:just |only |nur )?${pattern},? (?:alone |on its own |by itself |allein |alleine )?(?:is|are|ist|sind|would be|will be|wäre|seems) (?:already |quite |good |just |völlig |schon |mir |ja |doch )*(?:enough|sufficient|plenty|fine|ok|okay|all (?:i|we) need|genug|ausreichend)(?: for (?:me|us)| für (?:mich|uns))?`,
      `(?:just |only |nur )?${pattern} (?:alone |allein |alleine )?(?:suffices|will do|does it|does the job|reicht|genügt|reicht (?:mir|uns|doch|völlig|aus|ja)|genügt (?:mir|uns|doch|völlig)|tut es|langt)(?: völlig| aus| mir| uns)*`,
      `(?:just|only|nur|we only need|i only need|wir brauchen nur|ich brauche nur|es reicht|es genügt) ${pattern}`,
    ].join("|");
    const pure = new RegExp(
      `(?:^|[,.;–-]|\\b(?:because|as|since|and|but|weil|denn|da|und|aber)\\b)\\s*(?:${enough})\\s*(?=$|[.,;!–-])`,
      "giu",
    );
    const rest = said.replace(pure, "");
    return rest.replace(/[\s,.;!–-]+/g, "") === "" ? said : rest.replace(/^[\s,.;–-]+/, "");
  }, text);
}
