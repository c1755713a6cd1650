import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { NO_TOKENS } from "../prices.ts";
import { type ApiOfModels, type JsonObject, keptHeaders, type ModelError, type ReadCall } from "./api.ts";
import { createMessagesMeter } from "./messages-usage.ts";
import { fileTokens, IMAGE_TOKENS, type Judged, weigh } from "./weigh.ts";

/** Anthropic's Messages (https://platform.claude.com/docs/en/api/messages). */
export const messagesApi: ApiOfModels = {
  name: "messages",
  path: "/v1/messages",
  quietMs: 60_000, // it pings
  read: (body) => read(body, bodySchema),
  bodyFor: (body, model) => ({ ...body, model }),
  createMeter: createMessagesMeter,
  error: shape,
  errorEvent: (error) => `event: error\ndata: ${JSON.stringify(shape(error))}\n\n`,
  headers,
};

/** The same, asked only how long its input is: it costs nothing, and nothing is written. */
export const countTokensApi: ApiOfModels = {
  ...messagesApi,
  path: "/v1/messages/count_tokens",
  read: (body) => {
    const counted = read(body, countSchema);
    return counted.ok ? { ok: true, asked: { ...counted.asked, streams: false, worst: NO_TOKENS } } : counted;
  },
  createMeter: () => ({ take: () => undefined, read: () => NO_TOKENS, failure: () => null }),
};

const bodySchema = z.looseObject({
  model: z.string().min(1).max(200),
  max_tokens: z.number().int().positive().max(1_000_000),
  messages: z.array(z.unknown()).min(1),
  stream: z.boolean().nullish(),
  tools: z.array(z.looseObject({ type: z.string().nullish(), name: z.string().optional() })).nullish(),
  speed: z.string().nullish(),
});
const countSchema = bodySchema.extend({ max_tokens: z.number().default(0) });

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

/** Reads a request as far as the door judges it, or says what is wrong with it. */
function read(body: JsonObject, schema: typeof bodySchema | typeof countSchema): ReadCall {
  const parsed = schema.safeParse(body);
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
  let cachesForAnHour = false;
  const weight = weigh([parsed.data.messages, parsed.data.system, tools], (block) => {
    if (block.ttl === "1h") cachesForAnHour = true;
    return judge(block);
  });
  if (weight.refused !== null) return refused(weight.refused);
  const { estimatedInputTokens } = weight;
  const written = cachesForAnHour ? { cacheWrite1h: estimatedInputTokens } : { cacheWrite5m: estimatedInputTokens };
  const worst = { ...NO_TOKENS, ...written, output: maxTokens };
  return { ok: true, asked: { model, streams: stream === true, estimatedInputTokens, worst } };
}

function judge(block: JsonObject): Judged {
  const source = readSource(block);
  if (source === null) return "look inside";
  if (!OWN_SOURCES.has(source.type))
    return { refused: `A source of type ${source.type} would be fetched from outside. Send it as base64.` };
  if (source.type !== "base64") return { tokens: 0, rest: block.source };
  return { tokens: block.type === "image" ? IMAGE_TOKENS : fileTokens(source.base64) };
}

function readSource(block: JsonObject): { type: string; base64: unknown } | null {
  if (block.type === "container_upload") return { type: "file", base64: null };
  if (block.type !== "image" && block.type !== "document") return null;
  const { source } = block;
  if (typeof source !== "object" || source === null) return null;
  const { type, data }: { type?: unknown; data?: unknown } = source;
  return { type: String(type), base64: data };
}

function refused(message: string): ReadCall {
  return { ok: false, message };
}

/** (https://platform.claude.com/docs/en/api/errors) */
const TYPES: Record<ModelError["kind"], string> = {
  bad_request: "invalid_request_error",
  not_set_up: "invalid_request_error",
  no_key: "authentication_error",
  budget: "billing_error",
  too_large: "request_too_large",
  timeout: "timeout_error",
  overloaded: "overloaded_error",
  provider: "api_error",
};

function shape({ kind, message, next }: ModelError): JsonObject {
  return { type: "error", error: { type: TYPES[kind], message, ...(next === undefined ? {} : { next }) } };
}

function headers(given: IncomingHttpHeaders, key: string | null): Record<string, string> {
  return {
    ...{ "content-type": "application/json", "anthropic-version": "2023-06-01" },
    ...keptHeaders(given, /^(accept|user-agent|anthropic-version|anthropic-beta|x-stainless-.+)$/),
    // Plain, so that usage can be read as it passes.
    "accept-encoding": "identity",
    ...(key === null ? {} : { "x-api-key": key }),
  };
}
