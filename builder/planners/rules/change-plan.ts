import { isDeepStrictEqual } from "node:util";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { type Composition, compositionSchema } from "../../../sdk/contract/parts.ts";
import type { Plan } from "../../../sdk/contract/plan.ts";
import { compositionProblems, partProblems } from "../../blueprints/composition-problems.ts";
import type { Ask } from "../../planner.ts";
import { type Changed, changeComposition } from "./change.ts";
import { wishOfComplaint } from "./changes/complaint.ts";
import { missedRun } from "./changes/missed-run.ts";
import { deletesApp } from "./changes/whole-app.ts";
import { complaintsTold } from "./complaints-told.ts";
import { composedPlan, type PlanParts } from "./composed-plan.ts";
import type { ReadingContext } from "./context.ts";
import { askedOfLeft, leftPeople, withSomebodyElse } from "./conversation/left-people.ts";
import { agrees } from "./conversation/natural-reply.ts";
import { saysOtherValue } from "./conversation/other-value.ts";
import { readAnswer } from "./conversation/read-answer.ts";
import { withoutKeptWords } from "./kept-as-written.ts";
import { leavesOut } from "./limits/leave-out.ts";
import { MAX_QUESTIONS } from "./max-questions.ts";
import type { NewPlan } from "./new-plan.ts";
import { readingContextOf } from "./reading-context.ts";
import type { Rules } from "./rules.ts";
import { tooMuch } from "./too-much.ts";
import { filesInOneLine, unreadInputs } from "./unread-inputs.ts";
import { makeScene } from "./words/make-scene.ts";
import type { Gap } from "./words/scene.ts";
import { tokenize } from "./words/token.ts";

/** The Plan of a change to an app that is live, where it is one that parts can make. */
export function changePlan(written: Ask, rules: Rules): NewPlan {
  const { answers } = rules;
  const { current } = written;
  if (current === null || current.composition === null) return { kind: "cannot", reason: answers.notComposed };
  const { ask: told, asked } = withoutMissed(written, current.composition, rules);
  if (asked.length > 0 && written.mayAsk) return questions(asked);
  if (deletesApp(wishesOf(told).at(-1) ?? "", rules.lexicon))
    return { kind: "answered", answer: answers.deletesNothing(nameOf(current.manifest)) };
  const ask = withWishes(told, rules);
  const canChange = answers.whatICanChange(current.composition.parts);
  const context = answeredContext(ask, rules);
  const read = readWishes(ask, { composition: current.composition, title: current.manifest.title }, context);
  const { composition, limits, said } = read;
  // Beside a wish that is understood, what limits it is left out by name; where there is none, or a day, a time or a name is in
  // it, it is asked about.
  if (limits.length > 0 && (said.length === 0 || limits.some((words) => hasValue(words, context))) && ask.mayAsk)
    return questions([...complaintsTold(ask, answers), answers.limitQuestion(limits.join("”, “").slice(0, 180))]);
  if (said.length === 0 && isAllLeftOut(ask, limits.length > 0, context))
    return { kind: "answered", answer: answers.nothingLeft(nameOf(current.manifest)) };
  if (said.length === 0 && asked.length > 0) return { kind: "cannot", reason: [...asked, canChange].join(" ") };
  if (said.length === 0) {
    const { gaps } = read.last;
    const told = complaintsTold(ask, answers);
    const [first, ...more] = gaps.length > 0 ? gaps.map((gap) => answers.question(gap, ask.channels)) : [canChange];
    const open = [[...told, first].join(" "), ...more];
    if (ask.mayAsk) return questions([...filesInOneLine(unreadInputs(ask, answers)), ...open]);
    const why = limits.map((words) => answers.limitLeftOut(words.slice(0, 200), false));
    return { kind: "cannot", reason: [...told, ...why, canChange].join(" ").slice(0, 1_000) };
  }
  // What is so already is no change, and is not called one.
  if (ask.mayAsk && ask.remarks.length === 0 && isAsItIs(read, current))
    return questions([answers.unchanged(said.join("; "))]);
  const left = askedOfLeft(newlyNamed(current.composition, composition, ask), ask, answers);
  if (left.length > 0 && ask.mayAsk) return questions(left);
  const checked = compositionSchema.safeParse(composition);
  if (!checked.success) return { kind: "cannot", reason: `${tooMuch(checked.error, answers)} ${canChange}` };
  if (compositionProblems(composition).length > 0)
    return { kind: "cannot", reason: `${rules.answers.unfit(partProblems(composition))} ${canChange}` };
  return { kind: "plan", plan: planOfChange(ask, current.manifest, read, left, rules) };
}

/** What was asked about may go, and nothing else is wished. `asksWhether`: a bare yes to that question says so, too. */
function isAllLeftOut({ remarks }: Ask, asksWhether: boolean, context: ReadingContext): boolean {
  const last = remarks.at(-1)?.text;
  return last !== undefined && (leavesOut(last, context) || (asksWhether && agrees(last)));
}

function nameOf({ title, name }: Manifest): string {
  return title ?? name;
}

function isAsItIs({ composition, title }: ReadWishes, { composition: before, manifest }: NonNullable<Ask["current"]>) {
  return title === manifest.title && isDeepStrictEqual(composition, before);
}

/** Who is no longer here, and was not in it before. */
function newlyNamed(before: Composition, after: Composition, { people }: Ask): string[] {
  const known = leftPeople(before.parts, people);
  return leftPeople(after.parts, people).filter((name) => !known.includes(name));
}

/** What ought to have run and did not is asked about; a remark is the wish then. */
function withoutMissed(ask: Ask, composition: Composition, { lexicon }: Rules): { ask: Ask; asked: string[] } {
  const context = readingContextOf(ask, lexicon);
  const asked: string[] = [];
  const restOf = (text: string) => {
    const missed = missedRun(text, composition, context);
    if (missed !== null) asked.push(missed.question);
    return missed?.rest ?? text;
  };
  const text = restOf(ask.text);
  const remarks = ask.remarks.map((one) => ({ ...one, text: restOf(one.text) }));
  return { ask: { ...ask, text, remarks: remarks.filter((one) => one.text.trim() !== "") }, asked };
}

/** Whoever says what is wrong wishes something. */
function withWishes(ask: Ask, { lexicon }: Rules): Ask {
  const wishOf = (text: string) => wishOfComplaint(text, lexicon.language.code);
  return { ...ask, text: wishOf(ask.text), remarks: ask.remarks.map((one) => ({ ...one, text: wishOf(one.text) })) };
}

/** Answers to questions fill what the wish left open; where it was no wish at all, they are the wish. */
function answeredContext(ask: Ask, rules: Rules): ReadingContext {
  let context = readingContextOf(ask, rules.lexicon);
  for (const remark of ask.remarks)
    context = { ...context, answered: readAnswer(remark.text, context.answered, context) };
  return context;
}

interface ReadWishes {
  composition: Composition;
  title: string | undefined;
  /** The last that says something: what was asked, where nothing was understood. */
  last: Changed;
  /** What nothing of ours can be limited by. */
  limits: string[];
  /** The wishes that were understood, as written. */
  said: string[];
  unused: string[];
  open: Gap[];
}

/** The wish and what was said to it since, each on what the one before left. */
function readWishes(ask: Ask, before: Pick<ReadWishes, "composition" | "title">, context: ReadingContext): ReadWishes {
  const last = changeComposition(before.composition, ask.text, context);
  const read: ReadWishes = { ...before, last, limits: [], said: [], unused: [], open: [] };
  for (const wish of wishesOf(ask)) {
    const replaced = read.said.length === 0 ? null : withSomebodyElse(read.composition.parts, wish, context);
    if (replaced !== null) {
      read.composition = { ...read.composition, parts: replaced };
      continue;
    }
    const changed = changeComposition(read.composition, wish, context, true);
    if (wish === ask.text || changed.gaps.length > 0) read.last = changed;
    // "use #food instead", as an answer: the channel is in the context, and limits nothing.
    const isAnswer = wish !== ask.text && changed.composition === null && saysOtherValue(wish);
    if (!isAnswer && (wish === ask.text || !leavesOut(wish, context))) read.limits.push(...changed.limits);
    if (changed.composition === null) continue;
    read.last = changed;
    read.composition = changed.composition;
    read.title = changed.title ?? read.title;
    read.said.push(wish.slice(0, 120));
    read.unused.push(...changed.unused);
    read.open.push(...changed.gaps);
  }
  return read;
}

function wishesOf(ask: Ask): string[] {
  return [ask.text, ...ask.remarks.map((remark) => remark.text)].filter((text) => text.trim() !== "");
}

function planOfChange(
  ask: Ask,
  manifest: Manifest,
  read: ReadWishes,
  left: readonly string[],
  { answers, compose }: Rules,
): Plan {
  const parts: PlanParts = {
    composition: read.composition,
    name: manifest.name,
    title: read.title ?? manifest.name,
    topics: [],
    timeZone: manifest.timeZone,
    access: manifest.web?.access ?? "company",
    live: manifest,
    at: ask.at,
    changed: answers.changed(read.said.join("; ")),
    notes: withoutKeptWords(read.last.notes, read.composition.parts).map((one) => answers.note(one)),
    leftOut: [
      ...read.limits.map((words) => answers.limitLeftOut(words, false)),
      ...new Set(read.open.map((gap) => answers.question(gap, ask.channels))),
      ...left,
      ...unreadInputs(ask, answers),
      ...(read.unused.length > 0 ? [answers.unknown(read.unused)] : []),
    ],
    askText: wishesOf(ask).join("\n"),
    people: ask.people,
  };
  return composedPlan(parts, answers, compose);
}

function questions(all: string[]): NewPlan {
  return { kind: "questions", questions: all.slice(0, MAX_QUESTIONS), isUnclear: false };
}

const VALUES = ["time", "recurrence", "date", "channel", "number", "person", "span"];

function hasValue(words: string, context: ReadingContext): boolean {
  return makeScene(words, tokenize(words), context).items.some(({ kind }) => VALUES.includes(kind));
}
