/**
 * Words that limit a meaning or turn it round. Each must be modelled by whoever reads it, else the ask is not planned as it
 * stands: see `limits.ts`. Phrases stand between bars.
 */
export interface Limits {
  /** "not", "nobody", "without". */
  negation: string;
  /** "except", "unless". */
  exception: string;
  /** "only", "exclusively". */
  restriction: string;
  /** "confidential", "anonymous": an adjective that is a limit by itself. */
  secrecy: string;
  /** "at most", "at least": how much, whatever stands behind. */
  amount: string;
  /** "max", "over", "between": limits before a number only; else they name something. */
  beforeNumber: string;
  /** "from", "until", "since": limits before a date, a time or a span only; else they name something. */
  beforeTime: string;
  /** "for": a limit before a length of time only. */
  beforeSpan: string;
  /** "for the first": a length of time follows anyway. */
  firstOf: string;
  /** "after", "before": limits right behind a length of time. */
  behindSpan: string;
  /** "otherwise", "reverse", "instead". */
  order: string;
  /** "but": a limit where days, times or people follow. */
  contrast: string;
  /** "twice", "in a row": of what may come again. */
  repetition: string;
  /** Beside a no, what a booking, a pick or turns keep to anyway: "nobody twice". */
  again: string;
  /** Beside a no, what a draw and a decision keep to anyway: "not themselves". */
  self: string;
  /** Beside a no or "only", what a vote keeps to anyway: "one vote each". */
  vote: string;
  /** Says the opposite of what is listed where a sentence begins with it: "remove names". */
  leading: string;
  /** "if": a limit in a sentence that says how often something is done. */
  condition: string;
  /** "per person": a limit behind a number. */
  perHead: string;
  /** Phrases with such words that limit nothing: "no rush". */
  idioms: string;
  /** What goes wrong today, beside a no: "nobody knows", "we never find". */
  complaints: string;
  /** Beside these a no is a rule, not a complaint: "nobody may", "edit". */
  acts: string;
  /** In a name of a column, choice or thing these say that it is no name but a sentence. */
  sentence: string;
  /** Say that words before them name a unit: "the day before". */
  units: string;
  /** What one answers that wants a limit dropped. */
  leaveOut: string;
}
