import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import { MOST_WAITING, tellLeftOut } from "../operator/left-out.ts";
import { refusal } from "../sdk/contract/door/door-answer.ts";
import {
  MAX_EVENT_BYTES,
  MAX_EVENT_DEPTH,
  readEmitCall,
  tooDeep,
  type WantedEvent,
} from "../sdk/contract/door/event-calls.ts";
import { claimAppPost } from "../store/app-posts.ts";
import {
  areDeliveries,
  type DeliveryRow,
  deliveryById,
  enqueueDeliveries,
  type NewDelivery,
} from "../store/deliveries.ts";
import type { DoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { type Trigger, triggersOfEvent } from "../store/triggers.ts";
import { waitingOfApp } from "../store/webhooks.ts";
import { type AppCall, answerAppCalls, type StatusAnswer } from "./app-call.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { isFromOutside } from "./from-outside.ts";
import { createRateLimit } from "./rate-limit.ts";

const EVENTS_A_MINUTE = 60;
const TOO_MANY: StatusAnswer = {
  status: 429,
  body: refusal(
    "too_many_events",
    "This app emits too often.",
    `At most ${EVENTS_A_MINUTE} events a minute: gather them into one.`,
  ),
};
/** The payload, with what stands around it and what JSON puts before quotes. */
const MAX_CALL_BYTES = MAX_EVENT_BYTES * 2 + 4_096;

/**
 * `POST /events/emit` of a running App: becomes a waiting Delivery of each live App that listens, once per call of the emitting
 * Delivery. What goes on and on between Apps ends after MAX_EVENT_DEPTH. Previews and checks only record.
 */
export function createEventDoor(options: { store: Store; clock: Clock; log: Log }): AnswerAtDoor {
  const { store, clock, log } = options;
  const perDoor = createRateLimit(clock, EVENTS_A_MINUTE, 60_000);
  return answerAppCalls({ store, maxBytes: MAX_CALL_BYTES }, answerTo);

  async function answerTo({ instance, call, sent }: AppCall, doorSessionId: string): Promise<StatusAnswer> {
    const judged = readEmitCall(sent, instance.manifest.bindings);
    if (!judged.ok) return { status: judged.error.code === "not_bound" ? 403 : 400, body: judged };
    const emitting = call === null ? undefined : await deliveryById(store, call.deliveryId);
    // Another App's delivery is nothing that this door was given.
    const begun = emitting?.appId === instance.appId ? emitting : undefined;
    const mayNow = () => perDoor.allows(doorSessionId);
    if (instance.kind === "app") return await tell(instance, call, judged.wanted, { begun, mayNow });
    return mayNow() ? await record(instance, call, judged.wanted) : TOO_MANY;
  }

  async function tell(
    instance: DoorInstance,
    call: AppCall["call"],
    { event, payload }: WantedEvent,
    { begun, mayNow }: { begun: DeliveryRow | undefined; mayNow: () => boolean },
  ): Promise<StatusAnswer> {
    const depth = (begun?.depth ?? 0) + 1;
    if (depth > MAX_EVENT_DEPTH) return { status: 400, body: tooDeep(event) };
    const listening = await triggersOfEvent(store, `${instance.appName}/${event}`);
    const now = clock.now();
    const callId = call === null ? newId("call", now) : `${call.deliveryId}:${call.number}`;
    const keyOf = (trigger: Trigger) => `event:${trigger.id}:${instance.appId}:${callId}`;
    // Told before: a repeat of many gets on to what is left, minute by minute.
    const isKnown = call !== null && (await areDeliveries(store, listening.map(keyOf)));
    if (isKnown || listening.length === 0) return { status: 200, body: { ok: true, apps: listening.length } };
    if (!mayNow()) return TOO_MANY;
    for (const { appId } of listening)
      if ((await waitingOfApp(store, appId, MOST_WAITING)) >= MOST_WAITING) {
        const by = `event ${instance.appName}/${event}`;
        await tellLeftOut(options, { appId, by, why: { code: "too_many_wait" } });
        return {
          status: 503,
          body: refusal("too_many_wait", "Too much waits for an app that listens.", "Try it again."),
        };
      }
    const comesFromOutside = begun !== undefined && isFromOutside(begun);
    await enqueueDeliveries(
      store,
      listening.map(
        (trigger): NewDelivery => ({
          ...deliveryFor(trigger, payload, now),
          dedupeKey: keyOf(trigger),
          depth,
          isFromOutside: comesFromOutside,
        }),
      ),
    );
    log.info("event emitted", { appId: instance.appId, event, apps: listening.length, depth });
    return { status: 200, body: { ok: true, apps: listening.length } };
  }

  async function record(
    instance: DoorInstance,
    call: AppCall["call"],
    { event, payload }: WantedEvent,
  ): Promise<StatusAnswer> {
    const now = clock.now();
    const { appId, instanceId } = instance;
    const key = `${instanceId}:${call?.deliveryId ?? newId("call", now)}:${call?.number ?? 0}`;
    const text = JSON.stringify(payload);
    const row = { key, kind: "event" as const, channel: event, text, createdAt: now };
    await claimAppPost(store, { ...row, appId, instanceId, deliveryId: call?.deliveryId ?? null, status: "recorded" });
    return { status: 200, body: { ok: true, apps: 0 } };
  }
}

function deliveryFor({ appId, run }: Trigger, payload: unknown, now: number): Omit<NewDelivery, "dedupeKey"> {
  const id = newId("dlv", now);
  const at = new Date(now).toISOString();
  const body = { deliveryId: id, run, kind: "event" as const, at, text: "", payload, user: null, channelId: null };
  return { id, appId, instanceId: null, body, answerTo: null, createdAt: now };
}
