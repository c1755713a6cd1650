/** Where jobs work: so many at once as there is memory for, and of each App its share. */
export interface JobPlaces {
  /**
   * Waits behind all that came before it, also behind one that needs more: else a large one would never come to its turn. Only
   * what an App wants beyond its share is passed by others.
   * Answers what gives the place back; null where `close` came first.
   */
  take(appId: string, memoryMb: number): Promise<(() => void) | null>;
  /** Whoever waits gets none any more. */
  close(): void;
}

const AT_ONCE = 4;
/** A job may take a day: one App must not keep all others from theirs for so long. */
const AT_ONCE_PER_APP = 2;

interface Waiting {
  appId: string;
  memoryMb: number;
  give(back: (() => void) | null): void;
}

/** `memoryMb`: what all of them may have together. One that wants more than that works alone. */
export function createJobPlaces(memoryMb: number): JobPlaces {
  const line: Waiting[] = [];
  const atWork: Waiting[] = [];
  let isClosed = false;

  const isWithinShare = ({ appId }: Waiting) =>
    atWork.filter((other) => other.appId === appId).length < AT_ONCE_PER_APP;
  const hasRoom = (wanted: Waiting) => {
    if (atWork.length === 0) return true;
    const inUseMb = atWork.reduce((sum, one) => sum + one.memoryMb, 0);
    return atWork.length < AT_ONCE && inUseMb + wanted.memoryMb <= memoryMb;
  };
  const serve = () => {
    for (let next = line.find(isWithinShare); next !== undefined; next = line.find(isWithinShare)) {
      if (!hasRoom(next)) return;
      const served = next;
      line.splice(line.indexOf(served), 1);
      atWork.push(served);
      served.give(() => giveBack(served));
    }
  };
  /** Twice is once. */
  const giveBack = (served: Waiting) => {
    const place = atWork.indexOf(served);
    if (place === -1) return;
    atWork.splice(place, 1);
    serve();
  };

  return {
    take: (appId, wantedMb) =>
      new Promise((give) => {
        if (isClosed) return give(null);
        line.push({ appId, memoryMb: wantedMb, give });
        serve();
      }),
    close: () => {
      isClosed = true;
      for (const { give } of line.splice(0)) give(null);
    },
  };
}
