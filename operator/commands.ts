import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Delivery } from "../sdk/contract/delivery.ts";
import { requestById } from "../store/app-requests.ts";
import { pendingApproval } from "../store/approvals.ts";
import { appById } from "../store/apps.ts";
import { enqueueDelivery } from "../store/deliveries.ts";
import { type Instance, instanceById } from "../store/instances.ts";
import { personById } from "../store/people.ts";
import type { Store } from "../store/store.ts";
import { triggerByWord } from "../store/triggers.ts";
import type { Authority } from "./authority.ts";
import type { StartPreview } from "./start-preview.ts";

export interface CommandsDeps {
  store: Store;
  clock: Clock;
  authority: Authority;
  /** Told that there is a new Delivery. */
  wakeDeliveries(): void;
  /** Runs a preview for another day. */
  startPreview: StartPreview;
}

/** `/tool <word> <text>`, as Slack brought it. */
export interface Command {
  word: string;
  text: string;
  personId: string;
  channelId: string;
  /** The envelope's: the same one twice is one Delivery. */
  envelopeKey: string;
  at: number;
}

export type CommandTaken =
  | { kind: "taken"; deliveryId: string }
  | { kind: "unknown_word" }
  /** `say` goes to that person only. */
  | { kind: "refused"; say: string };

export type PreviewShown =
  /** `url` is null where there is no page. */
  { kind: "runs"; url: string | null; until: number } | { kind: "refused"; say: string };

const UNKNOWN_PREVIEW = "I do not know this preview any more. Reply *try again* in the thread where it was asked for.";

/** Enqueues the command for its App; the answer comes back through the deliverer. */
export async function deliverCommand(deps: CommandsDeps, command: Command): Promise<CommandTaken> {
  const trigger = await triggerByWord(deps.store, command.word);
  if (trigger === undefined) return { kind: "unknown_word" };
  const may = await deps.authority.mayDo(command.personId, "use_command", { appId: trigger.appId });
  if (!may.yes) return { kind: "refused", say: `${may.why} ${may.askWhom}`.trim() };
  const app = await appById(deps.store, trigger.appId);
  if (app?.status === "stopped")
    return { kind: "refused", say: `*${app.name}* is stopped at the moment. Ask its owner, <@${app.ownerId}>.` };
  const { personId, channelId, text, at } = command;
  return await enqueue(deps, {
    appId: trigger.appId,
    instanceId: null,
    dedupeKey: command.envelopeKey,
    body: { run: trigger.run, kind: "command", at: new Date(at).toISOString(), text, channelId },
    personId,
    answerTo: { channelId, personId },
  });
}

/** A preview's trigger, run by button. What it would have posted is recorded with the preview. */
export async function firePreview(
  deps: CommandsDeps,
  press: { instanceId: string; run: string; personId: string; channelId: string; envelopeKey: string; at: number },
): Promise<CommandTaken> {
  const instance = await instanceById(deps.store, press.instanceId);
  if (instance === undefined) return { kind: "refused", say: UNKNOWN_PREVIEW };
  const may = await deps.authority.mayDo(press.personId, "open_preview", { requestId: instance.requestId });
  if (!may.yes) return { kind: "refused", say: `${may.why} ${may.askWhom}`.trim() };
  if (!instance.wanted || (instance.expiresAt ?? press.at) <= deps.clock.now()) {
    const started = await startWaitedFor(deps, instance);
    if (started.kind === "refused") return started;
  }
  const trigger = instance.manifest.triggers.find((one) => one.run === press.run);
  if (trigger === undefined) return { kind: "unknown_word" };
  const kind = "schedule" in trigger ? ("schedule" as const) : ("command" as const);
  return await enqueue(deps, {
    appId: instance.appId,
    instanceId: instance.id,
    dedupeKey: press.envelopeKey,
    body: { run: press.run, kind, at: new Date(press.at).toISOString(), text: "", channelId: null },
    personId: press.personId,
    answerTo: { channelId: press.channelId, personId: press.personId },
  });
}

/** A preview that was stopped after its day runs again, as long as somebody's answer to it is waited for. */
export async function openPreviewAgain(
  deps: CommandsDeps,
  press: { instanceId: string; personId: string },
): Promise<PreviewShown> {
  const instance = await instanceById(deps.store, press.instanceId);
  if (instance === undefined) return { kind: "refused", say: UNKNOWN_PREVIEW };
  const may = await deps.authority.mayDo(press.personId, "open_preview", { requestId: instance.requestId });
  if (!may.yes) return { kind: "refused", say: `${may.why} ${may.askWhom}`.trim() };
  return startWaitedFor(deps, instance);
}

async function startWaitedFor(deps: CommandsDeps, instance: Instance): Promise<PreviewShown> {
  const pending = await pendingApproval(deps.store, instance.requestId);
  const isWaitedFor =
    instance.kind === "preview" && pending?.releaseId === instance.releaseId && pending.expiresAt > deps.clock.now();
  if (!isWaitedFor) return { kind: "refused", say: await closedWords(deps, instance) };
  const started = await deps.startPreview(instance.id, pending.expiresAt);
  if (started.kind === "runs") return started;
  return { kind: "refused", say: "The preview did not start. Press again in a minute." };
}

/** The next move is one that works by then. */
async function closedWords(deps: CommandsDeps, instance: Instance): Promise<string> {
  const request = await requestById(deps.store, instance.requestId);
  if (request?.status === "open")
    return "This preview is closed. What waits for an answer is further down in its thread.";
  if (request?.status === "live")
    return "This preview is closed: its version went live. Say in its thread what should be different.";
  return "This preview is closed. Reply *try again* in the thread where it was asked for, and it is built anew.";
}

async function enqueue(
  deps: CommandsDeps,
  wanted: {
    appId: string;
    instanceId: string | null;
    dedupeKey: string;
    body: Omit<Delivery, "deliveryId" | "user">;
    personId: string;
    answerTo: { channelId: string; personId: string } | null;
  },
): Promise<CommandTaken> {
  const { body, personId, ...rest } = wanted;
  const now = deps.clock.now();
  const person = await personById(deps.store, personId);
  const user =
    body.kind === "schedule" || person === undefined
      ? null
      : { id: person.id, handle: person.handle, name: person.name, timeZone: person.timeZone };
  const deliveryId = newId("dlv", now);
  const delivery = { ...rest, id: deliveryId, body: { ...body, deliveryId, user }, createdAt: now };
  const { row } = await enqueueDelivery(deps.store, delivery);
  deps.wakeDeliveries();
  return { kind: "taken", deliveryId: row.id };
}
