import type { Manifest } from "../sdk/contract/manifest.ts";

/** What somebody wants to know of an App. */
export type AppQuestion =
  | "owner"
  | "next_run"
  | "last_run"
  | "changes"
  | "users"
  | "access"
  | "purpose"
  | "cost"
  | "feedback"
  | "live"
  | "entries";

/** What the registry knows of it. Times in ms since the epoch. */
export type AppAnswer =
  | { about: "owner"; name: string; ownerId: string; since: number }
  | { about: "next_run"; name: string; at: number | null; timeZone: string; isStopped: boolean }
  | { about: "last_run"; name: string; runs: LastRun[]; nextAt: number | null; timeZone: string; isStopped: boolean }
  /**
   * Newest first, those that were live alone. `span`: of these alone; then `everLive` are the numbers of all, newest first,
   * and `contracts` those that they lead from and to, where both are known.
   */
  | {
      about: "changes";
      name: string;
      versions: LiveVersion[];
      span?: ChangeSpan;
      everLive?: number[];
      contracts?: { before: Manifest; now: Manifest };
    }
  /** Which version is live, and since when. */
  | { about: "live"; name: string; releaseNumber: number; since: number; isStopped: boolean }
  | { about: "users"; name: string; peopleThisWeek: number }
  | { about: "access" | "purpose"; name: string; purpose: string; manifest: Manifest }
  /** Of what is live; people, each once. `words`: the newest, oldest first. */
  | {
      about: "feedback";
      name: string;
      releaseNumber: number;
      like: number;
      complain: number;
      words: SaidWords[];
      /** Of answers that were given about it. */
      answers?: { like: number; complain: number };
    }
  /**
   * What it keeps: nobody but those who may open its page reads that, and it is no matter of the registry. `found`: read
   * from its page for who asked; that is told to them alone and kept nowhere.
   */
  | { about: "entries"; name: string; hasPage: boolean; found?: FoundEntries }
  /** US dollars paid to models, over all that was asked for it. */
  | { about: "cost"; name: string; costUsd: number; asks: number };

/** Entries of an App that answer a question. */
export interface FoundEntries {
  /** Heading of the list they are of; "" where it has none. */
  list: string;
  /** Of so many that the person may see, so many fit. */
  total: number;
  count: number;
  /** What was looked for, as it was read: `“open”`, `today (2026-03-10)`. None: all of them fit. */
  by: string[];
  /** The first of them, cell by cell, and cut: few enough for a message. */
  shown: { label: string; text: string }[][];
}

/** One firing of a Trigger. `channels`: where it posted. */
export interface LastRun {
  run: string;
  kind: string;
  at: number;
  outcome: "answered" | "failed" | "waiting";
  /** Why it failed, in the App's own words. */
  error: string | null;
  channels: string[];
}

/** Since when, or in what, something changed. Days are YYYY-MM-DD in the App's time zone; `last` null: until now. */
export type ChangeSpan =
  | { kind: "since_version"; number: number }
  | { kind: "of_version"; number: number }
  | { kind: "days"; first: string; last: string | null };

export interface LiveVersion {
  releaseId: string;
  number: number;
  summary: string;
  liveAt: number;
  isLive: boolean;
  /** Who asked for it. */
  personId?: string;
}

/** What somebody said below a post. */
export interface SaidWords {
  personId: string;
  isComplaint: boolean;
  text: string;
}
