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
  | "entries";

/** What the registry knows of it. Times in ms since the epoch. */
export type AppAnswer =
  | { about: "owner"; name: string; ownerId: string; since: number }
  | { about: "next_run"; name: string; at: number | null; timeZone: string; isStopped: boolean }
  | { about: "last_run"; name: string; runs: LastRun[]; nextAt: number | null; timeZone: string; isStopped: boolean }
  /** Newest first, those that were live alone. */
  | { about: "changes"; name: string; versions: LiveVersion[] }
  | { about: "users"; name: string; peopleThisWeek: number }
  | { about: "access" | "purpose"; name: string; purpose: string; manifest: Manifest }
  /** Of what is live; people, each once. `words`: the newest, oldest first. */
  | { about: "feedback"; name: string; releaseNumber: number; like: number; complain: number; words: SaidWords[] }
  /** What it keeps: nobody but those who may open its page reads that, and it is no matter of the registry. */
  | { about: "entries"; name: string; hasPage: boolean }
  /** US dollars paid to models, over all that was asked for it. */
  | { about: "cost"; name: string; costUsd: number; asks: number };

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

export interface LiveVersion {
  number: number;
  summary: string;
  liveAt: number;
  isLive: boolean;
}

/** What somebody said below a post. */
export interface SaidWords {
  personId: string;
  isComplaint: boolean;
  text: string;
}
