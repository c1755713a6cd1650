/**
 * So many at once, of one and of all; whoever comes later waits. Next is whose has the fewest at work, and among those who came first:
 * so two that always ask keep a third from nothing.
 */
export interface Places {
  /** Null: none became free, as too many of theirs wait already, or not in time; nothing was done then. */
  take<T>(whose: string, work: () => Promise<T>): Promise<T | null>;
}

export interface MostPlaces {
  perApp: number;
  inAll: number;
  waitingPerApp: number;
  waitMs: number;
}

export function createPlaces(most: MostPlaces): Places {
  const taken = new Map<string, number>();
  const waiting: { whose: string; go: () => void }[] = [];
  let inAll = 0;
  const of = (whose: string) => taken.get(whose) ?? 0;
  const isFree = (whose: string) => inAll < most.inAll && of(whose) < most.perApp;
  const begin = (whose: string) => {
    inAll += 1;
    taken.set(whose, of(whose) + 1);
  };
  const end = (whose: string) => {
    inAll -= 1;
    if (of(whose) === 1) taken.delete(whose);
    else taken.set(whose, of(whose) - 1);
    let next: (typeof waiting)[number] | undefined;
    for (const one of waiting)
      if (isFree(one.whose) && (next === undefined || of(one.whose) < of(next.whose))) next = one;
    if (next === undefined) return;
    waiting.splice(waiting.indexOf(next), 1);
    begin(next.whose);
    next.go();
  };
  /** Whether there was a place before its time was over. */
  const wait = (whose: string) =>
    new Promise<boolean>((resolve) => {
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(one), 1);
        resolve(false);
      }, most.waitMs);
      const one = {
        whose,
        go: () => {
          clearTimeout(late);
          resolve(true);
        },
      };
      waiting.push(one);
    });
  return {
    take: async (whose, work) => {
      if (isFree(whose)) begin(whose);
      else if (waiting.filter((one) => one.whose === whose).length >= most.waitingPerApp) return null;
      else if (!(await wait(whose))) return null;
      try {
        return await work();
      } finally {
        end(whose);
      }
    },
  };
}
