import type { DeliveryRow } from "../store/deliveries.ts";
import { personById } from "../store/people.ts";
import type { DoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { hasUsed } from "../store/usage.ts";
import type { Visits } from "./visits.ts";

/**
 * Whether a live App may tell this person something in private: a member of its company who is still there, and who owns
 * it, has used it, or is using it in this Delivery. So nobody hears from an App that they never had to do with.
 */
export async function mayBeTold(
  deps: { store: Store; visits: Visits },
  instance: DoorInstance,
  personId: string,
  delivery: DeliveryRow | undefined,
): Promise<{ yes: true } | { yes: false; why: string }> {
  const person = await personById(deps.store, personId);
  const isMember = person?.kind === "member" && person.slackTeamId === instance.slackTeamId;
  if (!isMember) return { yes: false, why: `${personId} is no member of this company.` };
  if (person.isDeactivated) return { yes: false, why: `@${person.handle} is no longer in this company.` };
  const isUsing = delivery?.appId === instance.appId && delivery.body.user?.id === personId;
  if (personId === instance.ownerId || isUsing) return { yes: true };
  // What was opened a moment ago is counted, but not saved yet.
  await deps.visits.save();
  if (await hasUsed(deps.store, instance.appId, personId)) return { yes: true };
  return { yes: false, why: `@${person.handle} has never used this app.` };
}
