import type { Composition } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import { nameLists } from "./name-list.ts";

/** "take him out", "nimm ihn raus", "put Dora after her": whoever was named last. */
const MEANT =
  /(?<=\b(?:take|remove|drop|kick|throw|cross|put|move|replace|swap|leave|delete|without|after|before|for|behind|with|instead of) )(?:him|her(?! (?:place|spot|slot))|them)\b|(?<=\b(?:nimm|nehmt|streich|streiche|streicht|lösch|lösche|entfern|entferne|wirf|setz|setze|ersetze|ersetz|tausch|tausche|nach|vor|statt|für) )(?:ihn|ihm|sie|ihr)(?= |[,.!?]|$)|\b(?:ihn|sie)(?= (?:bitte |also |dann |auch )*(?:raus|rausnehmen|streichen|löschen|entfernen|austragen|rauswerfen|ersetzen)\b)/giu;

/**
 * A message in which a pronoun stands for a name of the app's lists that was said before it: with the name in its place. Only
 * where the sentence itself says none.
 */
export function withNames(text: string, before: Composition, context: ReadingContext): string {
  const names = nameLists({ parts: before.parts, context }).flatMap((list) => (list.isAside ? [] : list.names));
  if (names.length === 0 || text.length > 2_000) return text;
  const said = names
    .flatMap((name) =>
      [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "giu"))].map(
        ({ index }) => ({
          name,
          index,
        }),
      ),
    )
    .sort((one, other) => one.index - other.index);
  return text.replace(MEANT, (pronoun, ...rest) => {
    const at = rest.find((one) => typeof one === "number") ?? 0;
    const start = Math.max(...[...".!?\n,;("].map((sign) => text.lastIndexOf(sign, at)));
    const last = said.findLast(({ index }) => index < at);
    // "Ana is new, put her after Cem": who is not in the list yet is meant by what stands there.
    const isNewBetween =
      last !== undefined && /(?:is|are|ist|sind) (?:new|neu)|joins?\b|joined/i.test(text.slice(last.index, at));
    return last === undefined || last.index > start || isNewBetween || isNewSaid(text.slice(0, at))
      ? pronoun
      : last.name;
  });
}

/** Somebody who joins stands nearer than any name that is there. */
function isNewSaid(text: string): boolean {
  const sentence = text.slice(Math.max(text.lastIndexOf(".", text.length - 2), text.lastIndexOf("!"), 0));
  return /\b(?:is new|joins?|joined|has joined|is joining|ist neu|kommt dazu|dazugekommen|fängt an)\b/i.test(sentence);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
