/**
 * So many at once, of one and of all; whoever comes later waits. Next is whose has the fewest at work, and among those who came first:
 * so two that always ask keep a third from nothing.
 */
export interface Places {
  take<T>(whose: string, work: () => Promise<T>): Promise<T>;
}

export function createPlaces(most: { perApp: number; inAll: number }): Places {
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
  return {
    take: async (whose, work) => {
      if (isFree(whose)) begin(whose);
      else await new Promise<void>((go) => waiting.push({ whose, go }));
      try {
        return await work();
      } finally {
        end(whose);
      }
    },
  };
}
