import type { Composition, Part } from "../../../sdk/contract/parts.ts";
import { withoutAsides } from "./changes/asides.ts";
import { withPlainFields } from "./changes/field-for.ts";
import { withoutFileWishes } from "./changes/file-wish.ts";
import { withNames } from "./changes/named-again.ts";
import { type OneChange, readChange } from "./changes/one-change.ts";
import { piecesOf, REASONED, tellsChange } from "./changes/pieces.ts";
import { plainWishes } from "./changes/plain-wishes.ts";
import { withoutSince } from "./changes/since.ts";
import { toldToForget } from "./changes/told-to-forget.ts";
import { unquoted } from "./changes/unquoted.ts";
import { makeWish } from "./changes/wish.ts";
import type { ReadingContext } from "./context.ts";
import type { Gap, Note } from "./words/scene.ts";

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
  const { parts, rest, gaps, notes, isChanged } = plainWishes(
    withPlainFields(text, before.parts, context),
    before.parts,
    context,
  );
  const composition = { ...before, parts };
  if (rest === "") {
    const changed = isChanged ? composition : null;
    return { composition: changed, title: null, gaps, notes, unused: [], limits: [] };
  }
  const read = changeRest(composition, rest, context, mayLeaveOut);
  const more = { ...read, notes: [...notes, ...read.notes] };
  if (!isChanged || more.composition !== null) return { ...more, gaps: [...gaps, ...more.gaps] };
  return { ...more, composition, gaps, unused: more.limits.length > 0 ? [] : [rest.trim().slice(0, 120)] };
}

function changeRest(before: Composition, text: string, context: ReadingContext, mayLeaveOut: boolean): Changed {
  const plain = withoutFileWishes(text, before.parts);
  const { said, read: whole, told } = bestReading(before, withoutSince(toldToForget(plain.text)), context);
  const notes = [...plain.told, ...told].map((about): Note => ({ kind: "background", about }));
  if (whole.cuts.length === 0) return { ...changedOf(whole, notes), limits: [] };
  const limits = whole.cuts.map((cut) => cut.said);
  const rest = whole.cuts.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, said);
  const left = mayLeaveOut ? changeAll(before, rest, context) : null;
  if (left === null || left.cuts.length > 0) return { ...changedOf(whole, notes), composition: null, limits };
  return { ...changedOf(left, notes), limits };
}

interface Candidate {
  said: string;
  read: Read;
  /** What was left aside as the reason. */
  told: string[];
}

/** As it is written where all of that is understood; else without what wishes nothing, where that leaves less unread. */
function bestReading(before: Composition, text: string, context: ReadingContext): Candidate {
  const first: Candidate = { said: text, read: changeAll(before, text, context), told: [] };
  if (missedBy(first.read) === 0 && first.read.composition !== null) return first;
  if (first.read.composition === null && first.read.isRefused) return first;
  const { text: bare, told } = withoutAsides(withNames(text, before, context), before, context);
  const others = [...new Set([bare, unquoted(bare, before.parts)])].filter((said) => said !== text);
  const candidates = [first, ...others.map((said) => ({ said, read: changeAll(before, said, context), told }))];
  return candidates.reduce((best, one) => (isBetter(one.read, best.read) ? one : best));
}

function isBetter(one: Read, other: Read): boolean {
  if ((one.composition === null) !== (other.composition === null)) return one.composition !== null;
  if (one.cuts.length > other.cuts.length) return false;
  return missedBy(one) < missedBy(other);
}

function missedBy({ unused, gaps, cuts }: Read): number {
  return unused.length + gaps.length * 2 + cuts.length * 3;
}

interface Read extends Omit<Changed, "limits"> {
  cuts: OneChange["cuts"];
  isRefused: boolean;
}

function changedOf({ cuts: _, isRefused: __, ...changed }: Read, more: readonly Note[]): Omit<Changed, "limits"> {
  return { ...changed, notes: [...changed.notes, ...more] };
}

/** Piece by piece where each is a wish of its own; else, where that says more, as one. */
function changeAll(before: Composition, text: string, context: ReadingContext): Read {
  const whole = readAll(before, text, [{ from: 0, to: text.length }], context);
  const pieces = piecesOf(makeWish(text, before, before.parts, context));
  if (pieces.length < 2) return whole;
  const apart = readAll(before, text, pieces, context);
  if (apart.composition === null) return whole;
  return apart;
}

/** What only says why: nothing of it is a wish, and it is named as read so. */
function reasonOf(said: string): OneChange {
  const about = said.replace(/^\W+|[\s,;–-]+$/g, "").slice(0, 120);
  return {
    parts: null,
    title: null,
    gaps: [],
    notes: [{ kind: "background", about }],
    unused: [],
    cuts: [],
    isRefused: false,
  };
}

function readAll(
  before: Composition,
  text: string,
  pieces: readonly { from: number; to: number }[],
  context: ReadingContext,
): Read {
  let { parts } = before;
  const all: Piece[] = [];
  for (const { from, to } of pieces) {
    const said = text.slice(from, to);
    const isReason = pieces.length > 1 && REASONED.test(text.slice(to));
    if (isReason && !tellsChange(makeWish(said, before, parts, context))) {
      all.push({ ...reasonOf(said), from, to, said, state: parts, isReason });
      continue;
    }
    const piece: Piece = { ...readChange(said, before, parts, context), from, to, said, state: parts, isReason: false };
    const joined = joinedWith(all.at(-1), piece, before, text, context);
    if (joined !== null) all.pop();
    all.push(joined ?? piece);
    parts = (joined ?? piece).parts ?? parts;
  }
  // "take Sushi out, add Ramen": what cannot be before the others can be after them.
  for (const [index, { parts: done, gaps, from, said }] of all.entries()) {
    if (done !== null || !gaps.some(({ kind }) => kind === "few") || all.length === 1) continue;
    const read = readChange(said, before, parts, context);
    const { to, state } = all[index] ?? { to: from, state: parts };
    parts = read.parts ?? parts;
    all[index] = { ...read, from, to, said, state, isReason: false };
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
    title: all.findLast((one) => one.title !== null)?.title ?? null,
    gaps: all.flatMap(({ gaps }) => gaps),
    notes: all.flatMap(({ notes }) => notes),
    unused,
    isRefused: all.some((one) => one.isRefused),
    cuts: all.flatMap(({ cuts, from }) => cuts.map((cut) => ({ ...cut, from: cut.from + from, to: cut.to + from }))),
  };
}

interface Piece extends OneChange {
  from: number;
  to: number;
  said: string;
  /** The parts before it. */
  state: readonly Part[];
  isReason: boolean;
}

function missedIn({ parts, unused, gaps, cuts }: OneChange): number {
  return unused.length + gaps.length + cuts.length + (parts === null ? 1 : 0);
}

/** "Dora is joining us, put her after Cem": what is no wish by itself may be one together with what stands before it. */
function joinedWith(
  last: Piece | undefined,
  piece: Piece,
  before: Composition,
  text: string,
  context: ReadingContext,
): Piece | null {
  // What is asked about a piece is asked of it, whatever stands before it.
  if (last === undefined || last.isReason || piece.gaps.length > 0 || (piece.parts !== null && last.parts !== null))
    return null;
  const said = text.slice(last.from, piece.to);
  const read = readChange(said, before, last.state, context);
  // "the post is too long, leave out the phone number": what can be by itself cannot be of what stands before it.
  const isRefused = read.isRefused && !last.isRefused && !piece.isRefused && last.parts === null;
  if (isRefused) return { ...read, from: last.from, to: piece.to, said, state: last.state, isReason: false };
  if (read.parts === null || missedIn(read) >= missedIn(last) + missedIn(piece)) return null;
  return { ...read, from: last.from, to: piece.to, said, state: last.state, isReason: false };
}
