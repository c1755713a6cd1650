import { type AppRequest, requestById, setPlan } from "../store/app-requests.ts";
import { hasAgreedPlan } from "../store/approvals.ts";
import type { Remark } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type { BuilderDeps } from "./deps.ts";

/** Whether a stopped request leaves a Plan that its asker agreed to, so that another try needs no *Build it*. */
export async function keepsPlan(store: Store, request: AppRequest): Promise<boolean> {
  if (request.stopRequestedBy === null || request.plan === null) return false;
  return request.continuesId !== null || (await hasAgreedPlan(store, request.id));
}

/** What was said that the kept Plan does not know: the agent of the next try is told. */
export function remarksBesidePlan(request: AppRequest): Remark[] {
  return request.remarks.map(({ takenBy, ...remark }) => (takenBy === "plan" ? { ...remark, takenBy } : remark));
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
