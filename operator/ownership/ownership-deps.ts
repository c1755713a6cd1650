import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { Store } from "../../store/store.ts";
import type { Approvers } from "../authority/approvers.ts";
import type { Authority } from "../authority.ts";

export interface OwnershipDeps {
  store: Store;
  clock: Clock;
  authority: Authority;
}

export interface HandOverDeps {
  store: Store;
  clock: Clock;
  log: Log;
  groupMembers: Approvers["groupMembers"];
}
