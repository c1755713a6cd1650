import type { ColumnType } from "../fields/column-type.ts";
import type { ChangeWords } from "./changes.ts";
import type { LabelCues } from "./label-cues.ts";
import type { Limits } from "./limits.ts";

/**
 * Everything that is known of one language, as data: a further language is a further file like `en.ts`, entered in
 * `known-languages.ts`. Phrases stand between bars; `remind~` means the stem with any of `endings`.
 */
export interface Language {
  code: "en" | "de";
  /** Endings that a stem marked with ~ may have. */
  endings: RegExp;
  /** Words that tell this language from others. */
  telltale: string;
  /** Articles and the like: passed over at the beginning of a noun. */
  determiners: string;
  /** Words that ask for nothing by themselves: politeness, auxiliary verbs, pronouns. */
  silent: string;
  /** Of the silent ones, those that begin a thing's name before another noun: "company car". */
  nounish: string;
  /** Frequent words that are no slip of another one. */
  familiar: string;
  /** Begin a sentence or clause that tells why, not what. */
  background: string;
  /** In a clause these say that something is wanted: it is no story. */
  wishes: string;
  /** What phrases mean. */
  concepts: Record<Concept, string>;
  /** Words that belong to a part once there is one: "return" to lending. */
  vocabulary: Record<Vocabulary, string>;
  /** Ends of compound words: "Lieferantenliste" is a list of "Lieferanten". */
  compounds: Partial<Record<Concept, string>>;
  /** Things and systems that an app of ours has no access to. */
  lacking: Record<Lacking, string>;
  /** Last words of a column's label, by the type they mean; a word with an asterisk before it stands for every word that ends so. */
  columns: Partial<Record<ColumnType, string>>;
  /** Verbs that take something away that is there already. */
  removing: string;
  /** What every list can do, where it stands among columns: "csv export", "searchable". */
  features: string;
  limits: Limits;
  labels: LabelCues;
  changes: ChangeWords;
  calendar: Calendar;
  /** Small numbers as words. */
  numbers: Record<string, number>;
  /** Larger ones, which are said in words only of how long. */
  spanNumbers: Record<string, number>;
  /** One of several: "suppliers" → "supplier". */
  singular(noun: string): string;
  plural(noun: string): string;
  /** What a part of this kind is called where the ask has no word for it. */
  names: Record<string, string>;
}

export interface Calendar {
  /** What all their forms begin with. */
  weekdayHead: RegExp;
  /** Sunday first, all forms. */
  weekdays: string[];
  /** Forms that mean every week by themselves: "mondays", "montags". Sunday first. */
  weekdaysEach: string[];
  /** Forms that are days only beside other days. Sunday first. */
  weekdaysBrief: string[];
  /** January first. */
  months: string[];
  each: string;
  other: string;
  /** Sets of days as one word. */
  daily: string;
  workdays: string;
  weekly: string;
  monthly: string;
  /** So many times, on days or at times that are said beside it. */
  twiceDaily: string;
  twiceWeekly: string;
  /** What no five cron fields can say. */
  otherRhythms: string;
  everyTwoWeeks: string;
  units: Record<Unit, string>;
  workday: string;
  /** Parts of the day and the time they mean by themselves. */
  partsOfDay: Record<string, string>;
  /** "and" between days and numbers, with its abbreviations. */
  andShort: string;
  /** "on", "at the": may stand before a day. */
  on: string;
  /** Before a time. */
  at: string;
  /** Between two days: Monday to Friday. */
  to: string;
  /** Of a month. */
  ofMonth: string;
  endOfMonth: string;
  startOfMonth: string;
  ordinals: Record<string, number>;
  last: string;
  next: string;
  today: string;
  tomorrow: string;
  inFuture: string;
  /** Signs after a number that make it a time. */
  am: string;
  pm: string;
  oclock: string;
  /** Right before an hour, and before nothing else of a time's kind: "at half nine", "at 5 to 9". */
  rightAt: string;
  /** Between minutes and an hour: "ten past six", "5 vor 12". */
  minutesPast: string;
  minutesBefore: string;
  /** The asker's own zone: "our time". */
  ownZone: string;
  /** Both days of a weekend, each week. */
  weekends: string;
  /** "half past": adds; "half" in German: takes away. Phrase → minutes to the hour that follows. */
  clockPhrases: Record<string, number>;
  /** A whole time of the day as words. */
  namedTimes: Record<string, string>;
}

export type Unit = "minute" | "hour" | "day" | "week" | "month" | "year";

/** What calls for a part, and has words that belong to it. */
export const PART_WORDS = [
  "approval",
  "poll",
  "picker",
  "rota",
  "checklist",
  "lending",
  "booking",
  "leaderboard",
  "links",
  "status_board",
  "countdown",
  "draw",
] as const;
export type PartWord = (typeof PART_WORDS)[number];

export type Concept =
  | PartWord
  | "keep"
  | "list"
  | "enter"
  | "say"
  | "digest"
  | "remind"
  | "webhook"
  | "command"
  | "with"
  | "columns"
  | "and"
  | "or"
  | "of"
  | "between"
  | "in"
  | "today"
  | "yesterday"
  | "week"
  | "open"
  | "overdue"
  | "older"
  | "total"
  | "per"
  | "before"
  | "until"
  | "due"
  | "done"
  | "everybody"
  | "private"
  | "me"
  | "boss"
  | "several"
  | "author"
  | "states"
  | "all"
  | "also"
  | "together"
  | "wh"
  | "that"
  | "add"
  | "change"
  | "remove"
  | "not";

export type Vocabulary = PartWord | "records" | "webhook_post" | "post";

export type Lacking =
  | "mail"
  | "phone"
  | "calendar"
  | "money"
  | "system"
  | "internet"
  | "model"
  | "device"
  | "messages"
  | "secrecy";
