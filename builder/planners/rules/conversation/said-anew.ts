import { type Reading, readAsk } from "../reading.ts";
import { NOTHING_ANSWERED } from "./answered.ts";
import type { Told } from "./follow-up.ts";

/** What is taken by itself where it is not said. */
const DEFAULTS: ReadonlySet<string> = new Set(["time", "workdays", "monday", "first_of_month", "columns", "states"]);

const OPENER =
  /^(?:(?:please|bitte|no|nein|nee|sorry|actually|rather|lieber|eigentlich|ok|okay|then|dann|hi|hey|so|well)[\s,:.!–-]+)*/i;

/** It begins as an ask does: "a list of …", "post …", "could you remind …". */
const BEGINS =
  /^(?:(?:can you|could you|kannst du|könntest du|we(?:'d)? (?:need|want|like)|i(?:'d)? (?:need|want|like)|wir (?:brauchen|möchten|wollen)|ich (?:brauche|möchte|will)|make|build|create|keep|mach|baue?|erstelle?|führe?)(?: us| me| uns| mir)?[\s,:.!–-]+)*(?:an? |one |eine?n? |post|send|remind|write|say|poste?|schick|schreib|erinner|sende?|every |each |jede[nsr]? |list of |liste )/i;

/** What is said beside what was said before, or changes it. */
const BESIDE =
  /\b(?:also|too|as well|in addition|additionally|add|another|second|instead|rather than|not|no longer|without|auch|außerdem|zusätzlich|noch|dazu|weitere\p{L}*|zweite\p{L}*|statt|stattdessen|anstatt|nicht|ohne|it|this|that|them|these|those|es|sie)\b/iu;

/**
 * A reply that is a whole ask by itself, of what was asked for before: it takes its place. null: it is an answer, or a
 * change, or something beside it.
 */
export function saidAnew({ context, reading }: Told, reply: string): Told | null {
  const text = reply.trim().replace(OPENER, "");
  if (!BEGINS.test(text) || BESIDE.test(withoutQuotes(text))) return null;
  const clean = { ...context, answered: NOTHING_ANSWERED };
  const anew = readAsk(text, clean, null);
  const kinds = new Set(anew.parts.map(({ part }) => part));
  if (!isWhole(anew, context.lexicon.language.names) || !reading.parts.every(({ part }) => kinds.has(part)))
    return null;
  return { text, context: clean, choice: null, reading: anew };
}

function isWhole({ parts, gaps, notes, unused, limits }: Reading, names: Readonly<Record<string, string>>): boolean {
  const isNamed = parts.every((part) => !("noun" in part) || ![names.entry, names.thing].includes(part.noun.one));
  const isSaid = gaps.length === 0 && notes.every(({ kind }) => !DEFAULTS.has(kind));
  return parts.length > 0 && isNamed && isSaid && unused.length === 0 && limits.length === 0;
}

function withoutQuotes(text: string): string {
  return text.replace(/["“„'‘][^"”“'’]*["”“'’]/g, " ");
}
