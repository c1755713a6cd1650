import { explain } from "../lib/errors.ts";
import type { OperatorDeps } from "./deps.ts";
import type { Step } from "./step.ts";

/** What a stage of a deploy came to. `problem` is a sentence for people. */
export type StageResult = { ok: true } | { ok: false; problem: string };

/** A durable step's name, and its work; right when it runs twice. */
export type Stage = [name: string, work: () => Promise<StageResult>];

/** Runs them in order; the first that is not well ends it. */
export async function untilProblem(step: Step, deps: OperatorDeps, stages: Stage[]): Promise<StageProblem | null> {
  for (const [name, work] of stages) {
    const result = await step(name, () => asResult(deps, name, work));
    if (!result.ok) return { stage: name, problem: result.problem };
  }
  return null;
}

export interface StageProblem {
  stage: string;
  problem: string;
}

/** Runs them all, whatever each comes to: the way back is walked to its end. The problems met. */
export async function allOf(step: Step, deps: OperatorDeps, stages: Stage[]): Promise<StageProblem[]> {
  const problems: StageProblem[] = [];
  for (const [name, work] of stages) {
    const result = await step(name, () => asResult(deps, name, work));
    if (!result.ok) problems.push({ stage: name, problem: result.problem });
  }
  return problems;
}

/** A deploy must always know its way back: a failure is what the stage came to, never thrown past it. */
async function asResult(deps: OperatorDeps, stage: string, work: () => Promise<StageResult>): Promise<StageResult> {
  try {
    const result = await work();
    return result.ok ? { ok: true } : { ok: false, problem: result.problem };
  } catch (error) {
    deps.log.error("deploy stage failed", { stage, error: explain(error) });
    return { ok: false, problem: explain(error) };
  }
}
