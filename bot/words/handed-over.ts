/**
 * What other rooms hand over to be said is in English: refusals, failures, reasons, the steps of a card. A language has for
 * each such sentence its own; `{1}`, `{2}` … stand for what differs, and are taken over as they are. What no phrase is known
 * for stays English.
 */
export type Phrases = Readonly<Record<string, string>>;

interface Known {
  pattern: RegExp;
  words: string;
  /** No whole sentence: an echo, or the name of a step. */
  isPart: boolean;
  /** So much of it is no gap: of several that fit, the one that says most is meant. */
  weight: number;
}

/** A gap holds less than this, and no line's end but where the phrase ends with it. */
const MOST_IN_GAP = 600;
/** Longer ones are lists and reports, which nobody wrote a phrase for. */
const MOST_READ = 12_000;

/** Says a text of one or more known sentences in the language of `phrases`. */
export function createHanded(phrases: Phrases): (said: string) => string {
  const known = Object.entries(phrases)
    .map(([english, words]) => knownOf(english, words))
    .sort((one, other) => other.weight - one.weight);
  const whole = new Map(Object.entries(phrases).filter(([english]) => !/\{\d\}/.test(english)));
  return (said) => whole.get(said) ?? (said.length > MOST_READ ? said : sayAll(said, known, whole));
}

function knownOf(english: string, words: string): Known {
  const parts = english.split(/(\{\d\})/);
  const source = parts.map((part) => (/^\{\d\}$/.test(part) ? gap(part[1] ?? "") : escaped(part))).join("");
  const weight = english.replace(/\{\d\}/g, "").length;
  // What is no whole sentence, as an echo or the name of a step, is known only where nothing stands around it.
  const isPart = !/[.:!?]$|[.:!?] ?\{\d\}$/.test(english);
  const pattern = isPart ? `(?<![^])${source}$` : `${source}(?=$|\\s)`;
  return { pattern: new RegExp(pattern, "y"), words, isPart, weight };
}

function gap(number: string): string {
  return `(?<g${number}>[^\\n]{1,${MOST_IN_GAP}}?)`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

/** From where a sentence begins: the phrase that fits there, or the sentence as it is. */
function sayAll(said: string, known: readonly Known[], whole: ReadonlyMap<string, string>): string {
  let out = "";
  for (let at = 0; at < said.length; ) {
    const found = firstAt(said, at, known, whole);
    const end = found === null ? endOfSentence(said, at) : at + found.length;
    out += found === null ? said.slice(at, end) : found.words;
    const gapEnd = /\S|$/.exec(said.slice(end))?.index ?? 0;
    out += said.slice(end, end + gapEnd);
    at = end + gapEnd;
  }
  return out;
}

function firstAt(
  said: string,
  at: number,
  known: readonly Known[],
  whole: ReadonlyMap<string, string>,
): { length: number; words: string } | null {
  for (const { pattern, words } of known) {
    pattern.lastIndex = at;
    const match = pattern.exec(said);
    if (match === null) continue;
    const inGap = (number: string) => match.groups?.[`g${number}`] ?? "";
    const filled = words.replace(/\{(\d)\}/g, (_, number) => sayWhole(inGap(number), known, whole));
    return { length: match[0].length, words: filled };
  }
  return null;
}

/** What stands in a gap is said, too, where all of it is known and it is no sentence: the name of a step, how long ago. */
function sayWhole(inGap: string, known: readonly Known[], whole: ReadonlyMap<string, string>): string {
  const exact = whole.get(inGap);
  if (exact !== undefined) return exact;
  const words = known.find(({ pattern, isPart }) => {
    pattern.lastIndex = 0;
    return isPart && pattern.test(inGap);
  });
  return words === undefined ? inGap : (firstAt(inGap, 0, [words], whole)?.words ?? inGap);
}

function endOfSentence(said: string, at: number): number {
  const rest = /[.!?:;]["”*_)]*(?=\s)|(?=\n)/.exec(said.slice(at + 1));
  return rest === null ? said.length : at + 1 + rest.index + rest[0].length;
}
