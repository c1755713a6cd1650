import type { IncomingHttpHeaders } from "node:http";
import type { ModelApi } from "../../lib/model-platform.ts";
import type { BudgetAccount } from "../../store/budgets.ts";
import type { Tokens } from "../prices.ts";
import type { UsageMeter } from "./usage-meter.ts";

/** What the door must know of a call before it passes it on. */
export interface AskedCall {
  /** As it was asked for: a role's name, a model's, or what an agent asks for by itself. */
  model: string;
  streams: boolean;
  /** Rather too many than too few. */
  estimatedInputTokens: number;
  /** Most that the call may take. */
  worst: Tokens;
}

export type ReadCall = { ok: true; asked: AskedCall } | { ok: false; message: string };

/** A refusal or failure of the door itself; each API has its own shape and words for it. */
export interface ModelError {
  status: number;
  kind: "bad_request" | "not_set_up" | "no_key" | "budget" | "too_large" | "timeout" | "overloaded" | "provider";
  message: string;
  /** What the person can do, where they can do something. */
  next?: string;
  /** Of a budget: which one. */
  account?: BudgetAccount;
  /** And how much more it would have to allow. */
  lackingNanoUsd?: number;
}

export type JsonObject = Record<string, unknown>;

/**
 * One way of speaking to a model: reads a call of it, and answers in it. An API reads and judges; it sends nothing.
 * What it does not know of a body passes; what would reach other machines, other people's words or a dearer price than
 * the table's is refused.
 */
export interface ApiOfModels {
  readonly name: ModelApi;
  /** At the door. */
  readonly path: string;
  /** How long a stream of it may say nothing while the model thinks. */
  readonly quietMs: number;
  /** Judges the body, and tells what it may take at most. */
  read(body: JsonObject): ReadCall;
  /** What is sent to the provider: the model's own name, and what bounds and meters the call. */
  bodyFor(body: JsonObject, model: string): JsonObject;
  createMeter(isStream: boolean): UsageMeter;
  /** An answer's body that any client of this API reads as an error. */
  error(error: ModelError): JsonObject;
  /** The same as the last event of a stream that had begun. */
  errorEvent(error: ModelError): string;
  /** The body of a provider's failure, where its own words are not for this API's clients. `status`: the provider's. */
  failure?(status: number, said: string): JsonObject;
  /** What the provider may see of the client's headers, with the key: never the client's own credentials or cookies. */
  headers(given: IncomingHttpHeaders, key: string | null): Record<string, string>;
}

/** Those of `given` whose names fit `kept`; a name that comes twice is sent once. */
export function keptHeaders(given: IncomingHttpHeaders, kept: RegExp): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (kept.test(name) && value !== undefined) headers[name] = String(value);
  }
  return headers;
}
