import type { ReadingContext } from "../context.ts";
import { type Concept, PART_WORDS } from "../languages/language.ts";
import { TALES } from "../languages/tales.ts";
import { saysAny } from "../limits/modelled.ts";
import type { Item } from "../words/item.ts";
import { makeScene } from "../words/make-scene.ts";
import { has, type Range, senses } from "../words/scene.ts";
import { type Token, tokenize } from "../words/token.ts";

/** Longer texts, and such of more sentences, are read as they stand. */
const MAX_SIGNS = 5_000;
const MAX_SENTENCES = 40;

/**
 * An ask without the sentences that tell how it is or was, as far as words of theirs would be taken for a limit, a day or a
 * number of what is wished; each is spaces, so that the rest keeps its place. `tales`: these, as written.
 */
export function withoutTales(text: string, context: ReadingContext): { text: string; tales: string[] } {
  if (text.length > MAX_SIGNS) return { text, tales: [] };
  const tokens = tokenize(text);
  const sentences = sentencesOf(text, tokens);
  if (sentences.length < 2 || sentences.length > MAX_SENTENCES) return { text, tales: [] };
  const told: Range[] = [];
  let isAfterTale = false;
  for (const sentence of sentences) {
    const words = text.slice(sentence.from, sentence.to);
    isAfterTale = isTale(words) || isRemark(words) || (isAfterTale && isExclamation(words));
    if (isAfterTale && (isRemark(words) || isHarmful(words, context))) told.push(sentence);
  }
  if (told.length === 0) return { text, tales: [] };
  const blank = told.reduceRight(
    (rest, { from, to }) => rest.slice(0, from) + rest.slice(from, to).replace(/[^\n]/g, " ") + rest.slice(to),
    text,
  );
  const rest = blank.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return rest < 3
    ? { text, tales: [] }
    : { text: blank, tales: told.map(({ from, to }) => text.slice(from, to).trim()) };
}

/** Up to a stop, a line's end, or a picture behind which it goes on with a large letter. No stop within brackets or numbers. */
function sentencesOf(text: string, tokens: readonly Token[]): Range[] {
  const quotes = tokens.filter(({ kind }) => kind === "quote");
  const sentences: Range[] = [];
  let from = 0;
  for (const match of text.matchAll(
    /[.!?…]+(?=["”“»)]*(?:\s|$))["”“»]*|\n+|\p{Extended_Pictographic}️?(?=\s+\p{Lu})/gu,
  )) {
    const before = text.slice(Math.max(0, match.index - 6), match.index);
    const behind = text.slice(match.index + match[0].length);
    // "„Heute ablesen.“ Mehr muss es nicht können": a stop that ends a quote may end the sentence too.
    const end = match.index + match[0].length;
    const isLast = (quote: Token) => end >= quote.to && /^\s+\p{Lu}/u.test(behind);
    if (quotes.some((quote) => match.index > quote.from && match.index + 1 < quote.to && !isLast(quote))) continue;
    if (
      match[0] === "." &&
      (ABBREVIATED.test(before) || (/(?:^|\P{L})\p{L}{1,2}$/u.test(before) && /^\s+\p{Ll}/u.test(behind)))
    )
      continue;
    if (/^[.!?…]/.test(match[0]) && behind.startsWith(")")) continue;
    sentences.push({ from, to: match.index + match[0].length });
    from = match.index + match[0].length;
  }
  if (from < text.length) sentences.push({ from, to: text.length });
  return sentences.filter((one) => /[\p{L}\p{N}]/u.test(text.slice(one.from, one.to)));
}

const ABBREVIATED =
  /(?:\b(?:no|nr|ca|bzw|evtl|ggf|st|dr|e\.g|i\.e|z\.b|u\.a|inkl|tel|max|min|mo|di|mi|do|fr|sa|so)|\d)$/i;

function isTale(told: string): boolean {
  const words = told.replace(SUFFERED, " ");
  if (NAMED.test(words)) return false;
  const count = words.match(/\p{L}+/gu)?.length ?? 0;
  if (count < 4 || BUILT.test(words) || isListing(words) || LENT.test(words) || TOLD_TO_DO.test(words)) return false;
  const wished = words.replace(SUPPOSED, " ");
  if (TALES.some(({ wish }) => wish.test(wished))) return false;
  if (TALES.some(({ past }) => past.test(words))) return true;
  if (TIMED.test(words) || HAVING.test(words)) return false;
  return TALES.some(({ habit }) => habit.test(words)) && !TALES.some(({ rule }) => rule.test(words));
}

/** A channel, a person, a command, an address: something to be built is told with these. */
const BUILT = /#[\p{L}\d]|<[#@]|(?:^|\s)@\p{L}|(?:^|[\s`])\/[a-z]{2,}|https?:/iu;

/** "und ich darf dann hinterherrennen", "and I have to run after them": no wish. */
const SUFFERED =
  /(?<!\p{L})(?:ich|wir|man|i|we)(?:'m| am| are)? (?:darf|dürfen|muss|müssen|kann|have to|must|need to|get to|allowed to)(?: (?:then|always|again|keep|dann|immer|wieder|ständig|jedes mal|jede woche|jeden monat|allen|denen|ihnen|dem|alle[ms]?))* (?:hinterher\p{L}*|nachlaufen|nachrennen|nachfragen|betteln|run after|chase|chasing|beg|nag|running after)(?!\p{L})/giu;

/** "da dachte jeder, der andere hätte zugesperrt", "everybody thought somebody else would": what was believed is no wish. */
const SUPPOSED =
  /(?<!\p{L})(?:dachten?|glaubten?|meinten?|thought|believed|assumed|figured)(?!\p{L})[^.!?]{0,60}?(?<!\p{L})(?:hätten?|würden?|wären?|sollten?|would|should)(?!\p{L})/giu;

/** "And see who …", "Zweitens: …": what shall be done begins with its verb, or its number. */
const TOLD_TO_DO =
  /^[\s(–—-]*(?:["“„»'(]|(?:(?:and|also|then|so|und|dann|auch|außerdem) )*(?:see|show|list|mark|tell|put|post|send|write|note|keep|add|ping|nudge|message|track|make|get|give|run|pick|draw|count|sort|moan|nag|book|collect|store|use|have|zeig|schreib|schick|poste|trag|mach|nimm|zähl|sag)\b|(?:erstens|zweitens|drittens|first|firstly|second|secondly|third|eins|zwei)\b[,:])/iu;

/** Days and hours: of what is wished, unless it is past. */
const TIMED =
  /\b\d{1,2}(?:[:.]\d{2}| ?(?:am|pm|uhr))\b|\b(?:at|um) \d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:mon|diens|donners|frei|sams|sonn)tags?\b|\bmittwochs?\b|\b\d{1,2}(?:st|nd|rd|th|\.) (?:of )?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d/iu;

/** "We've got two vans, Blue Van and White Van": what there is, one by one. */
const HAVING =
  /^[\s(]*(?:\p{L}+[,!]? )?(?:we'?ve got|we have|we've|there are|there's|i have|i've got|wir haben|ich habe?|es gibt)\b|^[\s(]*(?:(?:the|our|der|die|das|unsere?) )?[\p{L}-]+(?: [\p{L}\d]+)?, (?:(?:the|our|a|der|die|das|ein|eine) )?(?:[\p{L}-]+ )?[\p{L}-]+(?: \d+)?(?:,| and | und | & )/iu;

/** "Seit gestern haben wir zwei Lastenräder im Hof, Emma und Karl": as many as there are, by name. */
const NAMED =
  /(?<!\p{L})(?:two|three|four|five|six|[2-9]|zwei|drei|vier|fünf|sechs) [\p{L}-]{3,}(?: [\p{L}-]+){0,5} ?[,:(–] ?(?:\p{Lu}[\p{L}\d-]+(?:, | ?\/ ?))*\p{Lu}[\p{L}\d-]+ (?:and|und|&) \p{Lu}[\p{L}\d-]+/u;

/** A point of a list, or a list behind a colon. */
function isListing(words: string): boolean {
  const plain = words.trim();
  const behind = plain.split(":").slice(1).join(":");
  if (NUMBERED.test(plain)) return true;
  return /^(?:[-–—*•]|\d{1,2}[.)])\s/.test(plain) || /[:→]$|->/.test(plain) || /[,;/&]/.test(behind);
}

/** "who has which one right now, give back after 3 weeks": a wish without a word of wishing. */
const LENT =
  /(?:^|[,;] ?)(?:give|bring|hand|put) (?:it |them )?back (?:after|within|by|in)\b|^\s*(?:who has|who's got|wer hat) (?:which|what|was|welche\p{L}{0,2})\b/iu;

/** "nobody knows who has tablet 1 or tablet 2": names what is kept. */
const NUMBERED = /(?<!\p{L})(\p{L}{3,}) (?:\d{1,2}|\p{Lu})(?!\p{L})[^.]{0,60}(?<!\p{L})\1 (?:\d{1,2}|\p{Lu})(?!\p{L})/u;

function isRemark(words: string): boolean {
  const plain = words.trim().replace(/^[\s(,–—-]+|[\s.!?…)]+$/g, "");
  return TALES.some(({ remark }) => remark.test(plain));
}

/** "Twice!! With four people!" goes on with what was told before. */
function isExclamation(words: string): boolean {
  const count = words.match(/[\p{L}\d]+/gu)?.length ?? 0;
  return count <= 4 && /!/.test(words) && !BUILT.test(words) && !TALES.some(({ wish }) => wish.test(words));
}

/** Something in it would be taken for a limit, a value or a wish. */
function isHarmful(words: string, context: ReadingContext): boolean {
  const scene = makeScene(words, tokenize(words), context);
  const { complaints } = context.lexicon.language.limits;
  const isComplaint = saysAny(scene, { from: 0, to: scene.items.length }, complaints);
  return (
    scene.limits.some(({ kind }) => kind !== "negation" || !isComplaint) ||
    scene.items.some((item) => VALUES.includes(item.kind) || has(item, ...CALLING) || isLacking(item))
  );
}

const VALUES: readonly Item["kind"][] = ["time", "recurrence", "date", "span", "number", "quote"];
const CALLING: readonly Concept[] = [
  "list",
  "keep",
  "enter",
  "say",
  "remind",
  "digest",
  ...PART_WORDS,
  "webhook",
  "command",
  "overdue",
  "total",
];

function isLacking(item: Item): boolean {
  return senses(item).some((sense) => sense.startsWith("lacking:"));
}
