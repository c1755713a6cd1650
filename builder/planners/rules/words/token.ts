/** A piece of an ask, with where it stands in it. */
export interface Token {
  kind: TokenKind;
  /** As written. */
  text: string;
  /** Lower-case, plain quotes; what is looked up. After spelling, the word it was read as. */
  word: string;
  from: number;
  to: number;
  /** Of a mention: the Slack user id, where it is known. Of a quote: what stands inside. Of a channel: `#name`. */
  inner: string;
}

export type TokenKind =
  | "word"
  | "number"
  | "mention"
  | "channel"
  | "link"
  | "email"
  | "quote"
  | "command"
  | "emoji"
  | "mark"
  | "bullet"
  | "break";

const DAY =
  "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|tues?|thurs?|mon|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)";
/** "Mo-Fr", "Montag-Freitag", "Tue&Thu": two days, not one word. */
const DAY_BESIDE_DAY = new RegExp(`\\b${DAY}(?=[-–&+/]${DAY}\\b)`, "iy");

const PATTERNS: readonly [TokenKind, RegExp][] = [
  ["break", /\r?\n/y],
  ["mention", /<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>|@[\p{L}\p{N}._-]*[\p{L}\p{N}] \(([UW][A-Z0-9]{2,})\)/uy],
  ["channel", /<#C[A-Z0-9]+\|([^>]+)>|#([\p{L}\p{N}_-]+)/uy],
  ["link", /<https?:\/\/[^>]+>|https?:\/\/[^\s<>]+/y],
  ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/y],
  ["mention", /@([\p{L}\p{N}._-]*[\p{L}\p{N}])/uy],
  [
    "quote",
    /"(?!\/[a-z])([^"\n]+)"|“([^”“\n]+)[”“]|„(?!\/[a-z])([^“”"\n]+)[“”"]|«([^»\n]+)»|»([^«\n]+)«|(?<![\p{L}\p{N}])'([^'\n]+)'(?![\p{L}])/uy,
  ],
  ["command", /(?<![\p{L}\p{N}/])\/(?:tool )?([a-z][a-z0-9-]+)|(?<![\p{N}/] ?)(?<![\p{L}])\/(\d[a-z0-9-]+)/uy],
  [
    "emoji",
    /:(?=[0-9_+-]*[a-z])[a-z0-9_+-]+:|(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}])+/uy,
  ],
  ["number", /\d+(?:[.:,/-]\d+)*/y],
  ["word", DAY_BESIDE_DAY],
  // A sigh ends what was said as a full stop does.
  ["break", /(?<=\s)[:;]-?[()DPp/](?=\s|$)/y],
  ["word", /w\/o?(?=\s)/iy],
  // "key no., given to": the dot of an abbreviation ends nothing.
  [
    "word",
    /\b(?:no|nr|tel|str|max|min|qty|dept|abt|inkl|incl|approx|inv|ref|ser|art|tel)\.(?=\s*[,;:)/|+&])|\b(?:no|nr|tel|qty|dept|abt|inv|ref|ser)\.(?=[^\S\n]*(?:\n\s*[-*•]|(?:of|der|des|von|vom)\b))|\b[\p{L}-]{3,}(?:nr|str)\.(?=\s*[,;:)/])/iuy,
  ],
  ["word", /\b(?:ca|ggf|evtl|bzw|approx|vsl|voraussichtl|geb)\.(?=\s*\p{L})/iuy],
  [
    "word",
    /(?:yes|ja|y|j)\/(?:no|nein|n)\b|\p{L}\.(?:\p{L}\.)+|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['’.-](?=[\p{L}\p{N}]{1,3}(?![\p{L}])|[\p{L}])(?<!\.)|[&-](?=\p{L}))*|[€$£%]/uy,
  ],
  ["mark", /[^\s]/uy],
];

/** Every sign of the text is in exactly one token, or is white space. `most`: so many tokens are enough. */
export function tokenize(text: string, most = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length && tokens.length < most) {
    const space = /[^\S\n]+/y;
    space.lastIndex = at;
    const gap = space.exec(text);
    if (gap !== null) {
      at += gap[0].length;
      continue;
    }
    const bullet = isLineStart(tokens) || isNumberedWithin(text, at) ? bulletAt(text, at) : null;
    const token = bullet ?? tokenAt(text, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const [whole, ...groups] = match;
    const inner = groups.find((group) => group !== undefined) ?? whole;
    return {
      kind,
      text: whole,
      word: plain(whole),
      from: at,
      to: at + whole.length,
      inner: kind === "channel" ? `#${inner.toLowerCase()}` : inner,
    };
  }
  // Half of a broken pair of code units: nothing else is no sign.
  return { kind: "mark", text: text.charAt(at), word: text.charAt(at), from: at, to: at + 1, inner: "" };
}

function bulletAt(text: string, at: number): Token | null {
  const pattern = /(?:[-*•–]|\d{1,2}[.)])(?=\s+\S)/uy;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  // "1. Dezember" is a day; where lines are numbered there are several.
  const isNumbered = /^\d/.test(match[0]);
  if (isNumbered && !isNumberedWithin(text, at) && (text.match(/(?:^|\n)\s*\d{1,2}[.)]\s/g) ?? []).length < 2)
    return null;
  return { kind: "bullet", text: match[0], word: match[0], from: at, to: at + match[0].length, inner: "" };
}

/** "1. a poll … 2. a list …" in one line: from 1 on, and no day of a month. */
function isNumberedWithin(text: string, at: number): boolean {
  const number = /\d[.)](?=\s+\S)/y;
  number.lastIndex = at;
  if (!number.test(text) || !/(?:^|\s)$/.test(text.slice(0, at))) return false;
  return /^\s*1[.)]\s.*\s2[.)]\s/s.test(text) || /\s1\)\s.*\s2\)\s/s.test(text) || NUMBERED.test(text);
}

/** "potluck 1. vote … 2. a list": behind other words, and no day of a month or floor. */
const NUMBERED =
  /\s1\.\s(?!jan|feb|m[äa]r|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]|monat|jede|werktag|des|stock|og|etage|mannschaft|klasse|team).*\s2\.\s(?!jan|feb|m[äa]r|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]|monat|jede|werktag|des|stock|og|etage|mannschaft|klasse|team)/is;

function isLineStart(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last === undefined || last.kind === "break";
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("’", "'");
}
