import type { PartKind } from "../../sdk/contract/parts.ts";

/**
 * An ask written in lines, `Key: value`: what a form writes, and anybody may type. The planner `rules` reads it strictly and
 * guesses nothing; a model reads the words.
 */
export interface Outline {
  title: string | null;
  /** Only whoever asks may open it. */
  isForOneself: boolean;
  /** In their order: a summary, a reminder and a command are of the list above them. */
  sections: OutlineSection[];
  /** Lines as written whose key is not known, or belongs to nothing above. */
  unknown: string[];
}

/** What is built of it is a part of this kind. */
export type OutlineKind = PartKind;

export interface OutlineSection {
  kind: OutlineKind;
  /** What stands behind the head: a name, or of a post its words. */
  name: string;
  /** As written, in their order; several lines of a value are parted by line ends. */
  lines: { key: OutlineKey; value: string }[];
}

export type OutlineLanguage = "en" | "de";

export type OutlineKey =
  | "details"
  | "due"
  | "done"
  | "add_up"
  | "may_change"
  | "each_day"
  | "until"
  | "decided_by"
  | "say_in"
  | "tells_author"
  | "when"
  | "in"
  | "sum_of"
  | "only_with"
  | "only_if_any"
  | "does"
  | "takes"
  | "choices"
  | "several"
  | "ends"
  | "result_in"
  | "names"
  | "each"
  | "from"
  | "points"
  | "for"
  | "things"
  | "days"
  | "by"
  | "open"
  | "counts"
  | "tags"
  | "states"
  | "to"
  | "on";
