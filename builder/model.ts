import { join } from "node:path";
import Anthropic, { AnthropicError, APIConnectionError, APIError, APIUserAbortError } from "@anthropic-ai/sdk"; // speaks the Messages API: streaming, retries, typed blocks
import { Agent, fetch as fetchOver } from "undici"; // the only fetch that can be told to use a Unix socket
import { KnownError } from "../lib/errors.ts";

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

export type ModelProblemCode =
  | "no_key"
  | "wrong_key"
  | "model_down"
  | "overloaded"
  | "budget"
  | "model_refused"
  | "stopped";

/** Why a model did not answer, in plain words. */
export interface ModelProblem {
  code: ModelProblemCode;
  message: string;
  next: string;
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

/**
 * The problem behind an error of `createModelClient`'s client, or null where it is none of the model's. The door names its
 * own refusals in `error.code` or `error.type`; what it passes on is the provider's (https://docs.anthropic.com/en/api/errors).
 */
export function modelProblem(error: unknown): ModelProblem | null {
  if (error instanceof APIUserAbortError) return PROBLEMS.stopped;
  if (error instanceof APIConnectionError) return PROBLEMS.model_down;
  if (error instanceof APIError) return fromAnswer(error);
  if (error instanceof AnthropicError) return { ...PROBLEMS.model_down, message: unreadable(error.message) };
  return null;
}

/** The same as a KnownError with that code; other errors as they are. */
export function asModelError(error: unknown): unknown {
  const problem = modelProblem(error);
  return problem === null ? error : new KnownError(problem.code, problem.message, problem.next, { cause: error });
}

function fromAnswer(error: APIError): ModelProblem {
  const body = error.error as { error?: { code?: unknown; type?: unknown } } | undefined;
  for (const word of [body?.error?.code, body?.error?.type])
    if (typeof word === "string" && isProblemCode(word)) return PROBLEMS[word];
  if (error.type === "billing_error" || error.status === 402) return PROBLEMS.wrong_key;
  if (error.status === 401 || error.status === 403) return PROBLEMS.wrong_key;
  if (error.status === 429 || error.status === 529) return PROBLEMS.overloaded;
  if (error.type === "overloaded_error" || error.type === "rate_limit_error") return PROBLEMS.overloaded;
  if (error.status !== undefined && error.status < 500 && error.status !== 408) {
    const said = error.apiMessage ?? `status ${error.status}`;
    return { ...PROBLEMS.model_refused, message: `The model's provider refused the request: ${said}.` };
  }
  return PROBLEMS.model_down;
}

function isProblemCode(word: string): word is ModelProblemCode {
  return Object.hasOwn(PROBLEMS, word);
}

function unreadable(message: string): string {
  return `The model's answer could not be read: ${message}.`;
}

const PROBLEMS: Record<ModelProblemCode, ModelProblem> = {
  no_key: {
    code: "no_key",
    message: "No model key is set on this Toolroom.",
    next: "Ask the platform team to set ANTHROPIC_API_KEY, then reply *retry*.",
  },
  wrong_key: {
    code: "wrong_key",
    message: "The model's provider does not accept this Toolroom's key.",
    next: "Ask the platform team to correct ANTHROPIC_API_KEY (or its billing), then reply *retry*.",
  },
  model_down: {
    code: "model_down",
    message: "The model does not answer at the moment.",
    next: "Reply *retry* in a few minutes; nothing is lost.",
  },
  overloaded: {
    code: "overloaded",
    message: "The model is overloaded at the moment.",
    next: "Reply *retry* in a few minutes; nothing is lost.",
  },
  budget: {
    code: "budget",
    message: "This request has used up the money set aside for it.",
    next: "Ask the platform team to raise TOOLROOM_BUDGET_USD, or ask for something smaller.",
  },
  model_refused: {
    code: "model_refused",
    message: "The model's provider refused the request.",
    next: "Ask the platform team to look at TOOLROOM_MODEL_PLAN and TOOLROOM_MODEL_CODE, then reply *retry*.",
  },
  stopped: { code: "stopped", message: "It was stopped.", next: "Reply *retry* to start again." },
};
