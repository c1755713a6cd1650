import type { Made } from "../operator/announcer.ts";
import type { AppRequest } from "../store/app-requests.ts";
import type { Store } from "../store/store.ts";
import { isStillAsHandedIn } from "./is-handed-in.ts";

/** Who made what a request built, as the cards say it. Where an agent went on with what was handed in, it is the agent's. */
export async function madeBy(deps: { store: Store }, request: AppRequest): Promise<Made> {
  if (request.plan?.composition !== undefined) return "composed";
  return (await isStillAsHandedIn(deps, request)) ? "handedIn" : "coded";
}
