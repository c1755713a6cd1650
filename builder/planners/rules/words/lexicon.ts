import type { ColumnType } from "../fields/column-type.ts";
import type { Language } from "../languages/language.ts";
import type { Token } from "./token.ts";

/** Letters of a stem by which it is looked up: no stem is shorter. */
const STEM_HEAD = 3;

/** A language made quick to look up. */
export interface Lexicon {
  language: Language;
  /** The longest phrase of this language that begins at a token, with all it can mean; null for a word it does not know. */
  phraseAt(tokens: readonly Token[], start: number): Phrase | null;
  /** Length in tokens of the longest of these phrases (between bars) that begins here; 0 for none. */
  lengthOf(phrases: string, tokens: readonly Token[], start: number): number;
  /** Last words of a column's label and what type they mean, the longest first, folded. */
  columnEnds: readonly ColumnEnd[];
  /** Every word that it knows anything of. */
  words: ReadonlySet<string>;
  /** Those that a misspelt one may have meant: five letters and more, as shorter ones are too easily meant as they stand. */
  spellings: readonly string[];
}

export interface ColumnEnd {
  type: ColumnType;
  /** An asterisk before it stands for every beginning. */
  phrase: string;
}

export interface Phrase {
  length: number;
  /** `silent`, `determiner`, `background`, a concept, `vocabulary:poll`, `lacking:mail`. */
  senses: readonly string[];
  /** Of a compound word: what stands before the end that was known, as written. */
  first?: string;
}

interface Entry {
  /** Folded. */
  words: readonly string[];
  isStem: boolean;
  sense: string;
}

export function createLexicon(language: Language): Lexicon {
  const entries = allEntries(language);
  const byFirst = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  for (const entry of entries) {
    const first = entry.words[0] ?? "";
    const [index, key] = entry.isStem ? [stems, first.slice(0, STEM_HEAD)] : [byFirst, first];
    index.set(key, [...(index.get(key) ?? []), entry]);
  }
  const parsed = new Map<string, Phrases>();
  const parse = (phrases: string) => {
    const known = parsed.get(phrases) ?? phrasesIndexed(phrases);
    parsed.set(phrases, known);
    return known;
  };
  const words = knownWords(language, entries);
  return {
    language,
    words,
    columnEnds: Object.entries(language.columns)
      .flatMap(([type, phrases]) => phrasesOf(folded(phrases)).map((phrase) => ({ type: type as ColumnType, phrase })))
      .sort((one, other) => other.phrase.length - one.phrase.length),
    spellings: [
      ...knownWords(
        language,
        entries.filter(({ sense }) => !/^(?:vocabulary|lacking):/.test(sense)),
        false,
      ),
    ].filter((word) => word.length >= 5),
    lengthOf: (phrases, tokens, start) => {
      const { byFirst: plain, stems: open } = parse(phrases);
      const isHere = (entry: Entry) => matches(entry, tokens, start, language.endings);
      const known = plain.get(folded(tokens[start]?.word ?? ""))?.find(isHere)?.words.length ?? 0;
      return Math.max(known, open.find(isHere)?.words.length ?? 0);
    },
    phraseAt: (tokens, start) => {
      const word = folded(tokens[start]?.word ?? "");
      const found = [...(byFirst.get(word) ?? []), ...(stems.get(word.slice(0, STEM_HEAD)) ?? [])].filter((entry) =>
        matches(entry, tokens, start, language.endings),
      );
      const length = Math.max(0, ...found.map((entry) => entry.words.length));
      if (length === 0) return compoundAt(language, tokens[start]);
      return {
        length,
        senses: [...new Set(found.filter((one) => one.words.length === length).map((one) => one.sense))],
      };
    },
  };
}

/** Phrases between bars by their first words, the longest first; those that are stems apart. */
interface Phrases {
  byFirst: Map<string, Entry[]>;
  stems: Entry[];
}

function phrasesIndexed(phrases: string): Phrases {
  const entries = entriesOf(phrases, "").sort((one, other) => other.words.length - one.words.length);
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.filter(({ isStem }) => !isStem)) {
    const first = entry.words[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  return { byFirst, stems: entries.filter(({ isStem }) => isStem) };
}

/** The phrases between bars. */
export function phrasesOf(text: string): string[] {
  return text.split("|").filter((phrase) => phrase !== "");
}

function allEntries(language: Language): Entry[] {
  const named = (group: Record<string, string>, prefix: string) =>
    Object.entries(group).flatMap(([name, phrases]) => entriesOf(phrases, `${prefix}${name}`));
  return [
    ...entriesOf(language.silent, "silent"),
    ...entriesOf(language.determiners, "determiner"),
    ...entriesOf(language.background, "background"),
    ...named(language.concepts, ""),
    ...named(language.vocabulary, "vocabulary:"),
    ...named(language.lacking, "lacking:"),
  ];
}

function entriesOf(phrases: string, sense: string): Entry[] {
  return phrasesOf(phrases).map((phrase) => ({
    words: folded(phrase.replace(/~/g, "")).split(" "),
    isStem: /^\S+~/.test(phrase),
    sense,
  }));
}

function matches(entry: Entry, tokens: readonly Token[], start: number, endings: RegExp): boolean {
  return entry.words.every((word, offset) => {
    const token = tokens[start + offset];
    if (token === undefined) return false;
    const said = folded(token.word);
    if (said === word) return true;
    const isStem = entry.isStem && offset === 0;
    return isStem && token.kind === "word" && said.startsWith(word) && endings.test(said.slice(word.length));
  });
}

function compoundAt(language: Language, token: Token | undefined): Phrase | null {
  if (token?.kind !== "word") return null;
  const said = folded(token.word);
  // "Einarbeitungscheckliste" ends with "checkliste", and with "liste" too: the longer end tells.
  const [best] = Object.entries(language.compounds)
    .flatMap(([concept, ends]) => phrasesOf(folded(ends)).map((end) => ({ concept, end })))
    .filter(({ end }) => said.endsWith(end) && said.length >= end.length + 3)
    .sort((one, other) => other.end.length - one.end.length);
  return best === undefined ? null : { length: 1, senses: [best.concept], first: headOf(token.text, best.end) };
}

/** What stands before the end of a compound, as written: its end may have been written with or without umlauts. */
function headOf(text: string, end: string): string {
  let length = 0;
  while (length < text.length && folded(text.slice(text.length - length).toLowerCase()) !== end) length += 1;
  return text.slice(0, text.length - length).replace(/-$/, "");
}

/** One spelling for "für" and "fuer", "groß" and "gross". */
export function folded(word: string): string {
  return /[äöüß]/.test(word) ? word.replace(/[äöüß]/g, (letter) => FOLDED[letter] ?? letter) : word;
}

const FOLDED: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

function knownWords(language: Language, entries: readonly Entry[], isAll = true): Set<string> {
  const { calendar } = language;
  const days = [calendar.weekdays, calendar.weekdaysEach, calendar.months].flat().flatMap(phrasesOf);
  const rhythms = [calendar.each, calendar.daily, calendar.workdays, calendar.weekly, calendar.monthly];
  const units = [...Object.values(calendar.units), ...Object.keys(calendar.clockPhrases), calendar.oclock];
  const heads = Object.values(language.columns).flatMap(phrasesOf);
  const words = [
    ...entries.flatMap((entry) => (entry.isStem ? formsOf(entry.words[0] ?? "", language) : entry.words)),
    ...days,
    ...Object.keys(calendar.ordinals),
    ...[...rhythms, ...units, calendar.workday, calendar.other, calendar.last, calendar.next, calendar.otherRhythms]
      .flatMap(phrasesOf)
      .flatMap((phrase) => phrase.split(" ")),
    ...(isAll ? phrasesOf(language.familiar) : []),
    ...(isAll ? heads : []).flatMap((phrase) => phrase.replace("*", "").split(" ")),
    ...Object.keys(calendar.partsOfDay),
    ...Object.keys(language.numbers),
  ];
  return new Set(words.flatMap((word) => [word, folded(word)]));
}

/** Of a stem, its usual forms. */
function formsOf(stem: string, { endings }: Language): string[] {
  return ["", "e", "s", "ed", "ing", "en", "t"]
    .filter((ending) => endings.test(ending))
    .map((ending) => `${stem}${ending}`);
}
