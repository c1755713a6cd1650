/** What one task has begun to hold back is free once it calls this: the next in its lane begins. */
export type FreeLane = () => void;

/** Runs tasks of one lane in order, lanes side by side. A task never rejects. */
export interface Lanes {
  /** Resolves when the task is over; the next in its lane begins then, or when the task frees the lane before. */
  run(lane: string | null, task: (freeLane: FreeLane) => Promise<void>): Promise<void>;
  /** When everything begun so far is over. */
  idle(): Promise<void>;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();

  return {
    run: (lane, task) => {
      const before = lane === null ? undefined : tails.get(lane);
      const { promise: free, resolve: freeLane } = Promise.withResolvers<void>();
      const done = before === undefined ? task(freeLane) : before.then(() => task(freeLane));
      running.add(done);
      if (lane !== null) {
        tails.set(lane, free);
        void free.then(() => {
          if (tails.get(lane) === free) tails.delete(lane);
        });
      }
      return done.finally(() => {
        freeLane();
        running.delete(done);
      });
    },
    idle: async () => {
      await Promise.all([...running]);
    },
  };
}
