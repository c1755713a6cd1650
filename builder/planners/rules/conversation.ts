import type { Part } from "../../../sdk/contract/parts.ts";
import type { Ask } from "../../planner.ts";
import type { Answered } from "./answered.ts";
import { changeComposition } from "./change.ts";
import type { ReadingContext } from "./context.ts";
import { cutsOf } from "./cuts.ts";
import { leavesOut } from "./leave-out.ts";
import { makeScene } from "./make-scene.ts";
import { readAnswer } from "./read-answer.ts";
import { type Choice, type Reading, readAsk } from "./reading.ts";
import { tokenize } from "./token.ts";

interface Conversation {
  reading: Reading;
  /** Wishes said after there was nothing more to ask. */
  changes: ((parts: Part[]) => Part[])[];
  notUnderstood: string[];
}

/** The ask, then each remark: an answer while something is open, a wish about the plan after that. */
export function readConversation(ask: Ask, first: ReadingContext): Conversation {
  let context = first;
  let text = ask.text;
  let choice: Choice = null;
  let reading = readAsk(text, context, choice);
  const changes: Conversation["changes"] = [];
  const notUnderstood: string[] = [];
  const { code } = context.lexicon.language;
  for (const remark of ask.remarks) {
    const isLimited = reading.limits.length > 0;
    const isOpen = reading.parts.length === 0 || reading.gaps.length > 0 || reading.unused.length > 0 || isLimited;
    if (isOpen && changes.length === 0) {
      const said =
        isLimited && !leavesOut(remark.text, context) ? saidOtherwise(text, remark.text, reading, context) : null;
      if (said !== null) {
        text = said;
        reading = readAsk(text, context, choice);
        continue;
      }
      const limits = limitsOfAnswer(remark.text, reading, context);
      notUnderstood.push(...limits);
      const answered = answeredBy(remark.text, context, isLimited);
      const mayStand = readAsk(remark.text, first);
      choice = choiceIn(remark.text, reading) ?? choice;
      if (reading.parts.length === 0 && reading.gaps.length === 0 && mayStand.parts.length > 0) text = remark.text;
      else context = { ...context, answered };
      reading = readAsk(text, context, choice);
      continue;
    }
    const current = changes.reduce<Part[]>((parts, change) => change(parts), reading.parts);
    const changed = changeComposition({ language: code, parts: current }, remark.text, context);
    const { composition } = changed;
    if (composition === null) notUnderstood.push(remark.text.slice(0, 120));
    else changes.push(() => composition.parts);
  }
  return { reading, changes, notUnderstood };
}

/** "leave it out" is no list, no column and no message; a channel or a time beside it is an answer. */
function answeredBy(answer: string, context: ReadingContext, isLimited: boolean): Answered {
  const answered = readAnswer(answer, context.answered, context);
  const { list, columns, text } = context.answered;
  return isLimited && leavesOut(answer, context) ? { ...answered, list, columns, text } : answered;
}

/** What limits, said in other words: the ask with these in its place, or a whole ask anew; null where neither is understood. */
function saidOtherwise(text: string, answer: string, reading: Reading, context: ReadingContext): string | null {
  const [first, ...others] = reading.limits;
  const replaced = first === undefined || others.length > 0 ? null : text.replace(first.words, ` ${answer} `);
  const isWhole = (one: Reading) =>
    one.parts.length > 0 && one.limits.length === 0 && one.gaps.length === 0 && one.unused.length === 0;
  return (
    [answer, ...(replaced === null || replaced === text ? [] : [replaced])].find((one) =>
      isWhole(readAsk(one, context)),
    ) ?? null
  );
}

/** What an answer itself limits, beside "only me" and "only once", which are answers. */
function limitsOfAnswer(answer: string, reading: Reading, context: ReadingContext): string[] {
  const asksText = reading.gaps.some(({ kind }) => kind === "text");
  if (asksText || leavesOut(answer, context)) return [];
  const scene = makeScene(answer, tokenize(answer), context);
  const told = ["negation", "exception", "restriction", "amount", "order"];
  const isAnswer = (words: string) =>
    /^(?:only|just|nur) (?:me|i|ich|mich|mir|once|one|for me|für mich|einmal)\b/i.test(words);
  return cutsOf(scene, [], [])
    .filter(({ from, to }) =>
      scene.limits.some((limit) => limit.from >= from && limit.from < to && told.includes(limit.kind)),
    )
    .map(({ said }) => said)
    .filter((words) => !isAnswer(words));
}

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
