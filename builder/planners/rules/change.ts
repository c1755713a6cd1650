import type { Composition, Part, PartOf } from "../../../sdk/contract/parts.ts";
import { isLimit } from "./announcement.ts";
import type { ReadingContext } from "./context.ts";
import { cutsOf, signsOf } from "./cuts.ts";
import { readChannel } from "./fields/channel.ts";
import { isColumnLike, namedApart, parseColumn } from "./fields/column.ts";
import { cronOf } from "./fields/cron.ts";
import { parseList, trimmed } from "./fields/list.ts";
import { readCommands } from "./frames/command.ts";
import { readDigest } from "./frames/digest.ts";
import { readReminder } from "./frames/reminder.ts";
import { isBorder } from "./limits.ts";
import { makeScene } from "./make-scene.ts";
import { isOfAll, modelAt, modelBefore, modelWhere } from "./modelled.ts";
import type { Recurrence } from "./recurrence.ts";
import {
  type Gap,
  gap,
  has,
  indexes,
  indexesOf,
  isOpen,
  isSilent,
  mark,
  type Note,
  type Scene,
  senses,
  take,
  textOf,
  valuesIn,
  wholeOf,
} from "./scene.ts";
import { respell } from "./spelling.ts";
import { tokenize } from "./token.ts";

export interface Changed {
  /** null: nothing of what was said is a change that can be made. */
  composition: Composition | null;
  gaps: Gap[];
  notes: Note[];
  unused: string[];
  /** What no part can be limited by: left out, or the reason why there is no change. */
  limits: string[];
}

/** A wish about parts that are there: one more column, another time, day, channel, text or closing time, a post more or less. */
export function changeComposition(
  before: Composition,
  text: string,
  context: ReadingContext,
  mayLeaveOut = false,
): Changed {
  const whole = changeOnce(before, text, context);
  if (whole.cuts.length === 0) return { ...whole, limits: [] };
  const limits = whole.cuts.map(({ said }) => said);
  const rest = whole.cuts.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);
  const left = mayLeaveOut ? changeOnce(before, rest, context) : null;
  if (left === null || left.cuts.length > 0) return { ...whole, composition: null, limits };
  return { ...left, limits };
}

function changeOnce(before: Composition, text: string, context: ReadingContext) {
  const { tokens, read } = respell(tokenize(text), context.lexicon);
  const scene = makeScene(text, tokens, context);
  const { items } = scene;
  for (const { written, as } of read) scene.notes.push({ kind: "spelling", about: `“${written}” → “${as}”` });
  const parts = STEPS.reduce<Part[] | null>((done, step) => done ?? step(scene, before.parts), null);
  const grammar = [
    "add",
    "change",
    "remove",
    "say",
    "remind",
    "all",
    "everybody",
    "in",
    "until",
    "per",
    "of",
    "and",
    "digest",
    "list",
    "with",
    "columns",
    "also",
    "me",
  ] as const;
  for (const index of indexesOf(scene, wholeOf(scene), ...grammar)) scene.used.add(index);
  for (const kind of ["time", "recurrence", "channel"] as const)
    for (const { index } of valuesIn(scene, wholeOf(scene), kind)) if (parts !== null) scene.used.add(index);
  takeNouns(scene, before);
  // "post it at 10 instead": of a change that is what it says anyway.
  modelWhere(
    scene,
    wholeOf(scene),
    ["order"],
    (_, limit) => parts !== null && limit.to - limit.from === 1 && isEnd(scene, limit.to),
  );
  const [first] = indexesOf(scene, wholeOf(scene), "add", "change", "remove", "say", "remind");
  const cuts = cutsOf(scene, [first ?? 0], []).map(({ said, from, to }) => ({
    said,
    ...signsOf(tokens, items, { from, to }),
  }));
  const unused = indexes(wholeOf(scene))
    .filter((index) => !scene.used.has(index) && isOpen(scene.items[index]))
    .map((index) => items[index]?.text ?? "");
  return {
    composition: parts === null ? null : { ...before, parts },
    gaps: scene.gaps,
    notes: scene.notes,
    unused,
    cuts,
  };
}

function isEnd(scene: Scene, index: number): boolean {
  return index >= scene.items.length || isBorder(scene.items[index]);
}

type Step = (scene: Scene, parts: readonly Part[]) => Part[] | null;

const STEPS: readonly Step[] = [removePost, changeText, addCommand, addPost, changeClosing, changeWhen, addColumns];

/** "stop posting", "no reminder any more". */
function removePost(scene: Scene, parts: readonly Part[]): Part[] | null {
  const isRemoval =
    indexesOf(scene, wholeOf(scene), "remove").length > 0 &&
    (indexesOf(scene, wholeOf(scene), "say", "remind", "digest").length > 0 || /post/i.test(scene.text));
  if (!isRemoval || valuesIn(scene, wholeOf(scene), "time").length > 0) return null;
  const isReminder = indexesOf(scene, wholeOf(scene), "remind").some((index) => !has(scene.items[index], "say"));
  // "no more", "nicht mehr", "without": that it goes is what these say.
  modelWhere(scene, wholeOf(scene), ["negation", "leading"], (segment) => isOfAll(scene, segment));
  const kept = parts
    .filter((part) =>
      isReminder ? part.part !== "reminder" : part.part !== "digest" && part.part !== "scheduled_post",
    )
    .map(withoutPost);
  const isSame = JSON.stringify(kept) === JSON.stringify(parts);
  return kept.length === 0 || isSame ? null : kept;
}

function withoutPost(part: Part): Part {
  if (!("post" in part)) return part;
  const { post: _, ...rest } = part;
  return rest as Part;
}

/** A quote is the new text of the post. */
function changeText(scene: Scene, parts: readonly Part[]): Part[] | null {
  const quotes = valuesIn(scene, wholeOf(scene), "quote");
  const quote = quotes.at(-1);
  if (quote === undefined || !parts.some((part) => part.part === "scheduled_post")) return null;
  for (const { index } of quotes) scene.used.add(index);
  for (const index of indexesOf(scene, wholeOf(scene), "that")) scene.used.add(index);
  return parts.map((part) => (part.part === "scheduled_post" ? { ...part, text: quote.item.inner } : part));
}

function addCommand(scene: Scene, parts: readonly Part[]): Part[] | null {
  const records = recordsOf(parts);
  const isAsked =
    valuesIn(scene, wholeOf(scene), "command").length > 0 || indexesOf(scene, wholeOf(scene), "command").length > 0;
  if (records === undefined || !isAsked) return null;
  const { commands } = readCommands(scene, wholeOf(scene), records);
  return commands.length === 0 ? null : [...parts, ...commands];
}

/** "also post the open ones every Friday in #sales", "remind us 2 days before": where nothing of the kind is there to change. */
function addPost(scene: Scene, parts: readonly Part[]): Part[] | null {
  const records = recordsOf(parts);
  const whole = wholeOf(scene);
  const isAdded = indexesOf(scene, whole, "add", "also").length > 0;
  const posts = parts.filter((part) => part.part === "digest" || part.part === "reminder");
  const speaks =
    indexesOf(scene, whole, "say", "remind", "digest").length > 0 &&
    valuesIn(scene, whole, "channel").length + valuesIn(scene, whole, "span").length > 0;
  if (records === undefined || !speaks || !(isAdded || posts.length === 0 || valuesIn(scene, whole, "span").length > 0))
    return null;
  const isReminder = indexesOf(scene, whole, "remind").length > 0 && valuesIn(scene, whole, "span").length > 0;
  const read = (isReminder ? readReminder : readDigest)(scene, whole, records, posts.length);
  if (read.parts.length === 0) return null;
  return [...parts.map((part) => (part === records ? read.records : part)), ...read.parts];
}

function changeClosing(scene: Scene, parts: readonly Part[]): Part[] | null {
  const records = recordsOf(parts);
  const limit = valuesIn(scene, wholeOf(scene), "time").find(({ index }) => isLimit(scene, index) || isClosing(scene));
  if (records === undefined || limit === undefined) return null;
  const closesAt = limit.item.time.at;
  scene.used.add(limit.index);
  modelBefore(scene, limit.index, "beforeTime", "amount");
  const before = records.closesAt;
  return parts.map((part) => {
    if (part === records) return { ...part, closesAt, scope: "day" };
    // What was posted when entries closed goes with them.
    const follows = part.part === "digest" && before !== undefined && part.schedule.startsWith(hourOf(before));
    return follows ? { ...part, schedule: part.schedule.replace(/^\S+ \S+/, hourOf(closesAt)) } : part;
  });
}

function isClosing(scene: Scene): boolean {
  return indexes(wholeOf(scene)).some((index) =>
    /^(?:close|closes|closing|schließt|schließen|annahmeschluss|deadline)$/i.test(scene.items[index]?.text ?? ""),
  );
}

/** Another time, day or channel of the one thing that is posted; of several, the one whose kind is named. */
function changeWhen(scene: Scene, parts: readonly Part[]): Part[] | null {
  const whole = wholeOf(scene);
  const old = replacedIn(scene);
  const isNew = ({ index }: { index: number }) => !old.has(index);
  const times = valuesIn(scene, whole, "time")
    .filter(isNew)
    .map(({ item }) => item.time.at);
  const recurrence = valuesIn(scene, whole, "recurrence").filter(isNew).at(-1)?.item.recurrence ?? null;
  for (const { index } of valuesIn(scene, whole, "recurrence").filter(isNew)) modelBefore(scene, index, "restriction");
  const hasChannel = valuesIn(scene, whole, "channel").length > 0;
  if (times.length === 0 && recurrence === null && !hasChannel) return null;
  const channel = hasChannel ? readChannel(scene, [whole]) : null;
  if (hasChannel && channel === null) return null;
  const announced = parts.filter((part) => "schedule" in part || ("post" in part && part.post !== undefined));
  const named = announced.filter((part) => (part.part === "reminder") === indexesOf(scene, whole, "remind").length > 0);
  const [target] = named.length === 1 ? named : announced.length === 1 ? announced : [];
  if (target === undefined) return null;
  return parts.map((part) => (part === target ? moved(part, times.at(-1) ?? null, recurrence, channel) : part));
}

/** "at 10 instead of 9", "nicht um 9, sondern um 10": what was so until now, where another value is said. */
function replacedIn(scene: Scene): Set<number> {
  const old = new Set<number>();
  for (const limit of scene.limits.filter(({ kind }) => kind === "order" || kind === "negation")) {
    let at = limit.to;
    while (isSilent(scene.items[at]) || has(scene.items[at], "of", "in", "until")) at += 1;
    const { kind } = scene.items[at] ?? {};
    const others = kind === "time" || kind === "recurrence" ? valuesIn(scene, wholeOf(scene), kind) : [];
    if (others.length < 2) continue;
    old.add(at);
    modelAt(scene, ...indexes({ from: limit.from, to: limit.to }));
    modelWhere(scene, { from: at, to: scene.items.length }, ["contrast", "exception"], (_, other) =>
      /^(?:but|sondern|aber)$/i.test(scene.items[other.from]?.text ?? ""),
    );
  }
  return old;
}

function moved(part: Part, time: string | null, recurrence: Recurrence | null, channel: string | null): Part {
  if ("post" in part && part.post !== undefined)
    return {
      ...part,
      post: { ...part.post, ...whenOf(part.post.schedule, time, recurrence), ...(channel === null ? {} : { channel }) },
    } as Part;
  if (!("schedule" in part)) return part;
  const where = channel !== null && "channel" in part ? { channel } : {};
  return { ...part, schedule: whenOf(part.schedule, time, recurrence).schedule, ...where } as Part;
}

function whenOf(schedule: string, time: string | null, recurrence: Recurrence | null): { schedule: string } {
  const [minute = "0", hour = "9", ...days] = schedule.split(" ");
  const at = time ?? `${(hour.split(",")[0] ?? "9").padStart(2, "0")}:${minute.padStart(2, "0")}`;
  const whole = recurrence === null ? null : cronOf(recurrence, [at]);
  return { schedule: whole ?? `${hourOf(at)} ${days.join(" ")}` };
}

/** "add a price and a due date to every order", "ergänze einen Preis". */
function addColumns(scene: Scene, parts: readonly Part[]): Part[] | null {
  const target = parts.find(
    (part): part is PartOf<"records"> | PartOf<"approval"> => part.part === "records" || part.part === "approval",
  );
  const [verb] = indexesOf(scene, wholeOf(scene), "add", "with", "columns");
  if (target === undefined || verb === undefined) return null;
  const isVerbLast =
    verb > 0 && indexes({ from: verb + 1, to: scene.items.length }).every((index) => !isOpen(scene.items[index]));
  const from = isVerbLast ? 0 : verb + 1;
  const end =
    indexes({ from, to: isVerbLast ? verb : scene.items.length }).find((index) => isTarget(scene, index)) ??
    (isVerbLast ? verb : scene.items.length);
  const added = parseList(scene, skipWords(scene, from, end), end).elements.flatMap((element) => {
    const plain = trimmed(scene, element);
    if (!isColumnLike(scene, plain)) return [];
    const column = parseColumn(scene, plain);
    if (column !== null) take(scene, plain);
    return column ?? [];
  });
  if (added.length === 0) return null;
  const known = new Set(target.columns.map((column) => column.label.toLowerCase()));
  const fresh = added.filter((column) => !known.has(column.label.toLowerCase()));
  if (fresh.length === 0) return null;
  const columns = namedApart([...target.columns, ...fresh]);
  if (columns.length > 20) {
    gap(scene, "columns", textOf(scene, wholeOf(scene)), true);
    return null;
  }
  return parts.map((part) => (part === target ? { ...target, columns } : part));
}

/** "… to every order", "zu jeder Bestellung": where it is added. */
function isTarget(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind !== "word" || index === 0) return mark(item) === "." || mark(item) === "!";
  return /^(?:to|for|zu|zur|zum|für|bei|pro|please|bitte|hinzu|dazu)$/.test(item.word) || has(item, "per");
}

function skipWords(scene: Scene, from: number, end: number): number {
  let at = from;
  while (
    at < end &&
    (has(scene.items[at], "columns", "add", "with") ||
      senses(scene.items[at]).includes("silent") ||
      senses(scene.items[at]).includes("determiner") ||
      mark(scene.items[at]) === ":")
  )
    at += 1;
  return at;
}

/** Names of what is there already. */
function takeNouns(scene: Scene, composition: Composition): void {
  const words = new Set(
    JSON.stringify(composition)
      .toLowerCase()
      .match(/[\p{L}]+/gu) ?? [],
  );
  const { singular, plural } = scene.context.lexicon.language;
  for (const index of indexes(wholeOf(scene))) {
    const word = scene.items[index]?.text.toLowerCase() ?? "";
    if (words.has(word) || words.has(singular(word).toLowerCase()) || words.has(plural(word).toLowerCase()))
      scene.used.add(index);
  }
}

function recordsOf(parts: readonly Part[]): PartOf<"records"> | undefined {
  return parts.find((part): part is PartOf<"records"> => part.part === "records");
}

function hourOf(time: string): string {
  return `${Number(time.slice(3))} ${Number(time.slice(0, 2))}`;
}
