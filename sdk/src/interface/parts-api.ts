// The public types of the small parts, as they go into the image: this file imports other public types alone.
import type { Html, HtmlValue } from "../api.ts";

/** Where somebody may go on: a path of this app, or an address of the web. */
export interface WayOn {
  label: string;
  href: string;
}

export interface Card {
  title: HtmlValue;
  /** What the title leads to. */
  href?: string;
  /** Beside the title, such as `badge("open")`. */
  badge?: Html;
  text?: HtmlValue;
  /** Values by what they are called. */
  facts?: Readonly<Record<string, HtmlValue>>;
  /** Links or forms at its end. */
  actions?: HtmlValue;
}

export interface Stat {
  label: string;
  /** A number is shown as the app's language has it. */
  value: number | string | null;
  /** ISO 4217, such as "EUR". */
  currency?: string;
  unit?: string;
  /** By how much it differs, and from what: `{ by: -3, than: "last week" }`. `good` says which way is welcome. */
  change?: { by: number; than: string; good?: "up" | "down" };
}

/** A page of several, as its tab says it. */
export interface Tab extends WayOn {
  /** How many there are of what is behind it. */
  count?: number;
}

export interface Message {
  title: string;
  text?: HtmlValue;
  action?: WayOn;
}

export type BadgeTone = "good" | "warning" | "bad";

/** Things side by side, each with its title. */
export type MakeCards = (cards: readonly Card[], options?: { empty?: HtmlValue }) => Html;
/** Numbers that matter, large, side by side. */
export type MakeStats = (stats: readonly Stat[]) => Html;
/** Links to pages that belong together; the one that is open is marked by the page's address. `label` says what they are of. */
export type MakeTabs = (tabs: readonly Tab[], options: { label: string }) => Html;
/** Says that there is nothing yet, and how it begins. */
export type MakeEmptyState = (message: Message) => Html;
/** Says that something is wrong, and how it goes on. */
export type MakeProblem = (message: Message) => Html;
/** A word about the state of something. Its tone is seen by its sign, too. */
export type MakeBadge = (text: string, tone?: BadgeTone) => Html;
