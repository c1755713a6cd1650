import { askAboutDeadEnd } from "./asking.ts";
import type { DeadEnd } from "./dead-ends.ts";
import type { BuilderDeps } from "./deps.ts";
import type { Run } from "./durable.ts";
import { concludeCancelled, concludeFailed } from "./ending.ts";
import type { Course } from "./steered-build.ts";
import { decided } from "./waiting.ts";
import type { Work } from "./work.ts";

/** The part of a request's life in which the agent is stuck, and people say how it goes on: steps of `workflow.ts`. */

const MAX_DEAD_ENDS = 5;

/** What the next attempt has from whoever was asked. */
export type WayOn = Pick<Work, "deadEnd" | "model" | "isMoneyAsked">;

/** Asks how it goes on: with another model, with what they say more, or not at all. */
export async function askWayOn(
  run: Run,
  deps: BuilderDeps,
  course: Course,
  { model }: WayOn,
  deadEnd: DeadEnd,
): Promise<WayOn | "ended"> {
  const requestId = run.key;
  course.deadEnds += 1;
  const round = course.deadEnds;
  if (round > MAX_DEAD_ENDS) {
    await run.step("conclude stuck", () => concludeFailed(deps, requestId, failureOf(deadEnd)));
    return "ended";
  }
  course.isMoneyAsked ||= deadEnd.kind === "money";
  const { otherModel } = await run.step(`dead end ${round}`, () =>
    askAboutDeadEnd(deps, requestId, round, deadEnd, model ?? null),
  );
  const decision = await decided(run, deps, "dead_end", round);
  const { isMoneyAsked } = course;
  const same = { deadEnd: round, isMoneyAsked, ...(model === undefined ? {} : { model }) };
  if (decision.answer === "change") return same;
  if (decision.answer === "yes") return otherModel === null ? same : { ...same, model: otherModel };
  // Whoever wants no more of it has stopped it; nobody's answer is nobody's stop.
  const { answer, ...by } = decision;
  await run.step(`conclude stuck ${round}`, () =>
    concludeCancelled(deps, requestId, answer === "expired" ? decision : by),
  );
  return "ended";
}

function failureOf({ words }: DeadEnd) {
  return {
    code: "stuck",
    message: `The agent was stuck ${MAX_DEAD_ENDS} times over. The last time: ${words}`,
    next: "Say in other words what you need, or reply *try again*.",
  };
}
