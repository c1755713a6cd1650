import type { ReadingContext } from "../context.ts";
import type { Choice } from "../read-parts.ts";
import { type Reading, readAsk } from "../reading.ts";
import type { Answered } from "./answered.ts";
import { readAnswer } from "./read-answer.ts";

/** An ask as it stands after some of its thread was read: its words, what was answered, and what that was read as. */
export interface Told {
  text: string;
  context: ReadingContext;
  choice: Choice;
  reading: Reading;
  /** What words of it were said to mean. */
  meanings?: { word: string; means: string }[];
}

/**
 * What a reply in the thread makes of an ask: an answer that fills what is open, other words for what was not understood,
 * one more sentence, or the whole ask said anew; whichever leaves least open. `isHelp`: less than before. null: it changes nothing.
 */
export function followUp(told: Told, reply: string, choice: Choice): { told: Told; isHelp: boolean } | null {
  const answered = told.reading.limits.length > 0 ? withoutLists(reply, told.context) : answerIn(reply, told.context);
  const asAnswer = read({ ...told, choice, context: { ...told.context, answered } });
  if (choice !== told.choice) return { told: asAnswer, isHelp: true };
  const strange = strangeWords(told);
  const inPlace = strange.length === 1 && strange[0] !== undefined ? told.text.replace(strange[0], ` ${reply} `) : null;
  const rest = strange.reduce((text, words) => text.replace(words, " "), told.text);
  const candidates = [
    asAnswer,
    ...[inPlace, strange.length > 0 ? `${rest.trim().replace(/[.!?]*$/, "")}. ${reply}` : null]
      .filter((text) => text !== null && text !== told.text)
      .map((text) => read({ ...told, choice, text: text ?? "" }))
      // "all of it": a reply that says nothing makes nothing else; what was not understood stays named.
      .filter(({ reading }) => !isSame(reading, told.reading)),
    ...(ABOUT_PLAN.test(reply)
      ? []
      : [read({ ...told, choice: null, text: reply })].filter((anew) => keepsAll(anew, told))),
  ];
  const before = openness(told.reading);
  const [best] = candidates
    .map((one, position) => ({ one, left: openness(one.reading), position }))
    .sort((one, other) => one.left - other.left || one.position - other.position);
  if (best !== undefined && best.left < before) return { told: best.one, isHelp: true };
  // What fills nothing that is open may still say it otherwise: another time, another channel.
  return isSame(asAnswer.reading, told.reading) ? null : { told: asAnswer, isHelp: false };
}

/** "you forgot the small room": said of what there is, and no ask by itself. */
const ABOUT_PLAN =
  /^(?:(?:no|nein|but|aber|hey|hm+|oh)[\s,]+)*(?:you(?:'ve| have)? (?:forgot|forgotten|missed|left out|dropped|lost)|(?:du|ihr) (?:hast|habt)\b|(?:da |es )?fehl(?:t|en)\b|(?:there is|there's) (?:something )?missing)/iu;

/** "leave it out": what is open stays named as left out; a channel or a time beside it is an answer. */
export function leftOut(told: Told, reply: string, choice: Choice): Told {
  return read({ ...told, choice, context: { ...told.context, answered: withoutLists(reply, told.context) } });
}

/** As it stands once it is known who may open it. */
export function withAudience(told: Told, audience: NonNullable<Answered["audience"]>): Told {
  return read({ ...told, context: { ...told.context, answered: { ...told.context.answered, audience } } });
}

function read(told: Omit<Told, "reading">): Told {
  return { ...told, reading: readAsk(told.text, told.context, told.choice) };
}

function answerIn(reply: string, context: ReadingContext) {
  return readAnswer(reply, context.answered, context);
}

/** Other words for what limits are no list, no column and no message; a channel or a time beside them is an answer. */
function withoutLists(reply: string, context: ReadingContext) {
  const { list, columns, text } = context.answered;
  return { ...answerIn(reply, context), list, columns, text };
}

/** Pieces of the text that were not understood, or limit it. */
function strangeWords({ text, reading }: Told): string[] {
  return [...reading.limits.map(({ words }) => words), ...reading.unused.map(({ words }) => words)].filter((words) =>
    text.includes(words),
  );
}

/** How much is still open: the less the better. */
function openness({ parts, gaps, limits, unread, unused }: Reading): number {
  const essential = gaps.filter((gap) => gap.isEssential).length;
  const isTold = unused.filter((one) => one.isTold).length;
  return (
    (parts.length === 0 ? 100 : 0) + essential * 20 + gaps.length * 10 + limits.length * 4 + isTold * 3 + unread * 2
  );
}

/** Said anew it has all parts that it had, and no fewer columns or names. */
function keepsAll(anew: Told, { reading }: Told): boolean {
  if (anew.reading.parts.length === 0) return false;
  const kinds = new Set(anew.reading.parts.map(({ part }) => part));
  const size = (one: Reading) => JSON.stringify(one.parts).match(/"label":|"#|"schedule":/g)?.length ?? 0;
  return reading.parts.every(({ part }) => kinds.has(part)) && size(anew.reading) >= size(reading);
}

function isSame(one: Reading, other: Reading): boolean {
  return JSON.stringify([one.parts, one.gaps]) === JSON.stringify([other.parts, other.gaps]);
}
