import type { Part, PartOf } from "../../../sdk/contract/parts.ts";
import { tableName } from "../../blueprints/tables.ts";
import { askAudience, isAudience, isForOneself, takePrivate } from "./audience.ts";
import type { ReadingContext } from "./context.ts";
import { cutsOf, signsOf } from "./cuts.ts";
import { make, namedApart } from "./fields/column.ts";
import { nounFrom } from "./fields/names.ts";
import { readDigest } from "./frames/digest.ts";
import { FRAMES } from "./frames/known-frames.ts";
import { isAddOn } from "./frames/records.ts";
import { readScheduledPosts } from "./frames/scheduled-post.ts";
import { type Group, groupsOf } from "./mains.ts";
import { makeScene } from "./make-scene.ts";
import {
  clauseOf,
  type Gap,
  gap,
  has,
  indexes,
  indexesOf,
  isOpen,
  isSilent,
  mark,
  type Note,
  note,
  type Range,
  type Scene,
  senses,
  take,
  textOf,
  valuesIn,
  wholeOf,
} from "./scene.ts";
import { sentenceLabels } from "./sentence-labels.ts";
import { respell } from "./spelling.ts";
import { tokenize } from "./token.ts";
import { lackingOf, type Unused, unusedOf, unusedWords } from "./unused.ts";

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

/** Which of several things to build: all together, or the one whose words these are. */
export type Choice = { kind: "all" } | { kind: "one"; index: number } | null;

/** Reads an ask twice where words stayed unused: then these may be misspelt by a wrong letter too. */
export function readAsk(text: string, context: ReadingContext, choice: Choice = null): Reading {
  let read = readSpelt(text, context, choice);
  let rest = text;
  const leftOut: LeftOut[] = [];
  for (let round = 0; round < MAX_ROUNDS && read.cuts.length > 0; round += 1) {
    leftOut.push(
      ...read.cuts.map(({ said, from, to }) => ({
        said,
        words: rest.slice(from, to),
        isAudience: isAudience(rest.slice(from, to)),
      })),
    );
    rest = without(rest, read.cuts);
    read = readSpelt(rest, context, choice);
  }
  const isWhole = read.cuts.length === 0 && isMuchLeft(text, rest);
  const parts = isWhole ? read.reading.parts : [];
  const isPrivate =
    read.reading.isPrivate && leftOut.every((one) => !one.isAudience || isForOneself(context.answered.text));
  return leftOut.length === 0 ? read.reading : { ...read.reading, parts, isPrivate, limits: leftOut.map(plainly) };
}

/** Rounds in which limits are left out, each of what the one before left. */
const MAX_ROUNDS = 4;

/** Words that limit, and what was left out with them. */
interface LeftOut {
  said: string;
  words: string;
  /** It says who may see it. */
  isAudience: boolean;
}

function plainly({ said, words, isAudience }: LeftOut): LeftOut {
  const plain = words.replace(/\s+/g, " ").replace(/^[\s,;.:–—-]+|[\s,;.:–—-]+$/g, "");
  return { said, words: plain, isAudience };
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

function readSpelt(text: string, context: ReadingContext, choice: Choice) {
  const tokens = respell(tokenize(text), context.lexicon);
  const first = readTokens(text, tokens, context, choice);
  const only = new Set(first.unusedTokens);
  if (only.size === 0) return first;
  const again = respell(tokens.tokens, context.lexicon, only);
  if (again.read.length === 0) return first;
  const second = readTokens(text, { tokens: again.tokens, read: [...tokens.read, ...again.read] }, context, choice);
  return second.reading.unused.length < first.reading.unused.length ? second : first;
}

function readTokens(text: string, spelt: ReturnType<typeof respell>, context: ReadingContext, choice: Choice) {
  const scene = makeScene(text, spelt.tokens, context);
  const { items } = scene;
  for (const { written, as } of spelt.read) note(scene, "spelling", `“${written}” → “${as}”`);
  takeBackground(scene);
  const isPrivate = takePrivate(scene) || isForOneself(context.answered.text);
  askBadTimes(scene);
  if (!isPrivate) askAudience(scene);
  const { parts, things, cores } = readParts(scene, choice);
  takeOwnNouns(scene, parts);
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
  const limited = cutsOf(scene, cores, lacking).map(({ said, from, to }) => ({
    said,
    ...signsOf(spelt.tokens, items, { from, to }),
  }));
  // Names that are sentences are looked for in what the limits leave.
  const labels = limited.length > 0 ? [] : sentenceLabels(parts, context.lexicon.language);
  const cuts = [...limited, ...labels.map((said) => ({ said, ...placeOf(text, said) }))];
  const unusedTokens = unusedRanges
    .flatMap((range) => indexes(range))
    .flatMap((index) => {
      const item = items[index];
      return item === undefined ? [] : indexes({ from: item.from, to: item.to });
    });
  return { reading, unusedTokens, cuts: apart(cuts) };
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

/** No app has more parts, so that more things are not even read. */
const MAX_THINGS = 12;

function readParts(scene: Scene, choice: Choice): { parts: Part[]; things: string[]; cores: number[] } {
  const all = groupsOf(scene);
  if (all.length === 0) {
    const cores = indexesOf(scene, wholeOf(scene), "say", "remind").slice(0, 1);
    return { parts: readPosts(scene), things: [], cores };
  }
  const cores = all.map(({ trigger }) => trigger);
  if (all.length > MAX_THINGS) {
    gap(scene, "two_apps", `${shortly(textOf(scene, all[0]?.range ?? wholeOf(scene)))} + …`, true);
    return { parts: [], things: [], cores };
  }
  const isTogether = all.length > 1 && indexesOf(scene, wholeOf(scene), "together").length > 0;
  const things = all.map((group) => shortly(textOf(scene, group.range)));
  let groups: Group[] = all;
  if (all.length > 1 && choice?.kind === "one") {
    groups = all.filter((_, index) => index === choice.index);
    for (const group of all.filter((one) => !groups.includes(one))) {
      take(scene, group.range);
      gap(scene, "two_apps", shortly(textOf(scene, group.range)), false);
    }
  } else if (all.length > 1 && !isTogether && choice === null) {
    gap(scene, "two_apps", things.join(" + "), false);
  }
  if (isTogether || choice?.kind === "all")
    for (const index of indexesOf(scene, wholeOf(scene), "also", "together")) scene.used.add(index);
  const parts = groups.flatMap((group) => FRAMES[group.kind](scene, group));
  const isOne = groups.length === 1;
  for (const index of indexesOf(scene, wholeOf(scene), "also", "together")) if (isOne) scene.used.add(index);
  return { parts, things: all.length > 1 ? things : [], cores };
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

/** No thing to keep, only something to say: each clause that does is a post of its own. */
function readPosts(scene: Scene): Part[] {
  const clauses = scene.clauses.filter(
    (clause) => isAddOn(scene, clause) || indexesOf(scene, clause, "say", "remind").length > 0,
  );
  const [first] = clauses;
  if (first === undefined) return [];
  const about =
    valuesIn(scene, first, "quote").length > 0 || indexes(first).some((index) => mark(scene.items[index]) === ":");
  const digest = indexesOf(scene, first, "yesterday", "week", "open", "overdue", "digest").find(
    (index) => !has(scene.items[index], "say"),
  );
  if (!about && digest !== undefined && indexesOf(scene, first, "remind").length === 0)
    return readSourceless(scene, first, digest);
  // Everything after the first verb to say or remind is one message: its sentences are no posts of their own.
  const posts = readScheduledPosts(scene, wholeOf(scene));
  // "post the stock prices", "send me a text message": not with other words in their place.
  const isLacking = unusedOf(scene).some((range) => lackingOf(scene, range) !== null);
  if (isLacking && posts.length === 0) scene.gaps = [];
  return posts;
}

/** "post yesterday's sales": a summary of something that is kept nowhere yet. Asked, and then kept by a form. */
function readSourceless(scene: Scene, clause: Range, digest: number): Part[] {
  const end =
    indexes({ from: digest + 1, to: clause.to }).find(
      (index) => !isOpen(scene.items[index]) || has(scene.items[index], "in", "of"),
    ) ?? clause.to;
  const about = textOf(scene, { from: digest + 1, to: end });
  if (scene.context.answered.text === "")
    gap(scene, "source", about === "" ? textOf(scene, { from: digest, to: digest + 1 }) : about, false);
  take(scene, { from: digest, to: end });
  const noun = nounFrom(scene, about === "" ? (scene.context.lexicon.language.names.entry ?? "entry") : about);
  const { columns } = scene.context.answered;
  const [first, ...rest] = namedApart(columns.length > 0 ? columns : [make(noun.one, "text", {})]);
  if (first === undefined) return [];
  const kept: PartOf<"records"> = {
    part: "records",
    table: tableName(noun.many),
    noun,
    columns: [{ ...first, isRequired: true }, ...rest],
    scope: "all",
    mayChange: "anybody",
  };
  const { parts, records } = readDigest(scene, clause, kept, 0);
  return [records, ...parts];
}

/** "because people forget", "so that nobody …", "we always lose …": up to the end of the clause. */
function takeBackground(scene: Scene): void {
  for (const clause of scene.clauses) {
    takeRhetoric(scene, clause);
    const start = indexes(clause).find((index) => senses(scene.items[index]).includes("background"));
    if (start === undefined) continue;
    const calls = indexes({ from: start, to: clause.to }).some(
      (index) =>
        ["channel", "command", "quote"].includes(scene.items[index]?.kind ?? "") ||
        has(scene.items[index], "say", "remind", "approval", "poll", "booking"),
    );
    const colon = indexes({ from: start, to: clause.to }).find((index) => mark(scene.items[index]) === ":");
    const isWhole = start <= clause.from + 1;
    if (calls || (isWhole && scene.clauses.length === 1)) continue;
    // "as before on paper: name, from, to": behind the colon stands what is wished.
    const words = { from: start, to: colon ?? clause.to };
    take(scene, words);
    note(scene, "background", textOf(scene, words).replace(/[.!,;]$/, ""));
  }
}

/** "who brings what?" before the wish itself: a question that asks for nothing to be built. */
function takeRhetoric(scene: Scene, clause: Range): void {
  const isQuestion = mark(scene.items[clause.to - 1]) === "?" && has(scene.items[clause.from], "wh");
  const hasMore = clause.to < scene.items.length;
  const isPoll = indexesOf(scene, wholeOf(scene), "poll").length > 0;
  if (!isQuestion || !hasMore || isPoll) return;
  take(scene, clause);
  note(scene, "background", textOf(scene, clause));
}

/** "for the office move", "in our kitchen": says what it is for, and asks for nothing. */
function takeTopics(scene: Scene): string[] {
  const topics: string[] = [];
  for (const range of unusedOf(scene)) {
    const before = range.from - 1;
    let opener = before;
    while (
      opener > before - 3 &&
      opener >= 0 &&
      !isTopicOpener(scene, opener) &&
      (isSilent(scene.items[opener]) || has(scene.items[opener], "everybody"))
    )
      opener -= 1;
    const isFor = isTopicOpener(scene, opener);
    const plain = indexes(range).every(
      (index) =>
        scene.items[index]?.kind === "word" &&
        lackingOf(scene, { from: index, to: index + 1 }) === null &&
        !has(scene.items[index], "not", "say", "remind", "boss", "approval", "lending", "wh"),
    );
    // "post the open ones of Ana": which ones, not what it is all for.
    const clause = clauseOf(scene, range.from);
    const isWhich =
      isNameAt(scene, range.from) &&
      valuesIn(scene, clause, "channel").length + valuesIn(scene, clause, "recurrence").length > 0;
    if (isWhich || !isFor || !plain || range.to - range.from > 3 || topics.length > 1) continue;
    take(scene, range);
    topics.push(textOf(scene, { from: opener, to: range.to }));
  }
  return topics;
}

/** Written large in a language that writes only names so. */
function isNameAt(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    scene.context.lexicon.language.code === "en" &&
    item?.kind === "word" &&
    item.senses.length === 0 &&
    /^\p{Lu}\p{Ll}/u.test(item.text)
  );
}

/** "for the office move": the silent "office" stands between. */
function isTopicOpener(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    item?.kind === "word" &&
    /^(?:for|about|of|in|at|from|für|fuer|fürs|fuers|zum|zur|von|im|aus|beim|unserer|unserem)$/.test(item.word)
  );
}

function shortly(text: string): string {
  const plain = text.replace(/^[\s,.;–-]+|[\s,.;–-]+$/g, "");
  return plain.length <= 70 ? plain : `${plain.slice(0, 67)}…`;
}
