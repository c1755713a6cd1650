/** What was asked of this Slack that it does not imitate. Said loudly, so that nobody takes silence for success. */
export interface Gaps {
  note(what: string): void;
  counted(): Record<string, number>;
}

export function createGaps(log: (line: string) => void): Gaps {
  const counts = new Map<string, number>();
  return {
    note: (what) => {
      counts.set(what, (counts.get(what) ?? 0) + 1);
      log(`LOCAL SLACK GAP: ${what}`);
    },
    counted: () => Object.fromEntries(counts),
  };
}
