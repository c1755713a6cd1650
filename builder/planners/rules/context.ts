import type { AskPerson } from "../../planner.ts";
import type { Answered } from "./conversation/answered.ts";
import type { Lexicon } from "./words/lexicon.ts";

/** What words are read against: who and what is there, and when it is. */
export interface ReadingContext {
  lexicon: Lexicon;
  /** Of the other languages: a time in a line is read in each. */
  otherLexicons?: readonly Lexicon[];
  /** YYYY-MM-DD where the asker is. */
  today: string;
  /** HH:MM there, where it is known. */
  time?: string;
  /** As `en-US`: decides which of 3/4 is the month. */
  locale: string;
  /** With #. */
  channels: readonly string[];
  /** Of those, where it is asked. */
  here?: string;
  people: readonly AskPerson[];
  /** First name of whoever asks: who is meant by "me" in a list of names. */
  asker?: string;
  /** What was answered to questions before. */
  answered: Answered;
}
