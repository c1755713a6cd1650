/** What comes again and again. `hint`: the time that its words mean by themselves, as in "each morning". */
export type Recurrence =
  /** 0 is Sunday. */
  | { kind: "days"; days: number[]; hint: string | null }
  /** Every so many weeks; null: no day said. */
  | { kind: "weeks"; every: number; days: number[] | null; hint: string | null }
  /** Once a week, no day said. */
  | { kind: "week" }
  /** Once a month; null: no day said. */
  | { kind: "month"; day: number | "last" | null }
  /** Several days of each month. */
  | { kind: "month_days"; days: number[] }
  /** The first or last working day of each month. */
  | { kind: "month_workday"; nth: 1 | "last" }
  | { kind: "month_weekday"; nth: number | "last"; weekday: number }
  /** What five cron fields cannot say: every two weeks, each year. */
  | { kind: "other" }
  /** "twice a week": right where so many days or times are said beside it. */
  | { kind: "twice"; per: "day" | "week" };
