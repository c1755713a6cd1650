import { signsOf } from "../limits/cuts.ts";
import { isInBrackets } from "../words/clauses.ts";
import { has, indexes, isOpen, isSilent, mark, type Range, valuesIn, wholeOf } from "../words/scene.ts";
import { saidColumns } from "./said-columns.ts";
import { tellsPlace } from "./takes-place.ts";
import { saidAll, type Wish } from "./wish.ts";

/** Where the single wishes of a message stand in its text: sentences, lines, and what "and" joins where both sides tell what to do. */
export function piecesOf(wish: Wish): Range[] {
  const borders: number[] = [];
  for (const index of indexes(wholeOf(wish))) {
    const item = wish.items[index];
    const isStop = item?.kind === "break" || item?.kind === "bullet" || /^[.!?;]$/.test(mark(item));
    const from = borders.at(-1) ?? 0;
    const isEnd = isStop
      ? tells(wish, { from, to: index }) || isSentence(wish, { from, to: index })
      : isJoint(wish, index) && (isReasonEnd(wish, index) || isNewWish(wish, from, index));
    // "we shut at 5 so it has to come at 4.30"
    if (!isEnd && isSo(wish, index) && tells(wish, { from, to: index })) borders.push(index);
    if (isEnd) borders.push(index + 1);
  }
  const starts = [0, ...borders];
  return starts
    .map((from, index) => ({ from, to: starts[index + 1] ?? wish.items.length }))
    .reduce<Range[]>((pieces, piece) => {
      const isEmpty = !indexes(piece).some((index) => isSubstance(wish, index));
      const last = pieces.at(-1);
      // "… a fourth one. Can you put it in?": the verb of what stands before it.
      if (isEmpty && last !== undefined) last.to = piece.to;
      else if (!isEmpty) pieces.push({ ...piece });
      return pieces;
    }, [])
    .map(({ from, to }) => ({ from, to: isJoint(wish, to - 1) && to < wish.items.length ? to - 1 : to }))
    .map((range) => signsOf(wish.tokens, wish.items, range));
}

/** Long enough to be one of its own, and no name of a list behind it. */
function isSentence(wish: Wish, range: Range): boolean {
  const words = indexes(range).filter((index) => wish.items[index]?.kind === "word");
  const isLong = words.length >= 4 || valuesIn(wish, range, "person").length > 0;
  return isLong && valuesIn(wish, range, "quote").length === 0;
}

/** "…, so make it 10": what stands before it says why. */
export const REASONED =
  /^\W*(?:and |und |oh |or )?(?:so|deshalb|daher|darum|deswegen|drum|therefore|thus|that's why)\b(?! (?:that|dass)\b)/i;

function isSo(wish: Wish, index: number): boolean {
  const next = wish.items[index + 1]?.text ?? "";
  return (
    /^(?:so|deshalb|daher|darum|deswegen|therefore)$/i.test(wish.items[index]?.text ?? "") &&
    /^(?:it|we|i|you|pls|please|make|can|could|let|that|this|bitte|kannst|mach|soll|sollte|brauchen)$/i.test(next)
  );
}

function isReasonEnd(wish: Wish, joint: number): boolean {
  const rest = wish.items.slice(joint + 1, joint + 4).map(({ text }) => text);
  return mark(wish.items[joint]) === "," && REASONED.test(rest.join(" "));
}

/** Whether it tells that something comes in, goes, or becomes something else; else it may be but the reason. */
export function tellsChange(wish: Wish): boolean {
  const range = wholeOf(wish);
  return kindsOf(wish, range).length > 0 || indexes(range).some((index) => has(wish.items[index], "add", "remove"));
}

function isSubstance(wish: Wish, index: number): boolean {
  const item = wish.items[index];
  return isOpen(item) || (item !== undefined && !["word", "mark", "break", "bullet", "emoji"].includes(item.kind));
}

function isJoint(wish: Wish, index: number): boolean {
  if (isInBrackets(wish.items, index)) return false;
  return (
    /^[,&+]$/.test(mark(wish.items[index])) ||
    has(wish.items[index], "and") ||
    /^(?:then|dann|but|aber)$/i.test(wish.items[index]?.text ?? "")
  );
}

/** Behind it something else is told, in words of its own. */
function isNewWish(wish: Wish, from: number, joint: number): boolean {
  const before = { from, to: joint };
  if (tellsPlace(textFrom(wish, joint + 1)) && tells(wish, before)) return true;
  let next = joint + 1;
  while (next < wish.items.length && (isSilent(wish.items[next]) || has(wish.items[next], "also", "and"))) next += 1;
  const after = { from: joint + 1, to: endOf(wish, joint + 1) };
  if (!tells(wish, before) || ADD_THAT.test(textFrom(wish, joint + 1))) return false;
  const isVerbNext =
    tells(wish, { from: next, to: next + 1 }) && !/^(?:new|neue?[nrs]?)$/i.test(wish.items[next]?.text ?? "");
  const [left, right] = [kindsOf(wish, before), kindsOf(wish, after)];
  const posts = (range: Range) => indexes(range).some((index) => has(wish.items[index], "say", "remind"));
  const isSaidNext = left.length > 0 && posts(after) && !posts(before);
  // "add Dora & could it be 8:15", "8 Wochen vorher, und zwar in #general"
  const values = (range: Range) =>
    (["time", "channel", "recurrence"] as const).filter((kind) => valuesIn(wish, range, kind).length > 0);
  // "weekly at 8, and per project rather than one total"
  const isGroupNext =
    has(wish.items[next], "per") && saidColumns(wish)?.said.some(({ range }) => range.from === next + 1) === true;
  if (isGroupNext) return true;
  const isInPlace = saidAll(wish, wish.words.inPlace).some(
    ({ from: at }) => (at === next || at === joint + 1) && at < after.to - 1,
  );
  if (isInPlace) return true;
  const isWishNext =
    /^(?:could|can|should|make|please|not|kannst|könnte|könnten|soll|sollte|bitte|lieber|zwar|nicht)$/i.test(
      wish.items[joint + 1]?.text ?? "",
    );
  if (isWishNext && values(after).length > 0 && values(after).every((kind) => !values(before).includes(kind)))
    return true;
  return isVerbNext || isSaidNext || (right.length > 0 && right.every((kind) => !left.includes(kind)));
}

/** "there is no state for that, could you add it?": the verb of what stands before it. */
const ADD_THAT =
  /^(?:and |und )?(?:(?:could|can|would) (?:you|we) |please |bitte |kannst du |könntest du )*(?:(?:add|put|include) (?:that|it|them|those|one)(?: in| too| as well)?|(?:das|den|die|sie|ihn|es) (?:bitte |noch )*(?:hinzufügen|ergänzen|aufnehmen|dazunehmen))(?: please| bitte)?\s*(?:[.!?]|$)/i;

function textFrom(wish: Wish, index: number): string {
  const item = wish.items[index];
  const token = item === undefined ? undefined : wish.tokens[item.from];
  return token === undefined ? "" : wish.text.slice(token.from);
}

function endOf(wish: Wish, from: number): number {
  const end = wish.items.findIndex(
    (item, index) => index > from && (item.kind === "break" || /^[.!?;,]$/.test(mark(item))),
  );
  return end < 0 ? wish.items.length : end;
}

function tells(wish: Wish, range: Range): boolean {
  if (kindsOf(wish, range).length > 0) return true;
  if (saidAll(wish, wish.words.inPlace).some(({ from }) => from >= range.from && from <= range.from + 1)) return true;
  const hasVerb = indexes(range).some((index) => has(wish.items[index], "add", "change", "remove", "say", "remind"));
  const values = (["time", "recurrence", "channel", "quote"] as const).some(
    (kind) => valuesIn(wish, range, kind).length > 0,
  );
  return hasVerb || (values && range.to - range.from > 1);
}

/** What is told within a range: that something comes in, goes, or becomes something else. */
function kindsOf(wish: Wish, range: Range): string[] {
  const { add, needs, wants, joins, remove, leaves, replace, rename, becomes } = wish.words;
  const kinds = {
    add: `${add}|${needs}|${wants}|${joins}`,
    remove: `${remove}|${leaves}`,
    rename: `${replace}|${rename}|${becomes}`,
  };
  return Object.entries(kinds).flatMap(([kind, phrases]) =>
    saidAll(wish, phrases).some(({ from, to }) => from >= range.from && to <= range.to) ? [kind] : [],
  );
}
