import { utcDay } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import { sha256 } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import { type DeliveryAnswer, deliveryAnswerSchema } from "../sdk/contract/delivery.ts";
import type { TriggerKind } from "../sdk/contract/triggers.ts";
import { typedCommand } from "../sdk/contract/typed-command.ts";
import { DELIVERY_HEADER, signToken } from "../sdk/contract/wire.ts";
import { type App, appById } from "../store/apps.ts";
import { claimDelivery, type DeliveryRow, endAttempt, finishDelivery, postponeDelivery } from "../store/deliveries.ts";
import { type Instance, instanceById, liveInstance } from "../store/instances.ts";
import type { NewNotice } from "../store/notices.ts";
import { triggersOf } from "../store/triggers.ts";
import { callApp } from "./app-call.ts";
import { appFolderOf, type OperatorDeps } from "./deps.ts";

const UNHURRIED_MS = [5_000, 30_000, 120_000, 600_000];
/**
 * For each kind of Delivery: the pauses between tries (with the first that makes five), how long one try may take, and how long
 * it waits for its App to be there (a deploy, a restart) before that counts as failing. A person waits for a command and a
 * shortcut; nobody does for the others, and what programs send may have come while all but the gateway was away.
 */
const AWAITED = { pausesMs: [300, 700, 1_500, 3_000], timeoutMs: 10_000, patienceMs: 20_000 };
const SENT = { pausesMs: UNHURRIED_MS, timeoutMs: 60_000, patienceMs: 86_400_000 };
const PACE: Record<TriggerKind, { pausesMs: readonly number[]; timeoutMs: number; patienceMs: number }> = {
  schedule: { ...SENT, patienceMs: 3_600_000 },
  command: AWAITED,
  shortcut: AWAITED,
  webhook: SENT,
  slack: SENT,
  github: SENT,
  linear: SENT,
  event: SENT,
};
const LOOK_AGAIN_MS = 500;
const TOKEN_MS = 60_000;
const MAX_ANSWER_BYTES = 200_000;

/** Takes one waiting Delivery as far as it goes now: answered, failed for good, or to be tried again later. */
export async function attemptDelivery(deps: OperatorDeps, row: DeliveryRow): Promise<void> {
  const app = await appById(deps.store, row.appId);
  if (app === undefined) throw new KnownError("gone", `App ${row.appId} is not in the registry.`, "Look at the audit.");
  const target = row.instanceId === null ? await liveInstance(deps.store, row.appId) : await preview(deps, row);
  const leave = target === undefined ? () => undefined : deps.calls.enter(target.id);
  try {
    // Looked up again once it is counted in: a deploy that stops the Instance waits for us, or we see that it did.
    const present = target === undefined ? undefined : await instanceById(deps.store, target.id);
    const isStopped = row.instanceId === null && app.status !== "live";
    if (isStopped || present === undefined || !present.wanted) return await waitForApp(deps, row, app, isStopped);
    const { attempts } = row;
    const { kind } = row.body;
    const at = deps.clock.now();
    const leaseUntil = at + PACE[kind].timeoutMs + 5_000;
    if (!(await claimDelivery(deps.store, { deliveryId: row.id, attempts, at, leaseUntil }))) return;
    const { pausesMs, timeoutMs } = PACE[kind];
    await conclude(deps, row, app, await post(deps, row, app, present, { timeoutMs }), pausesMs);
  } finally {
    leave();
  }
}

export interface Outcome {
  answer: DeliveryAnswer;
  mayTryAgain: boolean;
  /** Why no answer came; absent: one did. */
  noAnswer?: "not_listening" | "timed_out" | "too_large" | "broken";
}

/** One try at that Instance, until `over` where it is given. */
export async function post(
  deps: OperatorDeps,
  row: DeliveryRow,
  app: App,
  instance: Instance,
  limit: { timeoutMs: number; over?: AbortSignal },
): Promise<Outcome> {
  const body = JSON.stringify(row.body);
  const fields = { appId: app.id, deliveryId: row.id, run: row.body.run, attempt: row.attempts + 1 };
  deps.log.info("delivering", fields);
  const token = signToken(
    {
      kind: "delivery",
      app: app.name,
      release: instance.releaseTag,
      at: Date.parse(row.body.at),
      expiresAt: deps.clock.now() + TOKEN_MS,
      bodySha256: sha256(body),
    },
    deps.privateKey,
  );
  const called = await callApp({
    appFolder: appFolderOf(deps, instance.doorSessionId),
    method: "POST",
    path: "/_toolroom/deliver",
    headers: { "content-type": "application/json", [DELIVERY_HEADER]: token },
    body,
    ...limit,
    maxBytes: MAX_ANSWER_BYTES,
  });
  if (called.kind === "no_answer") {
    deps.log.warn("not delivered", { ...fields, reason: called.reason });
    const answer = { ok: false as const, error: `The app ${called.problem}.` };
    return { answer, mayTryAgain: called.reason !== "too_large", noAnswer: called.reason };
  }
  const answer = deliveryAnswerSchema.safeParse(parseJson(called.body));
  deps.log.info("delivered", { ...fields, status: called.status, ok: answer.success && answer.data.ok });
  if (!answer.success) return { answer: { ok: false, error: `The app answered ${called.status}.` }, mayTryAgain: true };
  // A person who waits hears at once what went wrong, and tries again themselves.
  const isFault = !answer.data.ok && answer.data.refused !== true;
  return { answer: answer.data, mayTryAgain: isFault && PACE[row.body.kind] !== AWAITED };
}

/** Writes down what came of a try: its end, or when the next is due, by the pauses between tries. */
export async function conclude(
  deps: OperatorDeps,
  row: DeliveryRow,
  app: App,
  outcome: Outcome,
  pausesMs: readonly number[],
): Promise<void> {
  const at = deps.clock.now();
  const pauseMs = pausesMs[row.attempts];
  const attempt = row.attempts + 1;
  const { answer } = outcome;
  if (outcome.mayTryAgain && pauseMs !== undefined)
    return await endAttempt(deps.store, { deliveryId: row.id, number: attempt, answer, at }, at + pauseMs);
  // A refusal is the app's word to the person, not a fault.
  if (!answer.ok && answer.refused !== true) return await fail(deps, row, app, answer.error, attempt);
  const personId = row.body.user?.id ?? "-";
  const usage = { appId: app.id, day: utcDay(at), personId, kind: row.body.kind, count: 1 };
  const served = row.instanceId === null ? { usage } : {};
  await finishDelivery(deps.store, { deliveryId: row.id, status: "answered", answer, at, attempt, ...served });
}

/** The App is being deployed or restarted, which counts as no try; or it is stopped. */
export async function waitForApp(deps: OperatorDeps, row: DeliveryRow, app: App, isStopped: boolean): Promise<void> {
  const at = deps.clock.now();
  if (isStopped) return await fail(deps, row, app, `${app.name} is stopped.`);
  if (at - row.createdAt < PACE[row.body.kind].patienceMs && row.instanceId === null)
    return await postponeDelivery(deps.store, row.id, at + LOOK_AGAIN_MS);
  return await fail(deps, row, app, `${app.name} is not running at the moment.`);
}

/** The Owner is told once a day for each thing that fails; a person who waits gets their own answer. */
async function fail(deps: OperatorDeps, row: DeliveryRow, app: App, error: string, attempt?: number): Promise<void> {
  const at = deps.clock.now();
  const answer = { ok: false as const, error };
  const tried = attempt === undefined ? {} : { attempt };
  const heard = row.instanceId === null ? { notice: await failureNotice(deps, row, app, error, at) } : {};
  await finishDelivery(deps.store, { deliveryId: row.id, status: "failed", answer, at, ...heard, ...tried });
  deps.log.warn("delivery failed", { appId: app.id, deliveryId: row.id, run: row.body.run });
  deps.wakeNotices();
}

async function failureNotice(
  deps: OperatorDeps,
  row: DeliveryRow,
  app: App,
  error: string,
  at: number,
): Promise<NewNotice> {
  const { kind, run } = row.body;
  const word = (await triggersOf(deps.store, app.id)).find((one) => one.run === run)?.word;
  const named = `*${run.replaceAll("-", " ")}*`;
  const causes = {
    schedule: `its schedule ${named}`,
    webhook: `what came to its webhook for ${named}`,
    command: word == null ? `its command ${named}` : `its command *${typedCommand(word)}*`,
    shortcut: `its shortcut ${named}`,
    slack: `what it does when something happens in a channel, ${named},`,
    github: `what GitHub sent for ${named}`,
    linear: `what Linear sent for ${named}`,
    event: `what another app told it for ${named}`,
  };
  const what = causes[kind];
  const text = `*${app.name}*: ${what} failed: ${error} Say in its thread what should happen, and I will have it corrected.`;
  const key = `failed:${app.id}:${run}:${utcDay(at)}`;
  return { key, personId: app.ownerId, text, replays: row.id, createdAt: at };
}

async function preview(deps: OperatorDeps, row: DeliveryRow): Promise<Instance | undefined> {
  return row.instanceId === null ? undefined : await instanceById(deps.store, row.instanceId);
}
