import { type Held, playChecks } from "./checks.ts";
import type { Ask, Check, Expect } from "./shape.ts";
import type { Stand } from "./stand.ts";

/** What came back in the thread. */
export type Told =
  /** A question, and nothing more was answered. */
  | { kind: "asked"; words: string }
  | { kind: "declined"; words: string }
  /** A plan was shown that nobody who asked this could want; it was not built. */
  | { kind: "planned"; words: string; leftOut: string[] }
  /** After these questions, which were answered. `outlined`: why it was said once more in lines; null: it was not. */
  | { kind: "live"; leftOut: string[]; questions: string[]; outlined: Outlined | null; stand: Stand }
  /** It did not work, or nothing came. */
  | { kind: "failed"; words: string };

/** What was said in an outline after: a plan whose card lacked these things, a question, or a no. */
export interface Outlined {
  after: "plan" | "question" | "no";
  words: string;
}

export type Outcome = "right" | "partly" | "asked" | "declined" | "wrong";

export interface Judgement {
  outcome: Outcome;
  /** Whether the outcome is one that this ask may have. */
  isExpected: boolean;
  problems: string[];
}

/** Judges by behaviour. `after`: the app that was there before, for what must still hold after a no. */
export async function judgeAsk(ask: Ask, told: Told, after: Stand | null): Promise<Judgement> {
  if (told.kind === "failed") return wrong(`it failed: ${told.words}`);
  if (told.kind === "planned") return planned(ask, told);
  if (told.kind === "live") return live(ask, told);
  const said = ask.expect.filter((one) => one.kind === "asked" || one.kind === "declined");
  const fitting = said.find((one) => fits(one, told));
  const held =
    fitting?.checks === undefined || after === null
      ? []
      : await playChecks(after, ask, fitting.kind === "declined" ? fitting.checks : []);
  const broken = problemsOf(held);
  if (broken.length > 0) return { outcome: "wrong", isExpected: false, problems: broken };
  const isExpected = fitting !== undefined && !(fitting.kind === "asked" && fitting.reply !== undefined);
  return { outcome: told.kind, isExpected, problems: isExpected ? [] : [`it said: ${told.words}`] };
}

/** Whether the first thing the asker could hope for is a working app. */
export function isBuildable({ expect: [first] }: Ask): boolean {
  return first.kind === "built" || (first.kind === "asked" && first.reply !== undefined);
}

function fits(expect: Expect, told: Extract<Told, { words: string }>): boolean {
  if (expect.kind === "asked")
    return told.kind === "asked"
      ? expect.about.test(told.words)
      : told.kind === "declined" && told.words.includes("?") && expect.about.test(told.words);
  return (
    expect.kind === "declined" && told.kind === "declined" && expect.reason.every((reason) => reason.test(told.words))
  );
}

function planned(ask: Ask, told: Extract<Told, { kind: "planned" }>): Judgement {
  return wrong(`a plan was made of “${ask.text}”: ${told.words}`);
}

async function live(ask: Ask, told: Extract<Told, { kind: "live" }>): Promise<Judgement> {
  const { stand, questions, outlined } = told;
  const leftOut = told.leftOut.join("\n");
  const part = ask.expect.find((one) => one.kind === "part" && one.leftOut.every((words) => words.test(leftOut)));
  const checks =
    part !== undefined && "checks" in part ? (part.checks ?? []) : checksOfWhole(ask, questions, outlined !== null);
  if (checks === null) {
    const unsaid = ask.expect.flatMap((one) => (one.kind === "part" ? one.leftOut : [])).map(({ source }) => source);
    return wrong(
      `something was built without saying that ${unsaid.join(", ") || "it is not what was asked"} is left out`,
    );
  }
  const held = await playChecks(stand, ask, checks);
  const failed = held.filter(({ problem }) => problem !== null);
  const unsaid = failed.filter(({ check }) => !isSaid(check, leftOut));
  if (unsaid.length > 0) return { outcome: "wrong", isExpected: false, problems: problemsOf(unsaid) };
  if (failed.length > 0) return { outcome: "partly", isExpected: false, problems: problemsOf(failed) };
  return { outcome: part === undefined ? "right" : "partly", isExpected: true, problems: [] };
}

/** An outline says what a question would have asked for, too. */
function checksOfWhole(ask: Ask, questions: string[], isOutlined: boolean): Check[] | null {
  const replied = ask.expect.find(
    (one) =>
      one.kind === "asked" &&
      one.reply !== undefined &&
      (questions.some((words) => one.about.test(words)) || (isOutlined && one === ask.expect[0])),
  );
  if (replied !== undefined && "checks" in replied) return replied.checks ?? [];
  const built = ask.expect.find((one) => one.kind === "built");
  return built !== undefined && "checks" in built ? (built.checks ?? []) : null;
}

function isSaid({ about }: Check, leftOut: string): boolean {
  return about?.test(leftOut) ?? false;
}

function problemsOf(held: Held[]): string[] {
  return held.flatMap(({ check, problem }) => (problem === null ? [] : [`${check.do}: ${problem}`]));
}

function wrong(problem: string): Judgement {
  return { outcome: "wrong", isExpected: false, problems: [problem] };
}
