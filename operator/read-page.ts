import { appById } from "../store/apps.ts";
import { instanceById, liveInstance } from "../store/instances.ts";
import { personById } from "../store/people.ts";
import { callApp } from "./app-call.ts";
import { appFolderOf, type OperatorDeps } from "./deps.ts";
import { identityHeader } from "./identity-header.ts";

/** A GET of a live App's page, in this person's name. */
export interface PageLook {
  appId: string;
  personId: string;
  path: string;
}

const TIMEOUT_MS = 5_000;
const MAX_PAGE_BYTES = 400_000;

/**
 * The page's markup as the App shows it to this person: asked over its own socket with their identity, as the edge asks
 * it, so that the App's rules hold. Whether they may open it is asked before. null: the App does not run, or answers
 * with no page of at most 400 kB within 5 s.
 */
export async function readPage(
  deps: Pick<OperatorDeps, "store" | "clock" | "calls" | "runtimeFolder" | "privateKey">,
  { appId, personId, path }: PageLook,
): Promise<string | null> {
  const app = await appById(deps.store, appId);
  const person = await personById(deps.store, personId);
  const target = await liveInstance(deps.store, appId);
  if (app?.status !== "live" || person === undefined || target === undefined) return null;
  const leave = deps.calls.enter(target.id);
  try {
    // Looked up again once it is counted in: a deploy that stops the Instance waits for us, or we see that it did.
    if ((await instanceById(deps.store, target.id))?.wanted !== true) return null;
    const audience = { appName: app.name, releaseTag: target.releaseTag, ownerId: app.ownerId, backupId: app.backupId };
    const identity = Object.fromEntries([identityHeader(person, audience, deps.clock.now(), deps.privateKey)]);
    const called = await callApp({
      appFolder: appFolderOf(deps, target.doorSessionId),
      method: "GET",
      path,
      headers: { ...identity, accept: "text/html" },
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_PAGE_BYTES,
    });
    const isPage = called.kind === "answered" && called.status === 200;
    return isPage && /^text\/html\b/.test(called.headers["content-type"] ?? "") ? called.body : null;
  } finally {
    leave();
  }
}
