import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import { createTurns } from "../lib/turns.ts";
import { isScheduledRunUnderWay, type NewDelivery } from "../store/deliveries.ts";
import type { Store } from "../store/store.ts";
import { claimFiring, dueTriggers, type Trigger, triggersOf } from "../store/triggers.ts";
import { type Poll, startPoll } from "./poll.ts";
import { judgeDue } from "./schedule.ts";

export interface TriggersDeps {
  store: Store;
  clock: Clock;
  log: Log;
}

const LOOK_EVERY_MS = 500;

/** Looks for due schedules twice a second; `fired` is told when there are new Deliveries. */
export function startTriggers(deps: TriggersDeps, fired: () => void): Poll {
  const work = async () => {
    if ((await fireDue(deps)) > 0) fired();
  };
  return startPoll({ name: "triggers", everyMs: LOOK_EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * Makes a Delivery of every schedule that is due, in the same write that moves its due time on: once, whatever crashes.
 * Of what was missed (we were down, or the firing before is still on its way) only the latest is made up for, and only
 * for an hour; of a schedule that says `missed: skip`, nothing. The number of new Deliveries.
 */
export async function fireDue(deps: TriggersDeps): Promise<number> {
  const now = deps.clock.now();
  // At nine o'clock, or after a night's sleep of this machine, it may be a thousand.
  const turns = createTurns();
  let fired = 0;
  for (const trigger of await dueTriggers(deps.store, now)) {
    await turns.next();
    // No overlap: it stays due until the firing before it has ended.
    if (await isScheduledRunUnderWay(deps.store, trigger)) continue;
    if (await fire(deps, trigger, now)) fired += 1;
  }
  return fired;
}

/** When the App acts next by itself, ms; null where it has no schedule. */
export async function nextRunOfApp(store: Store, appId: string): Promise<number | null> {
  const times = (await triggersOf(store, appId)).flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt]));
  return times.length === 0 ? null : Math.min(...times);
}

async function fire(deps: TriggersDeps, trigger: Trigger, now: number): Promise<boolean> {
  const { id: triggerId, appId, nextAt: dueAt, spec, timeZone } = trigger;
  if (dueAt === null || !("schedule" in spec)) return false;
  const { fireFor, nextAt } = judgeDue({ cron: spec.schedule, timeZone, missed: spec.missed }, dueAt, now);
  const fields = { appId, run: trigger.run, due: new Date(dueAt).toISOString() };
  if (fireFor === null) deps.log.warn("schedule missed", fields);
  const delivery = fireFor === null ? null : deliveryOf(trigger, fireFor, now);
  const claimed = await claimFiring(deps.store, { triggerId, dueAt, nextAt, delivery });
  if (claimed === "conflict" || delivery === null) return false;
  deps.log.info("schedule fired", { ...fields, deliveryId: delivery.id });
  return true;
}

function deliveryOf(trigger: Trigger, fireFor: number, now: number): NewDelivery {
  const deliveryId = newId("dlv", now);
  return {
    id: deliveryId,
    appId: trigger.appId,
    instanceId: null,
    dedupeKey: `${trigger.id}@${fireFor}`,
    body: {
      deliveryId,
      run: trigger.run,
      kind: "schedule",
      at: new Date(fireFor).toISOString(),
      text: "",
      user: null,
      channelId: null,
    },
    answerTo: null,
    createdAt: now,
  };
}
