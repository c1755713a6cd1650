import type { Column, PartOf } from "../../sdk/contract/parts.ts";
import type { OutlineKey, OutlineKind } from "./outline.ts";

/** The first is what is written, all are read; in any case, with or without umlauts. */
export type Spellings = readonly [string, ...string[]];

/** The words of an outline in one language. */
export interface OutlineWords {
  heads: Record<OutlineKind, Spellings>;
  keys: Record<OutlineKey, Spellings>;
  title: Spellings;
  forOneself: Spellings;
  yes: Spellings;
  no: Spellings;
  types: Record<Column["type"], Spellings>;
  mayChange: Record<PartOf<"records">["mayChange"], Spellings>;
  /** The app's owner decides. */
  owner: Spellings;
  of: Record<PartOf<"digest">["of"], Spellings>;
  does: Record<PartOf<"command">["does"], Spellings>;
  every: Record<PartOf<"rota">["every"], Spellings>;
  by: Record<PartOf<"booking">["by"], Spellings>;
  /** Between the column that is added up and the one that it is grouped by: "Amount by Customer". */
  sumBy: Spellings;
  /** Between the days and the column of a reminder: "3, 1 days before Due". */
  daysBefore: Spellings;
  /** Before the column: "on the day of Due". */
  onTheDay: Spellings;
  /** At the end of a reminder. */
  andOverdue: Spellings;
  everyYear: Spellings;
}
