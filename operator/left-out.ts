import { type Clock, utcDay } from "../lib/clock.ts";
import { appById } from "../store/apps.ts";
import { addNotice } from "../store/notices.ts";
import type { Store } from "../store/store.ts";

/** So many Deliveries may wait for an App, whatever makes them: with more, one that hangs would fill the disk. */
export const MOST_WAITING = 500;

export interface LeftOut {
  appId: string;
  /** What it would have come by, as people call it: `webhook alerts`, `GitHub`, `event shop/sold`. */
  by: string;
  why: { code: "too_large"; mostMb: number } | { code: "too_many_wait" };
}

/** Begins the keys of notices of what an App did not get: `tool logs` looks for them. */
export function leftOutKeys(appId: string): string {
  return `left-out:${appId}:`;
}

/** An App's Owner hears, once a day for each Trigger and reason, that something came for it and was not taken. */
export async function tellLeftOut(
  { store, clock }: { store: Store; clock: Clock },
  { appId, by, why }: LeftOut,
): Promise<void> {
  const app = await appById(store, appId);
  if (app === undefined) return;
  const at = clock.now();
  const text =
    why.code === "too_large"
      ? `*${app.name}* did not get something that came by ${by}: it has more than ${why.mostMb} MB. Have the sender send less, or only what the app needs; what was left out stands in the sender's own list.`
      : `*${app.name}* does not get what comes by ${by} at the moment: ${MOST_WAITING} deliveries wait for it already, and more are left out. Look at what it is at with _tool logs_, then say in its thread what should be different, or *stop*.`;
  const key = `${leftOutKeys(appId)}${why.code}:${by}:${utcDay(at)}`;
  await addNotice(store, { key, personId: app.ownerId, text, createdAt: at });
}
