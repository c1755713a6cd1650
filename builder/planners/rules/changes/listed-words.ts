import { parseList } from "../fields/list.ts";
import { has, indexes, isSilent, mark, type Range, senses } from "../words/scene.ts";
import { saidAll, type Wish } from "./wish.ts";

/** One after the other from an index on, to the words that say where they go or what to do. */
export function listedWords(wish: Wish, start: number, skipped: ReadonlySet<number>): Range[] {
  const isPassed = (index: number) =>
    skipped.has(index) || isFiller(wish, index) || mark(wish.items[index]) === ":" || mark(wish.items[index]) === ",";
  let from = start;
  // "could you add": small words before the verb.
  let verb = start;
  while (verb < wish.items.length && !skipped.has(verb) && (isSilent(wish.items[verb]) || isFiller(wish, verb)))
    verb += 1;
  if (skipped.has(verb)) from = verb;
  while (from < wish.items.length && isPassed(from)) from += 1;
  const { elements } = parseList(wish, from, wish.items.length, (index) => index > from && isEnd(wish, index, skipped));
  return elements;
}

function isEnd(wish: Wish, index: number, skipped: ReadonlySet<number>): boolean {
  const item = wish.items[index];
  if (skipped.has(index) || /^(?:please|pls|bitte|thanks|danke|too|also|auch)$/i.test(item?.text ?? "")) return true;
  const rest = wish.items.slice(index).findIndex((one) => mark(one) !== "" || one.kind === "break");
  const last = rest < 0 ? wish.items.length : index + rest;
  if (last > index && indexes({ from: index, to: last }).every((at) => skipped.has(at) || isFiller(wish, at)))
    return true;
  const isInto = saidAll(wish, wish.words.into).some((range) => range.from === index);
  let at = index + 1;
  while (isFiller(wish, at) && !skipped.has(at)) at += 1;
  return isInto && skipped.has(at);
}

function isFiller(wish: Wish, index: number): boolean {
  const item = wish.items[index];
  // The "the" of "the team", read as one, is no word of its own.
  if (item?.kind === "word" && item.to - item.from > 1 && has(item, "everybody")) return false;
  return (
    senses(item).includes("determiner") ||
    saidAll(wish, wish.words.filler).some(({ from, to }) => index >= from && index < to)
  );
}
