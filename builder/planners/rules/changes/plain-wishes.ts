import type { Part } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import type { Gap } from "../words/scene.ts";
import { withAlsoChoice } from "./also-choice.ts";
import { withColumnAt } from "./column-at-place.ts";
import { withColumnSaid } from "./column-said.ts";
import { withoutPart } from "./no-such-part.ts";
import { withOneMoreThing } from "./one-more-thing.ts";
import { withOneOf } from "./one-of-choices.ts";
import { withPollQuestion } from "./poll-question.ts";
import { spokenColumns } from "./spoken-label.ts";

interface PlainWishes {
  parts: Part[];
  /** What is left to be read. */
  rest: string;
  gaps: Gap[];
  isChanged: boolean;
}

/** Wishes about a column's choices and place, one more thing to book and what a poll asks, that are said in a sentence of their own; the others are left as they were said. */
export function plainWishes(text: string, before: readonly Part[], context: ReadingContext): PlainWishes {
  const read: PlainWishes = { parts: [...before], rest: "", gaps: [], isChanged: false };
  const said = withUnwanted(withoutEnough(text, before), before, context);
  if (readOne(said, read, context)) return read;
  const left = clausesOf(said).filter((clause) => !readOne(clause, read, context));
  return { ...read, rest: read.isChanged || read.gaps.length > 0 ? left.join(". ") : said };
}

function readOne(clause: string, read: PlainWishes, context: ReadingContext): boolean {
  const plain = clause
    .trim()
    .replace(/[.!;,\s]+$/, "")
    .replace(/\s+/g, " ");
  if (plain === "" || plain.length > 400) return false;
  const chosen = withOneOf(read.parts, plain);
  if (chosen !== null && "unlike" in chosen) {
    read.gaps.push({ kind: "column_type", about: chosen.unlike, isEssential: true });
    return true;
  }
  const parts =
    chosen?.parts ??
    withAlsoChoice(read.parts, plain) ??
    withColumnAt(read.parts, plain, context) ??
    withColumnSaid(read.parts, plain, context) ??
    withOneMoreThing(read.parts, plain) ??
    withPollQuestion(read.parts, plain) ??
    withoutPart(read.parts, plain);
  if (parts === null) return false;
  read.parts = parts;
  read.isChanged = true;
  return true;
}

/** Sentences, and what "and" joins where a verb of its own follows. */
function clausesOf(text: string): string[] {
  return text
    .split(
      /(?<=[.!;])\s+|\n+|,?\s+(?:and|und|then|dann)\s+(?=(?:please |bitte )?(?:add|put|remove|rename|make|drop|delete|turn|call|füge|nimm|mach|lösche|entferne|benenne|ergänze|bring|insert|include)\b)/iu,
    )
    .filter((clause) => clause.trim() !== "");
}

/** "…, who it is for is enough", "Spediteur reicht": what is said to be enough stays, whatever goes. */
function withoutEnough(text: string, parts: readonly Part[]): string {
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

/** "no shelf please", "Regal brauche ich nicht": a column that shall go, in the words of an order. */
function withUnwanted(text: string, parts: readonly Part[], { lexicon }: ReadingContext): string {
  const plain = text.trim().replace(/[.!;,\s]+$/, "");
  for (const { column, pattern } of spokenColumns(parts)) {
    const frames = [
      `(?:no|without|not the|ohne|keine?[nrs]?|nicht) ${pattern}`,
      `(?:i|we) (?:do not|don'?t|dont) (?:really )?(?:need|want) ${pattern}(?: at all| any ?more)?`,
      `${pattern} (?:is|are) (?:not|n't) (?:needed|necessary|wanted)`,
      `${pattern} (?:isn'?t|aren'?t) (?:needed|necessary|wanted)`,
      `${pattern} (?:brauche|brauchen|will|wollen|benötige|benötigen) (?:ich|wir) (?:gar |eigentlich |doch )?nicht(?: mehr)?`,
      `(?:ich|wir) (?:brauche|brauchen|will|wollen|benötige|benötigen) ${pattern} (?:gar |eigentlich |doch )?nicht(?: mehr)?`,
      `(?:ich|wir) (?:brauche|brauchen|will|wollen) keine?n? ${pattern}(?: mehr)?`,
      `${pattern} (?:ist|sind) (?:nicht nötig|unnötig|überflüssig|nicht notwendig)`,
      `${pattern} is(?: just)? (?:superfluous|unnecessary|too much)`,
    ].join("|");
    if (
      new RegExp(
        `^(?:(?:please|bitte|and|und|oh|ok)[\\s,]+)*(?:${frames})(?: (?:please|bitte|then|dann))*$`,
        "iu",
      ).test(plain)
    )
      return lexicon.language.code === "de"
        ? `Entferne die Spalte ${column.label}`
        : `remove the column ${column.label}`;
  }
  return text;
}
