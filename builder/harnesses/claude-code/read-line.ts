import { z } from "zod";

/**
 * What a line of Claude Code's stream-JSON tells (measured with 2.1.329; the shapes are those of the Agent SDK's
 * `SDKMessage`, https://code.claude.com/docs/en/agent-sdk/typescript). What is not of use here is `other`.
 */
export type ClaudeLine =
  | {
      kind: "answer";
      messageId: string;
      texts: string[];
      calls: { callId: string; name: string; input: unknown }[];
      usage: { inputTokens: number; outputTokens: number };
    }
  | { kind: "results"; results: { callId: string; ok: boolean; text: string }[] }
  /** It has taken up what was sent by that name. */
  | { kind: "replayed"; uuid: string }
  /** To a request of ours, whatever came of it. */
  | { kind: "answered"; requestId: string }
  | { kind: "result"; subtype: string; isError: boolean; text: string }
  | { kind: "other" };

export function readClaudeLine(message: unknown): ClaudeLine {
  const parsed = lineSchema.safeParse(message);
  if (!parsed.success) return { kind: "other" };
  const line = parsed.data;
  switch (line.type) {
    case "assistant":
      return {
        kind: "answer",
        messageId: line.message.id,
        texts: line.message.content.flatMap((block) => (block.type === "text" ? [block.text] : [])),
        calls: line.message.content.flatMap((block) =>
          block.type === "tool_use" ? [{ callId: block.id, name: block.name, input: block.input }] : [],
        ),
        usage: {
          inputTokens:
            line.message.usage.input_tokens +
            (line.message.usage.cache_read_input_tokens ?? 0) +
            (line.message.usage.cache_creation_input_tokens ?? 0),
          outputTokens: line.message.usage.output_tokens,
        },
      };
    case "user": {
      if (line.isReplay === true && line.uuid !== undefined) return { kind: "replayed", uuid: line.uuid };
      const content = typeof line.message.content === "string" ? [] : line.message.content;
      const results = content.flatMap((block) =>
        block.type === "tool_result"
          ? [{ callId: block.tool_use_id, ok: block.is_error !== true, text: textOf(block.content) }]
          : [],
      );
      return results.length > 0 ? { kind: "results", results } : { kind: "other" };
    }
    case "control_response":
      return { kind: "answered", requestId: line.response.request_id };
    case "result":
      return {
        kind: "result",
        subtype: line.subtype,
        isError: line.is_error,
        text: line.result ?? (line.errors ?? []).join(" "),
      };
  }
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  const parsed = z.array(z.looseObject({ text: z.string().optional() })).safeParse(content);
  return parsed.success ? parsed.data.map(({ text = "" }) => text).join("\n") : "";
}

const textBlock = z.object({ type: z.literal("text"), text: z.string() });
const useBlock = z.object({
  type: z.literal("tool_use"),
  id: z.string(),
  name: z.string(),
  input: z.unknown().optional(),
});
const resultBlock = z.object({
  type: z.literal("tool_result"),
  tool_use_id: z.string(),
  is_error: z.boolean().nullish(),
  content: z.unknown().optional(),
});
const otherBlock = z
  .looseObject({ type: z.string() })
  .refine(({ type }) => !["text", "tool_use", "tool_result"].includes(type))
  .transform(() => ({ type: "other" as const }));

const lineSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("assistant"),
    message: z.object({
      id: z.string(),
      content: z.array(z.union([textBlock, useBlock, otherBlock])),
      usage: z.object({
        input_tokens: z.number(),
        output_tokens: z.number(),
        cache_read_input_tokens: z.number().nullish(),
        cache_creation_input_tokens: z.number().nullish(),
      }),
    }),
  }),
  z.object({
    type: z.literal("user"),
    uuid: z.string().optional(),
    isReplay: z.boolean().optional(),
    message: z.object({ content: z.union([z.string(), z.array(z.union([textBlock, resultBlock, otherBlock]))]) }),
  }),
  z.object({ type: z.literal("control_response"), response: z.object({ request_id: z.string() }) }),
  z.object({
    type: z.literal("result"),
    subtype: z.string(),
    is_error: z.boolean(),
    result: z.string().optional(),
    errors: z.array(z.string()).optional(),
  }),
]);
