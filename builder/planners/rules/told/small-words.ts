import type { Token } from "../words/token.ts";

/**
 * Without the small words of speech by which a clause begins: "nobody double. oh and also …", "ach ja, jeden Freitag …". They
 * wish nothing; within a clause, in quotes and behind a colon stands what may be a name or a message.
 */
export function withoutSmallWords(text: string, tokens: readonly Token[]): Token[] {
  const pieces = [...text.matchAll(SMALL_WORDS)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  if (pieces.length === 0) return [...tokens];
  return tokens.filter(({ from, to }) => !pieces.some((piece) => from >= piece.from && to <= piece.to));
}

/** "oh", "ach so", "übrigens": said before anything, with a comma or without; "Ah" between commas may be a column. */
const SOUND =
  "(?:o+h+|a+h+|aha|ach(?: ?(?:ja|so|nee?|übrigens))?|ö+h+m?|e+h+m+|argh|oops|ups|hups|whoops|huch|na ja|naja|tja|puh|phew|btw|by the way|übrigens|uebrigens|apropos|o?k(?:ay)? so|well ok(?:ay)?(?: so)?)";
/** "hm", "ähm": nothing else, wherever they stand. */
const PAUSE = "(?:h+m+|ä+h+m*|uh+m*)";
/** "well, we need", "so, a list": with a comma only and where a sentence begins, for a well is a thing too, and "(gut, mittel)" are choices. */
const WITH_COMMA =
  "(?:(?:oh |ok |okay |alright )?(?:well|so|now|okay|ok|alright|right|anyway|anyways|erm?|um|like|also|nun|nun ja|gut|na|na gut|also gut|genau|jedenfalls|moment|wait)(?: then| so| also| dann| ja)?)";
const END = "(?![\\p{L}\\p{N}'’-])";
const COMMA = "\\s*(?:,|\\.{2,}|…|–|—|:)(?!\\s*$)";
const OF_COMMA = `${WITH_COMMA}${END}\\s*(?:,|\\.{2,}|…)(?!\\s*$)`;
const ONE = `(?:${SOUND}${END}(?:${COMMA}|(?=\\s))|${PAUSE}${END}(?:${COMMA}|(?=\\s)))`;
const ANY = `(?:${ONE}|${OF_COMMA})`;
const SMALL_WORDS = new RegExp(
  `(?<=^\\s*|[.!?;–—\\n(]\\s*|\\s-\\s+|\\s\\s)${ONE}(?:\\s+${ANY})*|(?<=^\\s*|[.!?]\\s+)${OF_COMMA}(?:\\s+${ANY})*|(?<=,\\s*)${SOUND}${END}(?=\\s+\\p{L})|(?<=[\\s,])${PAUSE}${END}(?:${COMMA})?`,
  "giu",
);
