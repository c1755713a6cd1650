import type Anthropic from "@anthropic-ai/sdk";
import type { Clock } from "../../lib/clock.ts";
import { KnownError, messageOf } from "../../lib/errors.ts";
import { newId, sha256 } from "../../lib/ids.ts";
import type { Harness, HarnessErrorCode, HarnessEvent, HarnessTask } from "../harness.ts";
import {
  createModelClient,
  type ModelAnswer,
  type ModelCallResult,
  type ModelClient,
  type ModelMessage,
  type ModelProblem,
  modelProblem,
} from "../model.ts";
import { boxCalls, callTitle, doneSchema, runCall } from "./box-calls.ts";
import { codingContent, codingSystem, remarkContent } from "./coding-prompt.ts";
import { createLoopGuard, type LoopGuard } from "./loop-guard.ts";

export interface BuiltInHarnessOptions {
  model: string;
  /** Tokens one answer may take. */
  maxTokens: number;
  clock: Clock;
  /** Turns without a changed file before the model is told; half as many more end it. */
  idleTurns?: number;
  maxRetries?: number;
}

type ErrorEvent = Extract<HarnessEvent, { kind: "error" }>;
/** Ends the loop: thrown inside, an event outside. */
class Ended extends Error {
  readonly event: ErrorEvent;

  constructor(code: HarnessErrorCode, message: string, next: string) {
    super(message);
    this.event = { kind: "error", code, message, next };
  }
}

interface Loop {
  task: HarnessTask;
  options: BuiltInHarnessOptions;
  client: ModelClient;
  messages: ModelMessage[];
  guard: LoopGuard;
  signal: AbortSignal;
}

const TEXT_CHUNK = 200;
const RETRY = "Reply *retry* to start the build again.";

/** The Harness whose loop runs here, outside the Sandbox, and whose four calls run inside it. */
export function createBuiltInHarness(options: BuiltInHarnessOptions): Harness {
  return { name: "built-in", start: (task) => run(task, options) };
}

async function* run(task: HarnessTask, options: BuiltInHarnessOptions): AsyncGenerator<HarnessEvent> {
  const ended = new AbortController();
  const overtime = AbortSignal.timeout(task.limits.timeoutMs);
  const signal = AbortSignal.any([task.signal, overtime, ended.signal]);
  try {
    yield { kind: "opened", harnessSessionId: newId("hs", options.clock.now()), model: options.model };
    yield* work(task, options, signal);
  } catch (error) {
    yield ending(error, task, overtime);
  } finally {
    // Also where the reader stopped reading: whatever still runs ends now.
    ended.abort();
  }
}

async function* work(
  task: HarnessTask,
  options: BuiltInHarnessOptions,
  signal: AbortSignal,
): AsyncGenerator<HarnessEvent> {
  const { maxRetries = 2, idleTurns = 16 } = options;
  const loop: Loop = {
    task,
    options,
    client: createModelClient({ doorFolder: task.doorFolder, maxRetries }),
    messages: [{ role: "user", content: codingContent(task.assignment, task.inputs) }],
    guard: createLoopGuard({ idleTurns, firstFingerprint: await fingerprint(task, signal) }),
    signal,
  };
  let cutAnswers = 0;
  const summaries: string[] = [];
  for (let turn = 1; turn <= task.limits.turns; turn += 1) {
    yield* hear(loop);
    const answer = yield* ask(loop);
    yield { kind: "usage", inputTokens: allInput(answer), outputTokens: answer.usage.output_tokens };
    loop.messages.push({ role: "assistant", content: answer.content.length > 0 ? answer.content : "(nothing)" });
    if (answer.stop_reason === "refusal")
      throw new Ended(
        "declined",
        "The model declined to go on with this: it goes against the rules its maker gave it.",
        "Say here in other words what you need, and leave out what it may have taken offence at.",
      );
    if (answer.stop_reason === "model_context_window_exceeded")
      throw new Ended(
        "turns",
        "The work grew longer than the model can hold.",
        "Ask for something smaller, or reply *retry*.",
      );
    const uses = answer.content.filter((block) => block.type === "tool_use");
    if (answer.stop_reason === "max_tokens") {
      cutAnswers += 1;
      if (cutAnswers >= 3) throw new Ended("turns", "The model's answers were cut off three times.", RETRY);
      loop.messages.push({ role: "user", content: afterCut(uses, options.maxTokens) });
      continue;
    }
    if (answer.stop_reason === "pause_turn") continue;
    const summary = uses.length === 0 ? lastText(answer) : yield* answerCalls(loop, uses);
    if (summary === null) continue;
    summaries.push(summary);
    // Said while it finished: there is still time to take it in.
    if (turn < task.limits.turns && (yield* hear(loop))) continue;
    yield { kind: "done", summary: summaries.join(" ") };
    return;
  }
  throw new Ended(
    "turns",
    `It was not finished after ${task.limits.turns} turns.`,
    `Ask for something smaller, or r${RETRY.slice(1)}`,
  );
}

/** Puts what was said meanwhile before the model. True where there was something. */
async function* hear(loop: Loop): AsyncGenerator<HarnessEvent, boolean> {
  const remarks = await loop.task.remarks();
  if (remarks.length === 0) return false;
  const last = loop.messages.at(-1);
  const words = remarkContent(remarks);
  // Results of calls must follow their calls at once: words come behind them, in the same message.
  if (last?.role === "user" && typeof last.content !== "string") last.content = [...last.content, ...words];
  else loop.messages.push({ role: "user", content: words });
  yield { kind: "heard", remarkTs: remarks.map((remark) => remark.ts) };
  return true;
}

/** One answer of the model, its text as it comes. A stream that breaks in the middle is asked for once more. */
async function* ask(loop: Loop): AsyncGenerator<HarnessEvent, ModelAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return yield* stream(loop);
    } catch (error) {
      const problem = modelProblem(error);
      const mayRetry = problem?.code === "model_down" || problem?.code === "overloaded";
      if (attempt > 1 || !mayRetry || (loop.options.maxRetries ?? 2) === 0 || loop.signal.aborted) throw error;
    }
  }
}

async function* stream(loop: Loop): AsyncGenerator<HarnessEvent, ModelAnswer> {
  const { task, options, signal } = loop;
  const answer = loop.client.messages.stream(
    {
      model: options.model,
      max_tokens: options.maxTokens,
      system: [{ type: "text", text: codingSystem(task.skillText), cache_control: { type: "ephemeral" } }],
      tools: boxCalls(),
      messages: withCacheMark(loop.messages),
    },
    { signal },
  );
  let pending = "";
  for await (const event of answer) {
    if (event.type === "content_block_delta" && event.delta.type === "text_delta") pending += event.delta.text;
    const isComplete = event.type === "content_block_stop" || pending.includes("\n") || pending.length >= TEXT_CHUNK;
    if (!isComplete || pending === "") continue;
    yield { kind: "text", text: pending };
    pending = "";
  }
  return answer.finalMessage();
}

/** Runs the calls in order and hands their results back. The summary where `done` was among them, else null. */
async function* answerCalls(loop: Loop, uses: Anthropic.ToolUseBlock[]): AsyncGenerator<HarnessEvent, string | null> {
  const results: ModelCallResult[] = [];
  let summary: string | null = null;
  let warning = "";
  for (const use of uses) {
    yield { kind: "call_start", callId: use.id, name: use.name, title: callTitle(use.name, use.input) };
    if (use.name === "done") {
      const parsed = doneSchema.safeParse(use.input);
      const text = parsed.success ? "Good." : 'done takes {"summary": "…"}: call it again.';
      if (parsed.success) summary = parsed.data.summary;
      results.push({ type: "tool_result", tool_use_id: use.id, content: text, is_error: !parsed.success });
      yield {
        kind: "call_end",
        callId: use.id,
        ok: parsed.success,
        note: parsed.success ? "done" : "without a summary",
      };
      continue;
    }
    const outcome = await inSandbox(loop, () => runCall(loop.task.sandbox, use.name, use.input, loop.signal));
    yield { kind: "call_end", callId: use.id, ok: outcome.ok, note: outcome.note };
    const verdict = loop.guard.called(use.name, use.input, outcome.text, outcome.changed);
    if (verdict.kind === "stop") throw new Ended("loop", `The model goes in circles. ${verdict.words}`, RETRY);
    if (verdict.kind === "warn") warning = verdict.words;
    const content = verdict.kind === "warn" ? `${outcome.text}\n\n${warning}` : outcome.text;
    results.push({ type: "tool_result", tool_use_id: use.id, content, is_error: !outcome.ok });
  }
  const idle = await loop.guard.turned(() => fingerprint(loop.task, loop.signal));
  if (idle.kind === "stop" && summary === null)
    throw new Ended("loop", `The model goes in circles. ${idle.words}`, RETRY);
  const last = results.at(-1);
  if (idle.kind === "warn" && last) last.content = `${String(last.content)}\n\n${idle.words}`;
  loop.messages.push({ role: "user", content: results });
  return summary;
}

/** Tells a Sandbox that is gone from a command that failed, and does not wait for it once stopped. */
async function inSandbox<T>(loop: Pick<Loop, "task" | "signal">, act: () => Promise<T>): Promise<T> {
  loop.signal.throwIfAborted();
  const stopped = Promise.withResolvers<never>();
  const onAbort = () => stopped.reject(loop.signal.reason);
  loop.signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([act(), stopped.promise]);
  } catch (error) {
    if (loop.signal.aborted) throw error;
    // The Runner's own words where it has them: an engine that stopped is told otherwise than a box that is gone.
    const isEngine = error instanceof KnownError && error.code === "runner_unavailable";
    if (isEngine) throw new Ended("runner_unavailable", error.message, error.next);
    if (error instanceof KnownError) throw new Ended("sandbox_gone", error.message, error.next);
    throw new Ended("sandbox_gone", `Sandbox ${loop.task.sandbox.name} is gone: ${messageOf(error)}.`, RETRY);
  } finally {
    loop.signal.removeEventListener("abort", onAbort);
  }
}

/** Changes with any file: names, sizes and times of all of them. */
async function fingerprint(task: HarnessTask, signal: AbortSignal): Promise<string> {
  const command = ["find", ".", "-type", "f", "-not", "-path", "*/node_modules/*", "-printf", "%p %s %T@\\n"];
  const list = () => task.sandbox.exec(command, { timeoutMs: 20_000, maxOutputBytes: 1_000_000, signal });
  const result = await inSandbox({ task, signal }, list);
  return sha256(result.stdout.split("\n").sort().join("\n"));
}

function ending(error: unknown, task: HarnessTask, overtime: AbortSignal): ErrorEvent {
  if (task.signal.aborted) return { kind: "error", code: "stopped", message: "The build was stopped.", next: RETRY };
  if (overtime.aborted) {
    const minutes = Math.max(1, Math.round(task.limits.timeoutMs / 60_000));
    const message = `It was not finished after ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
    return { kind: "error", code: "timeout", message, next: `Ask for something smaller, or r${RETRY.slice(1)}` };
  }
  if (error instanceof Ended) return error.event;
  const problem = modelProblem(error);
  if (problem === null) throw error;
  return { kind: "error", code: harnessCode(problem), message: problem.message, next: problem.next };
}

function harnessCode(problem: ModelProblem): HarnessErrorCode {
  if (problem.code === "overloaded" || problem.code === "model_refused") return "model_down";
  return problem.code;
}

function afterCut(uses: Anthropic.ToolUseBlock[], maxTokens: number): Anthropic.ContentBlockParam[] {
  const words = `Your answer was cut off at ${maxTokens} tokens, so nothing in it was done. Go on in smaller pieces: write long files in parts.`;
  if (uses.length === 0) return [{ type: "text", text: words }];
  return uses.map((use) => ({ type: "tool_result", tool_use_id: use.id, content: words, is_error: true }));
}

/** The conversation so far is read from the provider's cache: its last block carries the mark. */
function withCacheMark(messages: ModelMessage[]): ModelMessage[] {
  const last = messages.at(-1);
  if (last?.role !== "user" || typeof last.content === "string") return messages;
  const block = last.content.at(-1);
  if (block === undefined || (block.type !== "text" && block.type !== "tool_result")) return messages;
  const marked = { ...block, cache_control: { type: "ephemeral" as const } };
  return [...messages.slice(0, -1), { role: "user", content: [...last.content.slice(0, -1), marked] }];
}

function allInput(answer: ModelAnswer): number {
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = answer.usage;
  return input_tokens + (cache_read_input_tokens ?? 0) + (cache_creation_input_tokens ?? 0);
}

function lastText(answer: ModelAnswer): string {
  const text = answer.content
    .flatMap((block) => (block.type === "text" ? [block.text] : []))
    .join("\n")
    .trim();
  return text === "" ? "The model said nothing about its work." : text;
}
