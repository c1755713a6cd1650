import type { Part } from "../../../../sdk/contract/parts.ts";
import { readOnceOrOften } from "../announcement.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { isOfAll, modelWhere } from "../modelled.ts";
import {
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  mark,
  type Range,
  type Scene,
  senses,
  take,
  textOf,
  valuesIn,
} from "../scene.ts";

/**
 * Posts the same words: quoted, after a colon, or what people shall do: "remind us every friday at 3 to submit timesheets".
 * Of several quotes each is a post; what is said of when and where once is true of all.
 */
export function readScheduledPosts(scene: Scene, range: Range): Part[] {
  const pieces = piecesOf(scene, range);
  return pieces.flatMap((piece, position) => {
    const own = pieces.length === 1 ? [range] : [piece, ...sharedOf(scene, range, pieces, piece)];
    const run = position === 0 ? "post-message" : `post-message-${position + 1}`;
    return readOne(scene, piece, own, run);
  });
}

function readOne(scene: Scene, range: Range, said: readonly Range[], run: string): Part[] {
  const { answered } = scene.context;
  const text = readText(scene, range) ?? (answered.text === "" ? null : answered.text);
  takeTitle(scene, range);
  const announced = readOnceOrOften(scene, said, run);
  for (const index of indexesOf(scene, range, "say", "remind", "everybody", "that", "in", "me")) scene.used.add(index);
  if (text === null) gap(scene, "text", "", true);
  if (announced === null || text === null) return [];
  const others = channelsBeside(scene, range, announced.channel);
  return [announced.channel, ...others].map((channel, position) => ({
    part: "scheduled_post",
    ...announced,
    run: position === 0 ? run : `${run}-${channel.slice(1)}`.replace(/[^a-z0-9-]/g, "-").slice(0, 60),
    channel,
    text: `${reminded(scene, range)}${text}`,
  }));
}

/** "remind Jonas to send the report": whom it is for stands before it. */
function reminded(scene: Scene, range: Range): string {
  const [verb] = indexesOf(scene, range, "remind");
  const item = verb === undefined ? undefined : scene.items[verb + 1];
  const isName =
    item?.kind === "person" ||
    (item?.kind === "word" &&
      item.senses.every((sense) => sense.startsWith("vocabulary:")) &&
      /^\p{Lu}\p{Ll}+$/u.test(item.text));
  if (verb === undefined || item === undefined || !isName || scene.used.has(verb + 1)) return "";
  scene.used.add(verb + 1);
  return `${item.kind === "person" ? item.name : item.text}: `;
}

/** "in #general and #sales": the same in each. */
function channelsBeside(scene: Scene, range: Range, first: string): string[] {
  const said = valuesIn(scene, range, "channel").map(({ item }) => item.inner);
  return [...new Set(said)].filter((channel) => channel !== first && scene.context.channels.includes(channel));
}

/** "post the lunch menu in #food: …": what the message is called, where its words are given. */
function takeTitle(scene: Scene, range: Range): void {
  const isGiven = indexes(range).some(
    (index) => scene.used.has(index) && (scene.items[index]?.kind === "quote" || mark(scene.items[index]) === ":"),
  );
  const [verb] = indexesOf(scene, range, "say", "remind");
  const phrase = verb === undefined || !isGiven ? null : nounPhraseFrom(scene, verb + 1, range.to);
  if (phrase !== null && verb !== undefined && phrase.from <= verb + 2) take(scene, phrase);
}

/** One for each quote: "post 'standup' at 9 in #general and 'retro' at 16 in #sales". */
function piecesOf(scene: Scene, range: Range): Range[] {
  const quotes = valuesIn(scene, range, "quote").map(({ index }) => index);
  if (quotes.length < 2) return [range];
  const borders = quotes.slice(1).map((quote, position) => {
    const before = quotes[position] ?? range.from;
    const separator = indexes({ from: before + 1, to: quote }).findLast(
      (index) =>
        has(scene.items[index], "and") ||
        /^[,;.]$/.test(mark(scene.items[index])) ||
        scene.items[index]?.kind === "break",
    );
    return separator ?? quote;
  });
  return quotes.map((_, position) => ({
    from: borders[position - 1] ?? range.from,
    to: borders[position] ?? range.to,
  }));
}

/** What another piece says of days or places, where this one says nothing of the kind. */
function sharedOf(scene: Scene, range: Range, pieces: readonly Range[], own: Range): Range[] {
  const kinds = ["recurrence", "time", "channel"] as const;
  return kinds.flatMap((kind) => {
    if (valuesIn(scene, own, kind).length > 0) return [];
    const others = pieces.filter((piece) => piece !== own && valuesIn(scene, piece, kind).length > 0);
    const [one] = others.length === 1 ? valuesIn(scene, range, kind) : [];
    return one === undefined ? [] : [{ from: one.index, to: one.index + 1 }];
  });
}

function readText(scene: Scene, range: Range): string | null {
  const [quote] = valuesIn(scene, range, "quote");
  if (quote !== undefined) {
    scene.used.add(quote.index);
    return quote.item.inner;
  }
  const colon = indexes(range).find((index) => mark(scene.items[index]) === ":");
  if (colon !== undefined) {
    const words = { from: colon + 1, to: textEnd(scene, colon + 1, range.to) };
    // "…: please do not park here": words of the message, where no days or times stand beside them.
    modelWhere(scene, words, ["negation", "amount", "beforeNumber"], (segment) => isOfAll(scene, segment));
    return verbatim(scene, words, colon);
  }
  const verb = indexesOf(scene, range, "remind", "say")[0] ?? range.from;
  // "erinnern, die Stunden zu buchen": the German "zu" stands before the last word of what is told.
  const told = scene.context.lexicon.language.code === "de" ? behindVerb(scene, verb, range) : null;
  if (told !== null) return told;
  const starts = indexes({ from: verb + 1, to: range.to }).filter((index) =>
    /^(?:to|that|zu|dass|daran|an|about|über)$/i.test(scene.items[index]?.text ?? ""),
  );
  for (const start of starts) {
    const words = { from: start + 1, to: textEnd(scene, start + 1, range.to) };
    const first = scene.items[words.from];
    if (
      first?.kind !== "word" ||
      has(first, "everybody") ||
      (senses(first).includes("determiner") === false && isValue(scene, words.from))
    )
      continue;
    const text = verbatim(scene, words, start);
    if (text !== null) return text;
  }
  return behindVerb(scene, verb, range);
}

/** "say good morning in #general", "in #finance erinnern, Belege abzugeben": what stands right behind the verb. */
function behindVerb(scene: Scene, verb: number, range: Range): string | null {
  // "post the stock prices" names what it has to be told first; "say good morning" is the message.
  const isTold = has(scene.items[verb], "remind") || /^(?:says?|sag|sage|sagen)$/i.test(scene.items[verb]?.text ?? "");
  if (!isTold) return null;
  let from = verb + 1;
  while (
    from < range.to &&
    (isValue(scene, from) ||
      has(scene.items[from], "everybody", "in", "that") ||
      (isSilent(scene.items[from]) && isValue(scene, from + 1)) ||
      /^[,:]$/.test(mark(scene.items[from])))
  )
    from += 1;
  let to = from;
  while (to < range.to && ["word", "number"].includes(scene.items[to]?.kind ?? "") && !has(scene.items[to], "in"))
    to += 1;
  const words = indexes({ from, to }).filter((index) => !isSilent(scene.items[index]));
  const isPlain = words.every(
    (index) => !has(scene.items[index], "open", "overdue", "digest", "list", "all", "yesterday", "wh"),
  );
  return words.length >= 2 && isPlain ? verbatim(scene, { from, to }, from) : null;
}

/** As it was written, in one piece; taken. Values at its end belong to when and where. */
function verbatim(scene: Scene, range: Range, opener: number): string | null {
  let { from, to } = range;
  while (from < to && scene.items[from]?.kind === "break") from += 1;
  while (
    to > from &&
    (isValue(scene, to - 1) || isPreposition(scene, to - 1, to < range.to) || scene.items[to - 1]?.kind === "break")
  )
    to -= 1;
  if (to === from) return null;
  take(scene, { from: opener, to });
  const text = textOf(scene, { from, to });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words of a message go on to the end; a sentence that says when or where belongs not to it. */
function textEnd(scene: Scene, from: number, end: number): number {
  for (const clause of scene.clauses) {
    if (clause.from <= from || clause.from >= end) continue;
    const isAbout = valuesIn(scene, clause, "channel").length > 0 || valuesIn(scene, clause, "recurrence").length > 0;
    if (isAbout) return clause.from;
  }
  return end;
}

function isValue(scene: Scene, index: number): boolean {
  return ["channel", "recurrence", "time", "date"].includes(scene.items[index]?.kind ?? "");
}

function isPreposition(scene: Scene, index: number, isBeforeValue: boolean): boolean {
  return (
    isBeforeValue &&
    (has(scene.items[index], "in", "and") || isSilent(scene.items[index]) || mark(scene.items[index]) === ",")
  );
}
