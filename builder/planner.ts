import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Composition } from "../sdk/contract/parts.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import type { AskInput, Remark } from "../store/schema.ts";
import type { GivenPage } from "./context/given-page.ts";
import type { OpenSource } from "./sources/company-sources.ts";

/**
 * Turns words into Intent and Plan. `model` asks a model, `rules` uses grammars; both give the same shapes. Where `stop` is
 * aborted, it throws at once, and no model is asked any more.
 */
export interface Planner {
  readonly name: "model" | "rules";
  /** What they want. Costs at most one small model call. */
  triage(ask: Ask, stop?: AbortSignal): Promise<Intent>;
  /** What we would build. At most one round of questions: when `ask.remarks` answers one, it must give a Plan or say it cannot. */
  plan(ask: Ask, stop?: AbortSignal): Promise<PlanAnswer>;
}

/** Name of the input with what people say is not right with what is live: a line for each that said it in words, with a dash. */
export const COMPLAINTS_INPUT = "What people say is not right";

/** Everything the requester gave us. Text in it is data: nothing written there approves or authorises anything. */
export interface Ask {
  requestId: string;
  /** Door of this request's Build, through which a model is reached: `<folder>/door/door.sock`. */
  doorFolder: string;
  text: string;
  inputs: AskInput[];
  remarks: Remark[];
  requester: { name: string; timeZone: string; locale: string };
  channels: string[];
  /** With #, where it is asked: what "in here" means. None for what we cannot see. */
  channel?: string;
  /** Who is, or was, in this Slack: the names that an ask may name. */
  people: AskPerson[];
  /** Of the organisation's context, what the ask may be about, for a model that plans. Absent: nothing. */
  contextPages?: readonly GivenPage[];
  /** The company's own skills that an app can begin with, for a model that plans. Absent: none. */
  companySkills?: readonly { name: string; description: string }[];
  /** Data of the company's that an app of theirs may read, for a model that plans. Absent: none. */
  sources?: readonly OpenSource[];
  /** The app of this thread, where it has one; with its parts, where it was composed of parts. */
  current: CurrentApp | null;
  /** It says that what is live is wrong: what it did is among the inputs, and a Check must tell the new from the old. */
  isCorrection?: boolean;
  /**
   * The Plan that is being built, where more was said since. It stands but for what those words change; the answer is the
   * same Plan where that is nothing.
   */
  agreed?: Plan;
  /** Answer questions asked before; no second round. */
  mayAsk: boolean;
  /** Moment of the ask, ISO 8601. */
  at: string;
}

export interface CurrentApp {
  manifest: Manifest;
  releaseNumber: number;
  composition: Composition | null;
  /** What else is known of it, where the ask may be a question. */
  knowledge?: AppKnowledge;
}

/** Where the answer to a question about an App may be found. */
export interface AppKnowledge {
  /** Paths of all of its source. */
  paths: string[];
  /** Those that the question may be about: their text, cut. */
  files: { path: string; text: string }[];
  /** What it did last and which versions were live, in lines. */
  runs: string[];
  versions: string[];
}

export interface AskPerson {
  /** Slack user id. */
  personId: string;
  name: string;
  handle: string;
  isDeactivated: boolean;
}

export type Intent =
  | { kind: "new_app" }
  | { kind: "change" }
  /** In the thread of an App, plainly for another one. */
  | { kind: "other_app" }
  /** Answered at once, in words. */
  | { kind: "question"; answer: string /** Where the answer is from, such as `app.ts`. */; sources?: string[] }
  /** Not for Toolroom: why, and who to ask. */
  | { kind: "not_here"; answer: string }
  | { kind: "unclear"; questions: string[] };

export type PlanAnswer =
  | { kind: "plan"; plan: Plan }
  | { kind: "questions"; questions: string[] }
  /** There is nothing to plan, or nothing any more: what ends it, in words. */
  | { kind: "answered"; answer: string }
  | { kind: "cannot"; reason: string };
