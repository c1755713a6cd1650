import type { Composition } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import { hourOf } from "../fields/clock.ts";
import { cronOf } from "../fields/cron.ts";
import { weekdayOf } from "../fields/date.ts";
import { daysOf } from "../fields/span.ts";
import { salutationsIn } from "../told/salutations.ts";
import { valuesIn, wholeOf } from "../words/scene.ts";
import { ANNOUNCED, DECLARED, INTERJECTION, KEPT, NO_SUBJECT, PRAISE, PRAISED, REASON, WISHED } from "./aside-words.ts";
import { nameLists } from "./name-list.ts";
import { tellsChange } from "./pieces.ts";
import { isAt, postOf, timesOf } from "./posts.ts";
import { ELSEWHERE } from "./replace-name.ts";
import { saidColumns } from "./said-columns.ts";
import { saidNames } from "./said-names.ts";
import { tellsPlace } from "./takes-place.ts";
import { makeWish, says, type Wish } from "./wish.ts";

/** A message without what wishes nothing; `told`: what of it says why, as written. */
export interface Bare {
  text: string;
  told: string[];
}

/** In a text that is longer nobody tells a story beside a wish. */
const LONGEST = 2_000;

/**
 * "Works great, thanks! One more thing: … nobody is in at 8 anyway": greetings, praise, what stays anyway and what tells how
 * things are wish nothing. Each is left out of the text; where nothing would be left, all of it stays.
 */
export function withoutAsides(text: string, before: Composition, context: ReadingContext): Bare {
  if (text.length > LONGEST) return { text, told: [] };
  const greeted = blanked(text, salutationsIn(text));
  const told: string[] = [];
  let left = greeted;
  const asideIn = (words: string, to: number) => asideOf(words, greeted.slice(to), before, context);
  for (const sentence of sentencesIn(greeted)) {
    const said = greeted.slice(sentence.from, sentence.to);
    const whole = asideIn(said, sentence.to);
    if (whole !== null) {
      if (whole === "reason") told.push(said);
      left = blanked(left, [sentence]);
      continue;
    }
    for (const piece of segmentsIn(said)) {
      const words = said.slice(piece.from, piece.to);
      const kind = asideIn(words, sentence.from + piece.to);
      if (kind === null) continue;
      if (kind === "reason") told.push(words);
      left = blanked(left, [{ from: sentence.from + piece.from, to: sentence.from + piece.to }]);
    }
  }
  const plain = tidied(left);
  return /\p{L}{2}/u.test(plain) ? { text: plain, told: told.map(trimmed) } : { text, told: [] };
}

interface Piece {
  from: number;
  to: number;
}

type Aside = "praise" | "kept" | "reason";

/** `rest`: what is said behind it. */
function asideOf(said: string, rest: string, before: Composition, context: ReadingContext): Aside | null {
  const words = said.replace(/^[\s,;:.!?…()–—\p{S}-]+|[\s,;:.!?…()–—\p{S}-]+$/gu, "");
  if (words === "") return null;
  if (INTERJECTION.test(words) || ANNOUNCED.test(words)) return "praise";
  const wish = makeWish(words, before, before.parts, context);
  if (KEPT.test(words) && !hasNew(wish)) return "kept";
  if (withoutPraise(words) === "") return "praise";
  const isTold = tellsChange(wish);
  if (!isTold && !hasNew(wish) && PRAISE.test(words) && !WISHED.test(words)) return "praise";
  return isReason(wish, words, rest, isTold) ? "reason" : null;
}

function withoutPraise(words: string): string {
  let rest = words;
  for (let round = 0; round < 5; round += 1) rest = rest.replace(PRAISED, "").trim();
  return rest;
}

/** It says how things are, and nothing in it is a value that the app does not have yet. */
function isReason(wish: Wish, words: string, rest: string, isTold: boolean): boolean {
  const isBecause = REASON.test(words);
  const isOfNobody = NO_SUBJECT.test(words);
  if (isTold && !isBecause && !ELSEWHERE.test(words)) return false;
  if (!isBecause && !isOfNobody && WISHED.test(words)) return false;
  if (hasName(wish, rest)) return false;
  if (!isBecause && says(wish, [wish.words.first, wish.words.last, wish.words.order].join("|"))) return false;
  if (tellsPlace(words)) return false;
  const isOld = !hasNew(wish);
  if (isBecause || isOfNobody) return true;
  return isOld && (DECLARED.test(words) || startsOld(wish) || isOfSomebody(wish));
}

/** "Cem ist jetzt in Hamburg": of a name of a list, which is said again behind it. */
function isOfSomebody(wish: Wish): boolean {
  const [first] = nameLists(wish).flatMap(({ names }) => saidNames(wish, names));
  const verb = wish.items[first?.range.to ?? -1]?.text ?? "";
  return /^(?:is|was|has|had|went|moved|got|ist|war|hat|geht|ging|wohnt|zieht|arbeitet|bekommt|kriegt)$/i.test(verb);
}

/** "tuesday is a bad day", "9 is too early": of what is so now. */
function startsOld(wish: Wish): boolean {
  const start = wish.items.findIndex(({ kind, text }) => kind !== "mark" && !/^(?:hm+|oh|well|naja|so)$/i.test(text));
  const [first, second] = wish.items.slice(Math.max(0, start));
  const isValue =
    first?.kind === "recurrence" || first?.kind === "date" || first?.kind === "time" || first?.kind === "number";
  return isValue && /^(?:is|was|are|isn't|isnt|doesn't|doesnt|ist|war|sind|passt|geht)$/i.test(second?.text ?? "");
}

/** A time, a day, a channel, quoted words or a command that no part of the app has. */
function hasNew(wish: Wish): boolean {
  const whole = wholeOf(wish);
  for (const kind of ["quote", "command", "link"] as const) if (valuesIn(wish, whole, kind).length > 0) return true;
  const lent = wish.parts.flatMap((part) => (part.part === "lending" ? [part.days] : []));
  if (valuesIn(wish, whole, "span").some(({ item }) => !lent.includes(daysOf(item.span) ?? 0))) return true;
  const posts = wish.parts.flatMap((part) => postOf(part) ?? []);
  const times = posts.flatMap(({ schedule }) => timesOf(schedule));
  const isNewTime = valuesIn(wish, whole, "time").some(({ item }) => !times.some((time) => isAt(time, item.time.at)));
  const isNewHour = valuesIn(wish, whole, "number").some(
    ({ item }) => item.number > 23 || !times.some((time) => isAt(time, hourOf(Math.floor(item.number)))),
  );
  const isNewChannel = valuesIn(wish, whole, "channel").some(
    ({ item }) => !posts.some(({ channel }) => channel === item.inner),
  );
  const days = posts.map(({ schedule }) => schedule.split(" ").slice(2).join(" "));
  const isNewDay = valuesIn(wish, whole, "recurrence").some(({ item }) => {
    // "immer so schnell": no Sunday.
    if (/(?:^|\s)so$/.test(item.text)) return false;
    const of = cronOf(item.recurrence, ["00:00"])?.split(" ").slice(2).join(" ");
    return of === undefined || !days.includes(of);
  });
  const isNewDate = valuesIn(wish, whole, "date").some(({ item }) => {
    const ofWeek = String(weekdayOf(item.date));
    return !days.some((day) => day.split(" ")[2]?.split(",").includes(ofWeek) === true);
  });
  return isNewTime || isNewHour || isNewChannel || isNewDay || isNewDate;
}

/** A name, a choice or a column that it has: what is said of it may be a wish, unless that is named again behind it. */
function hasName(wish: Wish, rest: string): boolean {
  if (says(wish, wish.words.column)) return true;
  const said = nameLists(wish).flatMap(({ names }) => saidNames(wish, names));
  if (said.some(({ name }) => !rest.includes(name))) return true;
  return (saidColumns(wish)?.said.length ?? 0) > 0;
}

/** Up to each stop, break or closing bracket. */
function sentencesIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(
    /[.!?…]+(?=\s|$|\))|\n+|\s[–—-]+\s|[()]|;|(?<=\p{L})\p{Extended_Pictographic}+|:(?=\s)/gu,
  )) {
    const to = match.index + match[0].length;
    // "at 4.30": within a value there is no end.
    pieces.push({ from, to });
    from = to;
  }
  pieces.push({ from, to: text.length });
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(text.slice(piece.from, piece.to)));
}

/** Between commas, and from what begins a reason on. */
function segmentsIn(sentence: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of sentence.matchAll(
    /,|\s(?=(?:because|'?cause|cos|coz|bc|weil|denn|otherwise|so that's why|but|aber)\s)/gi,
  )) {
    const to = match.index + (match[0] === "," ? 1 : 0);
    pieces.push({ from, to });
    from = to;
  }
  pieces.push({ from, to: sentence.length });
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(sentence.slice(piece.from, piece.to)));
}

/** The same text with spaces in place of these pieces; a break stays one, and the stop of what stands before. */
function blanked(text: string, pieces: readonly Piece[]): string {
  return pieces.reduce(
    (rest, { from, to }) => `${rest.slice(0, from)}${rest.slice(from, to).replace(/[^\n?]/g, " ")}${rest.slice(to)}`,
    text,
  );
}

function tidied(text: string): string {
  return text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[\s?]*/g, "\n")
    .replace(/(?:^|(?<=[.!?\n]))[\s,;:?–—-]+/g, (signs) => (signs.includes("\n") ? "\n" : " "))
    .replace(/\(\s*\)/g, "")
    .replace(/,\s*(?=[.!?;,]|$)/g, "")
    .trim();
}

function trimmed(words: string): string {
  return words.replace(/^[\s\p{P}\p{S}]+|[\s,;:.!–—-]+$/gu, "").slice(0, 120);
}
