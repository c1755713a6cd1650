import type { BoxAccess, RunningExec } from "./access.ts";

/** The same box, which goes on by itself where anything is asked of it while it is frozen. */
export function thawingByItself(box: BoxAccess): BoxAccess {
  let isFrozen = false;
  /** Of works on the same box each begins after the one before: what freezes must not meet what thaws. */
  let last: Promise<unknown> = Promise.resolve();
  const next = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined); // Whoever asked for it is told.
    return done;
  };
  const thaw = () =>
    next(async () => {
      if (!isFrozen) return;
      await box.thaw();
      isFrozen = false;
    });
  const thawed = (running: RunningExec): RunningExec => ({
    ...running,
    write: async (chunk) => {
      await thaw();
      await running.write(chunk);
    },
  });

  return {
    ...box,
    exec: async (command, options) => {
      await thaw();
      return thawed(await box.exec(command, options));
    },
    sweep: async () => {
      await thaw();
      await box.sweep();
    },
    isFull: async () => {
      await thaw();
      return box.isFull();
    },
    freeze: () =>
      next(async () => {
        if (isFrozen) return;
        await box.freeze();
        isFrozen = true;
      }),
    thaw,
    remove: async () => {
      // An engine may keep what is frozen from ending. Where it cannot be thawed, the removal says why.
      await thaw().catch(() => undefined);
      await box.remove();
    },
  };
}
