import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { InstanceLogs } from "../../runners/logs.ts";
import type { Store } from "../../store/store.ts";
import type { Authority } from "../authority.ts";
import type { RowSources } from "./sources/row-sources.ts";

/** What the answers are made of. */
export interface ReadingDeps {
  store: Store;
  clock: Clock;
  log: Log;
  authority: Authority;
  logs: InstanceLogs;
  sources: RowSources;
}
