import { sha256 } from "../lib/ids.ts";
import { runsChecks } from "./call-words.ts";
import type { HarnessError, HarnessErrorCode, HarnessEvent, HarnessRemark } from "./harness.ts";

/** Why an agent does not come to an end by itself. Plain JSON. */
export interface DeadEnd {
  kind: "checks" | "repeats" | "idle" | "money" | "time" | "silence" | "output";
  /** For people: what happened, in a sentence or two. */
  words: string;
}

export interface DeadEndLimits {
  /** Model calls without a changed file until the agent is told; half as many more, and it is a dead end. */
  idleCalls: number;
  /** Shares of the budget: the agent is told at the first, and it is a dead end at the second. */
  toldAtShare: number;
  endAtShare: number;
}

export const DEAD_END_LIMITS: DeadEndLimits = { idleCalls: 20, toldAtShare: 0.8, endAtShare: 0.9 };

/** Of the same call with the same result. */
const MOST_TIMES = 3;

export interface DeadEndLook {
  limits: DeadEndLimits;
  budgetUsd: number;
  /** Somebody was asked about the money already, and wanted it to go on. */
  isMoneyAsked: boolean;
  /** Of all files that it writes: the same where none has changed. null: it cannot be told. */
  fingerprint(): Promise<string | null>;
  /** What its model calls took so far, over all attempts. */
  spend(): Promise<{ calls: number; costUsd: number }>;
}

/** Looks at one run of any harness: tells the agent first, then gives it up. */
export interface DeadEndWatch {
  /** After each event, in order. */
  noticed(event: HarnessEvent): Promise<void>;
  /** What the agent is to hear before its next turn, each once. */
  remarks(): HarnessRemark[];
  /** Aborted once it was told and goes on all the same. */
  signal: AbortSignal;
  found(): DeadEnd | null;
}

/**
 * Notices, without a changed file between, the same failing check run again, the same call with the same result for the third
 * time, and many model calls; and a budget that is nearly spent. `first` is the fingerprint as it begins.
 */
export function watchForDeadEnds(look: DeadEndLook, first: string | null, callsBefore: number): DeadEndWatch {
  const { limits } = look;
  const cut = new AbortController();
  const begun = new Map<string, Extract<HarnessEvent, { kind: "call_start" }>>();
  const seen = new Map<string, { times: number; files: string | null }>();
  const told = new Set<DeadEnd["kind"]>();
  let waiting: HarnessRemark[] = [];
  let found: DeadEnd | null = null;
  let failedAt: string | null = null;
  let lastFiles = first;
  let callsAtChange = callsBefore;

  const tell = (kind: DeadEnd["kind"], text: string) => {
    told.add(kind);
    waiting.push({ ts: `toolroom:${kind}`, text, inputs: [], from: "toolroom" });
  };
  const end = (kind: DeadEnd["kind"], words: string) => {
    found ??= { kind, words };
    cut.abort();
  };

  async function checked(isOk: boolean): Promise<void> {
    if (isOk) {
      failedAt = null;
      return;
    }
    const files = await look.fingerprint();
    const isSame = files !== null && files === failedAt;
    failedAt = files;
    if (!isSame) return;
    if (told.has("checks")) end("checks", "The same check failed again and again, and no file was changed between.");
    else
      tell(
        "checks",
        "The same check has failed twice, and no file has changed between. Change the code before you run it again.",
      );
  }

  /** A harness that says nothing of what came of a call is only looked at by its turns. */
  async function repeated({ name, input }: { name: string; input?: unknown }, output: string | undefined) {
    if (output === undefined) return;
    const key = sha256(JSON.stringify([name, input, output]));
    const before = seen.get(key);
    if (before === undefined) return void seen.set(key, { times: 1, files: null });
    const files = await look.fingerprint();
    const isSame = files !== null && files === before.files;
    const times = isSame ? before.times + 1 : 2;
    seen.set(key, { times, files });
    if (times < MOST_TIMES) return;
    const words = `The same ${name} call was made ${times} times with the same result, and no file was changed between.`;
    if (told.has("repeats")) end("repeats", words);
    else tell("repeats", `${words} Do something else, or be done.`);
  }

  async function lookAtFiles(calls: number): Promise<void> {
    const most = told.has("idle") ? Math.ceil(limits.idleCalls / 2) : limits.idleCalls;
    if (calls - callsAtChange < most) return;
    const files = await look.fingerprint();
    callsAtChange = calls;
    if (files === null || files !== lastFiles) {
      lastFiles = files;
      told.delete("idle");
      return;
    }
    if (told.has("idle")) end("idle", `No file has changed for ${limits.idleCalls + most} turns.`);
    else tell("idle", `No file has changed for ${most} turns. Write what is missing now, or be done.`);
  }

  function lookAtMoney(costUsd: number): void {
    const share = costUsd / look.budgetUsd;
    const spent = `$${costUsd.toFixed(2)} of the $${look.budgetUsd.toFixed(2)} set aside for this`;
    const isTold = told.has("money");
    if (share >= limits.endAtShare && isTold && !look.isMoneyAsked)
      end("money", `${spent} is spent, and it is not done.`);
    if (share >= limits.toldAtShare && !isTold)
      tell(
        "money",
        `${spent} is spent. Leave out what app.yaml does not promise, finish the rest, run the checks once and be done.`,
      );
  }

  return {
    signal: cut.signal,
    found: () => found,
    remarks: () => {
      const due = waiting;
      waiting = [];
      return due;
    },
    noticed: async (event) => {
      if (event.kind === "call_start") begun.set(event.callId, event);
      if (event.kind !== "call_end") return;
      const call = begun.get(event.callId);
      begun.delete(event.callId);
      if (call !== undefined && runsChecks(`${call.name} ${call.title}`)) await checked(event.ok);
      if (call !== undefined) await repeated(call, event.output);
      const { calls, costUsd } = await look.spend();
      await lookAtFiles(calls);
      lookAtMoney(costUsd);
    },
  };
}

const STUCK: Partial<Record<HarnessErrorCode, DeadEnd["kind"]>> = {
  ...{ turns: "idle", timeout: "time", silent: "silence", too_much_output: "output" },
};

/** What a harness says of itself as a dead end; null: it failed for another reason. */
export function deadEndOf({ code, message }: HarnessError): DeadEnd | null {
  const kind = STUCK[code];
  return kind === undefined ? null : { kind, words: message };
}
