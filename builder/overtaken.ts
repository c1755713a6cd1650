import { planAgreedTo } from "../store/approvals.ts";
import { buildsOfRequest } from "../store/builds.ts";
import { liveDeployment } from "../store/deployments.ts";
import { releaseById } from "../store/releases.ts";
import type { Store } from "../store/store.ts";
import type { BuilderDeps } from "./deps.ts";
import type { FailureReason } from "./failure.ts";
import { lineOf } from "./kept-work.ts";
import { theRequest } from "./planning.ts";

/**
 * Why a Release may not take the place of what is live: another one went live since it was begun, from another thread or from a
 * terminal, and what is new there is not in it. null: nothing did. A way back is meant to leave what is live; what somebody
 * wrote themselves is theirs to be whole.
 */
export async function overtaken(deps: Pick<BuilderDeps, "store">, requestId: string): Promise<FailureReason | null> {
  const { store } = deps;
  const request = await theRequest(deps, requestId);
  if (request.appId === null || request.returnsTo !== null || request.handedIn !== null) return null;
  const live = await liveDeployment(store, request.appId);
  if (live === undefined || live.requestId === requestId || live.liveAt === null) return null;
  const begunAt = await beganAt(store, request);
  if (begunAt === null || live.liveAt < begunAt) return null;
  const release = await releaseById(store, live.releaseId);
  return {
    code: "overtaken",
    message: `Version ${release?.number ?? 0} went live since this was begun, and what is new in it is not in here.`,
    next: "Reply *try again*: it is made anew from what is live now.",
  };
}

/** When what was live then was looked at first: for the Plan that was agreed to, else for the first line that was written. */
async function beganAt(store: Store, request: Parameters<typeof lineOf>[1]): Promise<number | null> {
  const moments: number[] = [];
  for await (const { id } of lineOf(store, request)) {
    const plan = await planAgreedTo(store, id);
    const first = (await buildsOfRequest(store, id)).at(-1);
    moments.push(...(plan === undefined ? [] : [plan.createdAt]), ...(first === undefined ? [] : [first.createdAt]));
  }
  return moments.length === 0 ? null : Math.min(...moments);
}
