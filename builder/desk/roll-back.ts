import { sayNo } from "../../operator/authority/judgement.ts";
import { requestsOfThread } from "../../store/app-requests.ts";
import { type App, appById } from "../../store/apps.ts";
import { liveRelease, type Release, releaseBefore, releaseById, releasesOnceLive } from "../../store/releases.ts";
import type { Received, ReceivedAsk } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import type { Return } from "./read-return.ts";
import { mayAskFor, receive } from "./receive.ts";

/** Asks for an App as it was in an earlier Release; what was entered since stays. Judged as a change is. */
export async function rollBack(deps: DeskDeps, app: App, wanted: Return, ask: ReceivedAsk): Promise<Received> {
  const may = await mayAskFor(deps, ask.personId, app.id);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const live = await liveRelease(deps.store, app.id);
  const target = await releaseOf(deps, app, wanted);
  const say = live === undefined ? "It was never live." : await whyNot(deps, app, { live, target, wanted });
  if (say !== null || target === undefined) return { kind: "refused", say: say ?? "" };
  return receive(deps, ask, app.id, { returnsTo: target.id });
}

/** As `rollBack` to the version before, from this Release and no other. */
export async function undo(deps: DeskDeps, releaseId: string, ask: ReceivedAsk): Promise<Received> {
  const release = await releaseById(deps.store, releaseId);
  const app = release === undefined ? undefined : await appById(deps.store, release.appId);
  if (release === undefined || app === undefined)
    return { kind: "refused", say: "I do not know this version any more." };
  const live = await liveRelease(deps.store, app.id);
  if (live !== undefined && live.id !== release.id)
    return { kind: "refused", say: `v${live.number} is live meanwhile. Say *undo* here to go back from that one.` };
  const requests = await requestsOfThread(deps.store, app.channelId, app.threadTs);
  const open = requests.find(({ status }) => status === "open");
  if (open !== undefined && open.messageTs !== ask.messageTs)
    return { kind: "refused", say: "A change is under way here. Say *stop* to end it first." };
  return rollBack(deps, app, "before", ask);
}

async function releaseOf(deps: DeskDeps, app: App, wanted: Return): Promise<Release | undefined> {
  if (wanted === "before") return releaseBefore(deps.store, app.id);
  return (await releasesOnceLive(deps.store, app.id)).find(({ number }) => number === wanted);
}

async function whyNot(
  deps: DeskDeps,
  app: App,
  { live, target, wanted }: { live: Release; target: Release | undefined; wanted: Return },
): Promise<string | null> {
  if (app.status === "stopped") return "It is switched off. Say *start* first, then which version you want back.";
  if (wanted === live.number) return `v${live.number} is what is live.`;
  if (target !== undefined) return null;
  if (wanted === "before") return `v${live.number} is the only version that was ever live.`;
  const known = (await releasesOnceLive(deps.store, app.id)).map(({ number }) => `v${number}`);
  return `v${wanted} was never live. These were: ${known.join(", ")}.`;
}
