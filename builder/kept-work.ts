import { type AppRequest, openRequests, requestById } from "../store/app-requests.ts";
import { latestApproval } from "../store/approvals.ts";
import { buildsOfRequest } from "../store/builds.ts";
import type { Store } from "../store/store.ts";

/** What was written by the time a request ended without being live: the one that goes on with it begins with that. */

/** Whether the last attempt of a request did not come to its end, or to a dead one, and what it had written is kept. */
export async function keepsWork(store: Store, requestId: string): Promise<boolean> {
  const [last] = await buildsOfRequest(store, requestId);
  if (last === undefined || last.candidateHash === null) return false;
  if (last.status === "failed" || last.status === "coding") return true;
  return (await latestApproval(store, requestId))?.kind === "dead_end";
}

/**
 * The bundle of what was written last for a request, or for those that it goes on with. null: nothing was; known parts are put
 * together anew each time.
 */
export async function writtenFor(store: Store, request: AppRequest): Promise<string | null> {
  if (request.plan?.composition !== undefined) return null;
  for await (const at of lineOf(store, request)) {
    const written = (await buildsOfRequest(store, at.id)).find(({ candidateHash }) => candidateHash !== null);
    if (written !== undefined) return written.candidateHash;
  }
  return null;
}

/** The bundle that a request begins with because it goes on with another one; null: it goes on with none. */
export async function workToGoOnWith(store: Store, request: AppRequest): Promise<string | null> {
  const earlier = await before(store, request);
  return earlier === undefined || request.plan?.composition !== undefined ? null : writtenFor(store, earlier);
}

/** Ids of the open requests, and of those that they go on with. */
export async function requestsGoneOnWith(store: Store): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const open of await openRequests(store)) for await (const { id } of lineOf(store, open)) ids.add(id);
  return ids;
}

/** A request, and those that it goes on with, the latest first. */
export async function* lineOf(store: Store, request: AppRequest): AsyncGenerator<AppRequest> {
  const seen = new Set<string>();
  for (let at: AppRequest | undefined = request; at !== undefined && !seen.has(at.id); at = await before(store, at)) {
    seen.add(at.id);
    yield at;
  }
}

async function before(store: Store, { continuesId }: AppRequest): Promise<AppRequest | undefined> {
  return continuesId === null ? undefined : requestById(store, continuesId);
}
