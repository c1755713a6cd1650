import { AsyncLocalStorage } from "node:async_hooks";
import type { Clock } from "../../lib/clock.ts";

/**
 * A process inside this one, for tests that kill it thousands of times. From `end` on nothing of it goes on: what it waits
 * for never comes, its calls go nowhere, its intervals are gone. What it had sent before is done all the same.
 */
export interface Life {
  readonly isOver: boolean;
  /** Aborted at its end: for what must let go of files. */
  readonly over: AbortSignal;
  /** All that begins in `work`, and whatever follows from that, belongs to this life. */
  run<T>(work: () => T): T;
  /** The work's outcome; once the life is over, nothing, for ever. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Ends it at its `count`-th call over the network from now: before it is made, or after, when its answer is lost. */
  endAtCall(count: number, moment: "before" | "after"): void;
  end(): void;
}

export interface Lives {
  /** `ended` is called once, at the end of it. */
  begin(ended: () => void): Life;
  /** Does it as part of no life, wherever it is called. */
  outside(work: () => void): void;
  /** Gives the process its own `fetch` and `setInterval` back. */
  close(): void;
}

interface Lived extends Life {
  intervals: Set<NodeJS.Timeout>;
  call(made: () => Promise<Response>): Promise<Response>;
}

export function createLives(): Lives {
  const current = new AsyncLocalStorage<Lived>();
  const { fetch: realFetch, setInterval: realInterval } = globalThis;

  globalThis.fetch = (input, init) => {
    const life = current.getStore();
    return life === undefined ? realFetch(input, init) : life.call(() => realFetch(input, init));
  };
  const intervalOfLife = (...given: Parameters<typeof realInterval>) => {
    const timer = realInterval(...given);
    const life = current.getStore();
    if (life?.isOver) clearInterval(timer);
    life?.intervals.add(timer);
    return timer;
  };
  globalThis.setInterval = Object.assign(intervalOfLife, realInterval);

  return {
    // Who hears of the end of a life is not part of it.
    begin: (ended) =>
      createLife(
        (life, work) => current.run(life, work),
        () => current.exit(ended),
      ),
    outside: (work) => current.exit(work),
    close: () => Object.assign(globalThis, { fetch: realFetch, setInterval: realInterval }),
  };
}

/** Time as that life sees it: no sleep of it ends after it. */
export function clockOf(life: Life, clock: Clock): Clock {
  return { now: clock.now, sleep: (ms, signal) => life.during(() => clock.sleep(ms, signal)) };
}

/** All its methods, for that life alone. */
export function portOf<Port extends object>(life: Life, port: Port): Port {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => life.during(async () => Reflect.apply(value, target, given));
    },
  });
}

const never = <T>() => new Promise<T>(() => undefined);

function createLife(runIn: <T>(life: Lived, work: () => T) => T, ended: () => void): Lived {
  const ending = new AbortController();
  let isOver = false;
  let callsLeft = Number.POSITIVE_INFINITY;
  let endsAt: "before" | "after" = "before";

  const life: Lived = {
    get isOver() {
      return isOver;
    },
    over: ending.signal,
    intervals: new Set(),
    run: (work) => runIn(life, work),
    during: async (work) => {
      if (isOver) return never();
      try {
        const outcome = await work();
        return isOver ? await never() : outcome;
      } catch (error) {
        if (isOver) return never();
        throw error;
      }
    },
    call: (made) =>
      life.during(async () => {
        callsLeft -= 1;
        if (callsLeft > 0) return made();
        if (endsAt === "after") await made().catch(() => undefined);
        life.end();
        return never();
      }),
    endAtCall: (count, moment) => {
      callsLeft = count;
      endsAt = moment;
    },
    end: () => {
      if (isOver) return;
      isOver = true;
      for (const timer of life.intervals) clearInterval(timer);
      ending.abort();
      ended();
    },
  };
  return life;
}
