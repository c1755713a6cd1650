import type { Column } from "../../../../sdk/contract/parts.ts";
import { has, indexes, mark, type Range, type Scene, senses, take, textOf } from "../scene.ts";
import { isColumnLike, make, namedApart, parseColumn } from "./column.ts";
import { parseList } from "./list.ts";

/** Finds the list of columns in a range: after a colon, in brackets, after "with" or "columns", after "every … has". Null where none is said. */
export function readColumns(scene: Scene, range: Range): Column[] | null {
  const columns: Column[] = [];
  for (const start of openers(scene, range)) {
    if (scene.used.has(start)) continue;
    const read = listFrom(scene, start, range.to);
    if (read.length > 0) columns.push(...read);
    if (columns.length > 0 && mark(scene.items[start - 1]) !== "") break;
  }
  if (columns.length === 0) return null;
  const [first, ...rest] = namedApart(columns.slice(0, 20));
  return first === undefined ? null : [{ ...first, isRequired: true }, ...rest];
}

/** Indexes right after what opens a list of columns, best first. */
function openers(scene: Scene, range: Range): number[] {
  const all = indexes(range);
  const colons = all.filter((index) => mark(scene.items[index]) === ":");
  const brackets = all.filter((index) => mark(scene.items[index]) === "(" && isBracketOfColumns(scene, index, range));
  const words = all.filter(
    (index) =>
      has(scene.items[index], "columns") || (has(scene.items[index], "with") && !has(scene.items[index], "and")),
  );
  const has1 = all.filter((index) => isHaving(scene, index));
  const bullets = all.filter((index) => scene.items[index]?.kind === "bullet").slice(0, 1);
  const after = [...brackets, ...colons, ...words, ...has1].map((index) => index + 1);
  return [...new Set([...after, ...bullets])];
}

/** Right after the thing, before any list; with dots or "e.g." in it, it only gives examples. */
function isBracketOfColumns(scene: Scene, index: number, range: Range): boolean {
  const before = indexes({ from: range.from, to: index });
  if (before.some((at) => /^[:,(]$/.test(mark(scene.items[at])) || has(scene.items[at], "columns"))) return false;
  const close = indexes({ from: index, to: range.to }).find((at) => mark(scene.items[at]) === ")") ?? range.to;
  const isExample = indexes({ from: index, to: close }).some((at) =>
    /^(?:…|\.|e\.g\.|z\.b\.|like|such as|etc\.?|wie|usw\.?)$/i.test(scene.items[at]?.text ?? ""),
  );
  if (isExample) take(scene, { from: index, to: close });
  return !isExample;
}

/** "every todo has …", "we need …", "jeder Eintrag hat …": the verb before a list. */
export function isHaving(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind !== "word" || !/^(?:has|have|having|need|needs|hat|haben|brauchen|braucht)$/.test(item.word))
    return false;
  const isNeed = /^(?:need|needs|brauchen|braucht)$/.test(item.word);
  // "we need a list …" asks for the app itself; said after that, it names what is needed of each.
  if (isNeed && !scene.clauses.some(({ from, to }) => from > 0 && from <= index && index < to)) return false;
  return indexes({ from: index + 1, to: Math.min(scene.items.length, index + 14) }).some(
    (at) => /^[,&]$/.test(mark(scene.items[at])) || has(scene.items[at], "and"),
  );
}

function listFrom(scene: Scene, start: number, end: number): Column[] {
  let from = start;
  while (
    from < end &&
    ((has(scene.items[from], "columns", "of") && mark(scene.items[from + 1]) !== ",") ||
      mark(scene.items[from]) === ":" ||
      senses(scene.items[from]).includes("determiner"))
  )
    from += 1;
  const { elements, range } = parseColumns(scene, from, end);
  const read: Column[] = [];
  let last = from;
  for (const element of elements) {
    if (!isColumnLike(scene, element)) break;
    const column = parseColumn(scene, element);
    if (column === null) break;
    read.push(column);
    last = element.to;
  }
  if (read.length === 0) return [];
  const choices = mark(scene.items[last]) === ":" ? parseList(scene, last + 1, end) : null;
  const column = read.at(-1);
  if (choices !== null && choices.elements.length >= 2 && column !== undefined) {
    const named = choices.elements.map((element) => textOf(scene, element));
    read.splice(-1, 1, make(column.label, "choice", { choices: named }));
    last = choices.range.to;
  }
  const isWhole = elements.length === read.length;
  take(scene, { from: start - 1, to: isWhole ? Math.max(last, range.to) : last });
  if (isWhole && mark(scene.items[range.to]) === ")") take(scene, { from: range.to, to: range.to + 1 });
  return read;
}

/** A list that slashes do not part: "open/in progress/done" is one element. */
function parseColumns(scene: Scene, start: number, end: number) {
  const hidden = {
    ...scene,
    items: scene.items.map((item) =>
      mark(item) === "/" || has(item, "or") ? { ...item, kind: "emoji" as const } : item,
    ),
  };
  return parseList(
    hidden,
    start,
    end,
    (index) =>
      has(scene.items[index], "say", "remind") &&
      index > start &&
      !has(scene.items[index], "due") &&
      isVerbal(scene, index),
  );
}

/** A comma or "and" right before it, or grammar: it begins something to do. */
function isVerbal(scene: Scene, index: number): boolean {
  const before = scene.items[index - 1];
  return mark(before) !== "" || has(before, "and") || senses(before).includes("silent");
}
