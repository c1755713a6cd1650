import type { EntryAuthority } from "../operator/authority/entry.ts";
import type { Judgement } from "../operator/authority/judgement.ts";
import type { DeliveryRow } from "../store/deliveries.ts";
import { personById } from "../store/people.ts";
import type { DoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { hasUsed } from "../store/usage.ts";
import type { Visits } from "./visits.ts";

/** Whether a live App may tell this person something in private. Whoever uses it in this Delivery has used it, too. */
export async function mayBeTold(
  deps: { store: Store; visits: Visits; authority: EntryAuthority },
  instance: DoorInstance,
  personId: string,
  delivery: DeliveryRow | undefined,
): Promise<Judgement> {
  const { store, visits, authority } = deps;
  const person = await personById(store, personId);
  return authority.mayBeTold(person, instance, async () => {
    if (delivery?.appId === instance.appId && delivery.body.user?.id === personId) return true;
    // What was opened a moment ago is counted, but not saved yet.
    await visits.save();
    return hasUsed(store, instance.appId, personId);
  });
}
