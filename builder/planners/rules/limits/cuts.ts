import type { Item } from "../words/item.ts";
import {
  clauseOf,
  has,
  indexes,
  isSilent,
  type Limit,
  mark,
  type Range,
  type Scene,
  senses,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import type { Token } from "../words/token.ts";
import { isBorder } from "./limits.ts";
import { isOfAll, saysAny, segmentOf } from "./modelled.ts";

/** What an ask says that nothing models: words that limit, and all that must go with them where they are left out. */
interface Cut extends Range {
  /** What limits, as written. */
  said: string;
  /** Somebody shall be written to. */
  isToPerson: boolean;
}

/** How much goes with a limit that is not part of what is built: its clause, or what stands between its commas. */
export type CutWidth = "clause" | "segment";

/** With more limits than these, nothing of an ask stands without them. */
const MAX_LIMITS = 24;
/** So many limits are not looked at one by one, modelled or not. */
const MAX_SAID = 120;

/** Of every limit that no reader declared as modelled. `cores`: items that called for what is built; `lacking`: what is said as lacking anyway. */
export function cutsOf(
  scene: Scene,
  cores: readonly number[],
  lacking: readonly Range[],
  width: CutWidth = "clause",
): Cut[] {
  const [any] = scene.limits;
  if (any !== undefined && scene.limits.length > MAX_SAID) return [wholeCut(scene, any)];
  const open = scene.limits.filter((limit) => isOpen(scene, limit, lacking));
  const [first] = open;
  if (first !== undefined && open.length > MAX_LIMITS) return [wholeCut(scene, first)];
  const cuts = open.map((limit): Cut => {
    if (limit.isAlone === true)
      return { from: limit.from, to: limit.to, said: textOf(scene, limit), isToPerson: limit.isToPerson === true };
    const segment = segmentOf(scene, limit.from);
    const hasCore = cores.some((core) => core >= segment.from && core < segment.to);
    const said = hasCore ? { from: startOf(scene, limit, segment), to: segment.to } : segment;
    const own = limit.kind === "secrecy" && hasCore ? limit : said;
    return {
      ...(width === "clause" || isInList(scene, segment) ? cutOf(scene, limit, cores) : said),
      said: textOf(scene, bare(scene, own)),
      isToPerson: limit.isToPerson === true,
    };
  });
  return merged(cuts);
}

function wholeCut(scene: Scene, limit: Limit): Cut {
  return { from: 0, to: scene.items.length, said: textOf(scene, segmentOf(scene, limit.from)), isToPerson: false };
}

function isOpen(scene: Scene, limit: Limit, lacking: readonly Range[]): boolean {
  if (limit.isFirm === true) return true;
  if (indexes(limit).every((index) => scene.modelled.has(index))) return false;
  if (lacking.some(({ from, to }) => limit.from >= from && limit.from < to)) return false;
  const { limits } = scene.context.lexicon.language;
  const segment = segmentOf(scene, limit.from);
  const behind = { from: limit.from, to: segment.to };
  const isPlain = isOfAll(scene, segment) && !saysAny(scene, segment, limits.acts);
  // "nobody knows who has what", "sonst vergessen wir es": tells how it is today.
  if ((limit.kind === "negation" || limit.kind === "order") && isPlain && saysAny(scene, segment, limits.complaints))
    return false;
  // "instead of paper": what it takes the place of.
  const isInPlace =
    limit.kind === "order" && /^(?:instead of|rather than|statt|anstatt|anstelle)\b/i.test(textOf(scene, behind));
  if (isInPlace && isPlain) return false;
  // "Instead: they fill in …": of what was told before.
  const isTurned =
    limit.kind === "order" && /^(?:instead|rather|stattdessen)$/i.test(scene.items[limit.from]?.text ?? "");
  if (isTurned && limit.from === clauseOf(scene, limit.from).from) return false;
  return limit.kind !== "repetition" || isOfTurns(scene);
}

/** "twice", "in a row": of what is picked, drawn or booked. */
function isOfTurns(scene: Scene): boolean {
  return scene.items.some((item) => has(item, "picker", "rota", "draw", "booking", "poll"));
}

/** "two of Ana, Ben, Cy": what stands behind the comma goes on with it, so that none of it stands alone. */
function isInList(scene: Scene, { to }: Range): boolean {
  if (mark(scene.items[to]) !== ",") return false;
  const next = segmentOf(scene, to + 1);
  const isName = (index: number) => {
    const item = scene.items[index];
    return item?.kind === "person" || (item?.kind === "word" && item.senses.length === 0);
  };
  return next.to - next.from <= 2 && indexes(next).every(isName);
}

/** All that goes with a limit: beside what is built the words from it on; else the whole clause. */
function cutOf(scene: Scene, limit: Limit, cores: readonly number[]): Range {
  const clause = clauseOf(scene, limit.from);
  const isCore = cores.some((core) => core >= clause.from && core < clause.to);
  const segment = segmentOf(scene, limit.from);
  const isNo = limit.kind === "negation";
  if (!isCore) return isNo && isWhenBeside(scene, clause, segment) ? withComma(scene, segment) : clause;
  const isOwn = !cores.some((core) => core >= segment.from && core < segment.to);
  // "whenever it is more than 10 %, Marcus has to say ok first": up to the comma before what is built.
  if (isOwn && cores.some((core) => core >= segment.to && core < clause.to)) return withComma(scene, segment);
  if (limit.kind === "secrecy" && !isOwn) return { from: limit.from, to: limit.to };
  const from = isOwn ? segment.from : startOf(scene, limit, segment);
  const after = cores.filter((core) => core >= limit.to && core < clause.to);
  // "payouts over 10k need Marcus' ok": what is built stands right behind the number.
  if (!isOwn && after.some((core) => core < segment.to)) {
    const to = valueEnd(scene, limit);
    if (to > limit.to) return { from: limit.from, to };
  }
  return { from: separated(scene, from, clause.from), to: endOf(scene, limit.to, clause.to, after) };
}

/** Behind the number that a limit stands before, with its unit. */
function valueEnd(scene: Scene, { to }: Limit): number {
  let at = to;
  const isValue = (index: number) => {
    const item = scene.items[index];
    return (
      item?.kind === "number" ||
      item?.kind === "span" ||
      /^(?:[%€$£k]|\d\S*|eur|euros?|percent|prozent|usd|k€)$/i.test(item?.text ?? "")
    );
  };
  while (at < scene.items.length && isValue(at)) at += 1;
  return at;
}

/** "don't be late, it must be at 9:30": what says when stands not in the same piece, and is heard. */
function isWhenBeside(scene: Scene, clause: Range, segment: Range): boolean {
  const says = (range: Range) =>
    (["time", "recurrence"] as const).some((kind) => valuesIn(scene, range, kind).length > 0);
  const outside = [
    { from: clause.from, to: segment.from },
    { from: segment.to, to: clause.to },
  ];
  return !says(segment) && outside.some(says);
}

function withComma(scene: Scene, { from, to }: Range): Range {
  return { from, to: mark(scene.items[to]) === "," ? to + 1 : to };
}

/** With the small words and values right before it: "3 days after", "on the day before". */
function startOf(scene: Scene, limit: Limit, segment: Range): number {
  let from = limit.from;
  const isPart = (index: number) => {
    const item = scene.items[index];
    const isSpan =
      limit.kind === "behindSpan" && (index === limit.from - 1 || item?.kind === "number" || item?.kind === "span");
    return isSpan || isSilent(item) || has(item, "in");
  };
  while (from > segment.from && isPart(from - 1)) from -= 1;
  return from;
}

/** With the comma and the "but" before it. */
function separated(scene: Scene, from: number, least: number): number {
  let at = from;
  while (
    at > least &&
    (/^[,–—-]$/.test(mark(scene.items[at - 1])) ||
      has(scene.items[at - 1], "and") ||
      /^(?:but|aber)$/i.test(scene.items[at - 1]?.text ?? ""))
  )
    at -= 1;
  return at;
}

/** To the end of the sentence or bracket, or to where something else is told to be done. */
function endOf(scene: Scene, start: number, end: number, after: readonly number[]): number {
  for (let at = start; at < end; at += 1) {
    const item = scene.items[at];
    if (mark(item) === ")" || /^[.;!?:]$/.test(mark(item)) || item?.kind === "break") return at;
    if (mark(item) === "," && (isToldNext(scene, at + 1, end) || after.some((core) => core > at))) return at;
  }
  return end;
}

function isToldNext(scene: Scene, from: number, end: number): boolean {
  let at = from;
  while (
    at < end &&
    !has(scene.items[at], "say", "remind") &&
    (isSilent(scene.items[at]) || has(scene.items[at], "and"))
  )
    at += 1;
  return has(scene.items[at], "say", "remind") || isWhenNext(scene, from, end);
}

/** "…, and do it at 9:15": of all, whatever is limited before it. */
function isWhenNext(scene: Scene, from: number, end: number): boolean {
  const { to } = segmentOf(scene, from);
  const range = { from, to: Math.min(to, end) };
  const isWhen = (["time", "recurrence", "channel"] as const).some((kind) => valuesIn(scene, range, kind).length > 0);
  return isWhen && ALL_OF_IT.test(textOf(scene, range));
}

const ALL_OF_IT =
  /^(?:(?:and|und|please|bitte|then|dann)\s+)*(?:(?:do|make|have|move|put|let|set|mach\p{L}*|tu|leg\p{L}*|schieb\p{L}*)\s+(?:it|that|this|es|das)(?!\p{L})|(?:das|es)\s+(?:um|in|an|am)(?!\p{L}))/iu;

/** Without the comma, "and" or "but" at its ends. */
function bare(scene: Scene, { from, to }: Range): Range {
  let [first, last] = [from, to];
  const isEdge = (index: number) => {
    const item = scene.items[index];
    return item !== undefined && item.kind !== "word" && isBorder(item);
  };
  while (
    first < last &&
    (isEdge(first) || has(scene.items[first], "and") || senses(scene.items[first]).includes("and"))
  )
    first += 1;
  while (last > first && isEdge(last - 1)) last -= 1;
  return { from: first, to: last };
}

function merged(cuts: readonly Cut[]): Cut[] {
  const all: Cut[] = [];
  for (const cut of [...cuts].sort((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last === undefined || cut.from >= last.to) all.push({ ...cut });
    else {
      last.to = Math.max(last.to, cut.to);
      last.isToPerson ||= cut.isToPerson;
      if (!last.said.includes(cut.said))
        last.said = cut.said.includes(last.said) ? cut.said : `${last.said} … ${cut.said}`;
    }
  }
  return all;
}

/** "the day before every holiday", "on Fridays": words that say on which days. */
export function saysDays(scene: Scene, { from, to }: Range): boolean {
  return (
    valuesIn(scene, { from, to }, "recurrence").length + valuesIn(scene, { from, to }, "date").length > 0 ||
    scene.limits.some((limit) => limit.kind === "behindSpan" && limit.from >= from && limit.from < to)
  );
}

/** Where items stand in the text. */
export function signsOf(tokens: readonly Token[], items: readonly Item[], { from, to }: Range): Range {
  const first = tokens[items[from]?.from ?? 0];
  const last = tokens[(items[to - 1]?.to ?? 1) - 1];
  return { from: first?.from ?? 0, to: last?.to ?? 0 };
}
