import { type Clock, utcDay } from "../lib/clock.ts";
import type { Store } from "../store/store.ts";
import { addUsage, type Usage } from "../store/usage.ts";

/** Counts who opened which App's pages; saved in batches, so that a page does not wait for the disk. */
export interface Visits {
  count(appId: string, personId: string): void;
  /** Saves what was counted since; what could not be saved is kept for the next time. */
  save(): Promise<void>;
}

export function createVisits(store: Store, clock: Clock): Visits {
  let counted = new Map<string, Usage>();

  const add = (visit: Usage) => {
    const key = `${visit.appId} ${visit.day} ${visit.personId}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, visit);
    else known.count += visit.count;
  };

  return {
    count(appId, personId) {
      const day = utcDay(clock.now());
      add({ appId, day, personId, kind: "visit", count: 1 });
    },
    async save() {
      const batch = [...counted.values()];
      counted = new Map();
      try {
        await addUsage(store, batch);
      } catch (error) {
        for (const visit of batch) add(visit);
        throw error;
      }
    },
  };
}
