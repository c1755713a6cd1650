import type { Part } from "../../../../sdk/contract/parts.ts";
import type { AskPerson } from "../../../planner.ts";
import type { Gap, Note } from "../words/scene.ts";
import type { Lacking } from "./language.ts";

/** What the planner says, in one language. */
export interface Answers {
  /** What is asked about a gap. */
  question(gap: Gap, channels: readonly string[]): string;
  /** What is left out for want of an answer, with the reason. */
  leftOut(gap: Gap): string;
  /** Of all words that were not understood, in one line. */
  unknown(words: readonly string[]): string;
  unknownQuestion(words: string[]): string;
  /** What helps where no model reads along. */
  withoutModel: string;
  /** Of words beside which the rest can be built. */
  unknownPiece(words: string[]): string;
  /** What there is in place of an e-mail. */
  postInstead: string;
  /** Of a wish by which nothing would be different. */
  unchanged(what: string): string;
  /** What people say is not right, before what is asked about it. `more`: how many others say something. */
  peopleSay(words: readonly string[], more: number): string;
  /** Of a wish of which nothing is left, once what cannot be may go. `app`: its title. */
  nothingLeft(app: string): string;
  /** Of a wish that the App be deleted: what stops it, and what is kept. */
  deletesNothing(app: string): string;
  /** About what limits an ask in a way that nothing of ours can. */
  limitQuestion(words: string): string;
  /** Of that, left out. */
  limitLeftOut(words: string, isAudience: boolean): string;
  /** As `limitLeftOut`, of several words that each say little: in one line. */
  limitsLeftOut(words: readonly string[]): string;
  /** Of words that say whom to write to. */
  toPersonLeftOut(words: string): string;
  lacking(kind: Lacking, words: string): string;
  note(note: Note): string;
  /** What the summary says of a part. `people`: those whose names it may say. */
  part(part: Part, people: readonly AskPerson[], isBrief: boolean): string;
  page(access: "owner" | "company"): string;
  noModel: string;
  topic(words: string): string;
  purpose(parts: readonly Part[], people: readonly AskPerson[]): string;
  what: string;
  /** What was read fits together to no app. `problems`: of single parts, in English, which a text in another language leaves out. */
  unfit(problems: readonly string[]): string;
  vague: string;
  /** Of a wish about an app that is there already. */
  elsewhere: string;
  otherLanguage: string;
  emoji: string;
  code: string;
  tooLong: string;
  /** More entries of a field of a part than there may be, or a number that is too large. */
  tooMany(field: string, most: number, isNumber: boolean): string;
  /** A name or text of a field that is too long. */
  tooLongWords(field: string, most: number): string;
  /** A field that cannot be as it was said. */
  odd(field: string): string;
  approvalStays: string;
  outside: string;
  othersApp(owner: string): string;
  spying: string;
  whatICan: string;
  who: string;
  how: string;
  whatICanChange(parts: readonly Part[]): string;
  notComposed: string;
  sayOneThing: string;
  changed(what: string): string;
  notUnderstood(words: string): string;
  source: string;
  rowsToImport(file: string): string;
  unreadInput(name: string, why: string): string;
  /** Why a picture is not read. */
  pictureUnseen: string;
  /** The same of one that shows what is wrong: what cannot be proven by it, and what to say. */
  wrongUnseen: string;
}
