import { isNameOf, isWhenDone } from "../words/clauses.ts";
import { has, indexes, mark, type Range, type Scene, senses } from "../words/scene.ts";
import { askedApart } from "./asked-columns.ts";
import { isQuestionWithin, type ListRead, parseList, trimmed } from "./list.ts";
import { ownElement } from "./own-element.ts";

/**
 * The elements of a list of columns: lines, or what semicolons, slashes, dashes or commas part – whichever the writer used.
 * "open/in progress/done" and "a, b or c" behind a colon are one element.
 */
export function columnElements(
  scene: Scene,
  start: number,
  end: number,
  isNamed: (element: Range) => boolean,
): ListRead {
  const { elements, range } = elementsOf(scene, start, end, isNamed);
  const apart = elements.map((element) => askedApart(scene, ownElement(scene, element)));
  // "a list, who makes which salad when": what the columns are of is none of them.
  const isOfList = apart.some((parts) => parts.length > 1) && isList(scene, elements[0]);
  return { elements: (isOfList ? apart.slice(1) : apart).flat(), range };
}

function isList(scene: Scene, element: Range | undefined): boolean {
  return element !== undefined && element.to - element.from <= 2 && has(scene.items[element.to - 1], "list");
}

function elementsOf(scene: Scene, start: number, end: number, isNamed: (element: Range) => boolean): ListRead {
  const lined = byLines(scene, start, end);
  if (lined !== null) return lined;
  const to = endOf(scene, start, end);
  const marks = outside(scene, { from: start, to }).map((at) => mark(scene.items[at]));
  const counts = (sign: RegExp) => marks.filter((text) => sign.test(text)).length;
  const commas = counts(/^[,]$/);
  if (counts(/^;$/) >= 2 || (counts(/^;$/) === 1 && counts(/^:$/) > 0)) {
    const read = split(scene, { from: start, to }, (at) => mark(scene.items[at]) === ";" || isBreak(scene, at));
    return { ...read, elements: read.elements.flatMap((element) => withoutColon(scene, element)) };
  }
  for (const sign of [/^[/|]$/, /^[-–—]$/]) {
    if (commas > 0 || counts(sign) < 2) continue;
    const read = split(scene, { from: start, to }, (at) => sign.test(mark(scene.items[at])) || isBreak(scene, at));
    if (read.elements.filter(isNamed).length >= Math.min(3, read.elements.length) / 2 + 0.5) return read;
  }
  return whetherJoined(scene, byCommas(scene, start, end));
}

function byCommas(scene: Scene, start: number, end: number): ListRead {
  return parseList(
    scene,
    start,
    end,
    (index) => index > start && (isDash(scene, index) || isTold(scene, index)),
    (index) => mark(scene.items[index]) === "/" || has(scene.items[index], "or"),
  );
}

/** Bullets, or lines as short as names are. */
function byLines(scene: Scene, start: number, end: number): ListRead | null {
  const bullets = indexes({ from: start, to: end }).filter((at) => scene.items[at]?.kind === "bullet");
  const isBulleted = scene.items[start]?.kind === "bullet" || scene.items[start - 1]?.kind === "bullet";
  if (!isBulleted && bullets.length < 2) return null;
  if (!isBulleted && !onlyBreaks(scene, { from: start, to: bullets[0] ?? start })) return null;
  const elements: Range[] = [];
  let to = start;
  for (let at = start; at < end; ) {
    if (scene.items[at]?.kind === "bullet" || scene.items[at]?.kind === "break") {
      at += 1;
      continue;
    }
    const isListed = scene.items[at - 1]?.kind === "bullet";
    if (!isListed && elements.length > 0) break;
    let last = at;
    while (last < end && !["break", "bullet"].includes(scene.items[last]?.kind ?? "")) last += 1;
    const stop = outside(scene, { from: at, to: last }).find(
      (one) => one > at + 1 && /^[.!]$/.test(mark(scene.items[one])),
    );
    elements.push(...lineOf(scene, { from: at, to: stop ?? last }));
    to = last;
    at = last;
  }
  return elements.length === 0 ? null : { elements, range: { from: start, to } };
}

/** A line is one element, unless it lists several and explains none. */
function lineOf(scene: Scene, range: Range): Range[] {
  const line = trimmed(scene, range);
  const hasColon = outside(scene, line).some((at) => mark(scene.items[at]) === ":");
  if (hasColon) return [line];
  const { elements } = byCommas(scene, line.from, line.to);
  return isUnit(scene, elements) ? [line] : elements;
}

/** "fee agreed, EUR": the second only explains the first. */
function isUnit(scene: Scene, elements: readonly Range[]): boolean {
  const [, second] = elements;
  return (
    elements.length === 2 &&
    second !== undefined &&
    second.to - second.from === 1 &&
    /^(?:[€$£]|eur|euros?|usd|gbp|chf|pdf|text|datum|date|optional|required|number|zahl)$/i.test(
      scene.items[second.from]?.text ?? "",
    )
  );
}

function onlyBreaks(scene: Scene, range: Range): boolean {
  return indexes(range).every((at) => scene.items[at]?.kind === "break" || mark(scene.items[at]) === ":");
}

/** "name, phone, status: open, closed": commas part what no colon explains. */
function withoutColon(scene: Scene, element: Range): Range[] {
  const all = outside(scene, element);
  const colon = all.find((at) => mark(scene.items[at]) === ":");
  if (colon === undefined) return byCommas(scene, element.from, element.to).elements;
  const comma = all.findLast((at) => at < colon && mark(scene.items[at]) === ",");
  if (comma === undefined) return [element];
  return [...byCommas(scene, element.from, comma).elements, trimmed(scene, { from: comma + 1, to: element.to })];
}

/** "whether it is waiting, on the lift or ready": one element to the end. */
function whetherJoined(scene: Scene, read: ListRead): ListRead {
  const { elements } = read;
  const first = elements.findIndex(({ from }) => isWhether(scene, from));
  const [opener, last] = [elements[first], elements.at(-1)];
  if (opener === undefined || last === undefined || first === elements.length - 1) return read;
  const isChoice = indexes(last).some((at) => has(scene.items[at], "or"));
  const hasAnd = indexes({ from: opener.from, to: last.to }).some(
    (at) => has(scene.items[at], "and") || isWhether(scene, at + 1),
  );
  if (!isChoice || hasAnd) return read;
  return { ...read, elements: [...elements.slice(0, first), { from: opener.from, to: last.to }] };
}

function isWhether(scene: Scene, at: number): boolean {
  return /^(?:whether|ob)\b/i.test(scene.items[at]?.text ?? "");
}

function split(scene: Scene, range: Range, isSeparator: (at: number) => boolean): ListRead {
  const borders = outside(scene, range).filter(isSeparator);
  const starts = [range.from, ...borders.map((at) => at + 1)];
  const elements = starts
    .map((from, index) => trimmed(scene, { from, to: borders[index] ?? range.to }))
    .filter(({ from, to }) => to > from);
  return { elements, range };
}

/** Where the sentence ends, or something to do begins. */
function endOf(scene: Scene, start: number, end: number): number {
  return (
    outside(scene, { from: start, to: end }).find((at) => at > start && (isEnd(scene, at) || isTold(scene, at))) ?? end
  );
}

function isEnd(scene: Scene, at: number): boolean {
  const text = mark(scene.items[at]);
  return (text === "." || text === "!" || text === "?") && !isQuestionWithin(scene, at);
}

/** Indexes that stand in no brackets. */
function outside(scene: Scene, { from, to }: Range): number[] {
  let depth = 0;
  return indexes({ from, to }).filter((at) => {
    const sign = mark(scene.items[at]);
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    return depth === 0 && sign !== ")";
  });
}

function isBreak(scene: Scene, at: number): boolean {
  return scene.items[at]?.kind === "break";
}

/** A dash between two words, with room around it. */
export function isDash(scene: Scene, at: number): boolean {
  return /^[-–—]$/.test(mark(scene.items[at]));
}

function isTold(scene: Scene, index: number): boolean {
  if (showsSome(scene, index)) return true;
  if (!has(scene.items[index], "say", "remind") || has(scene.items[index], "due")) return false;
  // "verschickt am", "sent to": when or to whom it was.
  if (isWhenDone(scene.items, index)) return false;
  // "publish date, owner", "which show it was for": names of things.
  if (isNameOf(scene.items, index) || has(scene.items[index - 1], "wh")) return false;
  return isVerbal(scene, index);
}

/** "; show which are overdue", ", mark what is late": an order, and no column. */
function showsSome(scene: Scene, index: number): boolean {
  return SHOW.test(scene.items[index]?.text ?? "") && has(scene.items[index + 1], "wh") && isVerbal(scene, index);
}

const SHOW = /^(?:show|list|mark|highlight|flag|display|zeige?n?|markieren?|kennzeichnen?)$/i;

/** A comma or "and" right before it, or grammar: it begins something to do. */
function isVerbal(scene: Scene, index: number): boolean {
  const before = scene.items[index - 1];
  const next = scene.items[index + 1];
  // "name and message." ends there: a thing, not what shall be done.
  if (next === undefined || next.kind === "mark" || next.kind === "break") return false;
  return mark(before) !== "" || has(before, "and") || senses(before).includes("silent");
}
