/** So many at once, of one and of all; whoever comes later waits, first come, first served. */
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
    const next = waiting.findIndex((one) => isFree(one.whose));
    if (next === -1) return;
    const [first] = waiting.splice(next, 1);
    if (first === undefined) return;
    begin(first.whose);
    first.go();
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
