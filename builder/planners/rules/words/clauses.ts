import type { Item } from "./item.ts";
import { has, isSilent, mark, type Range } from "./scene.ts";

/** Sentences, and within them where a comma or an "and" begins another thing to do: "…, then post them". */
export function clausesOf(items: readonly Item[]): Range[] {
  const clauses: Range[] = [];
  let from = 0;
  for (let index = 0; index < items.length; index += 1) {
    if (!isEnd(items, index) && !isTurn(items, index, from)) continue;
    if (index + 1 > from) clauses.push({ from, to: index + 1 });
    from = index + 1;
  }
  if (from < items.length) clauses.push({ from, to: items.length });
  return clauses;
}

function isEnd(items: readonly Item[], index: number): boolean {
  const item = items[index];
  const next = items[index + 1];
  if (next?.kind === "bullet" && /^\d/.test(next.text) && (item?.kind !== "break" || isLongLine(items, index)))
    return true;
  if (item?.kind === "emoji") return /^\p{Lu}\p{L}/u.test(next?.text ?? "") && items[index - 1]?.kind === "word";
  if (item?.kind === "break") {
    const before = items.slice(0, index).findLast((one) => one.kind !== "break");
    return next?.kind !== "bullet" && mark(before) !== ":" && mark(before) !== ",";
  }
  if (mark(item) === "." && isInBulletLine(items, index)) return false;
  if (!/^[.!?;]$/.test(mark(item)) || isInBrackets(items, index) || mark(next) === ")") return false;
  return !isAskedWithin(items, index) && !isListed(items, index);
}

/** "- where it is: hall A or yard. nothing else pls" with another such line behind it: the list goes on. */
function isInBulletLine(items: readonly Item[], index: number): boolean {
  let [from, to] = [index, index + 1];
  while (from > 0 && items[from - 1]?.kind !== "break" && index - from < MAX_LINE) from -= 1;
  while (to < items.length && items[to]?.kind !== "break" && to - index < MAX_LINE) to += 1;
  const isDashed = (one: Item | undefined) => one?.kind === "bullet" && !/^\d/.test(one.text);
  return isDashed(items[from]) && items[to]?.kind === "break" && isDashed(items[to + 1]);
}

const MAX_LINE = 30;

/** Lines of so many words are sentences, no points of a list. */
const LONG_LINE = 12;

function isLongLine(items: readonly Item[], index: number): boolean {
  const before = items.slice(0, index).findLastIndex((item) => item.kind === "break");
  return items.slice(before + 1, index).filter((item) => item.kind !== "mark").length >= LONG_LINE;
}

/** "arrived? y/n", "thanked?, receipt": the mark asks for a yes or no, and the list goes on. */
function isAskedWithin(items: readonly Item[], index: number): boolean {
  const next = items[index + 1];
  const isAnswer = /^(?:yes|ja|y|j)(?:\/(?:no|nein|n))?$/i.test(next?.text ?? "");
  return mark(items[index]) === "?" && (isAnswer || /^[,;/&+(]$/.test(mark(next)) || has(next, "and"));
}

/** "columns: device; place; next check": semicolons between short names, behind a colon or one of several. */
function isListed(items: readonly Item[], index: number): boolean {
  if (mark(items[index]) !== ";") return false;
  const isStop = (at: number) =>
    items[at] === undefined || /^[.!?]$/.test(mark(items[at])) || items[at]?.kind === "break";
  let [from, to] = [index, index + 1];
  while (!isStop(from - 1)) from -= 1;
  while (!isStop(to)) to += 1;
  const sentence = items.slice(from, to);
  const signs = sentence.filter((item) => mark(item) === ";").length;
  const hasColon = items.slice(from, index).some((item) => mark(item) === ":");
  const next = items.slice(index + 1, to);
  const end = next.findIndex((item) => mark(item) === ";");
  const piece = end < 0 ? next : next.slice(0, end);
  const isPlain = piece.every(
    (item) => !has(item, "say", "remind") && !["channel", "time", "recurrence", "command"].includes(item.kind),
  );
  return (hasColon || signs >= 2) && isPlain && piece.length <= MAX_PIECE;
}

/** No name of a column, with its choices, has more words and signs. */
const MAX_PIECE = 14;

/** A separator after which, past grammar and values, comes a word that tells to say, to remind, to decide. */
function isTurn(items: readonly Item[], index: number, from: number): boolean {
  if (!isSeparator(items[index]) || isInBrackets(items, index)) return false;
  const starters = ["say", "remind", "command"] as const;
  let at = index + 1;
  while (at < items.length && at < index + 9) {
    const item = items[at];
    if (item?.kind === "command") return true;
    if (has(item, "total", "digest") && items.slice(at, at + 11).some((one) => one.kind === "channel"))
      return !isOpenPost(items.slice(from, index));
    const next = items[at + 1];
    const isLast = next === undefined || next.kind === "break" || /^[.!?;]$/.test(mark(next));
    if (
      has(item, ...starters) &&
      !has(items[at - 1], "of") &&
      !isNameOf(items, at) &&
      !isWhenDone(items, at) &&
      !(isLast && has(items[at - 1], "and") && at === index + 1)
    )
      return (
        items.slice(from, index).some(isTold) &&
        !isOneOfList(items, index, from) &&
        !isAhead(items.slice(from, index), items.slice(at))
      );
    const isValue =
      item?.kind === "time" ||
      item?.kind === "recurrence" ||
      item?.kind === "date" ||
      item?.kind === "channel" ||
      item?.kind === "span";
    if (!isValue && !isSilent(item) && !has(item, "and", "everybody", "before", "all", "me")) return false;
    at += 1;
  }
  return false;
}

/** "each prop: what it is, which show it was for, shelf": behind a colon, and nothing says where or when. */
function isOneOfList(items: readonly Item[], index: number, from: number): boolean {
  if (mark(items[index]) !== ",") return false;
  const colon = items.slice(from, index).findLastIndex((item) => mark(item) === ":");
  const end = items.slice(index).findIndex((item) => /^[.!?]$/.test(mark(item)));
  const told = items.slice(index + 1, end < 0 ? items.length : index + end);
  const values = ["channel", "time", "recurrence", "span", "person", "command", "quote"];
  return colon >= 0 && told.every((item) => !values.includes(item.kind) && !has(item, "overdue", "open", "due"));
}

/** "A week before each event, at 9, a heads-up in #sales": so long ahead of what, said before what is done. */
function isAhead(before: readonly Item[], behind: readonly Item[]): boolean {
  const span = before.findIndex(({ kind }) => kind === "span");
  const isFirst = span >= 0 && before.slice(0, span).every((item) => isSilent(item) || has(item, "and"));
  const isPlain = before.every((item) => item.kind !== "channel" && !has(item, "say", "remind"));
  return isFirst && isPlain && has(before[span + 1], "before") && behind.some(({ kind }) => kind === "channel");
}

/** "mondays 9:30 what came in plus the total into #sales": it was said when, and not yet where. */
function isOpenPost(items: readonly Item[]): boolean {
  // "what they want until 10:45": till when is not when.
  const says = (kind: Item["kind"]) =>
    items.some((item, index) => item.kind === kind && !(kind === "time" && has(items[index - 1], "until")));
  return (says("recurrence") || says("time")) && !says("channel");
}

/** "verschickt am", "sent to": when or to whom something was, in a list. */
export function isWhenDone(items: readonly Item[], at: number): boolean {
  return (
    /^(?:am|an|von|on|to|by)$/i.test(items[at + 1]?.text ?? "") &&
    /(?:t|en|ed|sent|told)$/i.test(items[at]?.text ?? "") &&
    (/^[,(/;]$/.test(mark(items[at + 2])) || has(items[at + 2], "and") || items[at + 2] === undefined)
  );
}

/** "headline, publish date, owner": names a thing, and a comma follows. */
export function isNameOf(items: readonly Item[], at: number): boolean {
  const [noun, behind] = [items[at + 1], items[at + 2]];
  const isNoun =
    noun?.kind === "word" && !isSilent(noun) && !has(noun, "and", "wh", "all", "everybody", "digest", "list", "total");
  return isNoun && !/^\p{L}+(?:ed|s)$/u.test(noun.text) && (mark(behind) === "," || mark(behind) === "(");
}

/** "in the evening, mon to sat - post …": a piece that says only when belongs to what follows. */
function isTold(item: Item): boolean {
  const isPart =
    /^(?:mornings?|afternoons?|evenings?|nights?|noon|morgens?|abends?|vormittags?|nachmittags?|mittags?|früh)$/i;
  return (
    item.kind === "word" &&
    !isSilent(item) &&
    !isPart.test(item.text) &&
    !/^(?:vorher|zuvor|davor|ahead|beforehand)$/i.test(item.text)
  );
}

/** What ends a sentence, or a line. */
export function isStop(item: Item | undefined): boolean {
  return item === undefined || item.kind === "break" || /^[.!?;]$/.test(mark(item));
}

function isSeparator(item: Item | undefined): boolean {
  return /^[,–—-]$/.test(mark(item)) || /^(?:but|aber|then|dann)$/i.test(item?.text ?? "") || has(item, "and");
}

export function isInBrackets(items: readonly Item[], index: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const sign = mark(items[at]);
    if (sign === "(" || sign === ")") return sign === "(";
  }
  return false;
}
