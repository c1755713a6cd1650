import type { Noun } from "../../../../sdk/contract/parts.ts";
import { modelAt } from "../limits/modelled.ts";
import { clauseOf, indexes, isSilent, mark, type Range, type Scene, take, textOf } from "../words/scene.ts";
import { parseList } from "./list.ts";
import { nounOf } from "./names.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";

/** Things that have names of their own, and what they are. */
export interface NamedOnes {
  noun: Noun;
  names: string[];
}

/** Between what they are and their names stands no more than where they are, or since when. */
const MOST_BETWEEN = 7;

/**
 * "two cargo bikes in the yard, Emma and Karl", "zwei Firmenwagen (Otto und Frida)": as many names behind a sign as a number
 * says that there are. Taken, with where they stand. null: none.
 */
export function takeNamedOnes(scene: Scene, range: Range): NamedOnes | null {
  for (const index of indexes(range)) {
    const count = countAt(scene, index);
    const phrase = count === null ? null : nounPhraseFrom(scene, index + 1, Math.min(range.to, index + 5));
    if (count === null || phrase?.from !== index + 1 || scene.used.has(phrase.from)) continue;
    const behind = indexes({ from: phrase.from + 1, to: Math.min(range.to, phrase.to + MOST_BETWEEN) });
    const sign = behind.find((at) => /^[,:(–—-]$/.test(mark(scene.items[at])));
    if (sign === undefined || behind.some((at) => at < sign && /^[.!?;]$/.test(mark(scene.items[at])))) continue;
    const { elements } = parseList(scene, sign + 1, range.to, (at) => /^[.!?;)–—-]$/.test(mark(scene.items[at])));
    const last = elements.at(-1);
    if (last === undefined || elements.length !== count || !elements.every((one) => isName(scene, one))) continue;
    const noun = nounOf(scene, endingAtPlace(scene, phrase));
    const names = elements.map((element) => textOf(scene, element));
    // "Seit gestern haben wir zwei Lastenräder": since when tells nothing of them.
    const { from: start } = clauseOf(scene, index);
    const isSince =
      /^(?:seit|since|as|neuerdings|new|neu)\b/i.test(scene.items[start]?.text ?? "") && index - start < 7;
    const words = { from: isSince ? start : index, to: mark(scene.items[last.to]) === ")" ? last.to + 1 : last.to };
    take(scene, words);
    modelAt(scene, ...indexes(words));
    return { noun, names };
  }
  return null;
}

function countAt(scene: Scene, index: number): number | null {
  const item = scene.items[index];
  const { numbers } = scene.context.lexicon.language;
  const count = item?.kind === "number" ? item.number : item?.kind === "word" ? numbers[item.word] : undefined;
  return count !== undefined && Number.isInteger(count) && count >= 2 && count <= 12 ? count : null;
}

/** "cargo bikes in the yard": without where they are. */
function endingAtPlace(scene: Scene, { from, to }: Range): Range {
  const place = indexes({ from: from + 1, to }).find((at) =>
    /^(?:in|im|on|at|am|auf|beim?|vor|hinter|unter|for|für|since|seit)$/i.test(scene.items[at]?.text ?? ""),
  );
  return { from, to: place ?? to };
}

/** One word or two, written large. */
function isName(scene: Scene, element: Range): boolean {
  return (
    element.to - element.from <= 2 &&
    indexes(element).every(
      (at) =>
        !scene.used.has(at) &&
        !isSilent(scene.items[at]) &&
        ["word", "person"].includes(scene.items[at]?.kind ?? "") &&
        /^\p{Lu}/u.test(scene.items[at]?.text ?? ""),
    )
  );
}
