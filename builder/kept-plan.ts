import { type AppRequest, requestById, setPlan } from "../store/app-requests.ts";
import { approvalById, planAgreedTo } from "../store/approvals.ts";
import { buildsOfRequest } from "../store/builds.ts";
import type { Remark } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type { BuilderDeps } from "./deps.ts";
import { keepsWork } from "./kept-work.ts";

/**
 * Whether a request that was stopped, or whose agent did not come to its end, leaves a Plan that its asker agreed to, so
 * that another try needs no *Build it*.
 */
export async function keepsPlan(store: Store, request: AppRequest): Promise<boolean> {
  if (request.plan === null) return false;
  if (request.continuesId === null && (await planAgreedTo(store, request.id)) === undefined) return false;
  return request.stopRequestedBy !== null || (await keepsWork(store, request.id));
}

/** What was said, with what the kept Plan knows marked so: the agent of the next try is told the rest. */
export async function remarksBesidePlan(store: Store, request: AppRequest): Promise<Remark[]> {
  return Promise.all(
    request.remarks.map(async ({ takenBy, ...remark }) =>
      (await isInPlan(store, request, takenBy)) ? { ...remark, takenBy: "plan" } : remark,
    ),
  );
}

/** Answers and wishes that a Plan was made of; of a preview, once it was built again from known parts, which are all the Plan's. */
async function isInPlan(store: Store, { id, plan }: AppRequest, takenBy: string | undefined): Promise<boolean> {
  if (takenBy === undefined || takenBy === "plan") return takenBy === "plan";
  const approval = await approvalById(store, takenBy);
  if (approval?.kind === "dead_end") return false;
  if (approval === undefined || approval.kind !== "preview") return approval !== undefined;
  if (approval.status !== "change" || plan?.composition === undefined) return false;
  return (await buildsOfRequest(store, id)).some(({ round }) => round > approval.round);
}

/** Takes up the Plan of the request that this one goes on with. False: there is none, it is planned. */
export async function takeUpPlan(
  deps: Pick<BuilderDeps, "store" | "clock" | "log">,
  requestId: string,
): Promise<boolean> {
  const request = await requestById(deps.store, requestId);
  const before = request?.continuesId ? await requestById(deps.store, request.continuesId) : undefined;
  if (!before?.plan) return false;
  await setPlan(deps.store, requestId, before.plan, deps.clock.now());
  deps.log.info("plan taken up", { requestId, from: before.id });
  return true;
}
