import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { InstanceLogs } from "../../runners/logs.ts";
import type { Store } from "../../store/store.ts";
import type { Authority } from "../authority.ts";
import { appCalls } from "./app-calls.ts";
import { contextCalls } from "./context-calls.ts";
import { ownAppCalls } from "./own-app-calls.ts";
import type { ReadCall } from "./read-call.ts";
import { sourceCalls } from "./source-calls.ts";
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

/** All that an agent may read of the company's: its pages, how the App that is changed does, which Apps there are, its data. */
export function createReadCalls(deps: ReadingDeps): ReadCall[] {
  return [...contextCalls(deps), ...ownAppCalls(deps), ...appCalls(deps), ...sourceCalls(deps)];
}
