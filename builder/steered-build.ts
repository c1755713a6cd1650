import { showPlan } from "./asking.ts";
import { scaffoldSteered } from "./base-source.ts";
import type { BuilderDeps } from "./deps.ts";
import type { Run } from "./durable.ts";
import { concludeCancelled, concludeRefused } from "./ending.ts";
import { type Judged, judgePlan, planCorrection } from "./planning.ts";
import { readLateSteering, type Steered, type Steering, takeBackSteering, takeSteering } from "./steering.ts";
import { decided } from "./waiting.ts";
import type { Work } from "./work.ts";

/** The part of a request's life in which what is said changes what is being built: steps of `workflow.ts`. */

/** How often what is said may change the Plan while it is built; then the agent is told, or it stands on the preview. */
const MAX_STEERINGS = 8;
const MAX_PLANS = 8;

/** How often the Plan changed while it was built, how many times a Plan was asked about, how often the agent was stuck. Counted anew by each replay. */
export interface Course {
  steerings: number;
  plans: number;
  deadEnds: number;
  /** Somebody was asked about the money. */
  isMoneyAsked: boolean;
}

/** Whether the Plan changes no more by what is said. */
export function isFixedBy({ steerings }: Course): boolean {
  return steerings >= MAX_STEERINGS;
}

/** What was said while no agent was at work, and changes the Plan. */
export async function readLate(run: Run, deps: BuilderDeps, course: Course, after: string): Promise<Steering | null> {
  if (isFixedBy(course)) return null;
  return run.step(`said until ${after}`, () => readLateSteering(deps, run.key));
}

/** The Plan changes while it is built: told, or to be agreed to once more. null: it goes on by the one that is agreed. */
export async function steer(
  run: Run,
  deps: BuilderDeps,
  course: Course,
  steering: Steering,
): Promise<Exclude<Steered, { kind: "left" }> | null> {
  course.steerings += 1;
  const name = `steering ${course.steerings}`;
  const steered = await run.step(name, () => takeSteering(deps, run.key, name, steering));
  return steered.kind === "left" ? null : steered;
}

/** What the work goes on from, once the Plan is agreed to where it must be. */
export async function goOnBy(
  run: Run,
  deps: BuilderDeps,
  course: Course,
  work: Pick<Work, "requestId" | "round">,
  steering: Steering,
  steered: Exclude<Steered, { kind: "left" }> | null,
  candidateHash: string,
): Promise<string | "ended"> {
  if (steered?.kind === "ask" && (await agreeOnSteering(run, deps, course, steering, steered.judged)) === "ended")
    return "ended";
  return run.step(`scaffold steering ${course.steerings}`, () => scaffoldSteered(deps, work, candidateHash));
}

/** As with the first Plan: until its asker says *Build it*. */
async function agreeOnSteering(
  run: Run,
  deps: BuilderDeps,
  course: Course,
  steering: Steering,
  first: Extract<Judged, { kind: "go" }>,
): Promise<"agreed" | "ended"> {
  const requestId = run.key;
  const { manifest } = steering.agreed;
  let judged: Judged = first;
  for (let shown = 1; shown <= MAX_PLANS && judged.kind === "go"; shown += 1) {
    course.plans += 1;
    const round: number = course.plans;
    const go = judged;
    await run.step(`show plan ${round}`, () => showPlan(deps, requestId, round, go, { insteadOf: manifest }));
    const decision = await decided(run, deps, "plan", round);
    if (decision.answer === "yes") return "agreed";
    if (decision.answer !== "change") {
      await run.step(`plan as agreed ${round}`, () => takeBackSteering(deps, requestId, steering));
      await run.step("conclude cancelled", () => concludeCancelled(deps, requestId, decision));
      return "ended";
    }
    await run.step(`plan once more ${round}`, () => planCorrection(deps, requestId, { isBuilt: true }));
    judged = await run.step(`judge ${round}`, () => judgePlan(deps, requestId));
  }
  await run.step("plan as agreed", () => takeBackSteering(deps, requestId, steering));
  const { reasons, next } =
    judged.kind === "refused"
      ? judged
      : {
          reasons: [`We went through ${MAX_PLANS} plans without an agreement.`],
          next: "Ask again in other words.",
        };
  await run.step("conclude refused", () => concludeRefused(deps, requestId, reasons, next));
  return "ended";
}
