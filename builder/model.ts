import { join } from "node:path";
import Anthropic, { AnthropicError, APIConnectionError, APIError, APIUserAbortError } from "@anthropic-ai/sdk"; // speaks the Messages API: streaming, retries, typed blocks
import { Agent, fetch as fetchOver } from "undici"; // the only fetch that can be told to use a Unix socket
import { z } from "zod";
import { KnownError } from "../lib/errors.ts";
import { MODEL_PROBLEMS, type ModelProblem, NO_KEY_SAID } from "./model-problems.ts";

export type { ModelProblem } from "./model-problems.ts";

/** A model, reached only through the model door of one DoorSession. */
export type ModelClient = Anthropic;
export type ModelMessage = Anthropic.MessageParam;
export type ModelBlock = Anthropic.ContentBlockParam;
export type ModelAnswer = Anthropic.Message;
export type ModelCallResult = Anthropic.ToolResultBlockParam;

/** A call offered to a model: its arguments as a JSON schema of an object. */
export interface ModelCall {
  name: string;
  description: string;
  input_schema: { type: "object"; [key: string]: unknown };
}

/**
 * A client whose every request goes over `<doorFolder>/door/door.sock`. The key is a dummy: the real one is the door's.
 * A request is tried at most `1 + maxRetries` times (429, 5xx, broken connection), with growing pauses.
 */
export function createModelClient(options: {
  doorFolder: string;
  maxRetries?: number;
  timeoutMs?: number;
}): ModelClient {
  const timeoutMs = options.timeoutMs ?? 600_000;
  const socketPath = join(options.doorFolder, "door", "door.sock");
  const agent = new Agent({ connect: { socketPath }, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const overDoor = (input: unknown, init?: object) =>
    fetchOver(input as Parameters<typeof fetchOver>[0], { ...init, dispatcher: agent });
  return new Anthropic({
    apiKey: "held-by-the-door",
    authToken: null,
    baseURL: "http://door",
    // undici's Response is the platform's; only its declaration is another.
    fetch: overDoor as unknown as typeof globalThis.fetch,
    maxRetries: options.maxRetries ?? 2,
    timeout: timeoutMs,
    openTelemetry: false,
    logLevel: "off",
  });
}

/** How the door (gateway/budget-words.ts) begins to say that a budget is spent. */
const BUDGET_SAID = "The budget of ";
const doorErrorSchema = z.object({ error: z.object({ next: z.string() }) });

/**
 * The problem behind an error of `createModelClient`'s client, or null where it is none of the model's. The door answers in
 * the provider's own shapes (https://platform.claude.com/docs/en/api/errors), so only its words tell its refusals apart.
 */
export function modelProblem(error: unknown): ModelProblem | null {
  if (error instanceof APIUserAbortError) return MODEL_PROBLEMS.stopped;
  if (error instanceof APIConnectionError) return MODEL_PROBLEMS.model_down;
  if (error instanceof APIError) return fromAnswer(error);
  if (error instanceof AnthropicError) return { ...MODEL_PROBLEMS.model_down, message: unreadable(error.message) };
  return null;
}

/** The same as a KnownError with that code; other errors as they are. */
export function asModelError(error: unknown): unknown {
  const problem = modelProblem(error);
  return problem === null ? error : new KnownError(problem.code, problem.message, problem.next, { cause: error });
}

function fromAnswer(error: APIError): ModelProblem {
  const said = error.apiMessage ?? "";
  if (error.status === 401 && said === NO_KEY_SAID) return { ...MODEL_PROBLEMS.no_key, ...nextOf(error) };
  if (error.status === 402 && said.startsWith(BUDGET_SAID))
    return { ...MODEL_PROBLEMS.budget, message: said, ...nextOf(error) };
  if (error.status === 401 || error.status === 402 || error.status === 403) return MODEL_PROBLEMS.wrong_key;
  if (error.status === 429 || error.status === 529) return MODEL_PROBLEMS.overloaded;
  // In the middle of a stream there is no status, only the type.
  if (error.type === "overloaded_error" || error.type === "rate_limit_error") return MODEL_PROBLEMS.overloaded;
  if (error.type === "authentication_error" || error.type === "billing_error") return MODEL_PROBLEMS.wrong_key;
  if (error.status !== undefined && error.status < 500 && error.status !== 408) {
    const message = `The model's provider refused the request: ${said || `status ${error.status}`}`;
    return { ...MODEL_PROBLEMS.model_refused, message };
  }
  return MODEL_PROBLEMS.model_down;
}

/** The door says which variable or setting it is, or until when to wait. */
function nextOf({ error }: APIError): { next?: string } {
  const said = doorErrorSchema.safeParse(error);
  return said.success ? { next: said.data.error.next } : {};
}

function unreadable(message: string): string {
  return `The model's answer could not be read: ${message}.`;
}
