import { fold, isAlike } from "../lib/fold.ts";

/** What somebody complains of. */
export interface Complaint {
  personId: string;
  /** Null: a thumb. */
  words: string | null;
  /** What it is of: the run that posted, or the version as a whole. */
  part: string;
}

/** What says only that something is not right, what it is said of anyhow, and small words. English and German. */
const SAYS_NOTHING = new Set(
  `wrong incorrect broken false off outdated incomplete mistake mistakes error errors buggy bug useless right correct working work works
  worked true missing match matches fit fits still again also very completely totally just really please thanks sorry not does
  did dont doesnt didnt isnt arent wasnt don doesn didn isn aren wasn this that these those the and but for with from there
  here what when where who how why was were are has have had been being should would could must can will your our their its
  they them you she her him his all any some one two too only more than then now today yesterday yet post posts posted message
  messages list lists summary digest reminder report result results output table app bot tool link thing things something
  everything nothing says said shows shown looks seems
  falsch kaputt verkehrt veraltet unvollstandig fehler richtig korrekt stimmt stimmen passt passen funktioniert funktionieren
  geht nicht nichts kein keine schon wieder immer noch leider ganz komplett sehr etwas was das die der den dem des ein eine
  einen einer und oder aber fur mit von aus bei ist sind war waren hat haben hier heute gestern jetzt dies diese dieser dieses
  auch nur mehr als dann bitte danke muss soll sollte kann wird beitrag nachricht liste zusammenfassung erinnerung bericht
  ergebnis ausgabe tabelle sache alles steht zeigt`.split(/\s+/),
);

interface Read<T> {
  complaint: T;
  words: string[];
}

/**
 * Of what people complain of a Release, the most that is alike: the largest number of people who say the same of it.
 * Words are alike where they share one that means something; what says no more than that something is not right goes with
 * what is said of the same part. `common`: words that all of it shares, such as the App's name.
 */
export function alikeComplaints<T extends Complaint>(complaints: readonly T[], common: string): T[] {
  const shared = new Set(wordsIn(common));
  const read = complaints.map((complaint): Read<T> => {
    const ownPart = new Set(wordsIn(complaint.part.replaceAll("-", " ")));
    const words = wordsIn(complaint.words ?? "").filter((word) => !shared.has(word) && !ownPart.has(word));
    return { complaint, words };
  });
  const worded = read.filter(({ words }) => words.length > 0);
  const wordless = read.filter(({ words }) => words.length === 0);
  const groups = [
    ...worded.map((seed) => {
      const same = worded.filter((other) => isSame(seed.words, other.words));
      return [...same, ...ofPart(wordless, new Set(same.map(({ complaint }) => complaint.part)))];
    }),
    ...[...new Set(wordless.map(({ complaint }) => complaint.part))].map((part) => ofPart(wordless, new Set([part]))),
  ];
  // Of as many people, those with words tell more.
  const largest = groups.reduce<Read<T>[]>((most, group) => (peopleIn(group) > peopleIn(most) ? group : most), []);
  const isMeant = new Set(largest.map(({ complaint }) => complaint));
  return complaints.filter((complaint) => isMeant.has(complaint));
}

function ofPart<T extends Complaint>(read: readonly Read<T>[], parts: ReadonlySet<string>): Read<T>[] {
  return read.filter(({ complaint }) => parts.has(complaint.part));
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.some((word) => others.some((other) => isAlike(word, other)));
}

function peopleIn(group: readonly Read<Complaint>[]): number {
  return new Set(group.map(({ complaint }) => complaint.personId)).size;
}

/** Those that mean something; 8 and 11:30 do, too. */
function wordsIn(text: string): string[] {
  const words = fold(text).match(/\p{Letter}[\p{Letter}\p{Number}]{2,}|\d[\d.:]*\d|\d/gu) ?? [];
  return [...new Set(words)].filter((word) => !SAYS_NOTHING.has(word));
}
