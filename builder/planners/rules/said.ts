import { germanSayings } from "./languages/de-sayings.ts";
import { englishSayings } from "./languages/en-sayings.ts";
import type { PartWord } from "./languages/language.ts";
import type { Sayings } from "./languages/sayings.ts";
import { folded } from "./lexicon.ts";
import { modelAt } from "./modelled.ts";
import { indexes, type Range, type Scene, wholeOf } from "./scene.ts";

/** Where a saying calls for a part that no word calls for: its first item. null: it is not said. */
export function calledFor(scene: Scene, concept: PartWord): number | null {
  const [first] = matchesOf(scene, wholeOf(scene), sayingsOf(scene).calls[concept]);
  return first?.from ?? null;
}

/** What a part does or keeps to anyway is said of it: nothing of that is left over. */
export function takeKept(scene: Scene, range: Range, concept: PartWord): void {
  for (const match of matchesOf(scene, range, sayingsOf(scene).keeps[concept])) modelAt(scene, ...indexes(match));
}

/** Somebody is chosen by chance. */
export function isByChance(scene: Scene): boolean {
  return matchesOf(scene, wholeOf(scene), sayingsOf(scene).chance).length > 0;
}

/** Several things are wished, and not in one app. */
export function isSaidApart(scene: Scene): boolean {
  return matchesOf(scene, wholeOf(scene), sayingsOf(scene).apart).length > 0;
}

function sayingsOf(scene: Scene): Sayings {
  return scene.context.lexicon.language.code === "de" ? germanSayings : englishSayings;
}

/** The items that each match touches, from the first to the last. */
function matchesOf(scene: Scene, range: Range, pattern: RegExp | undefined): Range[] {
  if (pattern === undefined) return [];
  const flags = pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`;
  const { text, places } = plainOf(scene, range);
  return [...text.matchAll(new RegExp(pattern.source, flags))].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].trimEnd().length];
    const touched = places.filter((place) => place.to > from && place.from < to).map(({ index }) => index);
    const [first, last] = [touched[0], touched.at(-1)];
    return first === undefined || last === undefined ? [] : [{ from: first, to: last + 1 }];
  });
}

interface Place {
  index: number;
  /** Signs of the text. */
  from: number;
  to: number;
}

/** Lower-case and folded, with one space around every sign; a line's end stays one. */
function plainOf(scene: Scene, range: Range): { text: string; places: Place[] } {
  let text = "";
  const places: Place[] = [];
  for (const index of indexes(range)) {
    const item = scene.items[index];
    const said = item?.kind === "break" ? "\n" : folded((item?.text ?? "").toLowerCase().replaceAll("’", "'"));
    if (text !== "") text += " ";
    places.push({ index, from: text.length, to: text.length + said.length });
    text += said;
  }
  return { text, places };
}
