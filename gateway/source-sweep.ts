import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { AppSources } from "../operator/sources/app-sources.ts";
import { wantedInstances } from "../store/instances.ts";
import type { Store } from "../store/store.ts";

/** Looks after what apps have in the company's databases; one look at a time. */
export interface SourceSweep {
  begin(): void;
  /** Ends with the look that is under way. */
  close(): Promise<void>;
}

/** An App that was stopped, or has another grant now, has no login left there; whatever should run keeps its own. */
export function createSourceSweep(options: { store: Store; log: Log; sources: AppSources }): SourceSweep {
  const { store, log, sources } = options;
  let underWay: Promise<void> | null = null;
  const look = async () => {
    const running = await wantedInstances(store);
    await sources.sweep(
      running.map(({ appId, manifest }) => ({ appId, appName: manifest.name, bindings: manifest.bindings })),
    );
  };
  return {
    begin: () => {
      underWay ??= look()
        .catch((error: unknown) => log.error("sources not swept", { error: explain(error) }))
        .finally(() => {
          underWay = null;
        });
    },
    close: async () => void (await underWay),
  };
}
