import { z } from "zod";
import type { ModelError } from "./model-error.ts";
import { NO_TOKENS, type Tokens } from "./prices.ts";

/** What the door must know of a Messages request before it passes the bytes on. */
export interface ModelRequest {
  model: string;
  maxTokens: number;
  streams: boolean;
  /** Rather too many than too few. */
  estimatedInputTokens: number;
  /** Whether prompts may be cached for an hour, the dearest kind of input. */
  cachesForAnHour: boolean;
}

const bodySchema = z.looseObject({
  model: z.string().min(1).max(200),
  max_tokens: z.number().int().positive().max(1_000_000),
  messages: z.array(z.unknown()).min(1),
  stream: z.boolean().nullish(),
  tools: z.array(z.looseObject({ type: z.string().nullish(), name: z.string().optional() })).nullish(),
  speed: z.string().nullish(),
});

/** They reach other machines, other models, other people's files, or cost more than the table says. */
const REFUSED_FIELDS = [
  "mcp_servers",
  "container",
  "fallbacks",
  "fallback_credit_token",
  "inference_geo",
  "thread",
  "billing_policy",
  "user_profile_id",
  "workspace_id",
];
/** Kinds of tools that the box itself runs. All others run at the provider, with a network. */
const OWN_TOOLS = /^(custom|bash_\d+|text_editor_\d+|memory_\d+)$/;
const OWN_SOURCES = new Set(["base64", "text", "content"]);

const CHARACTERS_PER_TOKEN = 3;
const IMAGE_TOKENS = 5_000;
const FILE_CHARACTERS_PER_TOKEN = 6;

/** Reads a request as far as the door judges it, or says what is wrong with it. */
export function readModelRequest(
  body: unknown,
): { ok: true; request: ModelRequest } | { ok: false; error: ModelError } {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refused(`${issue?.path.join(".") || "body"}: ${issue?.message}`);
  }
  const { model, max_tokens: maxTokens, stream, tools, speed } = parsed.data;
  const field = REFUSED_FIELDS.find((name) => parsed.data[name] !== undefined && parsed.data[name] !== null);
  if (field !== undefined) return refused(`${field} cannot be used from here. Leave it out.`);
  if (typeof speed === "string" && speed !== "standard") return refused("speed can only be standard from here.");
  const tool = tools?.find(({ type }) => typeof type === "string" && !OWN_TOOLS.test(type));
  if (tool) return refused(`Tool ${tool.type} runs outside the box, which has no network. Use tools of your own.`);
  const content = weigh([parsed.data.messages, parsed.data.system, tools]);
  if (content.foreignSource !== null) {
    return refused(`A source of type ${content.foreignSource} would be fetched from outside. Send it as base64.`);
  }
  const { estimatedInputTokens, cachesForAnHour } = content;
  return { ok: true, request: { model, maxTokens, streams: stream === true, estimatedInputTokens, cachesForAnHour } };
}

/** Most that a request may take. */
export function worstCase(asked: ModelRequest): Tokens {
  const input = asked.estimatedInputTokens;
  const written = asked.cachesForAnHour ? { cacheWrite1h: input } : { cacheWrite5m: input };
  return { ...NO_TOKENS, ...written, output: asked.maxTokens };
}

/** Walks the content without recursion: it may be nested as deep as its sender likes. */
function weigh(content: unknown) {
  let tokens = 0;
  let foreignSource: string | null = null;
  let cachesForAnHour = false;
  const rest: unknown[] = [content];
  while (rest.length > 0) {
    const part = rest.pop();
    if (typeof part === "string") tokens += textTokens(part);
    // One by one: a call's arguments lie on the stack, and an array may be longer than that.
    else if (Array.isArray(part)) for (const item of part) rest.push(item);
    else if (typeof part === "object" && part !== null) {
      const block: Record<string, unknown> = { ...part };
      if (block.ttl === "1h") cachesForAnHour = true;
      const source = readSource(block);
      if (source === null) for (const [name, value] of Object.entries(block)) rest.push(name, value);
      else if (!OWN_SOURCES.has(source.type)) foreignSource = source.type;
      else if (source.type === "base64" && block.type === "image") tokens += IMAGE_TOKENS;
      else if (source.type === "base64") tokens += source.size / FILE_CHARACTERS_PER_TOKEN;
      else rest.push(block.source);
    } else tokens += 1;
  }
  return { estimatedInputTokens: Math.ceil(tokens), foreignSource, cachesForAnHour };
}

function readSource(block: Record<string, unknown>): { type: string; size: number } | null {
  if (block.type === "container_upload") return { type: "file", size: 0 };
  if (block.type !== "image" && block.type !== "document") return null;
  const { source } = block;
  if (typeof source !== "object" || source === null) return null;
  const { type, data }: { type?: unknown; data?: unknown } = source;
  return { type: String(type), size: typeof data === "string" ? data.length : 0 };
}

/** About three characters a token, one outside ASCII; at least one for each string. */
function textTokens(text: string): number {
  const bytes = Buffer.byteLength(text);
  return 1 + (bytes === text.length ? bytes / CHARACTERS_PER_TOKEN : bytes / 2);
}

function refused(message: string): { ok: false; error: ModelError } {
  return { ok: false, error: { status: 400, type: "invalid_request_error", message } };
}
