import type { Column, Composition, Part } from "../../../../sdk/contract/parts.ts";
import type { Ask } from "../../../planner.ts";
import { changeComposition } from "../change.ts";
import { plainWishes } from "../changes/plain-wishes.ts";
import type { ReadingContext } from "../context.ts";
import { cutsOf } from "../limits/cuts.ts";
import { leavesOut } from "../limits/leave-out.ts";
import type { Choice } from "../read-parts.ts";
import { type Reading, readAsk } from "../reading.ts";
import { makeScene } from "../words/make-scene.ts";
import type { Note } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";
import { withoutBeside } from "./beside-answer.ts";
import { followUp, leftOut, type Told, withAudience } from "./follow-up.ts";
import { withSomebodyElse } from "./left-people.ts";
import { agrees, explanationIn, goesOn, isIndifferent, isLater, naturalReply } from "./natural-reply.ts";
import { saidAnew } from "./said-anew.ts";
import { audienceIn } from "./said-audience.ts";

interface Conversation {
  reading: Reading;
  /** Wishes said after there was nothing more to ask. */
  changes: ((parts: Part[]) => Part[])[];
  notUnderstood: string[];
}

/** The ask, then each remark: while something is open an answer to it, else a wish about the plan. */
export function readConversation(ask: Ask, first: ReadingContext): Conversation {
  let told: Told = { text: ask.text, context: first, choice: null, reading: readAsk(ask.text, first, null) };
  const changes: Conversation["changes"] = [];
  const notUnderstood: string[] = [];
  const { code } = first.lexicon.language;
  const taken: Note[] = [];
  for (const { text: remark } of ask.remarks) {
    const heard = audienceIn(remark, told.reading);
    if (heard !== null) told = withAudience(told, heard.audience);
    if (heard !== null && !/\p{L}/u.test(heard.rest)) continue;
    const written = heard?.rest ?? remark;
    const isOpen = isUnanswered(told.reading) && changes.length === 0;
    // What was said on a card is said once: this was said to that card.
    if (!isOpen) notUnderstood.length = 0;
    const explained = changes.length === 0 ? explanationIn(written, told.text) : null;
    if (explained !== null) {
      told = { ...told, meanings: [...(told.meanings ?? []), explained] };
      continue;
    }
    const now = changes.reduce<Part[]>((parts, change) => change(parts), told.reading.parts);
    const replaced = told.reading.gaps.length > 0 ? null : withSomebodyElse(now, written, told.context);
    if (replaced !== null) {
      changes.push(() => replaced);
      continue;
    }
    const wished =
      told.reading.gaps.length > 0 ? null : wholeChange({ language: code, parts: now }, written, told.context);
    if (wished !== null) {
      changes.push(() => wished);
      continue;
    }
    const anew = saidAnew(told, written);
    if (anew !== null) {
      if (JSON.stringify(anew.reading.parts) !== JSON.stringify(told.reading.parts))
        taken.push({ kind: "said_anew", about: told.text.slice(0, 120) });
      told = anew;
      changes.length = 0;
      continue;
    }
    const chosen = isOpen && isIndifferent(written) ? usualAnswer(told.reading, told.context) : null;
    if (chosen !== null) taken.push({ kind: "your_choice", about: chosen });
    const { answer, beside } = withoutBeside(written, told.reading, told.context);
    const text = chosen ?? (isOpen ? naturalReply(answer, told.reading, told.context) : written);
    const choice = choiceIn(text, told.reading) ?? told.choice;
    const mayGo =
      isOpen &&
      (isLater(text) || (isIndifferent(text) && chosen === null) || (agrees(text) && asksWhether(told.reading)));
    if (mayGo || leavesOut(text, told.context)) {
      if (isOpen) told = leftOut(told, text, choice);
      continue;
    }
    if (goesOn(text)) continue;
    const followed = changes.length > 0 ? null : followUp(told, text, choice);
    if (followed !== null && (isOpen || followed.isHelp)) {
      notUnderstood.push(...limitsOfAnswer(text, told.reading, told.context));
      told = followed.told;
      for (const wish of isUnanswered(told.reading) ? [] : beside) {
        const wished = changeComposition({ language: code, parts: told.reading.parts }, wish, told.context);
        const { composition: after, unused } = wished;
        if (after === null) notUnderstood.push(wish.slice(0, 120));
        else changes.push(() => after.parts);
        notUnderstood.push(...(after === null ? [] : unused));
      }
      continue;
    }
    const { composition, unused } = changeComposition({ language: code, parts: now }, text, told.context);
    if (composition !== null) {
      changes.push(() => composition.parts);
      notUnderstood.push(...unused.filter((words) => !/^(?:no|nope|yes|ok|nein|nee|ja)$/i.test(words)));
    } else if (!agrees(text) && !isIndifferent(text)) notUnderstood.push(text.slice(0, 120));
  }
  const parts = asExplained(told.reading.parts, told.meanings ?? []);
  return { reading: { ...told.reading, parts, notes: [...told.reading.notes, ...taken] }, changes, notUnderstood };
}

/** A wish about a column, its choices or its place is no other word for what was not understood. null: it is none. */
function wholeChange(now: Composition, text: string, context: ReadingContext): Part[] | null {
  if (now.parts.length === 0) return null;
  const { isChanged, rest } = plainWishes(text, now.parts, context);
  if (!isChanged && rest === text) return null;
  const { composition, unused, limits, gaps } = changeComposition(now, text, context);
  return unused.length + limits.length + gaps.length > 0 ? null : (composition?.parts ?? null);
}

/** Where it was asked whether something may be left out, a yes says that it may. */
function asksWhether({ limits, gaps }: Reading): boolean {
  return limits.length > 0 && gaps.length === 0;
}

/** What is taken where nobody minds: a channel. null: nothing is usual. */
function usualAnswer({ gaps }: Reading, { channels }: ReadingContext): string | null {
  if (!gaps.some(({ kind }) => kind === "channel" || kind === "unknown_channel")) return null;
  return channels.find((channel) => channel === "#general") ?? channels[0] ?? null;
}

/** A column whose word was explained keeps it, and is of the kind that was told: "size = how many people work there". */
function asExplained(parts: readonly Part[], meanings: readonly { word: string; means: string }[]): Part[] {
  const typeOf = (column: Column): Column => {
    const means = meanings.find(({ word }) => word.toLowerCase() === column.label.toLowerCase())?.means ?? "";
    if (column.type !== "text") return column;
    if (/\b(?:how many|number of|amount of|count|wie ?viele|anzahl|zahl der)\b/i.test(means))
      return { ...column, type: "number" };
    if (/^(?:the )?(?:day|date|when|wann|der tag|das datum|tag|datum)\b/i.test(means))
      return { ...column, type: "date" };
    if (/^(?:yes|ja|whether|ob|if)\b/i.test(means)) return { ...column, type: "yes_no" };
    return column;
  };
  return parts.map((part) =>
    part.part === "records" || part.part === "approval" ? { ...part, columns: part.columns.map(typeOf) } : part,
  );
}

/** Something was asked; beside words that are only left out, a plan was shown. */
function isUnanswered({ parts, gaps, unused, limits }: Reading): boolean {
  return (
    parts.length === 0 ||
    gaps.length > 0 ||
    limits.some(({ isAudience }) => isAudience) ||
    unused.some(({ isTold }) => isTold)
  );
}

/** What an answer itself limits, beside "only me" and "only once", which are answers. */
function limitsOfAnswer(answer: string, reading: Reading, context: ReadingContext): string[] {
  const asksText = reading.gaps.some(({ kind }) => kind === "text");
  if (asksText || leavesOut(answer, context)) return [];
  const scene = makeScene(answer, tokenize(answer), context);
  const told = ["negation", "exception", "restriction", "amount", "order"];
  const isAnswer = (words: string) =>
    OTHER_CHANNEL.test(words) ||
    /^(?:only|just|nur) (?:me|i|ich|mich|mir|once|one|for me|für mich|einmal|(?:the |das |die |den |der )?(?:first|second|last|other|erste[nrs]?|zweite[nrs]?|letzte[nrs]?|andere[nrs]?|list|liste))\b/i.test(
      words,
    );
  return cutsOf(scene, [], [])
    .filter(({ from, to }) =>
      scene.limits.some((limit) => limit.from >= from && limit.from < to && told.includes(limit.kind)),
    )
    .map(({ said }) => said)
    .filter((words) => !isAnswer(words));
}

/** "ok, then use #food instead", "not in #sales but in #food": no more than which channel. */
const OTHER_CHANNEL =
  /^(?=[^#]*#)(?:#[\p{L}\p{N}_-]+|ok|okay|then|use|take|post|put|it|rather|not|in|into|to|of|but|instead|please|dann|eben|halt|nimm|poste?|es|nicht|sondern|statt|stattdessen|lieber|bitte|nach|ins?|[\s,.!…–-])+$/iu;

/** "the first", "both", or words of one of them. */
function choiceIn(answer: string, reading: Reading): Choice {
  if (reading.things.length < 2) return null;
  const plain = answer.toLowerCase();
  if (/\b(?:both|all|together|beides?|beide|alles|zusammen)\b/.test(plain)) return { kind: "all" };
  const words = new Set(plain.match(/\p{L}{4,}/gu) ?? []);
  const scores = reading.things.map(
    (thing) => (thing.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => words.has(word)).length,
  );
  const best = Math.max(...scores);
  if (best > 0) return { kind: "one", index: scores.indexOf(best) };
  return { kind: "one", index: /\b(?:second|last|zweite\w*|letzte\w*|2)\b/.test(plain) ? 1 : 0 };
}
