/** Work in pieces: between two of them the process hears whoever speaks to it. */
export interface Turns {
  /** Resolves in a turn of the event loop that no other of these has, in the order asked. */
  next(): Promise<void>;
}

/** What waits for promises alone goes on without a pause, however many do, and a message that came meanwhile waits for all of it. */
export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  const give = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(give);
  };
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(give);
      }),
  };
}
