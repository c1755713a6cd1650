import type { Composition } from "../../../sdk/contract/parts.ts";
import { type OneChange, readChange } from "./changes/one-change.ts";
import { piecesOf } from "./changes/pieces.ts";
import { makeWish } from "./changes/wish.ts";
import type { ReadingContext } from "./context.ts";
import type { Gap, Note } from "./scene.ts";

export interface Changed {
  /** null: nothing of what was said is a change that can be made. */
  composition: Composition | null;
  /** Another name for the app, where one was said. */
  title: string | null;
  gaps: Gap[];
  notes: Note[];
  unused: string[];
  /** What no part can be limited by: left out, or the reason why there is no change. */
  limits: string[];
}

/**
 * A message about parts that are there: one wish or several, each read by the first of `changes/known-changes.ts` that
 * knows it. What is not understood of it is among `unused`.
 */
export function changeComposition(
  before: Composition,
  text: string,
  context: ReadingContext,
  mayLeaveOut = false,
): Changed {
  const whole = changeAll(before, text, context);
  if (whole.cuts.length === 0) return { ...changedOf(whole), limits: [] };
  const limits = whole.cuts.map(({ said }) => said);
  const rest = whole.cuts.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);
  const left = mayLeaveOut ? changeAll(before, rest, context) : null;
  if (left === null || left.cuts.length > 0) return { ...changedOf(whole), composition: null, limits };
  return { ...changedOf(left), limits };
}

interface Read extends Omit<Changed, "limits"> {
  cuts: OneChange["cuts"];
}

function changedOf({ cuts: _, ...changed }: Read): Omit<Changed, "limits"> {
  return changed;
}

/** Piece by piece where each is a wish of its own; else, where that says more, as one. */
function changeAll(before: Composition, text: string, context: ReadingContext): Read {
  const whole = readAll(before, text, [{ from: 0, to: text.length }], context);
  const pieces = piecesOf(makeWish(text, before, before.parts, context));
  if (pieces.length < 2) return whole;
  const apart = readAll(before, text, pieces, context);
  if (apart.composition === null) return whole;
  const isBetter = whole.composition !== null && whole.missed < apart.missed;
  return isBetter ? whole : apart;
}

function readAll(
  before: Composition,
  text: string,
  pieces: readonly { from: number; to: number }[],
  context: ReadingContext,
): Read & { missed: number } {
  let { parts } = before;
  let title: string | null = null;
  const all = pieces.map(({ from, to }) => {
    const said = text.slice(from, to);
    const read = readChange(said, before, parts, context);
    parts = read.parts ?? parts;
    title = read.title ?? title;
    return { ...read, from, said };
  });
  // "take Sushi out, add Ramen": what cannot be before the others can be after them.
  for (const [index, { parts: done, gaps, from, said }] of all.entries()) {
    if (done !== null || !gaps.some(({ kind }) => kind === "few") || all.length === 1) continue;
    const read = readChange(said, before, parts, context);
    parts = read.parts ?? parts;
    all[index] = { ...read, from, said };
  }
  const isChanged = all.some((one) => one.parts !== null);
  const unused = all.flatMap((one) =>
    one.parts === null && isChanged && one.gaps.length > 0
      ? []
      : one.parts === null && isChanged && one.unused.length > 0
        ? [one.said.trim()]
        : one.unused,
  );
  return {
    composition: isChanged ? { ...before, parts } : null,
    title,
    gaps: all.flatMap(({ gaps }) => gaps),
    notes: all.flatMap(({ notes }) => notes),
    unused,
    cuts: all.flatMap(({ cuts, from }) => cuts.map((cut) => ({ ...cut, from: cut.from + from, to: cut.to + from }))),
    missed: all.reduce(
      (sum, one) => sum + one.unused.length + one.gaps.length + one.cuts.length + (one.parts === null ? 1 : 0),
      0,
    ),
  };
}
