/** Runs tasks of one lane in order, lanes side by side. A task never rejects. */
export interface Lanes {
  run(lane: string | null, task: () => Promise<void>): Promise<void>;
  /** When everything begun so far is over. */
  idle(): Promise<void>;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();

  return {
    run: (lane, task) => {
      const before = lane === null ? undefined : tails.get(lane);
      const done = before === undefined ? task() : before.then(task);
      running.add(done);
      if (lane !== null) tails.set(lane, done);
      return done.finally(() => {
        running.delete(done);
        if (lane !== null && tails.get(lane) === done) tails.delete(lane);
      });
    },
    idle: async () => {
      await Promise.all([...running]);
    },
  };
}
