/** How much of an ask's words a text shares, without a model: enough to say "this looks like sales-digest". */
export interface Overlap {
  /** Which of the texts. */
  index: number;
  /** 0 to 1: the share of the ask's words, weighed by how rare they are, that the text has too. */
  score: number;
  /** The words they share, as written in the ask. */
  words: string[];
}

export interface SearchedText {
  /** What it is called: a word found here counts double. */
  name: string;
  text: string;
}

const STOP_WORDS = new Set(
  (
    "a about all also an and any app application are as at be been build but by can could create daily day do does each " +
    "every for from get give has have how i if in into is it its like make me morning my need new no not of on one or our " +
    "out over people please post posts se she show shows should so some something somebody team that the their them then " +
    "there they this time to tool up us use want wants was we week what when where which who will wish with would you your"
  ).split(" "),
);
/** However rare: a word that no app has yet must not outweigh all that one shares with the ask. */
const HEAVIEST = Math.log(11);
const ENDINGS = ["ings", "ing", "ers", "ies", "ed", "er", "es", "s", "y"];

/** Overlaps of at least `minScore`, in the texts' order. Reads 10,000 texts in some milliseconds. */
export function overlaps(ask: string, texts: SearchedText[], minScore: number): Overlap[] {
  const words = askWords(ask);
  // One row of hits per text: 2 where the name has the word, 1 where the text has it, else 0.
  const hits = new Uint8Array(texts.length * words.length);
  const having = words.map(() => 0);
  for (const [index, searched] of texts.entries()) {
    const name = ` ${searched.name.replaceAll("-", " ")}`;
    const whole = `${name} ${searched.text}`.toLowerCase();
    for (const [at, { stem }] of words.entries()) {
      const position = whole.indexOf(stem);
      if (position < 0) continue;
      hits[index * words.length + at] = position < name.length ? 2 : 1;
      having[at] = (having[at] ?? 0) + 1;
    }
  }
  const weights = having.map((count) => Math.min(HEAVIEST, Math.log(1 + (texts.length + 1) / (count + 1))));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found: Overlap[] = [];
  for (let index = 0; total > 0 && index < texts.length; index += 1) {
    let sum = 0;
    for (let at = 0; at < words.length; at += 1) sum += (hits[index * words.length + at] ?? 0) * (weights[at] ?? 0);
    const score = Math.min(1, sum / total);
    if (score < minScore) continue;
    const shared = words.filter((_, at) => (hits[index * words.length + at] ?? 0) > 0);
    found.push({ index, score, words: shared.map((word) => word.said) });
  }
  return found;
}

/** What an ask is about: its words without those that any ask has, each once by its stem, as they are said. */
export function contentWords(text: string): string[] {
  return askWords(text).map(({ said }) => said);
}

interface AskWord {
  said: string;
  /** With a space before it: matches beginnings of words only. */
  stem: string;
}

function askWords(ask: string): AskWord[] {
  const byStem = new Map<string, AskWord>();
  for (const said of ask.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    if (said.length < 3 || STOP_WORDS.has(said)) continue;
    const stem = ` ${stemOf(said)}`;
    if (!byStem.has(stem)) byStem.set(stem, { said, stem });
  }
  return [...byStem.values()].slice(0, 24);
}

function stemOf(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 3);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
