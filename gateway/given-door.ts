import type { DoorAnswer } from "../sdk/contract/door/door-answer.ts";
import { givenAnswer } from "../sdk/contract/door/given-answers.ts";
import { TRIED_PEOPLE } from "../sdk/contract/tried-people.ts";
import { personById } from "../store/people.ts";
import type { DoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";

/** What the manifest of a Candidate under check gives for this call. `askerId` is whose Build it is. */
export async function givenToCheck(
  store: Store,
  { instance, askerId, path, sent }: { instance: DoorInstance; askerId: string; path: string; sent: unknown },
): Promise<DoorAnswer | undefined> {
  const { bindings, given = {} } = instance.manifest;
  const person = await personById(store, askerId);
  const asker = { id: askerId, handle: person?.handle ?? askerId, name: person?.name ?? askerId };
  return givenAnswer(path, sent, { bindings, given, people: { asker, colleague: TRIED_PEOPLE.colleague } });
}
