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
  const brackets = all.filter(
    (index) => mark(scene.items[index]) === "(" && (index === 0 || !/^[,(]$/.test(mark(scene.items[index - 1]))),
  );
  const words = all.filter(
    (index) =>
      has(scene.items[index], "columns") || (has(scene.items[index], "with") && !has(scene.items[index], "and")),
  );
  const has1 = all.filter((index) => isHaving(scene, index));
  return [...new Set([...brackets, ...colons, ...words, ...has1])].map((index) => index + 1);
}

/** "every todo has …", "we need …", "jeder Eintrag hat …": the verb before a list. */
function isHaving(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind !== "word" || !/^(?:has|have|having|need|needs|hat|haben|brauchen|braucht)$/.test(item.word))
    return false;
  return indexes({ from: index + 1, to: Math.min(scene.items.length, index + 14) }).some(
    (at) => mark(scene.items[at]) === "," || has(scene.items[at], "and"),
  );
}

function listFrom(scene: Scene, start: number, end: number): Column[] {
  let from = start;
  while (
    from < end &&
    (has(scene.items[from], "columns", "of") ||
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
