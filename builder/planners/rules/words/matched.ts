import type { Range, Scene } from "./scene.ts";
import { indexes } from "./scene.ts";

/** Stands in for what is no word: a time, a channel. */
const VALUE = "\u0001";

/**
 * The items whose words a pattern matches, in lower case with one space between them; null where none do. Values (times,
 * channels, rhythms) match nothing; lengths of time are words.
 */
export function saidIn(scene: Scene, range: Range, pattern: RegExp): Range | null {
  let text = "";
  const starts: { index: number; from: number; to: number }[] = [];
  for (const index of indexes(range)) {
    const item = scene.items[index];
    const isWord =
      item?.kind === "word" ||
      item?.kind === "mark" ||
      item?.kind === "number" ||
      item?.kind === "quote" ||
      item?.kind === "span";
    const words = isWord ? item.text.toLowerCase().replaceAll("’", "'") : VALUE;
    if (text !== "") text += " ";
    starts.push({ index, from: text.length, to: text.length + words.length });
    text += words;
  }
  const match = pattern.exec(text);
  if (match === null || match[0].trim() === "") return null;
  const [from, to] = [match.index, match.index + match[0].length];
  const touched = starts.filter((one) => one.to > from && one.from < to).map(({ index }) => index);
  const [first, last] = [touched[0], touched.at(-1)];
  return first === undefined || last === undefined ? null : { from: first, to: last + 1 };
}

/** A pattern of whole words, in which `~` stands for any ending. */
export function words(...phrases: readonly string[]): RegExp {
  const all = phrases.map((phrase) => phrase.replaceAll("~", "\\p{L}*"));
  return new RegExp(`(?<![\\p{L}'])(?:${all.join("|")})(?![\\p{L}])`, "u");
}
