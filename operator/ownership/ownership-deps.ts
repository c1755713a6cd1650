import type { Clock } from "../../lib/clock.ts";
import type { Store } from "../../store/store.ts";
import type { Authority } from "../authority.ts";

export interface OwnershipDeps {
  store: Store;
  clock: Clock;
  authority: Authority;
}
