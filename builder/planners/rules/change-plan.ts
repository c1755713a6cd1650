import { compositionSchema } from "../../../sdk/contract/parts.ts";
import { compositionProblems } from "../../blueprints/composition-problems.ts";
import type { Ask } from "../../planner.ts";
import { changeComposition } from "./change.ts";
import { composedPlan } from "./composed-plan.ts";
import type { ReadingContext } from "./context.ts";
import { readAnswer } from "./conversation/read-answer.ts";
import { leavesOut } from "./limits/leave-out.ts";
import type { NewPlan } from "./new-plan.ts";
import { readingContextOf } from "./reading-context.ts";
import type { Rules } from "./rules.ts";
import { tooMuch } from "./too-much.ts";
import { makeScene } from "./words/make-scene.ts";
import type { Gap } from "./words/scene.ts";
import { tokenize } from "./words/token.ts";

/** The Plan of a change to an app that is live, where it is one that parts can make. */
export function changePlan(ask: Ask, rules: Rules): NewPlan {
  const { answers } = rules;
  const { current } = ask;
  if (current === null || current.composition === null) return { kind: "cannot", reason: answers.notComposed };
  const first = readingContextOf(ask, rules.lexicon);
  // Answers to questions fill what the wish left open; where it was no wish at all, they are the wish.
  let context = first;
  for (const remark of ask.remarks)
    context = { ...context, answered: readAnswer(remark.text, context.answered, context) };
  const wishes = [ask.text, ...ask.remarks.map((remark) => remark.text)];
  let { composition } = current;
  let { title } = current.manifest;
  let last = changeComposition(composition, ask.text, context);
  const limits: string[] = [];
  const said: string[] = [];
  const unused: string[] = [];
  const open: Gap[] = [];
  for (const wish of wishes) {
    const changed = changeComposition(composition, wish, context, true);
    if (wish === ask.text || changed.gaps.length > 0) last = changed;
    if (wish === ask.text || !leavesOut(wish, context)) limits.push(...changed.limits);
    if (changed.composition === null) continue;
    last = changed;
    composition = changed.composition;
    title = changed.title ?? title;
    said.push(wish.slice(0, 120));
    unused.push(...changed.unused);
    open.push(...changed.gaps);
  }
  // Beside a wish that is understood, what limits it is left out by name; where there is none, or a day, a time or a name is in
  // it, it is asked about.
  if (limits.length > 0 && (said.length === 0 || limits.some((words) => hasValue(words, context))) && ask.mayAsk)
    return {
      kind: "questions",
      questions: [answers.limitQuestion(limits.join("”, “").slice(0, 180))],
      isUnclear: false,
    };
  if (said.length === 0) {
    const questions =
      last.gaps.length > 0
        ? last.gaps.map((gap) => answers.question(gap, ask.channels))
        : [answers.whatICanChange(current.composition.parts)];
    if (ask.mayAsk) return { kind: "questions", questions: questions.slice(0, 3), isUnclear: false };
    const why = limits.map((words) => answers.limitLeftOut(words.slice(0, 200), false));
    return {
      kind: "cannot",
      reason: [...why, answers.whatICanChange(current.composition.parts)].join(" ").slice(0, 1_000),
    };
  }
  const checked = compositionSchema.safeParse(composition);
  if (!checked.success)
    return {
      kind: "cannot",
      reason: `${tooMuch(checked.error, answers)} ${answers.whatICanChange(current.composition.parts)}`,
    };
  const problems = compositionProblems(composition);
  if (problems.length > 0)
    return { kind: "cannot", reason: `${problems.join("; ")}. ${answers.whatICanChange(current.composition.parts)}` };
  const { manifest } = current;
  const plan = composedPlan(
    {
      composition,
      name: manifest.name,
      title: title ?? manifest.name,
      topics: [],
      timeZone: manifest.timeZone,
      access: manifest.web?.access ?? "company",
      at: ask.at,
      changed: answers.changed(said.join("; ")),
      notes: last.notes.map((one) => answers.note(one)),
      leftOut: [
        ...limits.map((words) => answers.limitLeftOut(words, false)),
        ...new Set(open.map((gap) => answers.question(gap, ask.channels))),
        ...(unused.length > 0 ? [answers.unknown(unused)] : []),
      ],
      askText: wishes.join("\n"),
    },
    answers,
    rules.compose,
  );
  return { kind: "plan", plan };
}

const VALUES = ["time", "recurrence", "date", "channel", "number", "person", "span"];

function hasValue(words: string, context: ReadingContext): boolean {
  return makeScene(words, tokenize(words), context).items.some(({ kind }) => VALUES.includes(kind));
}
