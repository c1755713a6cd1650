/** What comes again and again. `hint`: the time that its words mean by themselves, as in "each morning". */
export type Recurrence =
  /** 0 is Sunday. */
  | { kind: "days"; days: number[]; hint: string | null }
  /** Once a week, no day said. */
  | { kind: "week" }
  /** Once a month; null: no day said. */
  | { kind: "month"; day: number | "last" | null }
  | { kind: "month_weekday"; nth: number | "last"; weekday: number }
  /** What five cron fields cannot say: every two weeks, each year. */
  | { kind: "other" };
