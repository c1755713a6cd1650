import { db, type Sql } from "@toolroom/app";

export type DecisionState = "waiting" | "approved" | "declined";

/** How an entry was decided; `by`, `day` and `why` are empty while it waits. */
export interface Decision {
  state: DecisionState;
  by: string;
  /** YYYY-MM-DD */
  day: string;
  why: string;
}

export function readDecision(table: Sql, number: number): Decision {
  const row = db.get<Decision>`
    select decision as state, coalesce(decided_by, '') as by, coalesce(decided_on, '') as day,
      coalesce(decided_why, '') as why
    from ${table} where entry_number = ${number}`;
  return row ?? { state: "waiting", by: "", day: "", why: "" };
}
