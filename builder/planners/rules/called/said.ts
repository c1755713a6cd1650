import { germanSayings } from "../languages/de-sayings.ts";
import { englishSayings } from "../languages/en-sayings.ts";
import type { PartWord } from "../languages/language.ts";
import type { Sayings } from "../languages/sayings.ts";
import { modelAt } from "../limits/modelled.ts";
import { folded } from "../words/lexicon.ts";
import { has, indexes, isOpen, type Range, type Scene, valuesIn, wholeOf } from "../words/scene.ts";

/** Both are looked for in every ask: a German one may say "no double bookings". */
const SAYINGS: readonly Sayings[] = [englishSayings, germanSayings];

/** Where a saying calls for a part that no word calls for: its first item. null: it is not said. */
export function calledFor(scene: Scene, concept: PartWord): number | null {
  return allCalledFor(scene, concept)[0] ?? null;
}

/** Wherever a part is called for, in its order. */
export function allCalledFor(scene: Scene, concept: PartWord): number[] {
  const said = SAYINGS.flatMap(({ calls }) => saidAt(scene, wholeOf(scene), calls[concept]));
  const states = concept === "status_board" ? statesAt(scene, wholeOf(scene)) : null;
  return [...said, ...(states === null ? [] : [states])].map(({ from }) => from).sort((one, other) => one - other);
}

/** Called for in so many words, not only by states side by side. */
export function isCalledBySaying(scene: Scene, concept: PartWord): boolean {
  return SAYINGS.some(({ calls }) => saidAt(scene, wholeOf(scene), calls[concept]).length > 0);
}

/** Takes the words of chance, and those that call for a part without a word of its own. */
export function takeChance(scene: Scene, range: Range): void {
  const said = SAYINGS.flatMap(({ chance, calls }) => [
    ...saidAt(scene, range, chance),
    ...saidAt(scene, range, calls.picker),
  ]);
  for (const words of said.filter((one) => isPlain(scene, one))) modelAt(scene, ...indexes(words));
}

/** What a part does or keeps to anyway is said of it: nothing of that is left over. Days, times and places are for others. */
export function takeKept(scene: Scene, range: Range, concept: PartWord): void {
  const kept = SAYINGS.flatMap(({ keeps }) => saidAt(scene, range, keeps[concept]));
  for (const words of kept.filter((one) => isPlain(scene, one))) modelAt(scene, ...indexes(words));
}

function isPlain(scene: Scene, range: Range): boolean {
  const values = ["recurrence", "date", "time", "person", "channel", "quote", "span"] as const;
  return values.every((kind) => valuesIn(scene, range, kind).length === 0);
}

/** Somebody is chosen by chance. */
export function isByChance(scene: Scene): boolean {
  return SAYINGS.some(({ chance }) => saidAt(scene, wholeOf(scene), chance).length > 0);
}

/** Where chance is spoken of: its first item. */
export function chanceAt(scene: Scene): number | null {
  const [first] = SAYINGS.flatMap(({ chance }) => saidAt(scene, wholeOf(scene), chance));
  return first?.from ?? null;
}

/** Several things are wished, and not in one app. */
export function isSaidApart(scene: Scene): boolean {
  return SAYINGS.some(({ apart }) => saidAt(scene, wholeOf(scene), apart).length > 0);
}

/** Two ways and more in which something stands, side by side: "free / occupied / being cleaned", "grün gelb rot". */
export function statesAt(scene: Scene, range: Range): Range | null {
  const known = SAYINGS.flatMap(({ states }) => saidAt(scene, range, states)).sort(
    (one, other) => one.from - other.from || other.to - one.to,
  );
  for (const first of known) {
    let { to } = first;
    let count = 1;
    for (const next of known) {
      if (next.from < to || !isBetweenStates(scene, to, next.from)) continue;
      to = next.to;
      count += 1;
    }
    if (count >= 2) return { from: first.from, to: withTheRest(scene, to, range.to) };
  }
  return null;
}

/** "office, home office, client or holiday": short words that the list goes on with are states too. */
function withTheRest(scene: Scene, to: number, end: number): number {
  const isSign = (index: number) => /^[,/|]$/.test(scene.items[index]?.text ?? "") || has(scene.items[index], "or");
  const isEnd = (index: number) => index >= end || isSign(index) || /^[.!?;)]$/.test(scene.items[index]?.text ?? "");
  let last = to;
  while (isSign(last)) {
    let next = last + 1;
    while (next < end && next < last + 4 && isOpen(scene.items[next]) && !isSign(next)) next += 1;
    if (next === last + 1 || !isEnd(next)) break;
    last = next;
  }
  return last;
}

/** A comma, slash or "or"; or nothing at all. */
function isBetweenStates(scene: Scene, from: number, to: number): boolean {
  const isSign = (index: number) => {
    const item = scene.items[index];
    return /^[,/|;]$/.test(item?.text ?? "") || item?.kind === "bullet" || has(item, "or", "and");
  };
  return to - from <= 2 && indexes({ from, to }).every(isSign) && (to > from || isOpen(scene.items[from]));
}

/** The items that each match touches, from the first to the last. */
export function saidAt(scene: Scene, range: Range, pattern: RegExp | undefined): Range[] {
  if (pattern === undefined) return [];
  const { text, places } = plainOf(scene, range);
  return [...text.matchAll(new RegExp(pattern.source, "g"))].flatMap((match) => {
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
    // What is said to be posted calls for nothing.
    const isMessage = item?.kind === "quote" && item.inner.includes(" ");
    const said = isMessage
      ? "\u0001"
      : item?.kind === "break"
        ? "\n"
        : folded((item?.text ?? "").toLowerCase().replaceAll("’", "'"));
    if (text !== "") text += " ";
    places.push({ index, from: text.length, to: text.length + said.length });
    text += said;
  }
  return { text, places };
}
