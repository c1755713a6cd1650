import type { Clock } from "../lib/clock.ts";

/** Keeps an App's new requests waiting while its files are migrated. */
export interface Holds {
  /** A lease of 10 s; called again, 10 s more. */
  hold(appId: string): void;
  /** Those who wait go on, in order. */
  release(appId: string): void;
  isHeld(appId: string): boolean;
  /** Resolves when the App is not held. `full` at once where too many wait already. */
  wait(appId: string): Promise<"open" | "full">;
  /** Releases all, when the gateway stops. */
  close(): void;
}

const HOLD_LEASE_MS = 10_000;
/** Waiting requests keep their sockets and bodies: past this, people are asked to come back. */
const MAX_WAITING = 2_000;

interface Lease {
  end: AbortController;
  waiting: (() => void)[];
}

export function createHolds(clock: Clock, leaseMs = HOLD_LEASE_MS): Holds {
  const leases = new Map<string, Lease>();

  const release = (appId: string) => {
    const lease = leases.get(appId);
    if (lease === undefined) return;
    leases.delete(appId);
    lease.end.abort();
    for (const wake of lease.waiting) wake();
  };

  return {
    hold(appId) {
      const before = leases.get(appId);
      before?.end.abort();
      const lease: Lease = { end: new AbortController(), waiting: before?.waiting ?? [] };
      leases.set(appId, lease);
      clock.sleep(leaseMs, lease.end.signal).then(
        () => release(appId),
        () => undefined, // released, or held anew
      );
    },
    release,
    close() {
      for (const appId of [...leases.keys()]) release(appId);
    },
    isHeld: (appId) => leases.has(appId),
    async wait(appId) {
      for (;;) {
        const lease = leases.get(appId);
        if (lease === undefined) return "open";
        if (lease.waiting.length >= MAX_WAITING) return "full";
        await new Promise<void>((resolve) => lease.waiting.push(resolve));
      }
    },
  };
}
