/** How often each Instance stopped by itself lately. */
export interface Crashes {
  /** Notes a stop, once however often it is seen; says when it may be started again, or that it is enough. */
  note(instanceId: string, nowMs: number): "start" | "wait" | "enough";
}

const LATELY_MS = 600_000;
/** Pause before each start; after the last, it has stopped too often. */
const PAUSES_MS = [0, 5_000, 20_000, 60_000, 120_000];

export function createCrashes(): Crashes {
  const startsById = new Map<string, number[]>();

  return {
    note: (instanceId, nowMs) => {
      const known = startsById.get(instanceId) ?? [];
      // A clock that was set back leaves starts in the future: they count as made now, or the next one would wait for them.
      const starts = known.filter((at) => at > nowMs - LATELY_MS).map((at) => Math.min(at, nowMs));
      startsById.set(instanceId, starts);
      const pauseMs = PAUSES_MS[starts.length];
      if (pauseMs === undefined) {
        startsById.delete(instanceId);
        return "enough";
      }
      if (nowMs < (starts.at(-1) ?? 0) + pauseMs) return "wait";
      startsById.set(instanceId, [...starts, nowMs]);
      return "start";
    },
  };
}
