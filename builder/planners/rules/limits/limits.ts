import type { Limits } from "../languages/limits.ts";
import type { Item } from "../words/item.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { has, isSilent, type Limit, type LimitKind, mark } from "../words/scene.ts";
import type { Token } from "../words/token.ts";

/** Kinds that are limits wherever they stand. */
const ALWAYS = ["negation", "exception", "restriction", "secrecy", "amount", "firstOf", "order", "repetition"] as const;

interface Place {
  items: readonly Item[];
  /** First item of the phrase, and the one behind its last. */
  from: number;
  to: number;
  lexicon: Lexicon;
}

/** Words in an ask that limit its meaning or turn it round, in their order; what stands within a value or quotes is part of that. */
export function limitsIn(tokens: readonly Token[], items: readonly Item[], lexicon: Lexicon): Limit[] {
  const { limits } = lexicon.language;
  const found: Limit[] = [];
  for (const [index, item] of items.entries()) {
    if (item.kind !== "word") continue;
    for (let token = item.from; token < item.to; token += 1) {
      const idiom = lexicon.lengthOf(limits.idioms, tokens, token);
      const read = longestAt(limits, lexicon, tokens, token, items, index);
      if (idiom > 0 && idiom >= (read?.length ?? 0)) {
        token += idiom - 1;
        continue;
      }
      if (read === null || isWithinIdiom(tokens, token, lexicon) || isNumberSign(tokens, token)) continue;
      const to = items.findIndex((one) => one.to >= token + read.length) + 1;
      found.push({ kind: read.kind, from: index, to });
      token += read.length - 1;
    }
  }
  return found;
}

function longestAt(
  limits: Limits,
  lexicon: Lexicon,
  tokens: readonly Token[],
  token: number,
  items: readonly Item[],
  index: number,
): { kind: LimitKind; length: number } | null {
  const kinds: LimitKind[] = [
    ...ALWAYS,
    "beforeNumber",
    "beforeTime",
    "beforeSpan",
    "behindSpan",
    "contrast",
    "leading",
    "perHead",
    "condition",
  ];
  const reads = kinds.flatMap((kind) => {
    const length = lexicon.lengthOf(limits[kind], tokens, token);
    if (length === 0) return [];
    const to = items.findIndex((one) => one.to >= token + length) + 1;
    return isMeant(kind, { items, from: index, to, lexicon }) ? [{ kind, length }] : [];
  });
  return reads.sort((one, other) => other.length - one.length)[0] ?? null;
}

/** Some words limit only beside a number or a time. */
function isMeant(kind: LimitKind, place: Place): boolean {
  const next = valueBehind(place);
  switch (kind) {
    case "beforeNumber":
      return next?.kind === "number" || next?.kind === "span" || next?.kind === "time" || isCount(next);
    case "beforeTime":
      return isTime(next, place.lexicon);
    case "beforeSpan":
      return next?.kind === "span";
    case "behindSpan":
      // "die Liste der Woche nach #food"
      return (
        !(next?.kind === "channel" && /^nach$/i.test(place.items[place.from]?.text ?? "")) &&
        isUnit(place.items[place.from - 1], place.lexicon)
      );
    case "contrast":
      return isContrast(place);
    case "leading":
      return place.from > 0 && isLeading(place) && place.items[place.to]?.kind === "word";
    case "condition":
      return isOfRhythm(place);
    case "perHead":
      return isCounted(place);
    default:
      return true;
  }
}

/** The first item behind a phrase that is no small word. */
function valueBehind({ items, to }: Place): Item | undefined {
  let at = to;
  while (at < to + 3 && isSilent(items[at]) && !isCount(items[at])) at += 1;
  return items[at];
}

function isCount(item: Item | undefined): boolean {
  return (
    item?.kind === "word" &&
    /^(?:\d+|once|one|twice|two|three|einmal|einen?|eine[rms]?|zwei|zweimal|drei)$/.test(item.word)
  );
}

function isTime(item: Item | undefined, lexicon: Lexicon): boolean {
  if (item === undefined) return false;
  if (item.kind === "number") return item.number >= 1900 && item.number < 2200;
  if (item.kind === "word")
    return lexicon.language.calendar.months.some((month) => month.split("|").includes(item.word));
  return item.kind === "date" || item.kind === "time" || item.kind === "span";
}

/** "3 days", "on the day". */
function isUnit(item: Item | undefined, lexicon: Lexicon): boolean {
  if (item?.kind === "span") return true;
  return item?.kind === "word" && lexicon.language.limits.units.split("|").some((unit) => item.word.endsWith(unit));
}

/** "but in #food on Fridays": days, dates or people follow, and nothing to do. */
function isContrast({ items, to }: Place): boolean {
  let isTold = false;
  for (let at = to; at < items.length && !isBorder(items[at]); at += 1) {
    const item = items[at];
    if (has(item, "say", "remind", "keep", "enter", "list")) return false;
    isTold ||= item?.kind === "recurrence" || item?.kind === "date" || item?.kind === "person";
  }
  return isTold;
}

/** "every Friday … if there are any": not of what is overdue or open, which is said by itself. */
function isOfRhythm({ items, from, to }: Place): boolean {
  let [first, last] = [from, to];
  while (first > 0 && !isSentenceStart(items, first)) first -= 1;
  while (last < items.length && !isSentenceStart(items, last + 1)) last += 1;
  const isState = items.slice(to, to + 5).some((item) => has(item, "overdue", "open", "due", "done"));
  return !isState && items.slice(first, last).some(({ kind }) => kind === "recurrence");
}

/** "one idea per person": so many, and no more. */
function isCounted({ items, from }: Place): boolean {
  return [1, 2, 3].some((back) => isCount(items[from - back]) || items[from - back]?.kind === "number");
}

/** At the beginning of a sentence; "hide" and the like also behind a comma, where "add, edit, delete" lists what one can do. */
function isLeading({ items, from }: Place): boolean {
  const item = items[from];
  const isQuiet = item?.kind === "word" && !/^(?:remove|delete|drop|entfernen?|löschen?|lösche)$/.test(item.word);
  return isSentenceStart(items, from) || (isQuiet && mark(items[from - 1]) === ",");
}

function isSentenceStart(items: readonly Item[], from: number): boolean {
  const before = items[from - 1];
  return before?.kind === "break" || before?.kind === "bullet" || /^[.;!?]$/.test(mark(before));
}

/** Ends a piece of a sentence. */
export function isBorder(item: Item | undefined): boolean {
  return (
    item === undefined ||
    item.kind === "break" ||
    item.kind === "bullet" ||
    item.kind === "emoji" ||
    /^[,;:.!?()–—-]$/.test(mark(item))
  );
}

/** "last but not least": the "not" of an idiom that began before it. */
function isWithinIdiom(tokens: readonly Token[], token: number, lexicon: Lexicon): boolean {
  return [1, 2, 3].some((back) => lexicon.lengthOf(lexicon.language.limits.idioms, tokens, token - back) > back);
}

/** "order no, price", "yes or no", "No, thanks": a number's sign, or an answer. */
function isNumberSign(tokens: readonly Token[], token: number): boolean {
  if (!/^(?:no|nein)\.?$/.test(tokens[token]?.word ?? "")) return false;
  const [before, next] = [tokens[token - 1], tokens[token + 1]];
  const isAlone = next === undefined || next.kind !== "word" || /^(?:and|or|und|oder|wait)$/.test(next.word);
  return (
    isAlone ||
    /^(?:yes|or|ja|oder|serial|order|phone|key|part|invoice|room|customer|article|item|contract)$/.test(
      before?.word ?? "",
    )
  );
}
