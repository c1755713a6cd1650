import type { Part } from "../../../sdk/contract/parts.ts";
import { askAudience, isAudience, takePrivate } from "./audience.ts";
import type { ReadingContext } from "./context.ts";
import { type CutWidth, cutsOf, saysDays, signsOf } from "./limits/cuts.ts";
import { sentenceLabels } from "./limits/sentence-labels.ts";
import { lackingOf, type Unused, unusedOf, unusedWords } from "./limits/unused.ts";
import { plausibly } from "./plausible/plausibly.ts";
import { type Choice, readParts } from "./read-parts.ts";
import { askCorrected } from "./times/corrected.ts";
import { takeAnnouncedNumber } from "./told/announced-number.ts";
import { askedPlainly } from "./told/asked-plainly.ts";
import { takeBackground, takeTopics } from "./told/background.ts";
import { recipientsIn, relativesIn, turnLengthsIn } from "./told/relatives.ts";
import { withoutSalutations } from "./told/salutations.ts";
import { namedByTitle, titleOf } from "./told/section-title.ts";
import { sectionsOf, togetherOf } from "./told/sections.ts";
import { withoutSmallWords } from "./told/small-words.ts";
import { takeStories } from "./told/stories.ts";
import { withoutTales } from "./told/tales.ts";
import { withToldColumns } from "./told/told-columns.ts";
import { makeScene } from "./words/make-scene.ts";
import {
  type Gap,
  gap,
  indexes,
  isOpen,
  type Note,
  note,
  type Range,
  type Scene,
  take,
  textOf,
  valuesIn,
  wholeOf,
} from "./words/scene.ts";
import { respell } from "./words/spelling.ts";
import { type Token, tokenize } from "./words/token.ts";

/** What an ask was read as. */
export interface Reading {
  parts: Part[];
  gaps: Gap[];
  notes: Note[];
  /** Words that nobody understood, as written, with the kind of thing they ask for where it is one that we lack. */
  unused: Unused[];
  /** How many words of substance there were, and how many of them nobody understood. */
  substance: number;
  unread: number;
  /** What it is for, as written: "for the office move". */
  topics: string[];
  timeZone: string | null;
  isPrivate: boolean;
  /** What nothing of ours can be limited by: left out, with all that went with it. */
  limits: LeftOut[];
  /** Where several things were asked for: their words, in order. */
  things: string[];
}

/** Reads an ask, and keeps of what was read only what can be called so. */
export function readAsk(written: string, context: ReadingContext, choice: Choice = null): Reading {
  const text = askedPlainly(written);
  const reading = withToldColumns(readAny(text, context, choice), context);
  const { parts, strange, gaps } = plausibly(reading.parts, context, text);
  const unused = strange.map((words) => ({ words, lacking: null, isTold: false }));
  return { ...reading, parts, gaps: [...reading.gaps, ...gaps], unused: [...reading.unused, ...unused] };
}

/** One that numbers several things, each by itself where something can be made of each. */
function readAny(text: string, context: ReadingContext, choice: Choice): Reading {
  const sections = choice === null || choice.kind === "all" ? sectionsOf(text) : null;
  if (sections === null) return readTold(text, context, choice);
  const readings = sections.texts.map((section) => readSection(section, context, choice));
  const isEach = readings.every(({ parts, gaps }) => parts.length > 0 && gaps.every(({ isEssential }) => !isEssential));
  const parts = isEach ? togetherOf(readings.map((one) => one.parts)) : null;
  const [first] = readings;
  if (parts === null || first === undefined || isTornApart(parts)) return readTold(text, context, choice);
  const zones = readings.flatMap(({ timeZone }) => timeZone ?? []);
  return {
    parts,
    gaps: readings.flatMap(({ gaps }) => gaps),
    notes: [
      ...readings.flatMap(({ notes }) => notes),
      ...sections.around.map((about): Note => ({ kind: "background", about })),
    ],
    unused: readings.flatMap(({ unused }) => unused),
    substance: readings.reduce((sum, { substance }) => sum + substance, 0),
    unread: readings.reduce((sum, { unread }) => sum + unread, 0),
    topics: first.topics,
    timeZone: zones[0] ?? null,
    isPrivate: readings.some(({ isPrivate }) => isPrivate),
    limits: readings.flatMap(({ limits }) => limits),
    things: [],
  };
}

/** A list, and a form without columns of its own that is decided on: what is asked for, and who decides, in points. */
function isTornApart(parts: readonly Part[]): boolean {
  const isBare = parts.some(({ part, ...one }) => part === "approval" && "columns" in one && one.columns.length === 1);
  return isBare && parts.some(({ part }) => part === "records");
}

/** One of several things: what its heading says is its name, where it has no other. */
function readSection(section: string, context: ReadingContext, choice: Choice): Reading {
  const reading = readTold(section, context, choice);
  const title = titleOf(section);
  const parts = namedByTitle(reading.parts, title, context);
  if (parts === reading.parts) return reading;
  const unused = reading.unused.filter(({ words }) => !title?.toLowerCase().includes(words.toLowerCase()));
  return { ...reading, parts, unused };
}

/** Reads an ask: without what only tells how it is today, as far as all that is built is named without it. */
function readTold(text: string, context: ReadingContext, choice: Choice): Reading {
  const told = withoutTales(text, context);
  if (told.tales.length === 0) return readWhole(text, context, choice);
  const plain = readWhole(told.text, context, choice);
  const isNamed = plain.parts.length > 0 && !plain.parts.some((part) => isNeutral(part, context));
  const whole = isNamed ? null : readWhole(text, context, choice);
  if (plain.parts.length === 0 && whole !== null && isFull(whole)) return whole;
  const parts = whole === null ? plain.parts : namedAs(plain.parts, whole.parts, context);
  const notes = told.tales.map((about): Note => ({ kind: "background", about }));
  return { ...plain, parts, notes: [...plain.notes, ...notes] };
}

/** Only the word for all that is kept: what it is called may stand in what was told. */
function isNeutral(part: Part, { lexicon }: ReadingContext): boolean {
  return (
    "noun" in part && (part.noun.one === lexicon.language.names.entry || part.noun.one === lexicon.language.names.thing)
  );
}

/** The same parts, where they have names. */
function namedAs(parts: Part[], others: Part[], context: ReadingContext): Part[] {
  const isNamed = others.some((one) => "noun" in one) && !others.some((part) => isNeutral(part, context));
  return isNamed && JSON.stringify(parts.map(nameless)) === JSON.stringify(others.map(nameless)) ? others : parts;
}

function nameless(part: Part): object {
  return { ...part, noun: null, table: null, run: null };
}

/**
 * Reads an ask. What limits it in a way that nothing models is left out, with its clause; only from its comma on where
 * more is understood so.
 */
function readWhole(text: string, context: ReadingContext, choice: Choice): Reading {
  const wide = readWithout(text, context, choice, "clause");
  if (wide.limits.length === 0 || wide.limits.length > MAX_READ_AGAIN || isFull(wide)) return wide;
  const narrow = readWithout(text, context, choice, "segment");
  return isFuller(narrow, wide) ? narrow : wide;
}

/** An ask with more limits than these is not read a second time. */
const MAX_READ_AGAIN = 6;

function isFull(reading: Reading): boolean {
  return reading.parts.length > 0 && reading.gaps.length === 0;
}

function isFuller(one: Reading, other: Reading): boolean {
  const score = ({ parts, gaps }: Reading) => Math.min(parts.length, 1) * 10 - gaps.length;
  return score(one) > score(other);
}

function readWithout(text: string, context: ReadingContext, choice: Choice, width: CutWidth): Reading {
  let read = readSpelt(text, context, choice, width);
  const isDecided = hasApproval(read.reading);
  let rest = text;
  const leftOut: LeftOut[] = [];
  for (let round = 0; round < MAX_ROUNDS && read.cuts.length > 0; round += 1) {
    leftOut.push(
      ...read.cuts.map(({ said, from, to, isWhen, isToPerson, isCore }) => ({
        said,
        words: rest.slice(from, to),
        isAudience: isAudience(rest.slice(from, to)),
        isWhen,
        isToPerson,
        isCore,
      })),
    );
    rest = without(rest, read.cuts);
    read = readSpelt(rest, context, choice, width);
  }
  const isWhole = read.cuts.length === 0 && isMuchLeft(text, rest);
  const parts = isWhole ? read.reading.parts : [];
  if (leftOut.length === 0) return read.reading;
  const isLost = isDecided && !hasApproval({ parts });
  const { audience } = context.answered;
  const isPrivate = read.reading.isPrivate && (audience === "oneself" || leftOut.every((one) => !one.isAudience));
  // Who was asked may have said who it is for: nothing of that is open any more.
  const open = audience === null ? leftOut : leftOut.filter((one) => !one.isAudience);
  const limits = open.map((one) => plainly({ ...one, isCore: isLost && one.isCore }));
  return { ...read.reading, parts, isPrivate, limits };
}

function hasApproval({ parts }: Pick<Reading, "parts">): boolean {
  return parts.some(({ part }) => part === "approval");
}

/** Rounds in which limits are left out, each of what the one before left. */
const MAX_ROUNDS = 4;

/** Words that limit, and what was left out with them. */
interface LeftOut {
  said: string;
  words: string;
  /** It says who may see it. */
  isAudience: boolean;
  /** It says on which days. */
  isWhen: boolean;
  /** It says whom to write to. */
  isToPerson: boolean;
  /** Without it nobody decides any more: another app than the one that was asked for. */
  isCore: boolean;
}

function plainly({ said, words, ...rest }: LeftOut): LeftOut {
  const plain = words.replace(/\s+/g, " ").replace(/^[\s,;.:–—-]+|[\s,;.:–—-]+$/g, "");
  return { said, words: plain, ...rest };
}

/** The text without these pieces, each a space. */
function without(text: string, cuts: readonly { from: number; to: number }[]): string {
  return [...cuts]
    .sort((one, other) => other.from - one.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text);
}

/** Of what is nearly all limits, the rest is nothing that was asked for. */
function isMuchLeft(text: string, rest: string): boolean {
  const count = (words: string) => words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return count(rest) >= 2 && count(rest) / count(text) > 0.25;
}

/** Twice where words stayed unused: then these may be misspelt by a wrong letter too. */
function readSpelt(text: string, context: ReadingContext, choice: Choice, width: CutWidth) {
  const tokens = respell(withoutSmallWords(text, withoutSalutations(text, tokenize(text))), context.lexicon);
  const first = readTokens(text, tokens, context, choice, width);
  const only = new Set(first.unusedTokens);
  if (only.size === 0) return first;
  const again = respell(tokens.tokens, context.lexicon, only);
  if (again.read.length === 0) return first;
  const second = readTokens(
    text,
    { tokens: again.tokens, read: [...tokens.read, ...again.read] },
    context,
    choice,
    width,
  );
  return second.reading.unused.length < first.reading.unused.length ? second : first;
}

function readTokens(
  text: string,
  spelt: ReturnType<typeof respell>,
  context: ReadingContext,
  choice: Choice,
  width: CutWidth,
) {
  const { scene, tokens } = withoutRelatives(text, spelt.tokens, context);
  const { items } = scene;
  for (const { written, as } of spelt.read) note(scene, "spelling", `“${written}” → “${as}”`);
  takeAnnouncedNumber(scene);
  takeBackground(scene);
  const { audience } = context.answered;
  const isSaidPrivate = takePrivate(scene);
  const isPrivate = audience === null ? isSaidPrivate : audience === "oneself";
  askBadTimes(scene);
  askCorrected(scene);
  if (!isPrivate) askAudience(scene);
  const { parts, things, cores } = readParts(scene, choice);
  takeOwnNouns(scene, parts);
  if (parts.length > 0) takeStories(scene, cores);
  const topics = takeTopics(scene);
  const unusedRanges = unusedOf(scene);
  const zones = new Set(valuesIn(scene, wholeOf(scene), "time").flatMap(({ item }) => item.time.zone ?? []));
  if (zones.size > 1) gap(scene, "times", [...zones].join(" / "), true);
  const reading: Reading = {
    parts,
    gaps: scene.gaps,
    notes: scene.notes,
    unused: unusedRanges.map((range) => unusedWords(scene, range)),
    substance: items.filter((item) => isOpen(item)).length,
    unread: unusedRanges
      .filter((range) => lackingOf(scene, range) === null)
      .reduce((sum, { from, to }) => sum + to - from, 0),
    topics,
    timeZone: [...zones][0] ?? null,
    isPrivate,
    things,
    limits: [],
  };
  const lacking = unusedRanges.filter((range) => lackingOf(scene, range) !== null);
  const limited = cutsOf(scene, cores, lacking, width).map(({ said, isToPerson, from, to }) => ({
    said,
    isToPerson,
    isWhen: saysDays(scene, { from, to }),
    isCore: cores.some((core) => core >= from && core < to),
    ...signsOf(tokens, items, { from, to }),
  }));
  // Names that are sentences are looked for in what the limits leave.
  const labels = limited.length > 0 ? [] : sentenceLabels(parts, context.lexicon.language);
  const cuts = [
    ...limited,
    ...labels.map((said) => ({ said, isWhen: false, isToPerson: false, isCore: false, ...placeOf(text, said) })),
  ];
  const unusedTokens = unusedRanges
    .flatMap((range) => indexes(range))
    .flatMap((index) => {
      const item = items[index];
      return item === undefined ? [] : indexes({ from: item.from, to: item.to });
    });
  return { reading, unusedTokens, cuts: apart(cuts) };
}

/** Without what only tells which one is meant: "die Firma, die den Aufzug repariert". */
function withoutRelatives(text: string, tokens: readonly Token[], context: ReadingContext) {
  const scene = makeScene(text, tokens, context);
  const relatives = [...relativesIn(scene), ...recipientsIn(scene), ...turnLengthsIn(scene)].map((range) =>
    signsOf(tokens, scene.items, range),
  );
  if (relatives.length === 0) return { scene, tokens };
  const rest = tokens.filter(({ from, to }) => !relatives.some((one) => from >= one.from && to <= one.to));
  return { scene: makeScene(text, rest, context), tokens: rest };
}

/** From a name to the end of its sentence; all of the text, where the name was put together. */
function placeOf(text: string, said: string): Range {
  const from = text.toLowerCase().indexOf(said.toLowerCase());
  if (from < 0) return { from: 0, to: text.length };
  const end = text.slice(from + said.length).search(/[.;!?\n]/);
  return { from, to: end < 0 ? text.length : from + said.length + end };
}

/** Those that lie in another one are part of it. */
function apart<Piece extends Range>(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(
    (one, index) =>
      !pieces.some(
        (other, position) =>
          position !== index &&
          one.from < other.to &&
          other.from < one.to &&
          (other.to - other.from > one.to - one.from || position < index),
      ),
  );
}

/** "25 Uhr", "8:75": a time that no clock shows is asked for; an answer takes its place. */
function askBadTimes(scene: Scene): void {
  const { oclock } = scene.context.lexicon.language.calendar;
  for (const index of indexes(wholeOf(scene))) {
    const item = scene.items[index];
    const next = scene.items[index + 1];
    const isHour =
      item !== undefined && /^\d{1,3}$/.test(item.text) && oclock.split("|").includes(next?.text.toLowerCase() ?? "-");
    const isClock = item?.kind === "word" && /^\d{1,2}:\d{2}$/.test(item.text);
    if (!isHour && !isClock) continue;
    take(scene, { from: index, to: index + (isHour ? 2 : 1) });
    if (scene.context.answered.times.length === 0)
      gap(scene, "bad_time", textOf(scene, { from: index, to: index + (isHour ? 2 : 1) }), true);
  }
}

/** The names of what is built, said once more: "list of books" where books are lent. */
function takeOwnNouns(scene: Scene, parts: readonly Part[]): void {
  const nouns = parts.flatMap((part) => ("noun" in part ? [part.noun.one, part.noun.many] : []));
  const names = parts.flatMap((part) => ("names" in part ? part.names : "things" in part ? part.things : []));
  const words = new Set([...nouns, ...names].map((noun) => noun.toLowerCase()));
  for (const index of indexes(wholeOf(scene))) {
    const item = scene.items[index];
    const isNamed = item?.kind === "person" && words.has(item.name.toLowerCase());
    if (isNamed || (item?.kind === "word" && words.has(item.text.toLowerCase()))) scene.used.add(index);
  }
}
