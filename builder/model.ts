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

/** How the door (gateway/model-door.ts) says that it has no key, and begins to say that the budget is spent. */
const NO_KEY_SAID = "no model key is set";
const BUDGET_SAID = "The budget of ";

/**
 * The problem behind an error of `createModelClient`'s client, or null where it is none of the model's. The door answers in
 * the provider's own shapes (https://platform.claude.com/docs/en/api/errors), so only its words tell its refusals apart.
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
  const said = error.apiMessage ?? "";
  if (error.status === 401 && said === NO_KEY_SAID) return PROBLEMS.no_key;
  if (error.status === 402 && said.startsWith(BUDGET_SAID)) return { ...PROBLEMS.budget, message: said };
  if (error.status === 401 || error.status === 402 || error.status === 403) return PROBLEMS.wrong_key;
  if (error.status === 429 || error.status === 529) return PROBLEMS.overloaded;
  // In the middle of a stream there is no status, only the type.
  if (error.type === "overloaded_error" || error.type === "rate_limit_error") return PROBLEMS.overloaded;
  if (error.type === "authentication_error" || error.type === "billing_error") return PROBLEMS.wrong_key;
  if (error.status !== undefined && error.status < 500 && error.status !== 408) {
    const message = `The model's provider refused the request: ${said || `status ${error.status}`}`;
    return { ...PROBLEMS.model_refused, message };
  }
  return PROBLEMS.model_down;
}

function unreadable(message: string): string {
  return `The model's answer could not be read: ${message}.`;
}

const PROBLEMS: Record<ModelProblemCode, ModelProblem> = {
  no_key: {
    code: "no_key",
    message: "No model key is set on this Toolroom.",
    next: "Ask the platform team to set ANTHROPIC_API_KEY and start it again, then reply *retry*.",
  },
  wrong_key: {
    code: "wrong_key",
    message: "The model's provider does not accept this Toolroom's key.",
    next: "Ask the platform team to correct ANTHROPIC_API_KEY (or its billing) and start it again, then reply *retry*.",
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
