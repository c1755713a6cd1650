import type { Item } from "../words/item.ts";
import { has, indexes, mark, type Range, type Scene, take } from "../words/scene.ts";

/**
 * The names of people that a range lists, with any sign or small word between them: "Ana, Jonas and me", "Nina / Karl / Ife",
 * one to a line. null: none, or none that is surely one. What is read is taken.
 */
export function peopleIn(scene: Scene, range: Range): string[] | null {
  const best = peopleListIn(scene, range);
  if (best === null) return null;
  take(scene, { from: best.from, to: best.to });
  return best.names;
}

/** As `peopleIn`; nothing is taken. */
export function peopleListIn(scene: Scene, range: Range): (Range & { names: string[] }) | null {
  const runs: Run[] = [];
  for (let start = range.from; start < range.to; start += 1) {
    const run = runFrom(scene, start, range.to);
    if (run === null) continue;
    runs.push(run);
    // What begins within a long list is a part of it.
    if (run.names.length > LONG_LIST) start = run.to - 1;
  }
  const [best] = runs
    .filter((run) => run.names.length >= 2 && isSure(scene, run))
    .sort((one, other) => other.names.length - one.names.length || one.from - other.from);
  return best ?? null;
}

/** Of so many names the first is surely one. */
const LONG_LIST = 8;

interface Run extends Range {
  names: string[];
  /** Elements that are surely people: known ones, the asker. */
  known: number;
  /** Words written large that mean nothing else. */
  strange: number;
}

function runFrom(scene: Scene, start: number, end: number): Run | null {
  if (isPart(scene, start - 1) && /^\p{Lu}/u.test(scene.items[start - 1]?.text ?? "")) return null;
  const run: Run = { from: start, to: start, names: [], known: 0, strange: 0 };
  let at = start;
  while (at < end) {
    const name = nameAt(scene, at, end);
    if (name === null) break;
    if (!run.names.includes(name.text)) run.names.push(name.text);
    run.known += name.isKnown ? 1 : 0;
    run.strange += name.isStrange ? 1 : 0;
    run.to = at + name.length;
    const next = behindSeparator(scene, run.to, end);
    if (next === run.to) break;
    at = next;
  }
  return run.names.length === 0 ? null : run;
}

interface Name {
  text: string;
  length: number;
  isKnown: boolean;
  isStrange: boolean;
}

const ME = /^(?:me|myself|i|ich|mich|mir)$/i;

/** A mention, a full name, the asker, or up to three words that are written large. */
function nameAt(scene: Scene, at: number, end: number): Name | null {
  const item = scene.items[at];
  if (item === undefined || scene.used.has(at)) return null;
  if (item.kind === "person") return { text: item.name, length: 1, isKnown: true, isStrange: false };
  const { asker, people } = scene.context;
  // "Priya, Marcus und ich (Ana)"
  if (asker !== undefined && ME.test(item.text) && isAlone(scene, at, end))
    return { text: asker, length: 1, isKnown: true, isStrange: false };
  if (!isPart(scene, at)) return null;
  let to = at + 1;
  while (to < Math.min(end, at + 3) && isPart(scene, to) && !scene.used.has(to)) to += 1;
  const words = indexes({ from: at, to }).map((index) => scene.items[index]?.text ?? "");
  const first = words[0]?.toLowerCase() ?? "";
  const isKnown = people.some(({ name }) => name.toLowerCase().split(" ")[0] === first);
  return { text: words.join(" "), length: to - at, isKnown, isStrange: isStrange(item) };
}

/** Nothing goes on behind it: "Ana and me", not "me to choose". */
function isAlone(scene: Scene, at: number, end: number): boolean {
  const next = scene.items[at + 1];
  return at + 1 >= end || next?.kind !== "word" || behindSeparator(scene, at + 1, end) > at + 1;
}

/** Words written large before a list of names. */
const ANNOUNCING =
  /^(?:ansagen?|bekanntgabe|durchsage|aushang|ankündigung|verkündung|announcements?|announced|notice|reminder|order|reihenfolge|names?|namen|people|team|kinder|kids|members|teilnehmer|namely|random|please)$/i;

function isPart(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    item?.kind === "word" &&
    !ANNOUNCING.test(item.text) &&
    /^\p{Lu}[\p{Ll}'’-]+(?:-?\p{Lu}\p{Ll}+)*$/u.test(item.text) &&
    !scene.used.has(index)
  );
}

function isStrange(item: Item): boolean {
  return item.kind === "word" && item.senses.length === 0;
}

/** Past signs, line ends, "and", "or", "then": where the next name would stand. */
function behindSeparator(scene: Scene, from: number, end: number): number {
  let at = from;
  while (at < end && at < from + 4 && isBetween(scene.items[at])) at += 1;
  return at;
}

function isBetween(item: Item | undefined): boolean {
  if (item?.kind === "break" || item?.kind === "bullet") return true;
  if (/^[,;/|+&>→➔–-]$/.test(mark(item))) return true;
  return has(item, "and", "or") || (item?.kind === "word" && /^(?:then|dann|danach|u|n)$/.test(item.word));
}

/** One is known, or all are words that mean nothing else; where nouns are written large, three and more. */
function isSure(scene: Scene, run: Run): boolean {
  if (run.known > 0) return run.known + run.strange >= run.names.length / 2;
  const { code } = scene.context.lexicon.language;
  return run.strange >= (code === "de" ? 3 : 2) && run.strange >= run.names.length / 2;
}
