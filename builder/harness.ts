import type { Sandbox } from "../runners/runner.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import type { AskInput } from "../store/schema.ts";

/** A program that drives a model to write code from a Plan. Sees Plans, never Slack text. */
export interface Harness {
  readonly name: string;
  /** Works in the Sandbox until done, out of budget or stopped. The last event is `done` or `error`, always. */
  start(task: HarnessTask): AsyncIterable<HarnessEvent>;
}

export interface HarnessTask {
  plan: Plan;
  occasion: CodingOccasion;
  /** What is different from the code that is there: the whole Plan at first, problems or a correction later. */
  assignment: string;
  inputs: AskInput[];
  skillText: string;
  sandbox: Sandbox;
  /** `<folder>/door/door.sock` leads to the model. */
  doorFolder: string;
  limits: { turns: number; timeoutMs: number };
  /** Stops it within a second. */
  signal: AbortSignal;
  /**
   * What the person who asked has said since, each once, oldest first. The harness asks before every turn and once more
   * before it ends, hands them to the model as that person's words, and says so by `heard`.
   */
  remarks(): Promise<HarnessRemark[]>;
}

/**
 * Why the agent works: a new App, a change of what is live, the asker's words to the preview, another Plan while it wrote, or
 * what the checks found.
 */
export type CodingOccasion = "new_app" | "change" | "correction" | "steered" | "problems";

export interface HarnessRemark {
  /** Slack's timestamp: its name. */
  ts: string;
  text: string;
  /** Files and pictures that came with it. */
  inputs: AskInput[];
}

export type HarnessEvent =
  | { kind: "opened"; harnessSessionId: string; model: string }
  /** The model has these remarks before its next turn. */
  | { kind: "heard"; remarkTs: string[] }
  | { kind: "text"; text: string }
  | { kind: "call_start"; callId: string; name: string; title: string }
  | { kind: "call_end"; callId: string; ok: boolean; note: string }
  | { kind: "usage"; inputTokens: number; outputTokens: number }
  | { kind: "done"; summary: string }
  | { kind: "error"; code: HarnessErrorCode; message: string; next: string };

export type HarnessErrorCode =
  | "no_key"
  | "wrong_key"
  | "model_down"
  | "budget"
  | "turns"
  /** The model will not do this on its maker's grounds: asking it again is no way on. */
  | "declined"
  | "loop"
  | "timeout"
  | "stopped"
  | "sandbox_gone"
  | "runner_unavailable"
  /** The code is no longer what known parts compose: changing it further takes a model. */
  | "modified"
  /** Known parts do not offer it. */
  | "no_part";
