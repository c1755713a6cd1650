import type { ModelApi } from "../lib/model-platform.ts";
import type { ProgramAhead, Sandbox, SourceFile } from "../runners/runner.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import type { DoorTold } from "../store/door-told.ts";
import type { AskInput } from "../store/schema.ts";
import type { GivenPage } from "./context/given-page.ts";

/**
 * A program that drives a model to write code from a Plan. Sees Plans, never Slack text.
 *
 * Contract suite: `test/contracts/harness.contract.ts`.
 */
export interface Harness {
  readonly name: string;
  readonly traits: HarnessTraits;
  /**
   * Its program, for Sandboxes that are opened ahead: it waits there, and `start` goes on with it. The same for all tasks with
   * these limits. Not there: it has none, or none that can wait.
   */
  ahead?(limits: HarnessLimits): ProgramAhead;
  /** Works in the Sandbox until done, out of budget or stopped. */
  start(task: HarnessTask): HarnessRun;
}

/** What people must know of a Harness before they choose it. The README's table is made of these. */
export interface HarnessTraits {
  /** By its SPDX name where it has one, else whose terms hold. */
  licence: string;
  /** What must be there beside Toolroom, in a few words. */
  needs: string;
  /** How it speaks with a model; null: with none. */
  api: ModelApi | null;
  /** Goes on in another Sandbox from what `memory` gave. */
  resumes: boolean;
  /** When the model has what is sent. */
  steers: "next turn" | "no";
  /** Gets what the platform lets it read as calls of its own, over MCP; else by `tool read` in the box, or not at all. */
  readsMcp: boolean;
  /** Who counts what it costs: never the harness itself. */
  cost: "model door" | "nothing";
}

export interface HarnessRun {
  /**
   * Read once, and it goes on only while it is read. The last is `done` or `error`, always; each `call_end` has its
   * `call_start`. A reader that leaves stops it.
   */
  events: AsyncIterable<HarnessEvent>;
  /**
   * Hands these to the model before its next turn; `heard` says when it has them. Of a Harness that does not steer, and of
   * a run that ended: nobody hears them.
   */
  send(remarks: readonly HarnessRemark[]): Promise<void>;
  /** Ends the turn, with the command it waits for. `interrupted` says so; it goes on with the next `send`. */
  interrupt(): Promise<void>;
  /** As the task's signal; returns once nothing that it started runs any more. */
  stop(): Promise<void>;
  /** What a run in another Sandbox needs to go on from here; null of one that does not resume, or has not begun. Asked before the Sandbox is closed. */
  memory(): Promise<HarnessMemory | null>;
}

export interface HarnessTask {
  plan: Plan;
  occasion: CodingOccasion;
  /** What is different from the code that is there: the whole Plan at first, problems or a correction later. */
  assignment: string;
  inputs: AskInput[];
  /** Taught to it where it looks for such, never below `/app-source`: what is there becomes the app. */
  skills: readonly TaughtSkill[];
  /** Of the organisation's context, what the Plan may be about: shown to it as data, like the inputs. Absent: nothing. */
  contextPages?: readonly GivenPage[];
  sandbox: Sandbox;
  /** `<folder>/door/door.sock` leads to the model. */
  doorFolder: string;
  limits: HarnessLimits;
  /** Stops it: the last event comes within two seconds. */
  signal: AbortSignal;
  /** Of an earlier run, which this one goes on from; null: it begins anew. Of another harness it is an error, thrown at once. */
  resume: HarnessMemory | null;
  /** What the model door knows of this run: the truth about money and refusals, whatever a program says of them. */
  door(): Promise<DoorTold>;
}

export interface HarnessLimits {
  turns: number;
  timeoutMs: number;
  /** So long nothing may be heard of it while it waits neither for the model nor for a command. Default 90 s. */
  silenceMs?: number;
}

export interface TaughtSkill {
  name: string;
  description: string;
  text: string;
}

/** A conversation that went on in a Sandbox that is gone. */
export interface HarnessMemory {
  /** Whose. */
  harness: string;
  harnessSessionId: string;
  /** Of a CLI: by their paths below `/home/agent`. */
  files: SourceFile[];
}

/**
 * Why the agent works: a new App, a change of what is live, the asker's words to the preview, another Plan while it wrote,
 * what an attempt left half done, or what the checks found.
 */
export type CodingOccasion = "new_app" | "change" | "correction" | "steered" | "continued" | "problems";

export interface HarnessRemark {
  /** Slack's timestamp: its name. */
  ts: string;
  text: string;
  /** Files and pictures that came with it. */
  inputs: AskInput[];
  /** Said by Toolroom itself; absent: by the person who asked. */
  from?: "toolroom";
}

export type HarnessEvent =
  | { kind: "opened"; harnessSessionId: string; model: string }
  /** Before each turn, and once more before it ends: what is sent before the next event is read is in that turn. */
  | { kind: "listening"; turn: number }
  /** The model has these remarks before its next turn. */
  | { kind: "heard"; remarkTs: string[] }
  | { kind: "text"; text: string }
  /** `input`: its arguments as the model gave them, plain JSON, for the transcript. */
  | { kind: "call_start"; callId: string; name: string; title: string; input?: unknown }
  /** `output`: what the model was given back. */
  | { kind: "call_end"; callId: string; ok: boolean; note: string; output?: string }
  /** As the harness has it: advice. What counts is the model door's. */
  | { kind: "usage"; inputTokens: number; outputTokens: number }
  /** It waits for the next `send`. */
  | { kind: "interrupted" }
  | { kind: "done"; summary: string }
  | { kind: "error"; code: HarnessErrorCode; message: string; next: string };

export type HarnessError = Extract<HarnessEvent, { kind: "error" }>;

export type HarnessErrorCode =
  | "no_key"
  | "wrong_key"
  | "model_down"
  | "budget"
  | "turns"
  /** The model will not do this on its maker's grounds: asking it again is no way on. */
  | "declined"
  | "timeout"
  /** Nothing was heard of it for too long. */
  | "silent"
  /** It printed more than anybody reads. */
  | "too_much_output"
  /** Its program is not in the image, or does not start. */
  | "no_program"
  /** Its program ended, or said that it failed, for no reason that the door knows. */
  | "broken"
  | "stopped"
  | "sandbox_gone"
  | "runner_unavailable"
  /** The code is no longer what known parts compose: changing it further takes a model. */
  | "modified"
  /** Known parts do not offer it. */
  | "no_part";
