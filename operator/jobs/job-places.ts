/** Where jobs work: so many at once as there is memory for. */
export interface JobPlaces {
  /**
   * Waits behind all that came before it, also behind one that needs more: else a large one would never come to its turn.
   * Answers what gives the place back; null where `close` came first.
   */
  take(memoryMb: number): Promise<(() => void) | null>;
  /** Whoever waits gets none any more. */
  close(): void;
}

const AT_ONCE = 4;

/** `memoryMb`: what all of them may have together. One that wants more than that works alone. */
export function createJobPlaces(memoryMb: number): JobPlaces {
  const line: { memoryMb: number; give: (back: (() => void) | null) => void }[] = [];
  let taken = 0;
  let inUseMb = 0;
  let isClosed = false;

  const serve = () => {
    for (let next = line[0]; next !== undefined; next = line[0]) {
      const wanted = next.memoryMb;
      if (taken > 0 && (taken >= AT_ONCE || inUseMb + wanted > memoryMb)) return;
      line.shift();
      taken += 1;
      inUseMb += wanted;
      next.give(once(() => giveBack(wanted)));
    }
  };
  const giveBack = (wantedMb: number) => {
    taken -= 1;
    inUseMb -= wantedMb;
    serve();
  };

  return {
    take: (wantedMb) =>
      new Promise((give) => {
        if (isClosed) return give(null);
        line.push({ memoryMb: wantedMb, give });
        serve();
      }),
    close: () => {
      isClosed = true;
      for (const { give } of line.splice(0)) give(null);
    },
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
