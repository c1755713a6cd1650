import type { Trigger } from "../../sdk/contract/triggers.ts";
import type { Deed } from "../blueprints/deed.ts";

/** What somebody does, as a clause about you and about others: "enter", "enters", "the order “Ramen”". */
export interface Doing {
  you: string;
  they: string;
  what: string;
  /** What it leads to where it is not refused; without it, that it is kept. */
  done?: string;
}

/** `asker` is who asked for the app, to others who read it. */
export type Who = "you" | "asker" | "colleague" | "stranger";

/** A field that was filled in. */
export interface SaidValue {
  name: string;
  /** Empty where the value speaks for itself. */
  label: string;
  /** As it is read: “Ramen”, 9.50, in 7 days. */
  said: string;
}

export interface SaidMoment {
  /** YYYY-MM-DD, or days since the first Check's day; null: not said. */
  day: string | number | null;
  /** HH:MM; null: not said. */
  time: string | null;
}

export type DueName = { channel: string } | { name: string };

/** When something is due, as far as it matters: each day of that name, or one day. */
export interface DueMoment {
  /** 0 is Sunday. */
  weekday: number | null;
  /** YYYY-MM-DD. */
  day: string | null;
  /** HH:MM. */
  time: string;
}

/** A Trigger that somebody, a service or another App sets off. */
export type Happens = Exclude<Trigger, { schedule: string } | { command: string } | { webhook: string }>;

/** The grammar of Checks in one language. */
export interface CheckLanguage {
  quote(text: string): string;
  yes: string;
  no: string;
  empty: string;
  date(day: string): string;
  inDays(days: number): string;
  doings: Record<Deed, (noun: string, values: readonly SaidValue[]) => Doing>;
  fill(values: readonly SaidValue[]): Doing;
  /** Both empty where there is nothing to say. */
  open(page: string, lookingFor: string): Doing;
  type(command: string): Doing;
  clause(who: Who, moment: SaidMoment, doing: Doing): string;
  /** When an app acts by itself. `usual` is its schedule in words, `time` tells it from its other schedules. */
  runs(usual: string | null, moment: SaidMoment, time: string | null): string;
  gets(webhook: string | null, sent: string): string;
  /** When something happens that makes an app act; `sent`: what goes with it, as far as it matters. */
  happens(trigger: Happens, sent: string | null): string;
  dueAt(moment: DueMoment): string;
  /** `of` tells it from the app's other schedules: a channel, or its name. */
  isDue(of: DueName | null): string;
  isSilent(of: DueName | null): string;
  /** One act on two versions. */
  differs(act: string, before: string, now: string): string;
  /** What the version before did instead. */
  was: {
    due: string;
    silent: string;
    refused: string;
    notRefused: string;
    broke: string;
    notShown(text: string): string;
    notKept: string;
    answered(text: string): string;
    posted(channel: string, text: string): string;
    nothingPosted(channel: string): string;
  };
  refused: string;
  kept: string;
  keptWith(values: string): string;
  answers(text: string): string;
  tells(text: string): string;
  posts(channel: string, text: string): string;
  shows(text: string): string;
  and: string;
}

/** `what` may have gaps where a noun was empty. */
export function does(you: string, they: string, what: string, done?: string): Doing {
  return { you, they, what: what.replace(/\s+/g, " ").trim(), ...(done === undefined ? {} : { done }) };
}

/** "6 March", as `locale` writes a day (YYYY-MM-DD) without its year. */
export function dayWords(locale: string, day: string): string {
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** The first values by name, the rest in brackets: `“Example Ltd” (Phone “555-0101”, Price 9.50, and 2 more)`. */
export function leading(values: readonly SaidValue[], more: (count: number) => string): string {
  const [first, ...others] = values;
  if (first === undefined) return "";
  if (first.label !== "") return leading([{ name: "", label: "", said: "" }, ...values], more).trim();
  const shown = others.slice(0, MOST_SAID).map(labelled);
  const rest = others.length > shown.length ? [...shown, more(others.length - shown.length)] : shown;
  return rest.length === 0 ? first.said : `${first.said} (${rest.join(", ")})`;
}

export function labelled({ label, said }: SaidValue): string {
  return label === "" ? said : `${label} ${said}`;
}

/** What is said of a field; empty where it is not there. */
export function fieldOf(values: readonly SaidValue[], name: string): string {
  return values.find((one) => one.name === name)?.said ?? "";
}

const MOST_SAID = 6;
