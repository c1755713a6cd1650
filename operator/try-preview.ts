import { broughtBy } from "../sdk/contract/sample-payload.ts";
import { requestById } from "../store/app-requests.ts";
import { pendingApproval } from "../store/approvals.ts";
import { type Instance, instanceById } from "../store/instances.ts";
import { personById } from "../store/people.ts";
import { sayNo } from "./authority/judgement.ts";
import type { CommandsDeps, CommandTaken } from "./commands.ts";
import { enqueue } from "./enqueue.ts";
import type { StartPreview } from "./start-preview.ts";

export interface TryPreviewDeps extends CommandsDeps {
  /** Runs a preview for another day. */
  startPreview: StartPreview;
}

/** What came of trying: a preview is never switched off by somebody's word. */
export type Tried = Exclude<CommandTaken, { kind: "stopped" }>;

export type PreviewShown =
  /** `url` is null where there is no page. */
  { kind: "runs"; url: string | null; until: number } | { kind: "refused"; say: string };

const UNKNOWN_PREVIEW = "I do not know this preview any more. Reply *try again* in the thread where it was asked for.";

/** A preview's trigger, run by hand, and where its answer goes. */
export interface PreviewUse {
  /** The same use coming twice is one Delivery. */
  key: string;
  instanceId: string;
  /** A schedule or webhook by what it runs; a command with slash, and what stands behind it. */
  act: { run: string } | { command: string; text: string };
  personId: string;
  channelId: string;
  /** The thread to answer in; absent: at the top of the channel. */
  threadTs?: string;
  at: number;
}

/** Runs a preview's schedule, webhook or command. What it would have posted is recorded with the preview. */
export async function firePreview(deps: TryPreviewDeps, press: PreviewUse): Promise<Tried> {
  const instance = await instanceById(deps.store, press.instanceId);
  if (instance === undefined) return { kind: "refused", say: UNKNOWN_PREVIEW };
  const may = await deps.authority.mayDo(press.personId, "open_preview", { requestId: instance.requestId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  if (!instance.wanted || (instance.expiresAt ?? press.at) <= deps.clock.now()) {
    const started = await startWaitedFor(deps, instance);
    if (started.kind === "refused") return started;
  }
  const { act, channelId, threadTs, personId } = press;
  const trigger = instance.manifest.triggers.find((one) =>
    "run" in act ? !("command" in one) && one.run === act.run : "command" in one && one.command === act.command,
  );
  if (trigger === undefined) return { kind: "unknown" };
  const use =
    "run" in act
      ? { ...broughtBy(trigger, undefined, await authorOf(deps, personId)), channelId: null }
      : { kind: "command" as const, text: act.text, channelId };
  return await enqueue(deps, {
    appId: instance.appId,
    instanceId: instance.id,
    dedupeKey: press.key,
    body: { run: trigger.run, at: new Date(press.at).toISOString(), ...use },
    personId,
    answerTo: { channelId, personId, ...(threadTs === undefined ? {} : { threadTs }) },
  });
}

/** What nobody sends to a preview is a sample, by whoever presses. */
async function authorOf(deps: TryPreviewDeps, personId: string) {
  const { id, handle, name } = (await personById(deps.store, personId)) ?? { id: personId, handle: "you", name: "You" };
  return { id, handle, name };
}

/** A preview that was stopped after its day runs again, as long as somebody's answer to it is waited for. */
export async function openPreviewAgain(
  deps: TryPreviewDeps,
  press: { instanceId: string; personId: string },
): Promise<PreviewShown> {
  const instance = await instanceById(deps.store, press.instanceId);
  if (instance === undefined) return { kind: "refused", say: UNKNOWN_PREVIEW };
  const may = await deps.authority.mayDo(press.personId, "open_preview", { requestId: instance.requestId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  return startWaitedFor(deps, instance);
}

async function startWaitedFor(deps: TryPreviewDeps, instance: Instance): Promise<PreviewShown> {
  const waitsUntil = async () => {
    const pending = await pendingApproval(deps.store, instance.requestId);
    const isWaitedFor =
      instance.kind === "preview" && pending?.releaseId === instance.releaseId && pending.expiresAt > deps.clock.now();
    return isWaitedFor ? pending.expiresAt : null;
  };
  const started = (await waitsUntil()) === null ? null : await deps.startPreview(instance.id, waitsUntil);
  if (started?.kind === "runs") return started;
  if (started?.kind === "broken")
    return { kind: "refused", say: "The preview did not start. Press again in a minute." };
  return { kind: "refused", say: await closedWords(deps, instance) };
}

/** The next move is one that works by then. */
async function closedWords(deps: TryPreviewDeps, instance: Instance): Promise<string> {
  const request = await requestById(deps.store, instance.requestId);
  if (request?.status === "open")
    return "This preview is closed. What waits for an answer is further down in its thread.";
  if (request?.status === "live")
    return "This preview is closed: its version went live. Say in its thread what should be different.";
  return "This preview is closed. Reply *try again* in the thread where it was asked for, and it is built anew.";
}
