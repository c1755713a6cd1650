import type { ReadingContext } from "../context.ts";
import type { Reading } from "../reading.ts";
import { makeScene } from "../words/make-scene.ts";
import { indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";

/** A reply, and what is said in it beside its answer: wishes of their own, as written. */
export interface Answering {
  answer: string;
  beside: string[];
}

const LISTED: readonly string[] = ["names", "things", "choices", "items"];

/** What is behind a list that was asked for, and says what shall be posted, where and when. */
export function withoutBeside(reply: string, { gaps }: Reading, context: ReadingContext): Answering {
  const [gap, ...others] = gaps;
  if (gap === undefined || others.length > 0 || !LISTED.includes(gap.kind)) return { answer: reply, beside: [] };
  const pieces = reply.split(/(?<=[.!;\n])\s+|,?\s+(?=(?:and|und|&)\s)/u);
  const at = pieces.findIndex((piece, index) => index > 0 && isOfPost(piece, context));
  if (at < 0) return { answer: reply, beside: [] };
  const answer = reply.slice(0, startOf(reply, pieces, at)).replace(/[\s,;]+$/, "");
  const rest = reply.slice(startOf(reply, pieces, at)).trim();
  return { answer, beside: [rest.replace(/^(?:and|und|&)\s+/iu, "")] };
}

/** "it says in #sales whose turn it is", "post it every Monday at 8": no name begins it, and a post is told. */
function isOfPost(piece: string, context: ReadingContext): boolean {
  const words = piece.replace(/^(?:(?:and|und|&|please|bitte|also|then|dann)\s+)*/iu, "");
  const scene = makeScene(words, tokenize(words), context);
  const whole = wholeOf(scene);
  const isWhere = valuesIn(scene, whole, "channel").length > 0;
  const isSaid = indexesOf(scene, whole, "say", "remind", "digest").length > 0;
  const isWhen = (["time", "recurrence"] as const).some((kind) => valuesIn(scene, whole, kind).length > 0);
  return BEGINS.test(words) && (isWhere || (isSaid && isWhen));
}

const BEGINS =
  /^(?:it|that|this|es|das|post\p{L}*|say|tell|send|remind|write|announce|sag\p{L}*|schreib\p{L}*|schick\p{L}*|erinner\p{L}*|every|each|on|at|in|jede[nrsm]?|am|um|whose|who|wer|the|der|die|there|da|we|wir|i|ich|could|can|kannst|soll\p{L}*)\b/iu;

function startOf(reply: string, pieces: readonly string[], at: number): number {
  let from = 0;
  for (const piece of pieces.slice(0, at)) from = reply.indexOf(piece, from) + piece.length;
  return from;
}
