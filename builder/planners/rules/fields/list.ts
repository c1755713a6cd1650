import type { Item } from "../words/item.ts";
import { has, isSilent, mark, type Range, type Scene, senses } from "../words/scene.ts";

export interface ListRead {
  elements: Range[];
  /** Everything that was read, separators included. */
  range: Range;
}

/**
 * "A, B and C", "A / B / C", "A, B (x, y), C", bullet lines. Ends with the range, a full stop, or where `stops` says that
 * something else begins; `keeps` says which separators are part of an element. Brackets keep their commas.
 */
export function parseList(
  scene: Scene,
  start: number,
  end: number,
  stops: (index: number) => boolean = () => false,
  keeps: (index: number) => boolean = () => false,
): ListRead {
  const elements: Range[] = [];
  let from = start;
  let depth = 0;
  let at = start;
  for (; at < end; at += 1) {
    const sign = mark(scene.items[at]);
    if (sign === "(") depth += 1;
    if (sign === ")") {
      depth -= 1;
      if (depth < 0) break;
    }
    if (depth > 0) continue;
    if (isFullStop(scene, at) || stops(at)) break;
    if (!isSeparator(scene, at) || keeps(at)) continue;
    push(from, at);
    from = at + 1;
  }
  push(from, at);
  return { elements, range: { from: start, to: at } };

  function push(first: number, last: number): void {
    const element = trimmed(scene, { from: first, to: last });
    if (element.to > element.from) elements.push(element);
  }
}

/** Without articles, separators and breaks at its ends. */
export function trimmed(scene: Scene, range: Range): Range {
  let { from, to } = range;
  const isEdge = (index: number) => {
    const item = scene.items[index];
    return (
      item?.kind === "break" ||
      item?.kind === "bullet" ||
      item?.kind === "emoji" ||
      (item?.kind === "mark" && !/^[()]$/.test(item.text)) ||
      has(item, "and", "or") ||
      isNextInTurn(item)
    );
  };
  while (from < to && (isEdge(from) || (from + 1 < to && isArticle(scene.items[from])))) from += 1;
  while (to > from && isEdge(to - 1)) to -= 1;
  return { from, to };
}

/** "a", "the", "our"; not "which show". */
function isArticle(item: Item | undefined): boolean {
  return senses(item).includes("determiner") && !has(item, "wh");
}

function isSeparator(scene: Scene, at: number): boolean {
  const item = scene.items[at];
  if (item?.kind === "break" || item?.kind === "bullet") return true;
  return /^[,;/|+&]$/.test(mark(item)) || has(item, "and", "or") || isNextInTurn(item);
}

/** "Marcus, then Priya, then Jonas". */
function isNextInTurn(item: Item | undefined): boolean {
  return item?.kind === "word" && /^(?:then|dann|danach)$/.test(item.word);
}

/** "arrived? y/n, pallets", "thanked? and receipt": asks within a list, and ends none. */
export function isQuestionWithin(scene: Scene, at: number): boolean {
  const next = scene.items[at + 1];
  return (
    mark(scene.items[at]) === "?" &&
    (/^[,;/&+(]$/.test(mark(next)) ||
      has(next, "and", "or") ||
      /^(?:(?:yes|ja|y|j)\/(?:no|nein|n)|yes|ja)$/i.test(next?.text ?? ""))
  );
}

function isFullStop(scene: Scene, at: number): boolean {
  if (isQuestionWithin(scene, at)) return false;
  return /^[.!?]$/.test(mark(scene.items[at])) || (mark(scene.items[at]) === ":" && !isSilent(scene.items[at]));
}
