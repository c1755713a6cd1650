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
async function* piecesOf(openDoor: OpenDoor, body: object): AsyncGenerator<string> {
  const { isEvents, chunks } = await openDoor("/v1/messages", body);
  let rest = "";
  let isWhole = !isEvents;
  for await (const chunk of chunks) {
    rest += chunk;
    if (!isEvents) continue;
    const events = rest.split(/\r?\n\r?\n/);
    rest = events.pop() ?? "";
    for (const event of events) {
      const { words, isLast } = readEvent(event);
      isWhole ||= isLast;
      if (words !== "") yield words;
    }
  }
  if (!isWhole) throw brokenOff();
  if (!isEvents) yield wordsOf(JSON.parse(rest));
}

/** Half an answer must not pass for a whole one. */
function brokenOff(): PlatformError {
  const message = "The model's answer broke off before its end.";
  return new PlatformError({ code: "model_down", message, fix: "Ask again." });
}

/** One event: its `data` lines are JSON. The last say why the model stopped (`message_delta`), and that it did (`message_stop`). */
function readEvent(event: string): { words: string; isLast: boolean } {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith("data:"));
  if (lines.length === 0) return { words: "", isLast: false };
  const sent = JSON.parse(lines.map((line) => line.slice("data:".length)).join("\n"));
  if (sent.type === "error") throw errorOf(sent);
  const isText = sent.type === "content_block_delta" && sent.delta?.type === "text_delta";
  return {
    words: isText ? String(sent.delta.text) : "",
    isLast: sent.type === "message_stop" || typeof sent.delta?.stop_reason === "string",
  };
}

function wordsOf(message: { content?: { type: string; text?: string }[] }): string {
  return (message.content ?? []).map(({ type, text }) => (type === "text" ? (text ?? "") : "")).join("");
}
