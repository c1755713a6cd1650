import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { createWallClock } from "../contract/wall-clock.ts";

/** What is known while one request or delivery is worked on. */
interface Circumstances {
  /** Moment it stands for, ms since the epoch. */
  atMs: number;
  /** Set while a delivery is handled; its calls to the platform are counted. */
  deliveryId?: string;
  /** Set while a page is answered: the platform's own word of who opened it, as it was sent. */
  identity?: string | undefined;
}

export interface Moment {
  during<T>(circumstances: Circumstances, work: () => T): T;
  now(): Date;
  today(): string;
  timeOfDay(): string;
  /** Of the delivery being handled. */
  deliveryId(): string | undefined;
  /**
   * The delivery being handled, and which call it is of those that want the same of the same place, such as `post #food`
   * (contract/wire.ts); undefined outside of deliveries. To be asked at once when something is called: then the numbers are
   * the same each time the delivery runs, whatever waits for what in between.
   */
  nextCall(about: string): { deliveryId: string; callNumber: string } | undefined;
  /** The platform's signed word of whose page it is; undefined outside of pages. */
  identity(): string | undefined;
}

/** Time as the current request or delivery has it; outside of both, the clock's. */
export function createMoment(options: { timeZone: string; nowMs: () => number }): Moment {
  const storage = new AsyncLocalStorage<Circumstances & { calls: Map<string, number> }>();
  let clock: ReturnType<typeof createWallClock> | undefined;
  const wallTime = (ms: number) => {
    // Loading a time zone takes a tenth of a start, which asks for no time.
    clock ??= createWallClock(options.timeZone);
    return clock(ms);
  };
  const now = () => new Date(storage.getStore()?.atMs ?? options.nowMs());
  return {
    during: (circumstances, work) => storage.run({ ...circumstances, calls: new Map() }, work),
    now,
    today: () => wallTime(now().getTime()).day,
    timeOfDay: () => wallTime(now().getTime()).time,
    deliveryId: () => storage.getStore()?.deliveryId,
    nextCall: (about) => {
      const current = storage.getStore();
      if (current?.deliveryId === undefined) return undefined;
      const place = createHash("sha256").update(about).digest("hex").slice(0, 12);
      const number = (current.calls.get(place) ?? 0) + 1;
      current.calls.set(place, number);
      return { deliveryId: current.deliveryId, callNumber: `${number}-${place}` };
    },
    identity: () => storage.getStore()?.identity,
  };
}
