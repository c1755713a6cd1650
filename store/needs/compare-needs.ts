import type { Meant, Need } from "./read-need.ts";

export interface Alike {
  /** 0 to 1. */
  score: number;
  /** The asker's words for what both mean, what tells most first. */
  words: string[];
}

/** What is done with the one is not done with the other. */
const OTHER_ACTS = 0.75;
/** Each is about something that the other does not speak of; or only the ask is. */
const OTHER_THINGS = 0.8;
const MORE_THINGS = 0.88;

/** How much two needs are one: the cosine of what they mean, less where each does or is about something of its own. */
export function compareNeeds(asked: Need, other: Need): Alike {
  let shared = 0;
  const both: { said: string; weight: number }[] = [];
  for (const [concept, { weight, said }] of asked) {
    const there = other.get(concept);
    if (there === undefined) continue;
    shared += weight * there.weight;
    both.push({ said, weight: weight * there.weight });
  }
  if (shared === 0) return { score: 0, words: [] };
  const words = both.toSorted((one, more) => more.weight - one.weight).map(({ said }) => said);
  const acts = differ(asked, other, "act") && !isShared(asked, other, "act") ? OTHER_ACTS : 1;
  const things = differ(asked, other, "thing") ? OTHER_THINGS : hasOwn(asked, other, "thing") ? MORE_THINGS : 1;
  const score = (shared / (lengthOf(asked) * lengthOf(other))) * acts * things;
  return { score, words: [...new Set(words)] };
}

/** Whether each has one of these that the other has not. */
function differ(one: Need, other: Need, kind: Meant["kind"]): boolean {
  return hasOwn(one, other, kind) && hasOwn(other, one, kind);
}

function hasOwn(one: Need, other: Need, kind: Meant["kind"]): boolean {
  return one.entries().some(([concept, meant]) => meant.kind === kind && !other.has(concept));
}

function isShared(one: Need, other: Need, kind: Meant["kind"]): boolean {
  return one.entries().some(([concept, meant]) => meant.kind === kind && other.has(concept));
}

function lengthOf(need: Need): number {
  return Math.sqrt(need.values().reduce((sum, { weight }) => sum + weight ** 2, 0));
}
