import { fold } from "../../lib/fold.ts";
import { ACTS, COMMON, SAYS_NOTHING, THINGS } from "./thesaurus.ts";

/** What somebody needs, without the words it is said in: each concept with how much it tells, and the word that said it. */
export type Need = Map<string, Meant>;

export interface Meant {
  weight: number;
  kind: "thing" | "act" | "other";
  /** As it stands in the text, folded. */
  said: string;
}

interface Stem {
  concept: string;
  text: string;
  weight: number;
  kind: Meant["kind"];
  isWhole: boolean;
}

const WEIGHTS = { thing: 3, act: 1.4, common: 0.5, unknown: 0.6 };
const IN_TITLE = 1.5;
const LONGEST = 4_000;
/** Shorter beginnings stand in too many words by chance. */
const SHORTEST_INSIDE = 4;

const stems: Stem[] = [
  ...stemsOf(THINGS, WEIGHTS.thing, "thing"),
  ...stemsOf(ACTS, WEIGHTS.act, "act"),
  ...stemsOf(COMMON, WEIGHTS.common, "other"),
];
const phrases = stems.filter(({ text }) => text.includes("_"));
const byStart = Map.groupBy(
  stems.filter(({ text }) => !text.includes("_")),
  ({ text }) => text.slice(0, 2),
);
const phrasePattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${phrases
    .map(({ text }) => text.replaceAll("_", "[\\s-]+"))
    .toSorted((one, other) => other.length - one.length)
    .join("|")})`,
  "gu",
);
const nothing = new Set(SAYS_NOTHING.split(/\s+/));

/** Reads the need of a title and what is said beside it. English and German; the first few thousand characters. */
export function readNeed(title: string, text: string): Need {
  const need: Need = new Map();
  read(need, title, IN_TITLE);
  read(need, text.slice(0, LONGEST), 1);
  return need;
}

function read(need: Need, text: string, factor: number): void {
  const folded = fold(text);
  const rest = folded.replace(phrasePattern, (found) => {
    const key = found.replaceAll(/[\s-]+/g, "_");
    for (const { concept, weight, kind } of phrases.filter((one) => one.text === key))
      mean(need, concept, { weight: weight * factor, kind, said: found });
    return " ";
  });
  for (const word of rest.match(/[\p{L}\p{N}]{2,}/gu) ?? []) {
    const known = stemsIn(word);
    for (const { concept, weight, kind } of known) mean(need, concept, { weight: weight * factor, kind, said: word });
    if (known.length === 0 && word.length > 2 && !nothing.has(word))
      mean(need, `~${stemOf(word)}`, { weight: WEIGHTS.unknown * factor, kind: "other", said: word });
  }
}

function mean(need: Need, concept: string, meant: Meant): void {
  const known = need.get(concept);
  if (known === undefined || known.weight < meant.weight)
    need.set(concept, { ...meant, said: known?.said ?? meant.said });
}

/** The longest beginning; of a word that is made of others, also what stands further in it. */
function stemsIn(word: string): Stem[] {
  const found = [];
  const first = longestAt(word, 0);
  if (first !== undefined) found.push(first);
  else if (nothing.has(word)) return [];
  if (word.length < 8) return found;
  for (let at = Math.max(3, first?.text.length ?? 0); at + SHORTEST_INSIDE <= word.length; at += 1) {
    const inside = longestAt(word, at);
    if (inside === undefined || inside.text.length < SHORTEST_INSIDE) continue;
    found.push(inside);
    at += inside.text.length - 1;
  }
  return found;
}

function longestAt(word: string, at: number): Stem | undefined {
  let longest: Stem | undefined;
  for (const stem of byStart.get(word.slice(at, at + 2)) ?? []) {
    const fits = stem.isWhole ? at === 0 && word === stem.text : word.startsWith(stem.text, at);
    if (fits && (longest === undefined || stem.text.length > longest.text.length)) longest = stem;
  }
  return longest;
}

function stemsOf(concepts: Record<string, string>, weight: number, kind: Meant["kind"]): Stem[] {
  return Object.entries(concepts).flatMap(([concept, words]) =>
    words.split(" ").map((word) => ({
      concept,
      text: word.replace("=", ""),
      weight,
      kind,
      isWhole: word.startsWith("="),
    })),
  );
}

function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:ungen|ung|ings|ing|ern|ed|es|en|er|et|e|n|s)$/, "") : word;
}
