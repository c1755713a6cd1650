import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Delivery } from "../sdk/contract/delivery.ts";
import type { Trigger } from "../sdk/contract/manifest.ts";
import { requestById } from "../store/app-requests.ts";
import { pendingApproval } from "../store/approvals.ts";
import { appById } from "../store/apps.ts";
import { enqueueDelivery } from "../store/deliveries.ts";
import { type Instance, instanceById } from "../store/instances.ts";
import { personById } from "../store/people.ts";
import type { AnswerTo } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import { triggerByWord } from "../store/triggers.ts";
import { sayNo } from "./authority/judgement.ts";
import { isTheirs } from "./authority/opening.ts";
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
  /** Its App is switched off; whose it is, and the thread where *start* runs it again. */
  | { kind: "stopped"; appName: string; ownerId: string; isTheirs: boolean; channelId: string; threadTs: string }
  /** `say` goes to that person only. */
  | { kind: "refused"; say: string };

export type PreviewShown =
  /** `url` is null where there is no page. */
  { kind: "runs"; url: string | null; until: number } | { kind: "refused"; say: string };

const SAMPLE_PAYLOAD = { title: "A sample from Toolroom", text: "This is what another program could send.", number: 7 };

const UNKNOWN_PREVIEW = "I do not know this preview any more. Reply *try again* in the thread where it was asked for.";

/** Enqueues the command for its App; the answer comes back through the deliverer. */
export async function deliverCommand(deps: CommandsDeps, command: Command): Promise<CommandTaken> {
  const trigger = await triggerByWord(deps.store, command.word);
  if (trigger === undefined) return { kind: "unknown_word" };
  const may = await deps.authority.mayDo(command.personId, "use_command", { appId: trigger.appId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const app = await appById(deps.store, trigger.appId);
  if (app?.status === "stopped") {
    const { name, ownerId, channelId: appChannelId, threadTs } = app;
    const place = { channelId: appChannelId, threadTs };
    return { kind: "stopped", appName: name, ownerId, isTheirs: isTheirs(app, command.personId), ...place };
  }
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

/** A preview's trigger, run by hand, and where its answer goes. */
export interface PreviewFiring {
  instanceId: string;
  /** A schedule or webhook by what it runs; a command with slash, and what stands behind it. */
  act: { run: string } | { command: string; text: string };
  personId: string;
  channelId: string;
  threadTs?: string;
  envelopeKey: string;
  at: number;
}

/** Runs a preview's schedule, webhook or command. What it would have posted is recorded with the preview. */
export async function firePreview(deps: CommandsDeps, press: PreviewFiring): Promise<CommandTaken> {
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
  if (trigger === undefined) return { kind: "unknown_word" };
  const use =
    "run" in act
      ? { ...unattended(trigger), text: "", channelId: null }
      : { kind: "command" as const, text: act.text, channelId };
  return await enqueue(deps, {
    appId: instance.appId,
    instanceId: instance.id,
    dedupeKey: press.envelopeKey,
    body: { run: trigger.run, at: new Date(press.at).toISOString(), ...use },
    personId,
    answerTo: { channelId, personId, ...(threadTs === undefined ? {} : { threadTs }) },
  });
}

/** A preview has no address that other programs know: its webhook gets a sample. */
function unattended(trigger: Trigger): Pick<Delivery, "kind" | "payload"> {
  return "webhook" in trigger ? { kind: "webhook", payload: SAMPLE_PAYLOAD } : { kind: "schedule" };
}

/** A preview that was stopped after its day runs again, as long as somebody's answer to it is waited for. */
export async function openPreviewAgain(
  deps: CommandsDeps,
  press: { instanceId: string; personId: string },
): Promise<PreviewShown> {
  const instance = await instanceById(deps.store, press.instanceId);
  if (instance === undefined) return { kind: "refused", say: UNKNOWN_PREVIEW };
  const may = await deps.authority.mayDo(press.personId, "open_preview", { requestId: instance.requestId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
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
    answerTo: AnswerTo | null;
  },
): Promise<CommandTaken> {
  const { body, personId, ...rest } = wanted;
  const now = deps.clock.now();
  const person = await personById(deps.store, personId);
  const user =
    body.kind !== "command" || person === undefined
      ? null
      : { id: person.id, handle: person.handle, name: person.name, timeZone: person.timeZone };
  const deliveryId = newId("dlv", now);
  const delivery = { ...rest, id: deliveryId, body: { ...body, deliveryId, user }, createdAt: now };
  const { row } = await enqueueDelivery(deps.store, delivery);
  deps.wakeDeliveries();
  return { kind: "taken", deliveryId: row.id };
}
