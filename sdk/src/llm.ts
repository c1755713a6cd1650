import type { JsonSchema, Llm, LlmOptions } from "./api-platform.ts";
import { errorOf, type OpenDoor } from "./door-client.ts";
import { misfit, requireKnownSchema } from "./json-schema.ts";
import { PlatformError } from "./platform-error.ts";

const USUAL_TOKENS = 1_024;

interface Said {
  role: "user" | "assistant";
  content: string;
}

/** A model behind the platform's door, in the Messages API (https://platform.claude.com/docs/en/api/messages). */
export function createLlm(openDoor: OpenDoor): Llm {
  const ask = (messages: Said[], { system, max = USUAL_TOKENS }: LlmOptions = {}) =>
    piecesOf(openDoor, {
      ...{ model: "app", max_tokens: max, stream: true, messages },
      ...(system === undefined ? {} : { system }),
    });

  const whole = async (messages: Said[], options?: LlmOptions): Promise<string> => {
    let text = "";
    for await (const piece of ask(messages, options)) text += piece;
    return text;
  };

  return {
    text: (prompt, options) => whole([{ role: "user", content: prompt }], options),
    stream: (prompt, options) => ask([{ role: "user", content: prompt }], options),
    object: async <T>(prompt: string, schema: JsonSchema, options: LlmOptions = {}): Promise<T> => {
      requireKnownSchema(schema);
      const how = `Answer with JSON alone, no words around it, that fits this JSON Schema:\n${JSON.stringify(schema)}`;
      const asked = { ...options, system: options.system === undefined ? how : `${options.system}\n\n${how}` };
      const said: Said[] = [{ role: "user", content: prompt }];
      const first = await whole(said, asked);
      const read = readAnswer(first, schema);
      if (read.problem === null) return read.value as T;
      const again: Said = {
        role: "user",
        content: `That does not do: ${read.problem}. Answer again, with JSON alone.`,
      };
      const second = readAnswer(
        await whole([...said, { role: "assistant", content: first || "-" }, again], asked),
        schema,
      );
      if (second.problem === null) return second.value as T;
      throw new PlatformError({
        code: "bad_answer",
        message: `The model's answer does not fit the schema: ${second.problem}.`,
        fix: "Ask for less at once, say in the schema's descriptions what is meant, or allow a longer answer (`max`).",
      });
    },
  };
}

function readAnswer(text: string, schema: JsonSchema): { value: unknown; problem: string | null } {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(text)?.[1] ?? text;
  try {
    const value: unknown = JSON.parse(bare);
    return { value, problem: misfit(value, schema) };
  } catch (error) {
    return { value: undefined, problem: `it is no JSON (${error instanceof Error ? error.message : String(error)})` };
  }
}

/** The words as they come: of a stream's events, or of one that came whole. */
async function* piecesOf(
  openDoor: OpenDoor,
  body: { max_tokens: number; [field: string]: unknown },
): AsyncGenerator<string> {
  const { isEvents, chunks } = await openDoor("/v1/messages", body);
  let rest = "";
  let isWhole = !isEvents;
  let stopReason: string | null = null;
  for await (const chunk of chunks) {
    rest += chunk;
    if (!isEvents) continue;
    const events = rest.split(/\r?\n\r?\n/);
    rest = events.pop() ?? "";
    for (const event of events) {
      const { words, isLast, why } = readEvent(event);
      isWhole ||= isLast;
      stopReason ??= why;
      if (words !== "") yield words;
    }
  }
  if (!isWhole) throw brokenOff();
  if (!isEvents) {
    const message = JSON.parse(rest);
    yield wordsOf(message);
    stopReason = stopReasonOf(message);
  }
  requireEnded(stopReason, body.max_tokens);
}

/** Nor may an answer that the model was kept from ending, or refused to give. */
function requireEnded(stopReason: string | null, max: number): void {
  if (stopReason === "max_tokens" || stopReason === "model_context_window_exceeded")
    throw new PlatformError({
      code: "answer_cut",
      message:
        stopReason === "max_tokens"
          ? `The model's answer was cut at ${max.toLocaleString("en")} tokens, before its end.`
          : "The model's answer was cut: with the question it is longer than the model can read.",
      fix: "Allow a longer answer (`max`, at most 16,000), ask for a shorter one, or take what comes before the cut from `llm.stream`.",
    });
  if (stopReason === "refusal")
    throw new PlatformError({
      code: "model_refused",
      message: "The model refused to answer this.",
      fix: "Ask in other words, or leave out what it was given to read; asking the same again does not help.",
    });
}

/** Half an answer must not pass for a whole one. */
function brokenOff(): PlatformError {
  const message = "The model's answer broke off before its end.";
  return new PlatformError({ code: "model_down", message, fix: "Ask again." });
}

/** A provider's own words in the middle of its stream; what the platform says has a `code` and the fix. */
function brokenOffBy(error: { type?: unknown; message?: unknown } = {}): PlatformError {
  const isBusy = /overloaded|rate_limit/.test(String(error.type));
  const message = `The model's answer broke off: ${String(error.message ?? "its provider does not say why")}.`;
  return new PlatformError({ code: isBusy ? "model_busy" : "model_down", message, fix: "Ask again later." });
}

/** One event: its `data` lines are JSON. The last say why the model stopped (`message_delta`), and that it did (`message_stop`). */
function readEvent(event: string): { words: string; isLast: boolean; why: string | null } {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith("data:"));
  if (lines.length === 0) return { words: "", isLast: false, why: null };
  const sent = JSON.parse(lines.map((line) => line.slice("data:".length)).join("\n"));
  if (sent.type === "error") throw sent.error?.code === undefined ? brokenOffBy(sent.error) : errorOf(sent);
  const isText = sent.type === "content_block_delta" && sent.delta?.type === "text_delta";
  const why = stopReasonOf(sent.delta);
  return { words: isText ? String(sent.delta.text) : "", isLast: sent.type === "message_stop" || why !== null, why };
}

/** https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
function stopReasonOf(of: { stop_reason?: unknown } | undefined): string | null {
  return typeof of?.stop_reason === "string" ? of.stop_reason : null;
}

function wordsOf(message: { content?: { type: string; text?: string }[] }): string {
  return (message.content ?? []).map(({ type, text }) => (type === "text" ? (text ?? "") : "")).join("");
}
