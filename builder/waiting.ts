import type { ApprovalKind } from "../store/approvals.ts";
import { approvalIdOf, type Decided, readDecision, stopSaid } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import type { Run } from "./durable.ts";
import { concludeCancelled } from "./ending.ts";

/** What stands between the steps of a request. */

/** Between two stops: whether somebody said stop meanwhile, in which case it has ended. */
export async function stopped(run: Run, deps: BuilderDeps, before: string): Promise<boolean> {
  const stop = await run.step(`stop before ${before}`, () => stopSaid(deps, run.key));
  if (stop === null) return false;
  await run.step("conclude stopped", () => concludeCancelled(deps, run.key, stop));
  return true;
}

/** Waits for the Decision on this request's Approval. It stands in the store before anybody is woken. */
export async function decided(run: Run, deps: BuilderDeps, kind: ApprovalKind, round: number): Promise<Decided> {
  const approvalId = approvalIdOf(run.key, kind, round);
  await run.waitFor(approvalId);
  return run.step(`${kind} ${round} decided`, () => readDecision(deps, approvalId));
}
