import type { Noun } from "../../../../sdk/contract/parts.ts";
import { has, indexes, isOpen, mark, type Range, type Scene, take, textOf } from "../scene.ts";
import { parseList } from "./list.ts";

/** Words right before a list of names. */
const ANNOUNCING =
  /^(?:reihenfolge|order|names?|namen|people|participants|teilnehmer|members|mitglieder|rooms|räume|namely|nämlich)$/i;

/** A name like P1, LT-01, or one that begins with a capital where words do not. */
function isNameLike(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind === "person") return true;
  const isEnglish = scene.context.lexicon.language.code === "en";
  return (
    item?.kind === "word" &&
    (/\d/.test(item.text) || (isEnglish && /^\p{Lu}/u.test(item.text) && isOpen(item) && index > 0))
  );
}

/**
 * A list of names in a range: after a colon, after "between" and the like, in brackets, or codes side by side ("P1 P2 P3").
 * What is read is taken.
 */
export function readNames(scene: Scene, range: Range, least = 2, isPeople = false): string[] {
  const starts = [
    ...indexes(range).filter((index) => mark(scene.items[index]) === ":"),
    ...indexes(range).filter((index) => mark(scene.items[index]) === "("),
    ...indexes(range).filter((index) => has(scene.items[index], "between") && !scene.used.has(index)),
    ...indexes(range).filter((index) => ANNOUNCING.test(scene.items[index]?.text ?? "")),
  ].map((index) => index + 1);
  for (const start of starts) {
    const names = namesFrom(scene, start, range.to, least, isPeople);
    if (names !== null) return names;
  }
  const first = indexes(range).find(
    (index) => isNameLike(scene, index) && scene.items[index]?.kind === "word" && !scene.used.has(index),
  );
  if (first !== undefined) {
    const codes = codesFrom(scene, first, range.to);
    if (codes.length >= least) return codes;
  }
  return [];
}

function namesFrom(scene: Scene, start: number, end: number, least: number, isPeople: boolean): string[] | null {
  if (scene.used.has(start)) return null;
  const { elements } = parseList(
    scene,
    start,
    end,
    (index) => isStop(scene, index, start) || (isPeople && isAfterName(scene, index, start)),
  );
  const good: Range[] = [];
  for (const element of elements) {
    const items = scene.items.slice(element.from, element.to);
    if (
      items.length > 5 ||
      items.some((item) => ["recurrence", "time", "channel", "quote", "command"].includes(item.kind))
    )
      break;
    if (has(items[0], "wh", "say", "remind") || scene.used.has(element.from)) break;
    good.push(element);
  }
  const [first, last] = [good[0], good.at(-1)];
  if (good.length < least || first === undefined || last === undefined) return null;
  const split = good.length === 1 && least === 1 ? [first] : good;
  take(scene, { from: start - 1, to: last.to });
  if (mark(scene.items[last.to]) === ")") take(scene, { from: last.to, to: last.to + 1 });
  return [...new Set(split.map((element) => nameOf(scene, element)))].filter((name) => name.length <= 80);
}

/** Names of people that are written large end where a small word that is known goes on: "Ana, Tom and Kim, changes weekly". */
function isAfterName(scene: Scene, index: number, start: number): boolean {
  const item = scene.items[index];
  const isLarge = /^\p{Lu}/u.test(scene.items[start]?.text ?? "");
  const isSmall = item?.kind === "word" && /^\p{Ll}/u.test(item.text) && !has(item, "and", "or");
  return (
    index > start && isLarge && isSmall && (item.senses.length > 0 || isLetters(scene.items[index - 1]?.text ?? ""))
  );
}

function isLetters(text: string): boolean {
  return /^\p{L}+$/u.test(text);
}

function isStop(scene: Scene, index: number, start: number): boolean {
  const item = scene.items[index];
  if (index > start && has(item, "say", "remind") && has(scene.items[index - 1], "and")) return true;
  if (index > start && has(item, "picker", "booking", "lending") && !/^\p{Lu}/u.test(item?.text ?? "")) return true;
  return item?.kind === "recurrence" || item?.kind === "time" || item?.kind === "channel" || item?.kind === "command";
}

/** "P1 P2 P3", "LT-01, LT-02 and LT-03". */
function codesFrom(scene: Scene, start: number, end: number): string[] {
  const names: string[] = [];
  let at = start;
  for (; at < end; at += 1) {
    const item = scene.items[at];
    if (isNameLike(scene, at)) {
      const last = names.at(-1);
      // "Clean Code" is one name, "P1 P2" are two.
      const goesOn =
        at > start && isNameLike(scene, at - 1) && last !== undefined && !/\d/.test(`${last}${item?.text}`);
      if (goesOn) names.splice(-1, 1, `${last} ${item?.text}`);
      else names.push(item?.text ?? "");
    } else if (!(mark(item) === "," || has(item, "and", "or"))) break;
  }
  take(scene, { from: start, to: at });
  return [...new Set(names)];
}

function nameOf(scene: Scene, element: Range): string {
  const [item] = scene.items.slice(element.from, element.to);
  if (element.to - element.from === 1 && item?.kind === "person") return item.name;
  return textOf(scene, element);
}

/** What people call one and several, as they wrote it; of three words and more the last says what it is. */
export function nounOf(scene: Scene, range: Range): Noun {
  return nounFrom(scene, textOf(scene, range));
}

export function nounFrom({ context }: Scene, words: string): Noun {
  const { singular, plural } = context.lexicon.language;
  const split = words.trim().split(/\s+/);
  const written = split.at(-1) ?? words;
  const last = context.lexicon.language.code === "de" ? written.charAt(0).toUpperCase() + written.slice(1) : written;
  const before = split.slice(0, -1).join(" ");
  const with1 = (word: string) => (before === "" ? word : `${before} ${word}`);
  const one = singular(last);
  return one === last ? { one: with1(last), many: with1(plural(last)) } : { one: with1(one), many: with1(last) };
}
