import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { type JsonObject, keptHeaders, type ModelError } from "./api.ts";
import { IMAGE_TOKENS, type Judged } from "./weigh.ts";

/** What OpenAI's two APIs have in common. (https://platform.openai.com/docs/api-reference) */

/** What an answer may take at most where its sender does not say: without a bound nobody could keep to a budget. */
export const MOST_OUTPUT_TOKENS = 32_000;

/** Nothing is sent while a model reasons unseen, which takes minutes; Codex gives up after as long by itself. */
export const QUIET_MS = 300_000;

export const outputTokens = z.number().int().positive().max(1_000_000).nullish();

/** Dearer or slower lanes than the table's prices are of. */
export const SERVICE_TIERS = ["auto", "default", "flex"];

/** Why a tool of this kind cannot be offered from a box; null: the box runs it itself. */
export function refusedTool(tool: unknown): string | null {
  if (typeof tool !== "object" || tool === null) return "tools: each is an object";
  const { type, tools, execution, environment }: JsonObject = { ...tool };
  // A namespace holds others; code-mode agents look theirs up themselves.
  if (type === "namespace" && Array.isArray(tools)) return tools.map(refusedTool).find((why) => why !== null) ?? null;
  const isOwn =
    type === "function" ||
    type === "custom" ||
    type === "local_shell" ||
    type === "apply_patch" ||
    (type === "tool_search" && execution === "client") ||
    (type === "shell" && isLocal(environment));
  return isOwn ? null : `Tool ${String(type)} runs outside the box, which has no network. Use tools of your own.`;
}

function isLocal(environment: unknown): boolean {
  return (
    typeof environment === "object" && environment !== null && "type" in environment && environment.type === "local"
  );
}

/** A picture's address: its bytes in base64, or a place that the provider would fetch. */
export function judgePicture(url: unknown): Judged {
  if (typeof url === "string" && url.startsWith("data:")) return { tokens: IMAGE_TOKENS };
  return { refused: "A picture at an address would be fetched from outside. Send it as a data: address." };
}

const KINDS: Record<ModelError["kind"], { type: string; code: string | null }> = {
  bad_request: { type: "invalid_request_error", code: null },
  not_set_up: { type: "invalid_request_error", code: null },
  no_key: { type: "invalid_request_error", code: "invalid_api_key" },
  budget: { type: "insufficient_quota", code: "insufficient_quota" },
  too_large: { type: "invalid_request_error", code: "request_too_large" },
  timeout: { type: "server_error", code: "timeout" },
  overloaded: { type: "server_error", code: "server_is_overloaded" },
  provider: { type: "server_error", code: "server_error" },
};

/** (https://platform.openai.com/docs/guides/error-codes) */
export function openAiError({ kind, message, next }: ModelError): JsonObject {
  return { error: { message, param: null, ...KINDS[kind], ...(next === undefined ? {} : { next }) } };
}

export function openAiHeaders(given: IncomingHttpHeaders, key: string | null): Record<string, string> {
  return {
    "content-type": "application/json",
    ...keptHeaders(given, /^(accept|user-agent|openai-beta|x-stainless-.+)$/),
    "accept-encoding": "identity",
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
}
