import type { AppRequest } from "../store/app-requests.ts";
import { approvalById } from "../store/approvals.ts";
import { liveRelease } from "../store/releases.ts";
import {
  assignmentFor,
  assignmentForCorrection,
  assignmentForGoingOn,
  assignmentForProblems,
  assignmentForSteering,
} from "./assignments.ts";
import { approvalIdOf } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import type { HarnessTask } from "./harness.ts";
import { planOf } from "./planning.ts";
import { wishesAt } from "./remarks.ts";
import type { Work } from "./work.ts";

/** Why the agent works, and what it is told to do. `isContinued`: what is there was left half done. */
export async function occasionOf(
  deps: BuilderDeps,
  work: Work,
  request: AppRequest,
  isContinued: boolean,
): Promise<Pick<HarnessTask, "occasion" | "assignment">> {
  const plan = planOf(request);
  if (work.problems.length > 0) {
    const assignment = assignmentForProblems(plan, work.problems, {
      isUnchanged: work.isUnchanged === true,
      words: await saidToDeadEnd(deps, work),
    });
    return { occasion: "problems", assignment };
  }
  const wishes = wishesAt(request, approvalIdOf(work.requestId, "preview", work.round - 1)).join("\n\n");
  if (plan.composition === undefined && work.isSteered)
    return { occasion: "steered", assignment: assignmentForSteering(plan, wishes) };
  if (plan.composition === undefined && isContinued) {
    const words = [wishes, await saidToDeadEnd(deps, work)].filter((one) => one !== "").join("\n\n");
    return { occasion: "continued", assignment: assignmentForGoingOn(plan, words) };
  }
  if (work.round > 1) return { occasion: "correction", assignment: assignmentForCorrection(plan, wishes) };
  const isChange = request.appId !== null && (await liveRelease(deps.store, request.appId)) !== undefined;
  return { occasion: isChange ? "change" : "new_app", assignment: assignmentFor(plan, { isChange }) };
}

/** What whoever asked said when the agent was stuck before this attempt; empty: nothing. */
async function saidToDeadEnd({ store }: BuilderDeps, { requestId, deadEnd }: Work): Promise<string> {
  if (deadEnd === undefined) return "";
  return (await approvalById(store, approvalIdOf(requestId, "dead_end", deadEnd)))?.words ?? "";
}
