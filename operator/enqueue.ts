import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Delivery } from "../sdk/contract/delivery.ts";
import type { TriggerKind } from "../sdk/contract/triggers.ts";
import { enqueueDelivery } from "../store/deliveries.ts";
import type { AnswerTo } from "../store/delivery-tables.ts";
import { personById } from "../store/people.ts";
import type { Store } from "../store/store.ts";

export interface EnqueueDeps {
  store: Store;
  clock: Clock;
  /** Told that there is a new Delivery. */
  wakeDeliveries(): void;
}

/** Whoever tries a schedule of a preview is not its user. */
const BY_PEOPLE: ReadonlySet<TriggerKind> = new Set<TriggerKind>(["command", "slack", "shortcut"]);

/** Makes a Delivery of what a person did, once per `dedupeKey`. Its answer comes back through the deliverer. */
export async function enqueue(
  deps: EnqueueDeps,
  wanted: {
    appId: string;
    instanceId: string | null;
    dedupeKey: string;
    body: Omit<Delivery, "deliveryId" | "user">;
    personId: string;
    answerTo: AnswerTo | null;
  },
): Promise<{ kind: "taken"; deliveryId: string }> {
  const { body, personId, ...rest } = wanted;
  const now = deps.clock.now();
  const person = await personById(deps.store, personId);
  const user =
    !BY_PEOPLE.has(body.kind) || person === undefined
      ? null
      : { id: person.id, handle: person.handle, name: person.name, timeZone: person.timeZone };
  const deliveryId = newId("dlv", now);
  const delivery = { ...rest, id: deliveryId, body: { ...body, deliveryId, user }, createdAt: now };
  const { row } = await enqueueDelivery(deps.store, delivery);
  deps.wakeDeliveries();
  return { kind: "taken", deliveryId: row.id };
}
