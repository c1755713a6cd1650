import type { Noun } from "../../../../sdk/contract/parts.ts";
import { saidAt } from "../called/said.ts";
import { modelAt } from "../limits/modelled.ts";
import {
  clauseOf,
  has,
  indexes,
  isOpen,
  isSilent,
  mark,
  type Range,
  type Scene,
  take,
  textOf,
} from "../words/scene.ts";
import { parseList } from "./list.ts";
import { FIELD, nounFrom } from "./names.ts";

/** Longer ones are no names. */
const MAX_WORDS = 4;

/** Things that are named where it is told what it is about, and what they are called together; null: that is not said. */
export interface ThingsTold {
  things: string[];
  noun: Noun | null;
}

/** "Es geht um Bohrhammer und Nasssauger.", "We own exactly four things worth fighting over: …" with a line each. Taken. */
export function takeThingsTold(scene: Scene, range: Range): ThingsTold | null {
  for (const { from, to } of announcedIn(scene, range)) {
    const end = endOfList(scene, to, range.to);
    const { elements } = parseList(scene, to, end);
    if (elements.length < 2 || !elements.every((element) => isNamed(scene, element))) continue;
    take(scene, { from, to: end });
    modelAt(scene, ...scene.limits.filter((one) => one.from >= from && one.from < to).flatMap((one) => indexes(one)));
    return { things: elements.map((element) => textOf(scene, element)), noun: nounIn(scene, { from, to }) };
  }
  return null;
}

/** From what says that names follow to the first of them. */
function announcedIn(scene: Scene, range: Range): Range[] {
  const colons = indexes(range)
    .filter((index) => mark(scene.items[index]) === ":")
    .map((index) => ({ from: Math.max(range.from, clauseOf(scene, index).from), to: index + 1 }))
    .filter((before) => HAVING.test(textOf(scene, before)));
  return [...saidAt(scene, range, ABOUT), ...colons];
}

const ABOUT =
  /\b(?:(?:es )?geht (?:dabei |hier )?(?:nur )?um(?: (?:die|den|das|unsere\w*|folgende\w*))?|gemeint sind|und zwar|it's about|it is about|this is about|that's about|we're talking about|we are talking about|i'm talking about|namely)(?! :)\b/g;
const HAVING =
  /\b(?:own|have|got|things|stuff|items|gear|kit|equipment|these|following|there are|it's about|haben|besitzen|geräte|sachen|dinge|gegenstände|folgende\w*|diese|es gibt|geht um)\b/i;

/** Lines that begin with a dash up to the last of them; else up to the sentence's end. */
function endOfList(scene: Scene, start: number, end: number): number {
  const first = indexes({ from: start, to: end }).find((index) => scene.items[index]?.kind !== "break");
  if (first === undefined) return start;
  const isLines = scene.items[first]?.kind === "bullet";
  const isEnd = (index: number) =>
    isLines
      ? scene.items[index]?.kind === "break" && scene.items[index + 1]?.kind !== "bullet"
      : scene.items[index]?.kind === "break" || /^[.!?;]$/.test(mark(scene.items[index]));
  return indexes({ from: first, to: end }).find(isEnd) ?? end;
}

/** A name: no column, no step and no sentence. */
function isNamed(scene: Scene, element: Range): boolean {
  const isWord = (index: number) => {
    const item = scene.items[index];
    if (index > element.from && item?.kind === "number") return true;
    return (
      item?.kind === "word" && !scene.used.has(index) && (isOpen(item) || !isSilent(item)) && !has(item, "wh", "with")
    );
  };
  const isLarge =
    scene.context.lexicon.language.code !== "de" ||
    indexes(element).some((index) => /^[\p{Lu}\d]/u.test(scene.items[index]?.text ?? ""));
  return (
    element.to - element.from <= MAX_WORDS &&
    isLarge &&
    indexes(element).every(isWord) &&
    !FIELD.test(textOf(scene, element))
  );
}

/** "four cameras:", "folgende Geräte:": right behind the number, or what points. */
function nounIn(scene: Scene, { from, to }: Range): Noun | null {
  const { numbers } = scene.context.lexicon.language;
  for (const index of indexes({ from, to })) {
    const item = scene.items[index];
    const isCount = item?.kind === "number" || (item?.kind === "word" && (numbers[item.word] ?? 0) > 1);
    const isPointing = /^(?:these|following|folgende[nrs]?|diese[nrs]?)$/i.test(item?.text ?? "");
    const next = scene.items[index + 1];
    if ((isCount || isPointing) && index + 1 < to && isOpen(next) && next?.kind === "word")
      return nounFrom(scene, next.text);
  }
  return null;
}
