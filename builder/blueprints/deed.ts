/** What somebody does with a form of a part. How it is said is each language's: `builder/check-words/`. */
export type Deed =
  | "enter"
  | "change"
  | "hand_in"
  | "approve"
  | "book"
  | "begin_list"
  | "tick"
  | "add"
  | "lend"
  | "give"
  | "vote"
  | "pick"
  | "swap"
  | "set"
  | "join"
  | "draw";

/** A form as people know it, so that a Check which fills it can be said in plain words. */
export interface PartForm {
  /** Where it is sent, after the address of the part's page; `*` stands for an entry's number: "", "/*". */
  path: string;
  deed: Deed;
  /** What it is about, in the words of the ask. */
  noun: string;
  /** Fields with the labels that people see, in order; one that is not here is not said. */
  fields: readonly FormField[];
  /** Names of the entries that its path may name by number, the first being 1. */
  entries?: readonly string[];
  /** Columns that it writes beyond its fields, which the words for the deed stand for. */
  means?: readonly string[];
}

export interface FormField {
  name: string;
  label: string;
}
