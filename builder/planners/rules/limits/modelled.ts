import {
  has,
  indexes,
  isSilent,
  type Limit,
  type LimitKind,
  type Range,
  type Scene,
  take,
  textOf,
} from "../words/scene.ts";
import { isBorder } from "./limits.ts";

/** Says that what the words at these indexes limit is in what was made of them. */
export function modelAt(scene: Scene, ...indexesSaid: readonly number[]): void {
  for (const index of indexesSaid) {
    scene.modelled.add(index);
    scene.used.add(index);
  }
}

/** Says that something was said that nothing models, where no word alone tells. */
export function raise(scene: Scene, kind: LimitKind, range: Range): void {
  if (!scene.limits.some(({ from }) => from === range.from)) scene.limits.push({ kind, ...range });
}

/** Words that are understood, but that nothing models: left out by themselves. */
export function raiseAlone(scene: Scene, range: Range): void {
  scene.limits.push({ kind: "amount", ...range, isAlone: true });
}

/** The limit right before a value that was taken, past small words: the "until" of "until 11". */
export function modelBefore(scene: Scene, index: number, ...kinds: LimitKind[]): void {
  let at = index - 1;
  while (at >= 0 && at > index - 4) {
    const limit = scene.limits.find(({ from, to }) => from <= at && at < to);
    if (limit !== undefined && kinds.includes(limit.kind)) modelAt(scene, ...indexes(limit));
    else if (!isSilent(scene.items[at]) && !["date", "time"].includes(scene.items[at]?.kind ?? "")) return;
    at -= 1;
  }
}

/** Limits of these kinds in a range, where the piece of the sentence around them passes the test. */
export function modelWhere(
  scene: Scene,
  range: Range,
  kinds: readonly LimitKind[],
  isKept: (segment: Range, limit: Limit) => boolean,
): void {
  for (const limit of scene.limits) {
    const isWithin = limit.from >= range.from && limit.from < range.to && kinds.includes(limit.kind);
    if (isWithin && isKept(segmentOf(scene, limit.from), limit)) modelAt(scene, ...indexes(limit));
  }
}

/** From one comma, stop or bracket to the next; an "and" or "but" right before a limit begins one too. */
export function segmentOf(scene: Scene, index: number): Range {
  let { from, to } = { from: index, to: index + 1 };
  while (from > 0 && !isBorder(scene.items[from - 1]) && !isJoint(scene, from - 1, from)) from -= 1;
  while (to < scene.items.length && !isBorder(scene.items[to]) && !isJoint(scene, to, to + 1)) to += 1;
  return { from, to };
}

function isJoint(scene: Scene, index: number, next: number): boolean {
  const item = scene.items[index];
  const joins = has(item, "and") || /^(?:but|aber|sondern)$/i.test(item?.text ?? "");
  return joins && scene.limits.some(({ from }) => from === next);
}

/** Whether one of these phrases (between bars) is in a range. */
export function saysAny(scene: Scene, range: Range, phrases: string): boolean {
  const said = ` ${textOf(scene, range)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’-]+/gu, " ")} `;
  return phrases.split("|").some((phrase) => {
    const plain = phrase.replace("~", "");
    return said.includes(phrase.endsWith("~") ? ` ${plain}` : ` ${plain} `);
  });
}

/** No days, times or people in it, and none of these names: what it says is true of all. */
export function isOfAll(scene: Scene, range: Range, names: readonly string[] = []): boolean {
  const plain = new Set(names.map((name) => name.toLowerCase()));
  return indexes(range).every((index) => {
    const item = scene.items[index];
    const isValue = ["recurrence", "date", "time", "person", "channel", "number"].includes(item?.kind ?? "");
    return !isValue && !plain.has(item?.text.toLowerCase() ?? "");
  });
}

function takeAll(scene: Scene, segment: Range): true {
  take(scene, segment);
  return true;
}

/** A no beside what a part keeps to anyway: "nobody twice", "without repeats". */
export function modelKept(scene: Scene, range: Range, phrases: string, names: readonly string[] = []): void {
  const { limits } = scene.context.lexicon.language;
  const isKept = (segment: Range) =>
    isOfAll(scene, segment, names) &&
    saysAny(scene, segment, phrases) &&
    scene.limits.some(({ kind, from }) => kind === "negation" && from >= segment.from && from < segment.to) &&
    !saysAny(scene, segment, limits.contrast) &&
    takeAll(scene, segment);
  modelWhere(scene, range, ["negation", "repetition", "behindSpan"], isKept);
}
