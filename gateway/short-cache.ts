import type { Clock } from "../lib/clock.ts";

/** Remembers what was found for a moment, so that each request does not ask the registry. Misses are not remembered, nor what `mayKeep` denies. */
export interface ShortCache<T> {
  get(key: string, load: () => Promise<T | null>, mayKeep?: (value: T) => boolean): Promise<T | null>;
  forget(): void;
}

/** How old an answer of the registry may be: a colleague who was deactivated is out within this time. */
const FRESH_MS = 500;
const MAX_ENTRIES = 10_000;

export function createShortCache<T>(clock: Clock): ShortCache<T> {
  let entries = new Map<string, { value: T; at: number }>();
  return {
    async get(key, load, mayKeep = () => true) {
      const now = clock.now();
      const known = entries.get(key);
      if (known !== undefined && Math.abs(now - known.at) < FRESH_MS) return known.value;
      const value = await load();
      if (value === null || !mayKeep(value)) {
        entries.delete(key);
        return value;
      }
      if (entries.size >= MAX_ENTRIES) entries = new Map();
      entries.set(key, { value, at: now });
      return value;
    },
    forget() {
      entries = new Map();
    },
  };
}
