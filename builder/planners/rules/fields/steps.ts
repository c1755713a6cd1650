import { indexes, mark, type Range, type Scene, textOf } from "../words/scene.ts";
import { parseList } from "./list.ts";
import { tickedLinesIn } from "./ticked-lines.ts";

/** What is done one after the other, by name. */
export interface StepList extends Range {
  names: string[];
}

/** No step has more words. */
const MOST_WORDS = 7;

/**
 * "keys handed back, meters read, photos taken", "Licht ausschalten, Fenster schließen": a list behind a colon, a dash or
 * in lines, most of which says what is done. null: there is none. Nothing is taken.
 */
export function stepListIn(scene: Scene, range: Range): StepList | null {
  const ticked = tickedLinesIn(scene, range);
  if (ticked !== null) return ticked;
  const starts = indexes(range).filter((index) => /^[:–—(-]$/.test(mark(scene.items[index])));
  const bullet = indexes(range).find((index) => scene.items[index]?.kind === "bullet");
  for (const start of [...starts.map((index) => index + 1), ...(bullet === undefined ? [] : [bullet])]) {
    const found = listFrom(scene, start, range.to);
    if (found !== null) return found;
  }
  return null;
}

function listFrom(scene: Scene, start: number, end: number): StepList | null {
  const { elements } = parseList(
    scene,
    start,
    end,
    (index) => /^[–—)-]$/.test(mark(scene.items[index])) || isBehindLines(scene, start, index),
    (index) => /^(?:and|und|\+|&)$/i.test(scene.items[index]?.text ?? "") && !isLastOfList(scene, index, end),
  );
  const isShort = ({ from, to }: Range) => to - from <= MOST_WORDS && !indexes({ from, to }).some(isValueAt(scene));
  const long = elements.findIndex((element) => !isShort(element));
  const short = long < 0 ? elements : elements.slice(0, long);
  const [first, last] = [short[0], short.at(-1)];
  if (short.length < 3 || first === undefined || last === undefined) return null;
  const names = short.map((element) => textOf(scene, element));
  const done = names.filter((name) => isStep(name, scene.context.lexicon.language.code));
  return done.length * 2 > names.length ? { from: first.from, to: last.to, names: [...new Set(names)] } : null;
}

/** "doors closed and cones removed" is one step; "photos taken and deposit settled" at the end are two. */
function isLastOfList(scene: Scene, index: number, end: number): boolean {
  for (let at = index + 1; at < Math.min(end, index + MOST_WORDS); at += 1) {
    const item = scene.items[at];
    if (/^[.!?:;)]$/.test(mark(item)) || item?.kind === "break") return !isInLines(scene, index);
    if (mark(item) === ",") return false;
  }
  return !isInLines(scene, index);
}

/** Between bullets each line is one step. */
function isInLines(scene: Scene, index: number): boolean {
  for (let at = index; at >= 0; at -= 1) {
    if (scene.items[at]?.kind === "break") return false;
    if (scene.items[at]?.kind === "bullet") return true;
  }
  return false;
}

/** A line without a bullet below lines with one. */
function isBehindLines(scene: Scene, start: number, index: number): boolean {
  if (scene.items[index]?.kind !== "break" || scene.items[index + 1]?.kind === "bullet") return false;
  return indexes({ from: start, to: index }).some((at) => scene.items[at]?.kind === "bullet");
}

function isValueAt(scene: Scene) {
  return (index: number) =>
    ["channel", "recurrence", "time", "person", "command"].includes(scene.items[index]?.kind ?? "");
}

/** "keys handed back", "laptop ordered", "lock the door"; "Zugang angelegt", "Licht aus", "Fenster schließen". */
function isStep(name: string, language: string): boolean {
  const words = name
    .replace(/\s*\(.*\)\s*$/, "")
    .trim()
    .split(/\s+/);
  if (words.length < 2 || words.length > MOST_WORDS) return false;
  const [first = "", last = "", before = ""] = [words[0], words.at(-1), words.at(-2)];
  if (language === "de") return /^\p{Ll}/u.test(last) && (GETAN.test(last) || TUN.test(last) || TEILCHEN.test(last));
  return DONE.test(last) || (PARTICLE.test(last) && (DONE.test(before) || words.length <= 3)) || DO.test(first);
}

const DONE =
  /^(?:\p{L}{2,}ed|done|sent|taken|read|paid|given|set|set-up|met|made|shown|told|held|kept|bought|brought|put|shut|cut|hung|written|signed|found|left|swept|begun|known|seen|drawn|fed|built|lit|locked|off|sorted)$/iu;
const PARTICLE = /^(?:back|off|out|in|on|up|down|over|away|through|ready|complete|clean|empty|full|ok|there|checked)$/i;
const DO =
  /^(?:lock|unlock|close|open|check|clean|empty|fill|wipe|wash|turn|switch|order|book|send|sign|print|call|hand|return|collect|create|set|prepare|pack|unpack|count|put|take|remove|replace|test|update|upload|archive|cancel|disable|enable|grant|revoke|show|introduce|schedule|invite|arrange|file|scan|log|write|read|review|confirm|label|refill|restock|sweep|mop|water|feed|charge|mount|install|connect|disconnect|bring|get|give|make|do|tidy|vacuum|pay|deliver)$/i;
const GETAN =
  /^(?:\p{L}*ge\p{L}{2,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter|miss|hinter)\p{L}{2,}(?:t|en)|\p{L}+iert|\p{L}+(?:unterschrieben|verschickt))$/u;
const TUN = /^\p{Ll}{3,}(?:en|ern|eln)$/u;
const TEILCHEN = /^(?:da|aus|an|zu|auf|ab|fertig|klar|ok|leer|voll|sauber|bereit|weg|drin|raus)$/;
