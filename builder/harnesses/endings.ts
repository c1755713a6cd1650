import type { HarnessError, HarnessErrorCode } from "../harness.ts";
import type { ModelProblem } from "../model-problems.ts";

export const RETRY = "Reply *retry* to start the build again.";
const SMALLER = `Ask for something smaller, or r${RETRY.slice(1)}`;

export function stoppedError(): HarnessError {
  return { kind: "error", code: "stopped", message: "The build was stopped.", next: RETRY };
}

export function overtimeError(timeoutMs: number): HarnessError {
  const minutes = Math.max(1, Math.round(timeoutMs / 60_000));
  const message = `It was not finished after ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
  return { kind: "error", code: "timeout", message, next: SMALLER };
}

export function turnsError(turns: number): [code: HarnessErrorCode, message: string, next: string] {
  return ["turns", `It was not finished after ${turns} turns.`, SMALLER];
}

export function harnessCode(problem: ModelProblem): HarnessErrorCode {
  if (problem.code === "overloaded" || problem.code === "model_refused") return "model_down";
  return problem.code;
}
