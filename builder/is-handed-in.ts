import type { AppRequest } from "../store/app-requests.ts";
import { buildsOfRequest } from "../store/builds.ts";
import type { Store } from "../store/store.ts";

/** What stands where other Builds name their harness: its requester wrote it. */
export const BY_HAND = "handed-in";

/** Whether it was handed in as it is, and no agent went on with it since. */
export async function isStillAsHandedIn({ store }: { store: Store }, request: AppRequest): Promise<boolean> {
  if (request.handedIn === null) return false;
  return (await buildsOfRequest(store, request.id)).every(({ harness }) => harness === BY_HAND);
}
