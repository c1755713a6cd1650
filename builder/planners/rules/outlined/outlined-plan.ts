import { type Composition, compositionSchema } from "../../../../sdk/contract/parts.ts";
import { compositionProblems } from "../../../blueprints/composition-problems.ts";
import { tablesOf } from "../../../blueprints/history.ts";
import { changeTables } from "../../../blueprints/tables.ts";
import { OUTLINE_WORDS } from "../../../outline/keys.ts";
import { planOutline } from "../../../plan-outline/plan-outline.ts";
import type { Ask, PlanAnswer } from "../../../planner.ts";
import { composedPlan, type PlanParts } from "../composed-plan.ts";
import { askedOfLeft, leftPeople } from "../conversation/left-people.ts";
import { MAX_QUESTIONS } from "../max-questions.ts";
import { readingContextOf } from "../reading-context.ts";
import type { Rules } from "../rules.ts";
import { tooMuch } from "../too-much.ts";
import { unreadInputs } from "../unread-inputs.ts";
import type { Note } from "../words/scene.ts";
import { keepNames } from "./keep-names.ts";
import type { ToldOutline } from "./outline-told.ts";
import { type OutlinedTold, readTold } from "./read-told.ts";
import type { LineProblem } from "./section-reading.ts";

/** The Plan of what a thread says in lines: of a new app, or of what its live app shall become. */
export function outlinedPlan(ask: Ask, told: ToldOutline, rules: Rules): PlanAnswer {
  const { answers, lines, compose } = rules;
  if (ask.current !== null && ask.current.composition === null) return cannot(answers.notComposed);
  const { lexicon, otherLexicons = [] } = rules;
  const read = readTold(told, { ...readingContextOf(ask, lexicon), otherLexicons });
  if (read.open.length > 0 && ask.mayAsk) return asked(read.open, rules);
  if ((!read.isWhole && !read.isLeftOut) || read.parts.length === 0) {
    const why = read.problems.map((one) => lines.problem(one)).slice(0, 3);
    return cannot([...why, lines.nothingLeft].join(" "));
  }
  const left = askedOfLeft(leftPeople(read.parts, ask.people), ask, answers);
  if (left.length > 0 && ask.mayAsk) return { kind: "questions", questions: left.slice(0, MAX_QUESTIONS) };
  const live = ask.current?.composition ?? null;
  const composed = live === null ? read.parts : keepNames(read.parts, live.parts);
  const checked = compositionSchema.safeParse({ language: live?.language ?? told.language, parts: composed });
  if (!checked.success) return cannot(tooMuch(checked.error, answers));
  const problems = compositionProblems(checked.data);
  if (problems.length > 0) return cannot(`${problems.join("; ")}.`);
  const lost = live === null ? null : lostBy(live, checked.data);
  if (lost !== null) return cannot(`${lines.cannotBecome}: ${lost}.`);
  const parts = planParts(ask, told, { read, composition: checked.data, left }, rules);
  return { kind: "plan", plan: composedPlan(parts, answers, compose) };
}

/** A question for each line that cannot be read; where there are many, the last names the others. */
function asked(problems: readonly LineProblem[], { lines }: Rules): PlanAnswer {
  const most = problems.length > MAX_QUESTIONS ? MAX_QUESTIONS - 1 : MAX_QUESTIONS;
  const others = problems.slice(most).map(({ line }) => line);
  const questions = [
    ...problems.slice(0, most).map((one) => lines.problem(one)),
    ...(others.length === 0 ? [] : [lines.others(others)]),
  ];
  const last = questions.pop() ?? "";
  const whole = `${last} ${lines.sayAgain}`;
  return { kind: "questions", questions: [...questions, whole.length <= 300 ? whole : last] };
}

function cannot(reason: string): PlanAnswer {
  return { kind: "cannot", reason: reason.slice(0, 1_000) };
}

/** Why what is live cannot become this; null: it can. */
function lostBy(before: Composition, after: Composition): string | null {
  const change = changeTables(tablesOf(before), tablesOf(after));
  return "cannot" in change ? change.cannot : null;
}

interface Made {
  read: OutlinedTold;
  composition: Composition;
  /** Of people who are no longer here. */
  left: readonly string[];
}

function planParts(ask: Ask, told: ToldOutline, { read, composition, left }: Made, rules: Rules): PlanParts {
  const { answers, lines } = rules;
  const live = ask.current?.manifest;
  const kept = read.notes.filter(({ kind }) => !read.isChanged || !DEFAULTS.has(kind));
  const access = read.outline.isForOneself ? "owner" : "company";
  return {
    composition,
    name: live?.name ?? null,
    title: read.title ?? live?.title ?? null,
    topics: [],
    timeZone: live?.timeZone ?? ask.requester.timeZone,
    access: live?.web !== undefined && !read.outline.isForOneself ? live.web.access : access,
    ...(live === undefined ? {} : { live }),
    at: ask.at,
    ...(live === undefined ? {} : { changed: lines.becomes }),
    notes: [...new Set([...kept, ...keptOf(ask.current?.composition, composition)].map((one) => answers.note(one)))],
    leftOut: [
      ...read.problems.map((one) => lines.leftOut(one)),
      ...left,
      ...endedOf(ask.current?.composition, composition).map((line) => lines.ends(line)),
      ...unreadInputs(ask, answers),
      ...read.notUnderstood.map((words) => answers.notUnderstood(words)),
    ],
    askText: [told.text, ...told.later].join("\n"),
    people: ask.people,
  };
}

/** What was entered and is not shown any more: whole lists, and details of those that stay. */
function keptOf(before: Composition | null | undefined, after: Composition): Note[] {
  const tables = (one: Composition) =>
    one.parts.flatMap((part) => (part.part === "records" || part.part === "approval" ? [part] : []));
  return (before == null ? [] : tables(before)).flatMap((old) => {
    const now = tables(after).find(({ table }) => table === old.table);
    const gone = old.columns.filter(({ name }) => now?.columns.some((column) => column.name === name) === false);
    const labels = now === undefined ? [old.noun.many] : gone.map(({ label }) => label);
    return labels.map((about): Note => ({ kind: "column_kept", about }));
  });
}

/** Parts of what is live that are not in it any more, as lines have them. A list that goes on under another name ends none. */
function endedOf(before: Composition | null | undefined, after: Composition): string[] {
  if (before == null) return [];
  const labels = ({ language, parts }: Composition) =>
    planOutline({ language, parts }, () => null).map(({ kind, name }) => ({
      kind,
      label: `${OUTLINE_WORDS[after.language].heads[kind][0]}: ${name.replace(/\s+/g, " ").slice(0, 80)}`,
    }));
  const now = labels(after);
  const gone = labels(before).filter(({ label }) => !now.some((one) => one.label === label));
  return gone
    .filter(({ kind }) => {
      const count = (all: { kind: string }[]) => all.filter((one) => one.kind === kind).length;
      return count(now) < count(labels(before));
    })
    .map(({ label }) => label);
}

/** Said of what was taken by itself: untrue once it was changed. */
const DEFAULTS: ReadonlySet<string> = new Set(["time", "workdays", "monday", "first_of_month", "columns", "states"]);
