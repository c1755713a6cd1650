import { isOfAll, modelAt, modelWhere } from "../limits/modelled.ts";
import {
  clauseOf,
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
} from "../words/scene.ts";
import { endBeforeDays } from "./days-behind-text.ts";
import { isBeforeWhen, isTelling } from "./post-pieces.ts";
import { remindedOf } from "./reminded-of.ts";

interface Text {
  text: string;
  /** Where its words stand, if not in quotes: days and times in them are none of the post's. */
  words: Range | null;
}

/** What is to be said: quoted, after a colon, or what people shall do. Taken. */
export function readText(scene: Scene, range: Range): Text | null {
  const [quote] = valuesIn(scene, range, "quote");
  if (quote !== undefined) {
    scene.used.add(quote.index);
    return { text: quote.item.inner, words: null };
  }
  if (indexes(range).some((index) => mark(scene.items[index]) === ":" && isChoice(scene, index, range))) return null;
  const colon = indexes(range).find(
    (index) =>
      mark(scene.items[index]) === ":" &&
      isTelling(scene, index) &&
      !isBeforeWhen(scene, nextOf(scene, index, range), range),
  );
  if (colon !== undefined) {
    const start = isToldWhen(scene, { from: range.from, to: colon })
      ? colon + 1
      : behindValues(scene, colon + 1, range);
    const words = { from: start, to: textEnd(scene, start, range.to) };
    // "…: please do not park here": words of the message, where no days or times stand beside them.
    modelWhere(scene, words, ["negation", "amount", "beforeNumber"], (segment) => isOfAll(scene, segment));
    return verbatim(scene, words, colon, range);
  }
  const reminded = textOfReminded(scene, range);
  if (reminded !== null) return reminded;
  const verb = indexesOf(scene, range, "remind", "say")[0] ?? range.from;
  // "erinnern, die Stunden zu buchen": the German "zu" stands before the last word of what is told.
  const told = scene.context.lexicon.language.code === "de" ? behindVerb(scene, verb, range) : null;
  if (told !== null) return told;
  const starts = indexes({ from: verb + 1, to: range.to }).filter((index) =>
    /^(?:to|that|zu|dass|da?ran|an|about|über|(?:saying|says|reading|stating|sagt|steht),? (?:that|dass))$/i.test(
      scene.items[index]?.text ?? "",
    ),
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
    const text = verbatim(scene, words, start, range);
    // "could you tell them that it must be ready?": the ask is a question, what is told is none.
    if (text !== null) return { ...text, text: text.text.replace(/\s*\?$/, "") };
  }
  return behindVerb(scene, verb, range);
}

function isToldWhen(scene: Scene, before: Range): boolean {
  return (["recurrence", "time", "date"] as const).some((kind) => valuesIn(scene, before, kind).length > 0);
}

/** "reminder for all: fridays at 2 hand in your hours": where nothing before it says when, what is said begins behind that. */
function behindValues(scene: Scene, from: number, range: Range): number {
  let at = from;
  const isWhen = (index: number) =>
    isValue(scene, index) || (isSilent(scene.items[index]) && isValue(scene, index + 1));
  while (at < range.to && (isWhen(at) || (at > from && /^[,–—-]$/.test(mark(scene.items[at]))))) at += 1;
  return at < range.to ? at : from;
}

/** "an die Stundenzettel erinnern", "remind #general about the timesheets": a message is made of what it is about. */
function textOfReminded(scene: Scene, range: Range): Text | null {
  const found = remindedOf(scene, range);
  if (found === null) return null;
  const { code, names } = scene.context.lexicon.language;
  const { opener, words } = found;
  take(scene, { from: opener, to: words.to });
  const isGerman = code === "de" && /^ans?$/i.test(scene.items[opener]?.text ?? "");
  const said = textOf(scene, { from: isGerman ? opener : words.from, to: words.to });
  const about = code === "de" && !isGerman ? `an: ${said}` : said;
  return { text: (names.remember ?? "{}").replace("{}", () => about), words: { from: opener, to: words.to } };
}

/** "ask in #food where we go: canteen, kebab, salad": to be chosen from, no message. */
function isChoice(scene: Scene, colon: number, range: Range): boolean {
  const { from } = clauseOf(scene, colon);
  const before = indexes({ from, to: colon });
  const asks = before.some((at) => /^(?:asks?|fragen?|fragt|frag|abfragen)$/i.test(scene.items[at]?.text ?? ""));
  const isOpenQuestion = before.some((at) =>
    /^(?:wo|wohin|was|wer|wann|welche[rsnm]?|where|what|which|who|when)\b/i.test(scene.items[at]?.text ?? ""),
  );
  const commas = indexes({ from: colon, to: range.to }).filter((at) => /^[,/]$/.test(mark(scene.items[at])));
  return asks && isOpenQuestion && commas.length >= 2;
}

/** Past the ends of lines. */
function nextOf(scene: Scene, index: number, range: Range): number {
  return indexes({ from: index + 1, to: range.to }).find((at) => scene.items[at]?.kind !== "break") ?? range.to;
}

/** "say good morning in #general", "in #finance erinnern, Belege abzugeben": what stands right behind the verb. */
function behindVerb(scene: Scene, verb: number, range: Range): Text | null {
  // "post the stock prices" names what it has to be told first; "say good morning" is the message.
  const isTold = has(scene.items[verb], "remind") || /^(?:says?|sag|sage|sagen)$/i.test(scene.items[verb]?.text ?? "");
  if (!isTold) return null;
  let from = verb + 1;
  while (
    from < range.to &&
    (isValue(scene, from) ||
      has(scene.items[from], "everybody", "in", "that") ||
      /^da?ran$/i.test(scene.items[from]?.text ?? "") ||
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
  return words.length >= 2 && isPlain ? verbatim(scene, { from, to }, from, range) : null;
}

/** As it was written, in one piece; taken. Values at its end belong to when and where, unless both were said before it. */
function verbatim(scene: Scene, words: Range, opener: number, range: Range): Text | null {
  let { from } = words;
  let to = endBeforeDays(scene, words, opener, range);
  while (from < to && scene.items[from]?.kind === "break") from += 1;
  const isTold = isToldBefore(scene, { from: range.from, to: opener });
  let isBeforeValue = false;
  while (to > from && isTrailing(scene, to - 1, isBeforeValue, isTold)) {
    isBeforeValue ||= isValue(scene, to - 1);
    to -= 1;
  }
  // Where it would be said stands not in the middle of what is said.
  const isMixed = indexes({ from, to }).some((index) => scene.items[index]?.kind === "channel");
  if (to === from || isMixed) return null;
  take(scene, { from: opener, to });
  // "…, that all must be back by 5 pm": when it is said stands before it, so that this is of what is told.
  if (isTold)
    for (const limit of scene.limits) if (limit.from >= from && limit.from < to) modelAt(scene, ...indexes(limit));
  const text = textOf(scene, { from, to });
  return { text: text.charAt(0).toUpperCase() + text.slice(1), words: { from, to } };
}

/** On which days and at what time. */
function isToldBefore(scene: Scene, before: Range): boolean {
  const days = valuesIn(scene, before, "recurrence").length + valuesIn(scene, before, "date").length;
  return days > 0 && valuesIn(scene, before, "time").length > 0;
}

function isTrailing(scene: Scene, index: number, isBeforeValue: boolean, isTold: boolean): boolean {
  const isEnd = isTold ? scene.items[index]?.kind === "channel" : isValue(scene, index);
  return isEnd || isPreposition(scene, index, isBeforeValue) || scene.items[index]?.kind === "break";
}

/** Words of a message go on to the end; a sentence that says when or where belongs not to it. */
function textEnd(scene: Scene, from: number, end: number): number {
  for (const clause of scene.clauses) {
    if (clause.from <= from || clause.from >= end) continue;
    const own = { from: clause.from, to: Math.min(clause.to, end) };
    const isAbout =
      valuesIn(scene, own, "channel").length > 0 ||
      valuesIn(scene, own, "recurrence").length > 0 ||
      isBeginning(scene, own);
    if (isAbout) return clause.from;
  }
  return end;
}

/** "Starting this week's friday": from when on. */
function isBeginning(scene: Scene, { from, to }: Range): boolean {
  const isFirst =
    /^(?:start|starts|starting|starting from|begin|begins|beginning|beginnend|los gehts?|ab|erstmals|first time)$/i;
  return isFirst.test(scene.items[from]?.text ?? "") && valuesIn(scene, { from, to }, "date").length > 0;
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
