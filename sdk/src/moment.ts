import { AsyncLocalStorage } from "node:async_hooks";
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
  /** The delivery being handled and this call's number in it, from 1; undefined outside of deliveries. */
  nextCall(): { deliveryId: string; callNumber: number } | undefined;
  /** The platform's signed word of whose page it is; undefined outside of pages. */
  identity(): string | undefined;
}

/** Time as the current request or delivery has it; outside of both, the clock's. */
export function createMoment(options: { timeZone: string; nowMs: () => number }): Moment {
  const storage = new AsyncLocalStorage<Circumstances & { calls: number }>();
  let clock: ReturnType<typeof createWallClock> | undefined;
  const wallTime = (ms: number) => {
    // Loading a time zone takes a tenth of a start, which asks for no time.
    clock ??= createWallClock(options.timeZone);
    return clock(ms);
  };
  const now = () => new Date(storage.getStore()?.atMs ?? options.nowMs());
  return {
    during: (circumstances, work) => storage.run({ ...circumstances, calls: 0 }, work),
    now,
    today: () => wallTime(now().getTime()).day,
    timeOfDay: () => wallTime(now().getTime()).time,
    deliveryId: () => storage.getStore()?.deliveryId,
    nextCall: () => {
      const current = storage.getStore();
      if (current?.deliveryId === undefined) return undefined;
      current.calls += 1;
      return { deliveryId: current.deliveryId, callNumber: current.calls };
    },
    identity: () => storage.getStore()?.identity,
  };
}
