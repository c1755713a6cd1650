import { fold, hasWord, isAlike } from "../../lib/fold.ts";
import type { FoundEntries } from "../../store/app-answer.ts";
import { type Days, daysIn, meet, takeDays } from "./days.ts";
import type { Cell, PageList } from "./page-lists.ts";
import { shownToMe } from "./shown-to-me.ts";

/** What a question is asked of. */
export interface AskedOf {
  lists: PageList[];
  /** What entries may be looked for by. */
  choices: string[];
  /** What the App is for: words of it name its entries. */
  purpose: string;
  /** Today, in the App's time zone: YYYY-MM-DD. */
  today: string;
  /** The lists begin anew each day: their entries are of today. */
  isOfToday: boolean;
  /** Who asks. */
  personName: string;
  /** Columns that say of an entry that it is done: by a yes or a day, or where `choices` are told by one of these. */
  done: { label: string; choices: string[] | null }[];
}

const SHOWN_ROWS = 10;
const SHOWN_CELLS = 8;
const SHOWN_LENGTH = 120;

const SMALL = wordsOf(
  `who whom whose which what when where how many is are was were be been being do does did has have had having got get gets
  the a an this that these those there here for of on in at to by from with it its they them we us our you your any all
  some everybody everyone anybody anyone somebody someone people person currently now still right already yet so far then
  please tell can me hi hey hello btw just ones one entry entries item items list table page app tool
  wer wem wen wessen welche welcher welches welchen was wann wo wie viele ist sind war waren sein habe hat haben hatte hatten wird werden
  wurde wurden der die das den dem des ein eine einen einem einer fur von im in am an auf zu mit es sie wir uns ihr alle
  noch schon gerade jetzt gibt da dort hier denn eigentlich bitte sag mal hallo so also eintrag eintrage liste tabelle seite
  leute jemand wieviele insgesamt total overall bisher vor
  turn duty dran reihe`,
);
/** What somebody did who made an entry: its day is the one on which that was. */
const ENTERED = wordsOf(
  "entered added written reported requested submitted ordered booked asked came new eingetragen gemeldet bestellt angelegt beantragt gebucht neu gekommen",
);
const ENTERED_SAYS_ALL = wordsOf("entered added written came new eingetragen angelegt neu gekommen");
/** Anywhere else, "open and paid" may mean both, or either. */
const LEADING = /^ (?:(?:and|und|so|also|ok|okay),? )+/;
const NOT = wordsOf("not nicht kein keine keinen never isn't aren't hasn't haven't wasn't weren't");
const ME = wordsOf("i me my mine ich mir mich mein meine meinen meiner");
const OPEN = wordsOf("open undone unfinished outstanding offen offene offenen offener offenes unerledigt");
const CLOSED = wordsOf(
  "done closed finished resolved solved settled gelost behoben erledigt erledigte geschlossen fertig abgeschlossen",
);
const YES = new Set(["yes", "ja"]);
const NO = new Set(["no", "nein"]);

/**
 * Reads a question of what an App keeps, word by word, and looks its entries up. Every word of it is used: it names
 * the entries, a column, a value, somebody, a day, or says nothing by itself. null: some word is none of these, or
 * several lists could be meant.
 */
export function findEntries(question: string, of: AskedOf): FoundEntries | null {
  const readings = of.lists.flatMap((list) => readOne(question, list, of) ?? []);
  const best = Math.max(...readings.map(({ named }) => named));
  const [found, ...others] = readings.filter(({ named }) => named === best);
  return found === undefined || others.length > 0 ? null : found.found;
}

type Filter = { says: string; fits: (row: Cell[]) => boolean };

/** `named`: how many words name this very list. */
function readOne(question: string, list: PageList, of: AskedOf): { found: FoundEntries; named: number } | null {
  const folded = ` ${fold(shownToMe(question) ?? question)
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, " ")
    .trim()} `.replace(LEADING, " ");
  const isPast =
    [...ENTERED].some((word) => hasWord(folded, word)) || /\b(?:did|was|were|wurden?|hat|haben)\b/.test(folded);
  const timed = takeDays(folded, of.today, isPast);
  const tokens = (timed?.rest ?? folded)
    .split(" ")
    .map(bare)
    .filter((token) => token !== "");
  const filters: Filter[] = [];
  let isNot = false;
  let named = 0;
  for (const token of tokens) {
    if (NOT.has(token)) {
      isNot = true;
      continue;
    }
    if (namesList(token, list)) named += 1;
    const filter = ME.has(token) ? theirs(list, of) : filterFor(token, list, of);
    if (filter !== null) {
      filters.push(isNot ? { says: `not ${filter.says}`, fits: (row) => !filter.fits(row) } : filter);
      isNot = false;
    } else if (!SMALL.has(token) && !isNoun(token, list, of) && !(ENTERED_SAYS_ALL.has(token) && timed !== null))
      return null;
  }
  if (isNot) return null;
  if (timed !== null) {
    const filter = ofDays(timed.days, timed.said, tokens, list, of);
    if (filter === null) return null;
    filters.push(filter);
  }
  const rows = list.rows.filter((row) => filters.every(({ fits }) => fits(row)));
  return { named, found: told(list, rows, filters) };
}

function told(list: PageList, rows: Cell[][], filters: Filter[]): FoundEntries {
  const shown = rows
    .slice(0, SHOWN_ROWS)
    .map((row) => row.slice(0, SHOWN_CELLS).map(({ label, text }) => ({ label: cut(label), text: cut(text) })));
  return {
    list: list.heading,
    total: list.rows.length,
    count: rows.length,
    by: filters.map(({ says }) => says),
    shown,
  };
}

/** A value that stands in entries, or could; null: the word is none. */
function filterFor(token: string, list: PageList, { choices, done }: AskedOf): Filter | null {
  if (YES.has(token) || NO.has(token)) return null;
  const says = `“${token}”`;
  const isWhole = (cell: Cell) => isValue(cell.text, token);
  if (list.rows.some((row) => row.some(isWhole))) return { says, fits: (row) => row.some(isWhole) };
  const column = yesNoColumn(list, (label) => isAlike(fold(label), token));
  if (column !== undefined) return { says, fits: (row) => isYes(row, column) };
  if (choices.some((choice) => isValue(choice, token))) return { says, fits: (row) => row.some(isMarked(token)) };
  if (OPEN.has(token) || CLOSED.has(token)) {
    const isDone = doneIn(list, done);
    return isDone === null ? null : { says, fits: (row) => isDone(row) === CLOSED.has(token) };
  }
  const isSaid = (cell: Cell) => hasWord(fold(cell.text), token);
  const isCommon = SMALL.has(token) || list.labels.some((label) => isAlike(fold(label), token));
  if (isCommon || !list.rows.some((row) => row.some(isSaid))) return null;
  return { says, fits: (row) => row.some(isSaid) };
}

/** Whether an entry of this list is done; null: nothing in it says so. */
function doneIn(list: PageList, done: AskedOf["done"]): ((row: Cell[]) => boolean) | null {
  const told = done.find(({ label }) => list.labels.includes(label));
  if (told === undefined) {
    const column = yesNoColumn(list, (label) => CLOSED.has(fold(label)));
    return column === undefined ? null : (row) => isYes(row, column);
  }
  const says = ({ text }: Cell) =>
    told.choices === null ? text !== "" && !NO.has(fold(text)) : told.choices.includes(text);
  return (row) => row.some((cell) => cell.label === told.label && says(cell));
}

/** "open", and of "offen" also "offene" and "offenen". */
function isValue(text: string, token: string): boolean {
  const value = fold(text);
  return (
    value === token || (value.length > 3 && token.startsWith(value) && /^e[mnrs]?$/.test(token.slice(value.length)))
  );
}

/** Said beside the value, as a date that is overdue. */
function isMarked(token: string): (cell: Cell) => boolean {
  return ({ text }) =>
    fold(text)
      .split(" ")
      .some((word) => isValue(word, token));
}

/** Of whoever asks: by the name that the App knows them by. */
function theirs({ rows }: PageList, { personName }: AskedOf): Filter | null {
  const name = fold(personName);
  const isTheirs = (row: Cell[]) => row.some(({ text }) => hasWord(fold(text), name));
  return rows.length === 0 ? null : { says: personName, fits: isTheirs };
}

/** By the one column of days that can be meant. */
function ofDays(days: Days, said: string, tokens: string[], list: PageList, of: AskedOf): Filter | null {
  const says = days.first === days.last ? `${said} (${days.first})` : `${said} (${days.first} – ${days.last})`;
  const dated = list.labels.flatMap((label) => {
    const texts = list.rows.flatMap((row) => row.filter((cell) => cell.label === label && cell.text !== ""));
    const whole = texts.filter(({ text }) => daysIn(text) !== null && startsWithDay(text)).length;
    const some = texts.filter(({ text }) => daysIn(text) !== null).length;
    if (texts.length === 0 || some * 2 < texts.length) return [];
    return [{ label, isWhole: whole * 2 >= texts.length }];
  });
  const wanted =
    dated.find(({ label }) => tokens.some((token) => isAlike(fold(label), token))) ??
    oneOf(dated.filter(({ isWhole }) => isWhole !== tokens.some((token) => ENTERED.has(token)))) ??
    oneOf(dated);
  if (wanted === undefined) {
    const isToday = days.first === of.today && days.last === of.today;
    const isOfToday = of.isOfToday || /\b(?:today|heute)\b/.test(fold(list.heading));
    return dated.length === 0 && isToday && isOfToday ? { says, fits: () => true } : null;
  }
  const fits = (row: Cell[]) =>
    row.some(({ label, text }) => {
      const named = label === wanted.label ? daysIn(text) : null;
      return named !== null && meet(named, days);
    });
  return { says, fits };
}

/** It is a day, and not "Ana, 2 Mar 2026". */
function startsWithDay(text: string): boolean {
  return /^\s*(?:\d|\p{Letter}{3}\p{Letter}* \d{1,2}, \d{4})/u.test(text);
}

function oneOf<T>(some: T[]): T | undefined {
  return some.length === 1 ? some[0] : undefined;
}

/** A column in which nothing but yes and no stands. */
function yesNoColumn(list: PageList, isIt: (label: string) => boolean): string | undefined {
  return list.labels.find((label) => {
    const texts = list.rows.flatMap((row) => row.filter((cell) => cell.label === label).map(({ text }) => fold(text)));
    return isIt(label) && texts.length > 0 && texts.every((text) => YES.has(text) || NO.has(text));
  });
}

function isYes(row: Cell[], column: string): boolean {
  return row.some(({ label, text }) => label === column && YES.has(fold(text)));
}

/** Names what the entries are, or one of their columns. What says how an entry stands does not. */
function isNoun(token: string, list: PageList, { purpose }: AskedOf): boolean {
  if (OPEN.has(token) || CLOSED.has(token)) return false;
  return namesList(token, list) || nounsIn(purpose).some((word) => isAlike(word, token));
}

function namesList(token: string, { heading, labels }: PageList): boolean {
  return !SMALL.has(token) && [heading, ...labels].flatMap(nounsIn).some((word) => isAlike(word, token));
}

function nounsIn(text: string): string[] {
  return fold(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length >= 3 && !SMALL.has(word));
}

/** "(tickets?" as "tickets", "Ben's" as "ben". */
function bare(word: string): string {
  return word.replace(/^[^\p{Letter}\p{Number}]+|[^\p{Letter}\p{Number}]+$/gu, "").replace(/'s$/, "");
}

function cut(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
