import { newId } from "../lib/ids.ts";
import { appById } from "../store/apps.ts";
import { auditWrite } from "../store/audit.ts";
import { type DeliveryRow, deliveryById, deliveryByKey, deliveryWrite, type NewDelivery } from "../store/deliveries.ts";
import { atomically } from "../store/store.ts";
import { sayNo } from "./authority/judgement.ts";
import type { Authority } from "./authority.ts";
import type { EnqueueDeps } from "./enqueue.ts";

export interface ReplayDeps extends EnqueueDeps {
  authority: Authority;
}

export type Replayed = { kind: "taken"; deliveryId: string; say: string } | { kind: "refused"; say: string };

export type ReplayJudged = { kind: "can"; before: DeliveryRow } | { kind: "refused"; say: string };

/** Whether this person may have it given once more, and it can be: as things stand now. */
export async function judgeReplay(
  { store, authority }: Pick<ReplayDeps, "store" | "authority">,
  { deliveryId, personId }: { deliveryId: string; personId: string },
): Promise<ReplayJudged> {
  const before = await deliveryById(store, deliveryId);
  const app = before === undefined ? undefined : await appById(store, before.appId);
  if (before === undefined || app === undefined || before.instanceId !== null)
    return { kind: "refused", say: "I do not have this any more: what an app got is kept for 90 days." };
  const may = await authority.mayDo(personId, "replay", { appId: app.id });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  if (app.status !== "live")
    return { kind: "refused", say: `*${app.name}* does not run. Say _start_ in its thread first.` };
  if (before.status === "waiting") return { kind: "refused", say: "It is still being tried. Wait for how it ends." };
  return { kind: "can", before };
}

/**
 * Has an App's Owner give it once more what it got before: the same content and the same moment, as a Delivery of its own that
 * names the one before, so that the App runs anew and posts anew. `key`: the same wish coming twice is one. What it answers
 * is kept with it; whoever typed a command is not told again.
 */
export async function replayDelivery(
  deps: ReplayDeps,
  { deliveryId, personId, key, from }: { deliveryId: string; personId: string; key: string; from?: "tool" },
): Promise<Replayed> {
  const judged = await judgeReplay(deps, { deliveryId, personId });
  if (judged.kind === "refused") return judged;
  const { before } = judged;
  const at = deps.clock.now();
  const id = newId("dlv", at);
  const { appId, instanceId, body, depth, isFromOutside } = before;
  const dedupeKey = `replay:${before.id}:${key}`;
  const again: NewDelivery = {
    ...{ id, appId, instanceId, depth, isFromOutside, replayOf: before.id },
    ...{ body: { ...body, deliveryId: id }, dedupeKey, answerTo: null, createdAt: at },
  };
  const details = { deliveryId: before.id, again: id, run: body.run, from };
  // Pressed twice, the second adds nothing, and neither does its line.
  const written = await atomically(deps.store, [
    { ...deliveryWrite(again), mustChange: true },
    auditWrite({ at, actor: personId, verb: "replay", subject: appId, details }),
  ]);
  deps.wakeDeliveries();
  if (written === "done") return { kind: "taken", deliveryId: id, say: "I do it again." };
  const known = await deliveryByKey(deps.store, dedupeKey);
  return { kind: "taken", deliveryId: known?.id ?? id, say: "I do that again already." };
}
