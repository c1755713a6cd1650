/**
 * What other rooms hand over to be said is in English: refusals, failures, reasons, the steps of a card. A language has for
 * each such sentence its own; `{1}`, `{2}` … stand for what differs, and are taken over as they are. What no phrase is known
 * for stays English.
 */
export type Phrases = Readonly<Record<string, string>>;

interface All {
  known: readonly Known[];
  /** Those without a gap. */
  whole: ReadonlyMap<string, string>;
  fact: (inGap: string) => string;
}

interface Known {
  pattern: RegExp;
  words: string;
  /** So much of it is no gap: of several that fit, the one that says most is meant. */
  weight: number;
}

/** A gap holds less than this, and no line's end but where the phrase ends with it. */
const MOST_IN_GAP = 600;
/** Longer ones are lists and reports, which nobody wrote a phrase for. */
const MOST_READ = 12_000;

/** Says a text of one or more known sentences in the language of `phrases`; `fact` says money and days in a gap in it. */
export function createHanded(phrases: Phrases, fact = (inGap: string) => inGap): (said: string) => string {
  const known = Object.entries(phrases)
    .map(([english, words]) => knownOf(english, words))
    .sort((one, other) => other.weight - one.weight);
  const whole = new Map(Object.entries(phrases).filter(([english]) => !/\{\d\}/.test(english)));
  const all = { known, whole, fact };
  return (said) => whole.get(said) ?? (said.length > MOST_READ ? said : sayAll(said, all));
}

const COLON_GAP = /(?<=:) \{\d\}$/;

/** What follows a colon at the end is said by itself. */
function knownOf(phrase: string, said: string): Known {
  const endsOpen = [phrase, said].every((one) => COLON_GAP.test(one));
  const [english = "", words = ""] = [phrase, said].map((one) => (endsOpen ? one.replace(COLON_GAP, "") : one));
  // What is no whole sentence, as an echo or the name of a step, is known only where nothing stands around it.
  const isPart = !/[.:!?]$|[.:!?] ?\{\d\}$/.test(english);
  const parts = english.split(/(\{\d\})/);
  const source = parts
    .map((part, place) => {
      if (!/^\{\d\}$/.test(part)) return escaped(part);
      return gap(part[1] ?? "", isPart ? "anything" : heldBehind(parts[place - 1] ?? ""));
    })
    .join("");
  const weight = english.replace(/\{\d\}/g, "").length;
  const pattern = isPart ? `(?<![^])${source}$` : `${source}(?=$|\\s)`;
  return { pattern: new RegExp(pattern, "y"), words, weight };
}

type Held = "no end" | "short ends" | "anything";

/** Behind a colon or in brackets stands what another said; a name may be short for something: "Dr. Who". */
function heldBehind(part: string): Held {
  if (part === "") return "no end";
  return /[:(“]\s?$/.test(part) ? "anything" : "short ends";
}

const ENDS: Record<Held, string> = {
  "no end": '(?![.!?:;]["”*_)]*\\s)',
  "short ends": '(?!(?<=\\S{3})[.!?]["”*_)]*\\s)',
  anything: "",
};

/** `held`: which ends of sentences it may hold, so that what stands before or behind a phrase is said by itself. */
function gap(number: string, held: Held): string {
  return `(?<g${number}>(?:${ENDS[held]}[^\\n]){1,${MOST_IN_GAP}}?)`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

/** From where a sentence begins: the phrase that fits there, or the sentence as it is. */
function sayAll(said: string, all: All): string {
  let out = "";
  for (let at = 0; at < said.length; ) {
    const found = firstAt(said, at, all);
    const end = found === null ? endOfSentence(said, at) : at + found.length;
    out += found === null ? said.slice(at, end) : found.words;
    const gapEnd = /\S|$/.exec(said.slice(end))?.index ?? 0;
    out += said.slice(end, end + gapEnd);
    at = end + gapEnd;
  }
  return out;
}

function firstAt(said: string, at: number, all: All, isWhole = false): { length: number; words: string } | null {
  for (const { pattern, words } of all.known) {
    pattern.lastIndex = at;
    const match = pattern.exec(said);
    if (match === null || (isWhole && match[0].length < said.length)) continue;
    const filled = words.replace(/\{(\d)\}/g, (_, number) => sayGap(match.groups?.[`g${number}`] ?? "", all));
    return { length: match[0].length, words: filled };
  }
  return null;
}

/** What stands in a gap is said, too, where all of it is known: the name of a step, how long ago, why it failed. */
function sayGap(inGap: string, all: All): string {
  return all.whole.get(inGap) ?? firstAt(inGap, 0, all, true)?.words ?? all.fact(inGap);
}

/** What somebody said stands in quotes, and is skipped whole: nothing in it is ours, and what follows it may be. */
function endOfSentence(said: string, at: number): number {
  const stops = /“[^”\n]*”|[.!?:;]["”*_)]*(?=\s)|\n/g;
  stops.lastIndex = at;
  for (let stop = stops.exec(said); stop !== null; stop = stops.exec(said)) {
    const end = stop.index + stop[0].length;
    if (stop[0] === "\n") return stop.index;
    if (!stop[0].startsWith("“") || /\s/.test(said[end] ?? "")) return end;
  }
  return said.length;
}
