import type { Clock } from "../../lib/clock.ts";
import type { Config } from "../../lib/config.ts";
import type { Log } from "../../lib/log.ts";
import type { Approvers } from "../../operator/authority/approvers.ts";
import { createAuthority } from "../../operator/authority.ts";
import { createReadCalls } from "../../operator/reading/create-read-calls.ts";
import type { ReadCall } from "../../operator/reading/read-call.ts";
import { createRowSources } from "../../operator/reading/sources/row-sources.ts";
import type { Store } from "../../store/store.ts";
import { instanceLogsOf } from "./instance-logs.ts";

/** What agents may read, answered in the gateway's process; `close` ends what is being read. */
export function composeReading(
  config: Config,
  { store, clock, log, approvers }: { store: Store; clock: Clock; log: Log; approvers: Approvers },
): { calls: ReadCall[]; close(): Promise<void> } {
  const { home, runtimeFolder } = config;
  const sources = createRowSources({
    ...{ sources: config.sources, passwords: config.sourcePasswords, closed: [home, runtimeFolder] },
  });
  const logs = instanceLogsOf(config);
  const authority = createAuthority({ ...approvers, store });
  return { calls: createReadCalls({ store, clock, log, authority, logs, sources }), close: () => sources.close() };
}
