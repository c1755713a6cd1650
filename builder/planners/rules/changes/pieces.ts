import { signsOf } from "../cuts.ts";
import { has, indexes, isOpen, isSilent, mark, type Range, valuesIn, wholeOf } from "../scene.ts";
import { saidAll, type Wish } from "./wish.ts";

/** Where the single wishes of a message stand in its text: sentences, lines, and what "and" joins where both sides tell what to do. */
export function piecesOf(wish: Wish): Range[] {
  const borders: number[] = [];
  for (const index of indexes(wholeOf(wish))) {
    const item = wish.items[index];
    const isStop = item?.kind === "break" || item?.kind === "bullet" || /^[.!?;]$/.test(mark(item));
    const from = borders.at(-1) ?? 0;
    if (isStop ? tells(wish, { from, to: index }) : isJoint(wish, index) && isNewWish(wish, from, index))
      borders.push(index + 1);
  }
  const starts = [0, ...borders];
  return starts
    .map((from, index) => ({ from, to: starts[index + 1] ?? wish.items.length }))
    .filter(({ from, to }) => indexes({ from, to }).some((index) => isSubstance(wish, index)))
    .map(({ from, to }) => ({ from, to: isJoint(wish, to - 1) && to < wish.items.length ? to - 1 : to }))
    .map((range) => signsOf(wish.tokens, wish.items, range));
}

function isSubstance(wish: Wish, index: number): boolean {
  const item = wish.items[index];
  return isOpen(item) || (item !== undefined && !["word", "mark", "break", "bullet", "emoji"].includes(item.kind));
}

function isJoint(wish: Wish, index: number): boolean {
  return (
    mark(wish.items[index]) === "," ||
    has(wish.items[index], "and") ||
    /^(?:then|dann|but|aber)$/i.test(wish.items[index]?.text ?? "")
  );
}

/** Behind it something else is told, in words of its own. */
function isNewWish(wish: Wish, from: number, joint: number): boolean {
  const before = { from, to: joint };
  let next = joint + 1;
  while (next < wish.items.length && (isSilent(wish.items[next]) || has(wish.items[next], "also", "and"))) next += 1;
  const after = { from: joint + 1, to: endOf(wish, joint + 1) };
  if (!tells(wish, before)) return false;
  const isVerbNext =
    tells(wish, { from: next, to: next + 1 }) && !/^(?:new|neue?[nrs]?)$/i.test(wish.items[next]?.text ?? "");
  const [left, right] = [kindsOf(wish, before), kindsOf(wish, after)];
  const posts = (range: Range) => indexes(range).some((index) => has(wish.items[index], "say", "remind"));
  const isSaidNext = left.length > 0 && posts(after) && !posts(before);
  return isVerbNext || isSaidNext || (right.length > 0 && right.every((kind) => !left.includes(kind)));
}

function endOf(wish: Wish, from: number): number {
  const end = wish.items.findIndex(
    (item, index) => index > from && (item.kind === "break" || /^[.!?;,]$/.test(mark(item))),
  );
  return end < 0 ? wish.items.length : end;
}

function tells(wish: Wish, range: Range): boolean {
  if (kindsOf(wish, range).length > 0) return true;
  const hasVerb = indexes(range).some((index) => has(wish.items[index], "add", "change", "remove", "say", "remind"));
  const values = (["time", "recurrence", "channel", "quote"] as const).some(
    (kind) => valuesIn(wish, range, kind).length > 0,
  );
  return hasVerb || (values && range.to - range.from > 1);
}

/** What is told within a range: that something comes in, goes, or becomes something else. */
function kindsOf(wish: Wish, range: Range): string[] {
  const { add, needs, joins, remove, leaves, replace, rename, becomes } = wish.words;
  const kinds = {
    add: `${add}|${needs}|${joins}`,
    remove: `${remove}|${leaves}`,
    rename: `${replace}|${rename}|${becomes}`,
  };
  return Object.entries(kinds).flatMap(([kind, phrases]) =>
    saidAll(wish, phrases).some(({ from, to }) => from >= range.from && to <= range.to) ? [kind] : [],
  );
}
