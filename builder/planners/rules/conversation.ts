import type { Part } from "../../../sdk/contract/parts.ts";
import type { Ask } from "../../planner.ts";
import { changeComposition } from "./change.ts";
import type { ReadingContext } from "./context.ts";
import { cutsOf } from "./cuts.ts";
import { followUp, leftOut, type Told } from "./follow-up.ts";
import { leavesOut } from "./leave-out.ts";
import { makeScene } from "./make-scene.ts";
import type { Choice } from "./read-parts.ts";
import { type Reading, readAsk } from "./reading.ts";
import { tokenize } from "./token.ts";

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
  for (const { text } of ask.remarks) {
    const isOpen = isUnanswered(told.reading) && changes.length === 0;
    const choice = choiceIn(text, told.reading) ?? told.choice;
    if (leavesOut(text, told.context)) {
      if (isOpen) told = leftOut(told, text, choice);
      continue;
    }
    const followed = changes.length > 0 ? null : followUp(told, text, choice);
    if (followed !== null && (isOpen || followed.isHelp)) {
      notUnderstood.push(...limitsOfAnswer(text, told.reading, told.context));
      told = followed.told;
      continue;
    }
    const current = changes.reduce<Part[]>((parts, change) => change(parts), told.reading.parts);
    const { composition } = changeComposition({ language: code, parts: current }, text, told.context);
    if (composition === null) notUnderstood.push(text.slice(0, 120));
    else changes.push(() => composition.parts);
  }
  return { reading: told.reading, changes, notUnderstood };
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
