import type { Part } from "../../../../sdk/contract/parts.ts";
import { type WithoutColumns, withoutColumns } from "./remove-column.ts";
import { spokenColumns } from "./spoken-label.ts";

/** "no shelf please", "Regal brauche ich nicht": a column that shall go, without an order. null: it says something else. */
export function withoutUnwanted(parts: readonly Part[], said: string): WithoutColumns | null {
  for (const { part, column, pattern } of spokenColumns(parts)) {
    const frames = FRAMES.map((frame) => frame.replaceAll("LABEL", pattern)).join("|");
    if (new RegExp(`^(?:${frames})(?: (?:please|bitte|then|dann))*$`, "iu").test(said))
      return withoutColumns(parts, part, [column]);
  }
  return null;
}

/** LABEL stands for the column's own words. */
const FRAMES = [
  "(?:no|without|not the|ohne|keine?[nrs]?|nicht) LABEL",
  "(?:i|we) (?:do not|don'?t|dont) (?:really )?(?:need|want) LABEL(?: at all| any ?more)?",
  "LABEL (?:is|are) (?:not|n't) (?:needed|necessary|wanted)",
  "LABEL (?:isn'?t|aren'?t) (?:needed|necessary|wanted)",
  "LABEL (?:brauche|brauchen|will|wollen|benötige|benötigen) (?:ich|wir) (?:gar |eigentlich |doch )?nicht(?: mehr)?",
  "(?:ich|wir) (?:brauche|brauchen|will|wollen|benötige|benötigen) LABEL (?:gar |eigentlich |doch )?nicht(?: mehr)?",
  "(?:ich|wir) (?:brauche|brauchen|will|wollen) keine?n? LABEL(?: mehr)?",
  "LABEL (?:ist|sind) (?:nicht nötig|unnötig|überflüssig|nicht notwendig)",
  "LABEL is(?: just)? (?:superfluous|unnecessary|too much)",
];
