import { sayNo } from "../../operator/authority/judgement.ts";
import { requestById, requestsOfThread } from "../../store/app-requests.ts";
import { type App, appById } from "../../store/apps.ts";
import { liveRelease, type Release, releaseBefore, releaseById, releasesOnceLive } from "../../store/releases.ts";
import type { Received, ReceivedAsk, Replied } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { hindranceTo } from "./hindrance.ts";
import type { Return } from "./read-return.ts";
import { mayAskFor, receive } from "./receive.ts";
import { dataAsked, NO_COPY } from "./undo-words.ts";

/**
 * An earlier version by a word: what was entered since stays. Where the data could go back, too, that is offered first, as
 * beside the button. Judged as a change is.
 */
export async function goBack(deps: DeskDeps, app: App, wanted: Return, ask: ReceivedAsk): Promise<Replied> {
  const target = await targetFor(deps, app, ask.personId, wanted.to);
  if ("say" in target) return { kind: "refused", say: target.say };
  const backup = wanted.data === "stays" ? null : await deps.stepBackup(app.id);
  if (backup?.before.id === target.id) return dataAsked(app, backup);
  if (wanted.data === "back") return { kind: "refused", say: NO_COPY };
  const received = await receive(deps, ask, app.id, { returnsTo: target.id });
  return received.kind === "refused" ? received : startedBack(deps, received.requestId, target.id);
}

/** `as` where it brings back a version: which one, and what stays. */
export async function startedBack(deps: DeskDeps, requestId: string, returnsTo: string | null): Promise<Replied> {
  const release = returnsTo === null ? undefined : await releaseById(deps.store, returnsTo);
  if (release === undefined) return { kind: "started", requestId };
  return { kind: "started", requestId, as: `back to v${release.number}; what was entered since stays` };
}

/** The same by the button beside that version. */
export async function backTo(
  deps: DeskDeps,
  releaseId: string,
  ask: ReceivedAsk,
  { dataStays = false }: { dataStays?: boolean } = {},
): Promise<Replied> {
  const release = await releaseById(deps.store, releaseId);
  const app = release === undefined ? undefined : await appById(deps.store, release.appId);
  if (release === undefined || app === undefined)
    return { kind: "refused", say: "I do not know this version any more." };
  const may = await mayAskFor(deps, ask.personId, app.id);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const live = await liveRelease(deps.store, app.id);
  const hindrance = live === undefined ? null : await hindranceTo(deps, app, live.id, ask.messageTs);
  if (hindrance !== null) return { kind: "refused", say: UNDER_WAY };
  return goBack(deps, app, { to: release.number, data: dataStays ? "stays" : "unsaid" }, ask);
}

/** The version before, from this Release and no other, with the data as it is: the button, which has asked whether to. */
export async function undo(deps: DeskDeps, releaseId: string, ask: ReceivedAsk): Promise<Received> {
  const release = await releaseById(deps.store, releaseId);
  const app = release === undefined ? undefined : await appById(deps.store, release.appId);
  if (release === undefined || app === undefined)
    return { kind: "refused", say: "I do not know this version any more." };
  const hindrance = await hindranceToUndo(deps, app, release.id, ask);
  if (hindrance !== null) return { kind: "refused", say: hindrance };
  const target = await targetFor(deps, app, ask.personId, "before");
  if ("say" in target) return { kind: "refused", say: target.say };
  return unlessInVain(deps, await receive(deps, ask, app.id, { returnsTo: target.id }));
}

/** The message with the button stands for the ask, once: where that ended without going live, the way on is a word. */
export async function unlessInVain(deps: DeskDeps, received: Received): Promise<Received> {
  const request = received.kind === "known" ? await requestById(deps.store, received.requestId) : undefined;
  if (request === undefined || request.status === "open" || request.status === "live") return received;
  const [newest] = await requestsOfThread(deps.store, request.channelId, request.threadTs);
  return { kind: "refused", say: newest?.id === request.id ? IN_VAIN : IN_VAIN_BEFORE };
}

const IN_VAIN = "That was tried before, and came to nothing. Say *try again* here, and I try it once more.";
const IN_VAIN_BEFORE = "That was tried before, and came to nothing. Say here which version you want back.";

/** Why it cannot go back from this Release just now; null: nothing stands against it. */
export async function hindranceToUndo(
  deps: DeskDeps,
  app: App,
  releaseId: string,
  ask: Pick<ReceivedAsk, "messageTs">,
): Promise<string | null> {
  const hindrance = await hindranceTo(deps, app, releaseId, ask.messageTs);
  if (hindrance?.kind === "other_live")
    return `v${hindrance.releaseNumber} is live meanwhile. Say *undo* here to go back from that one.`;
  if (app.status === "stopped") return STOPPED;
  return hindrance === null ? null : UNDER_WAY;
}

const UNDER_WAY = "A change is under way here. Say *stop* to end it first.";
const STOPPED = "It is switched off. Say *start* first, then which version you want back.";

/** The version this person may have back, or why not. */
async function targetFor(
  deps: DeskDeps,
  app: App,
  personId: string,
  wanted: Return["to"],
): Promise<Release | { say: string }> {
  const may = await mayAskFor(deps, personId, app.id);
  return may.yes ? releaseWanted(deps, app, wanted) : { say: sayNo(may) };
}

/** Or why it cannot be had back. */
async function releaseWanted(deps: DeskDeps, app: App, wanted: Return["to"]): Promise<Release | { say: string }> {
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
