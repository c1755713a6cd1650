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
  const target = await releaseWanted(deps, app, wanted);
  if ("say" in target) return { kind: "refused", say: target.say };
  return receive(deps, ask, app.id, { returnsTo: target.id });
}

/** As `rollBack` to the version before, from this Release and no other. */
export async function undo(deps: DeskDeps, releaseId: string, ask: ReceivedAsk): Promise<Received> {
  const release = await releaseById(deps.store, releaseId);
  const app = release === undefined ? undefined : await appById(deps.store, release.appId);
  if (release === undefined || app === undefined)
    return { kind: "refused", say: "I do not know this version any more." };
  const hindrance = await hindranceToUndo(deps, app, release.id, ask);
  return hindrance === null ? rollBack(deps, app, "before", ask) : { kind: "refused", say: hindrance };
}

/** Why it cannot go back from this Release just now; null: nothing stands against it. */
export async function hindranceToUndo(
  deps: DeskDeps,
  app: App,
  releaseId: string,
  ask: Pick<ReceivedAsk, "messageTs">,
): Promise<string | null> {
  const live = await liveRelease(deps.store, app.id);
  if (live !== undefined && live.id !== releaseId)
    return `v${live.number} is live meanwhile. Say *undo* here to go back from that one.`;
  if (app.status === "stopped") return STOPPED;
  const requests = await requestsOfThread(deps.store, app.channelId, app.threadTs);
  const open = requests.find(({ status }) => status === "open");
  const isOther = open !== undefined && open.messageTs !== ask.messageTs;
  return isOther ? "A change is under way here. Say *stop* to end it first." : null;
}

const STOPPED = "It is switched off. Say *start* first, then which version you want back.";

/** Or why it cannot be had back. */
async function releaseWanted(deps: DeskDeps, app: App, wanted: Return): Promise<Release | { say: string }> {
  const live = await liveRelease(deps.store, app.id);
  if (live === undefined) return { say: "It was never live." };
  if (app.status === "stopped") return { say: STOPPED };
  if (wanted === live.number) return { say: `v${live.number} is what is live.` };
  if (wanted === "before") {
    const before = await releaseBefore(deps.store, app.id);
    return before ?? { say: `v${live.number} is the only version that was ever live.` };
  }
  const onceLive = await releasesOnceLive(deps.store, app.id);
  const known = onceLive.map(({ number }) => `v${number}`).join(", ");
  return (
    onceLive.find(({ number }) => number === wanted) ?? { say: `v${wanted} was never live. These were: ${known}.` }
  );
}
