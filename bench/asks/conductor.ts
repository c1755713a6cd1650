/** One clock for several plays in one Toolroom: it goes on when all wait for a later time, to the earliest of these. */
export interface Conductor {
  join(): Player;
}

export interface Player {
  /** Resolves when the clock has come to this moment (ms), at once where it has. */
  moveTo(at: number): Promise<void>;
  /** The others wait for this one no more. */
  leave(): void;
}

export function createConductor(startsAt: number, move: (at: number) => void): Conductor {
  const waiting = new Set<{ at: number; go: () => void }>();
  let players = 0;
  let now = startsAt;

  const goOn = (): void => {
    if (waiting.size === 0 || waiting.size < players) return;
    now = Math.min(...[...waiting].map(({ at }) => at));
    move(now);
    for (const one of [...waiting].filter(({ at }) => at <= now)) {
      waiting.delete(one);
      one.go();
    }
  };

  return {
    join: () => {
      players += 1;
      return {
        moveTo: async (at) => {
          if (at <= now) return;
          await new Promise<void>((go) => {
            waiting.add({ at, go });
            goOn();
          });
        },
        leave: () => {
          players -= 1;
          goOn();
        },
      };
    },
  };
}
