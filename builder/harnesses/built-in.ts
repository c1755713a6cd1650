import type Anthropic from "@anthropic-ai/sdk";
import type { Clock } from "../../lib/clock.ts";
import { KnownError, messageOf } from "../../lib/errors.ts";
import { newId } from "../../lib/ids.ts";
import type { Harness, HarnessError, HarnessErrorCode, HarnessEvent, HarnessRun, HarnessTask } from "../harness.ts";
import {
  createModelClient,
  type ModelAnswer,
  type ModelCallResult,
  type ModelClient,
  type ModelMessage,
  modelProblem,
} from "../model.ts";
import { agentsFileWords } from "./agents-file.ts";
import { boxCalls, type CallOutcome, callTitle, doneSchema, runCall } from "./box-calls.ts";
import { codingContent, codingSystem, remarkContent } from "./coding-prompt.ts";
import {
  addWords,
  afterCut,
  allInput,
  answerOpenCalls,
  lastText,
  recallConversation,
  rememberConversation,
  withCacheMark,
} from "./conversation.ts";
import { harnessCode, overtimeError, RETRY, stoppedError, turnsError } from "./endings.ts";
import { ownMemory } from "./own-memory.ts";
import { openReads, type Reads } from "./reads.ts";
import { type RunControl, startRun } from "./run.ts";

export interface BuiltInHarnessOptions {
  model: string;
  /** Tokens one answer may take. */
  maxTokens: number;
  clock: Clock;
  maxRetries?: number;
}

/** Ends the loop: thrown inside, an event outside. */
class Ended extends Error {
  readonly event: HarnessError;

  constructor(code: HarnessErrorCode, message: string, next: string) {
    super(message);
    this.event = { kind: "error", code, message, next };
  }
}

interface Loop {
  task: HarnessTask;
  options: BuiltInHarnessOptions;
  client: ModelClient;
  reads: Reads;
  messages: ModelMessage[];
  control: RunControl;
  /** Aborted where the run ends, or only this turn. */
  signal: AbortSignal;
  /** Answers that were cut off so far. */
  cutAnswers: number;
}

const NAME = "built-in";
const BOX_CALLS = boxCalls().map(({ name }) => name);
const TEXT_CHUNK = 200;
const INTERRUPTED = "Interrupted: it was not carried out to its end.";

/** The Harness whose loop runs here, outside the Sandbox, and whose four calls run inside it. */
export function createBuiltInHarness(options: BuiltInHarnessOptions): Harness {
  return {
    name: NAME,
    traits: {
      licence: "Apache-2.0",
      needs: "nothing",
      ...{ api: "messages", resumes: true, steers: "next turn", readsMcp: true, cost: "model door" },
    },
    start: (task) => start(task, options),
  };
}

function start(task: HarnessTask, options: BuiltInHarnessOptions): HarnessRun {
  const earlier = ownMemory(NAME, task.resume);
  const harnessSessionId = earlier?.harnessSessionId ?? newId("hs", options.clock.now());
  const messages = earlier === null ? [] : recallConversation(earlier);
  return startRun(
    task,
    (control) => run(task, options, { harnessSessionId, messages, control }),
    async () => (messages.length === 0 ? null : rememberConversation(NAME, harnessSessionId, messages)),
  );
}

interface Conversation {
  harnessSessionId: string;
  messages: ModelMessage[];
  control: RunControl;
}

async function* run(
  task: HarnessTask,
  options: BuiltInHarnessOptions,
  conversation: Conversation,
): AsyncGenerator<HarnessEvent> {
  try {
    yield { kind: "opened", harnessSessionId: conversation.harnessSessionId, model: options.model };
    yield* work(task, options, conversation);
  } catch (error) {
    yield ending(error, task, conversation.control);
  }
}

async function* work(
  task: HarnessTask,
  options: BuiltInHarnessOptions,
  { messages, control }: Conversation,
): AsyncGenerator<HarnessEvent> {
  const { maxRetries = 2 } = options;
  const { signal } = control;
  answerOpenCalls(messages, INTERRUPTED);
  const agentsFile = await inSandbox({ task, signal }, () => agentsFileWords(task.sandbox, signal));
  addWords(messages, codingContent(task, agentsFile));
  const loop: Loop = {
    task,
    options,
    client: createModelClient({ doorFolder: task.doorFolder, maxRetries }),
    reads: await openReads(task.doorFolder, BOX_CALLS, signal),
    messages,
    control,
    signal,
    cutAnswers: 0,
  };
  const summaries: string[] = [];
  for (let turn = 1; turn <= task.limits.turns; turn += 1) {
    yield { kind: "listening", turn };
    yield* hear(loop);
    const summary = yield* interruptible(loop);
    if (summary === null) continue;
    summaries.push(summary);
    if (turn < task.limits.turns) {
      // Said while it finished: there is still time to take it in.
      yield { kind: "listening", turn: turn + 1 };
      if (control.hasSent()) continue;
    }
    yield { kind: "done", summary: summaries.join(" ") };
    return;
  }
  throw new Ended(...turnsError(task.limits.turns));
}

/** Puts what was said meanwhile before the model. */
async function* hear(loop: Loop): AsyncGenerator<HarnessEvent> {
  const remarks = loop.control.takeSent();
  if (remarks.length === 0) return;
  addWords(loop.messages, remarkContent(remarks));
  yield { kind: "heard", remarkTs: remarks.map((remark) => remark.ts) };
}

/** A turn that `interrupt` ends without ending the run. The summary where it was the last, else null. */
async function* interruptible(loop: Loop): AsyncGenerator<HarnessEvent, string | null> {
  const { control } = loop;
  const interrupted = new AbortController();
  control.onInterrupt(async () => interrupted.abort());
  loop.signal = AbortSignal.any([control.signal, interrupted.signal]);
  try {
    return yield* takeTurn(loop);
  } catch (error) {
    if (!interrupted.signal.aborted || control.signal.aborted) throw error;
    answerOpenCalls(loop.messages, INTERRUPTED);
    yield { kind: "interrupted" };
    await control.somethingSent();
    return null;
  } finally {
    loop.signal = control.signal;
  }
}

async function* takeTurn(loop: Loop): AsyncGenerator<HarnessEvent, string | null> {
  const { options } = loop;
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
    loop.cutAnswers += 1;
    if (loop.cutAnswers >= 3) throw new Ended("turns", "The model's answers were cut off three times.", RETRY);
    loop.messages.push({ role: "user", content: afterCut(uses, options.maxTokens) });
    return null;
  }
  if (answer.stop_reason === "pause_turn") return null;
  return uses.length === 0 ? lastText(answer) : yield* answerCalls(loop, uses);
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
  const { task, options, reads, signal } = loop;
  const names = reads.calls.map(({ name }) => name);
  const answer = loop.client.messages.stream(
    {
      model: options.model,
      max_tokens: options.maxTokens,
      system: [{ type: "text", text: codingSystem(task.skills, names), cache_control: { type: "ephemeral" } }],
      tools: [...boxCalls(), ...reads.calls],
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
  for (const use of uses) {
    yield {
      kind: "call_start",
      callId: use.id,
      name: use.name,
      title: callTitle(use.name, use.input),
      input: use.input,
    };
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
    let outcome: CallOutcome;
    try {
      outcome = loop.reads.calls.some(({ name }) => name === use.name)
        ? await loop.reads.call(use.name, use.input, loop.signal)
        : await inSandbox(loop, () => runCall(loop.task.sandbox, use.name, use.input, loop.signal));
    } catch (error) {
      yield { kind: "call_end", callId: use.id, ok: false, note: loop.signal.aborted ? "interrupted" : "failed" };
      // What was done before it is told to the model as it was.
      answerOpenCalls(loop.messages, INTERRUPTED, results);
      throw error;
    }
    yield { kind: "call_end", callId: use.id, ok: outcome.ok, note: outcome.note, output: outcome.text };
    results.push({ type: "tool_result", tool_use_id: use.id, content: outcome.text, is_error: !outcome.ok });
  }
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

function ending(error: unknown, task: HarnessTask, control: RunControl): HarnessError {
  if (task.signal.aborted) return stoppedError();
  if (control.isOvertime()) return overtimeError(task.limits.timeoutMs);
  if (control.signal.aborted) return stoppedError();
  if (error instanceof Ended) return error.event;
  const problem = modelProblem(error);
  if (problem === null) throw error;
  return { kind: "error", code: harnessCode(problem), message: problem.message, next: problem.next };
}
