import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import type { HarnessMemory } from "../harness.ts";
import type { ModelAnswer, ModelBlock, ModelCallResult, ModelMessage } from "../model.ts";

type ModelCallUse = Extract<ModelAnswer["content"][number], { type: "tool_use" }>;

const MEMORY_FILE = "messages.json";

/** The conversation so far is read from the provider's cache: its last block carries the mark. */
export function withCacheMark(messages: ModelMessage[]): ModelMessage[] {
  const last = messages.at(-1);
  if (last?.role !== "user" || typeof last.content === "string") return messages;
  const block = last.content.at(-1);
  if (block === undefined || (block.type !== "text" && block.type !== "tool_result")) return messages;
  const marked = { ...block, cache_control: { type: "ephemeral" as const } };
  return [...messages.slice(0, -1), { role: "user", content: [...last.content.slice(0, -1), marked] }];
}

/** Results of calls must follow their calls at once: words come behind them, in the same message. */
export function addWords(messages: ModelMessage[], words: ModelBlock[]): void {
  const last = messages.at(-1);
  if (last?.role === "user" && typeof last.content !== "string") last.content = [...last.content, ...words];
  else messages.push({ role: "user", content: words });
}

/** Every call of the last answer must have a result before anything else is said: those that were cut off get these words. */
export function answerOpenCalls(messages: ModelMessage[], words: string, done: readonly ModelCallResult[] = []): void {
  const last = messages.at(-1);
  if (last?.role !== "assistant" || typeof last.content === "string") return;
  const uses = last.content.filter((block) => block.type === "tool_use");
  if (uses.length === 0) return;
  const results = uses.map(
    (use): ModelCallResult =>
      done.find((result) => result.tool_use_id === use.id) ?? {
        ...{ type: "tool_result", tool_use_id: use.id, content: words, is_error: true },
      },
  );
  messages.push({ role: "user", content: results });
}

export function afterCut(uses: readonly ModelCallUse[], maxTokens: number): ModelBlock[] {
  const words = `Your answer was cut off at ${maxTokens} tokens, so nothing in it was done. Go on in smaller pieces: write long files in parts.`;
  if (uses.length === 0) return [{ type: "text", text: words }];
  return uses.map((use) => ({ type: "tool_result", tool_use_id: use.id, content: words, is_error: true }));
}

export function allInput(answer: ModelAnswer): number {
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = answer.usage;
  return input_tokens + (cache_read_input_tokens ?? 0) + (cache_creation_input_tokens ?? 0);
}

export function lastText(answer: ModelAnswer): string {
  const text = answer.content
    .flatMap((block) => (block.type === "text" ? [block.text] : []))
    .join("\n")
    .trim();
  return text === "" ? "The model said nothing about its work." : text;
}

/** The conversation as a file. Pictures are left out: what the model saw in them stands in its words. */
export function rememberConversation(
  harness: string,
  harnessSessionId: string,
  messages: readonly ModelMessage[],
): HarnessMemory {
  const kept = messages.map(({ role, content }) => ({
    role,
    content: typeof content === "string" ? content : content.map(withoutPicture),
  }));
  return { harness, harnessSessionId, files: [{ path: MEMORY_FILE, content: Buffer.from(JSON.stringify(kept)) }] };
}

export function recallConversation(memory: HarnessMemory): ModelMessage[] {
  const file = memory.files.find(({ path }) => path === MEMORY_FILE);
  if (file === undefined) throw new Error(`Harness session ${memory.harnessSessionId} has no ${MEMORY_FILE}.`);
  // Written above, kept where no box writes: its blocks are those that were sent before.
  return memorySchema.parse(parseJson(Buffer.from(file.content).toString("utf8"))) as ModelMessage[];
}

const memorySchema = z.array(
  z.strictObject({
    role: z.enum(["user", "assistant", "system"]),
    content: z.union([z.string(), z.array(z.looseObject({ type: z.string() }))]),
  }),
);

function withoutPicture(block: ModelBlock): ModelBlock {
  return block.type === "image" ? { type: "text", text: "(a picture stood here)" } : block;
}
