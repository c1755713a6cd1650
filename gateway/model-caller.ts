import type { IncomingMessage, ServerResponse } from "node:http";
import type { Dispatcher } from "undici";
import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { ModelProvider } from "../lib/model-platform.ts";
import { sendJson } from "./answers.ts";
import type { ApiOfModels, AskedCall, JsonObject, ModelError } from "./apis/api.ts";
import { type Entered, type Patience, USUAL_PATIENCE } from "./backoff.ts";
import {
  connectProvider,
  noProvider,
  type ProviderConnection,
  type Timeouts,
  USUAL_TIMEOUTS,
} from "./model-provider.ts";
import { isUsedUp, STORMY } from "./model-refusals.ts";
import type { Candidate } from "./model-roles.ts";
import { NO_TOKENS, type Tokens } from "./prices.ts";
import { keptFromProvider, relay } from "./relay.ts";

/** A call that may go out: there is money for it. `candidates` is never empty. */
export interface PassedCall {
  api: ApiOfModels;
  request: IncomingMessage;
  body: JsonObject;
  asked: AskedCall;
  candidates: readonly Candidate[];
  /** What is answered where the provider does not know the call at all (404); null: what it says. */
  whenUnknown: JsonObject | null;
}

/**
 * How a passed call ended. `status` 0: nobody answered. `failure`: what was said to whoever asked, where it was no answer;
 * also null where they had left.
 */
export interface CallEnd {
  status: number;
  tokens: Tokens;
  by: Candidate;
  attempts: number;
  failure: { said: string } | null;
}

export interface ModelCaller {
  /** Passes a call on and its answer back, also that there is none. */
  pass(call: PassedCall, response: ServerResponse): Promise<CallEnd>;
  close(): Promise<void>;
}

export type CallerOptions = { clock: Clock; log: Log; patience?: Patience } & Partial<Timeouts>;

const MAX_FAILURE_BYTES = 64 * 1024;

/** An answer that is none, whole: there may be another candidate who gives one. */
interface Failed {
  by: Candidate;
  status: number;
  headers: Record<string, string>;
  text: string;
  error: ModelError | null;
  tokens: Tokens;
  isFinal: boolean;
}

/**
 * Asks the candidates in their order until one answers. Before the first byte of an answer there are two ways on: whoever
 * is overloaded is let be for as long as it says and asked again by one call for all, and the next one is asked where one
 * cannot be reached, fails or is overloaded. After it there is none: what was heard cannot be taken back.
 */
export function createModelCaller(providers: readonly ModelProvider[], options: CallerOptions): ModelCaller {
  const { clock, log, patience = USUAL_PATIENCE } = options;
  const timeouts = { ...USUAL_TIMEOUTS, ...options };
  const connections = new Map(
    providers.map((provider) => [provider.name, connectProvider(provider, { ...timeouts, clock, patience })]),
  );

  const pass = async (call: PassedCall, response: ServerResponse): Promise<CallEnd> => {
    const left = new AbortController();
    response.once("close", () => left.abort());
    if (response.destroyed) left.abort(); // while there was still something to read
    const signal = AbortSignal.any([left.signal, AbortSignal.timeout(timeouts.totalTimeoutMs)]);
    const startedAt = clock.now();
    let attempts = 0;
    let last: Failed | null = null;
    for (;;) {
      for (const by of call.candidates) {
        const connection = connectionOf(by);
        const entered = connection.gate.enter();
        if (entered === null) continue;
        attempts += 1;
        const tried = await attempt(call, by, { connection, entered, left: left.signal, signal, response });
        if ("end" in tried) return { ...tried.end, by, attempts };
        last = tried.failed;
        if (last.isFinal) return answerFailure(last, response, { call, attempts });
      }
      const waitMs = howLong(call.candidates, clock.now() - startedAt);
      if (waitMs === null) return answerFailure(last ?? overloaded(call), response, { call, attempts });
      try {
        await soonestChange(call.candidates, waitMs, signal);
      } catch {
        // It was given up: by whoever asked, or because all its time is over.
        return answerFailure(last ?? overloaded(call), response, { call, attempts });
      }
    }
  };

  /** Sends it to one of them. A good answer goes straight on to whoever asked. */
  const attempt = async (
    call: PassedCall,
    by: Candidate,
    given: { connection: ProviderConnection; entered: Entered; response: ServerResponse } & Record<
      "left" | "signal",
      AbortSignal
    >,
  ): Promise<{ end: Pick<CallEnd, "status" | "tokens" | "failure"> } | { failed: Failed }> => {
    const { connection, entered, left, signal, response } = given;
    const { api, asked, request } = call;
    const body = Buffer.from(JSON.stringify(api.bodyFor(call.body, by.model)));
    const sent = await connection.send({ api, request, body, streams: asked.streams, key: by.provider.key, signal });
    if (sent.kind === "failed") {
      entered.unknown();
      log.warn("model provider did not answer", { provider: by.provider.name, error: explain(sent.error) });
      // Whoever stopped waiting, the provider may be writing the answer, and will want to be paid for it.
      const tokens = sent.wentOut ? asked.worst : NO_TOKENS;
      const error = noProvider(sent.error);
      return {
        failed: { by, status: 0, headers: {}, text: "", error, tokens, isFinal: sent.wentOut || signal.aborted },
      };
    }
    const { upstream } = sent;
    if (upstream.statusCode < 300) {
      entered.cleared();
      const { tokens, failure } = await relay(upstream, response, { api, asked });
      // Who left was refused nothing.
      return { end: { status: upstream.statusCode, tokens, failure: left.aborted ? null : failure } };
    }
    const failed = await readFailure(upstream, by);
    if (!isStorm(failed)) entered.cleared();
    else entered.stormed(retryAfterMs(upstream, clock));
    return { failed };
  };

  const connectionOf = ({ provider }: Candidate): ProviderConnection => {
    const connection = connections.get(provider.name);
    if (connection === undefined) throw new Error(`There is no connection to ${provider.name}.`);
    return connection;
  };

  const overloaded = ({ candidates }: PassedCall): Failed => {
    const [by] = candidates;
    if (by === undefined) throw new Error("A call has no candidates.");
    return stillStormy(by, connectionOf(by).gate.storm()?.waitMs ?? 0);
  };

  /** Until the first of those that are overloaded may be asked again; null: nobody is, or it is later than a call is held. */
  const howLong = (candidates: readonly Candidate[], heldMs: number): number | null => {
    const waits = candidates.flatMap((by) => {
      const storm = connectionOf(by).gate.storm();
      if (storm === null) return [];
      const leftMs = (storm.isTold ? patience.toldMs : patience.untoldMs) - heldMs;
      return leftMs <= 0 || storm.waitMs > leftMs ? [] : [storm.waitMs === 0 ? leftMs : storm.waitMs];
    });
    return waits.length === 0 ? null : Math.min(...waits);
  };

  const soonestChange = async (candidates: readonly Candidate[], ms: number, signal: AbortSignal): Promise<void> => {
    const enough = new AbortController();
    const both = AbortSignal.any([signal, enough.signal]);
    const changes = candidates.map((by) => connectionOf(by).gate.changed(ms, both));
    try {
      await Promise.race(changes);
    } finally {
      void Promise.allSettled(changes);
      enough.abort();
    }
  };

  return { pass, close: async () => void (await Promise.all([...connections.values()].map((one) => one.close()))) };
}

/** A refused request is refused by everybody; all else may be better elsewhere. */
async function readFailure(upstream: Dispatcher.ResponseData, by: Candidate): Promise<Failed> {
  const { statusCode: status, body } = upstream;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > MAX_FAILURE_BYTES) break;
      chunks.push(Buffer.from(chunk));
    }
  } catch {
    // An error that breaks off is told by its status.
  }
  const isFinal = status < 500 && !STORMY.includes(status);
  const headers = keptFromProvider(upstream);
  return { by, status, headers, text: Buffer.concat(chunks).toString("utf8"), error: null, tokens: NO_TOKENS, isFinal };
}

function isStorm({ status, text }: Failed): boolean {
  return STORMY.includes(status) && !isUsedUp(text);
}

/** In seconds, or a date. (RFC 9110, 10.2.3) */
function retryAfterMs({ headers }: Dispatcher.ResponseData, clock: Clock): number | null {
  const said = String(headers["retry-after"] ?? "");
  if (/^\d+(\.\d+)?$/.test(said)) return Number(said) * 1000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? null : Math.max(0, at - clock.now());
}

/** Nobody could be asked at all: the provider was overloaded before, and still is as far as anybody knows. */
function stillStormy(by: Candidate, waitMs: number): Failed {
  const message = "The model provider is overloaded and asks to come again later.";
  const headers = { "retry-after": String(Math.ceil(waitMs / 1000)) };
  const error = { status: 529, kind: "overloaded" as const, message };
  return { by, status: 529, headers, text: "", error, tokens: NO_TOKENS, isFinal: true };
}

function answerFailure(
  failed: Failed,
  response: ServerResponse,
  { call, attempts }: { call: PassedCall; attempts: number },
): CallEnd {
  const { by, status, tokens, error, text } = failed;
  if (response.destroyed) return { status, tokens, by, attempts, failure: null };
  // It was tried here already, as often as makes sense.
  const isTried = isStorm(failed) || error?.kind === "overloaded" ? { "x-should-retry": "false" } : {};
  for (const [name, value] of Object.entries({ ...failed.headers, ...isTried })) response.setHeader(name, value);
  if (status === 404 && call.whenUnknown !== null) {
    sendJson(response, 200, call.whenUnknown);
    return { status: 200, tokens, by, attempts, failure: null };
  }
  const said = error === null ? call.api.failure?.(status, text) : call.api.error(error);
  if (said !== undefined) sendJson(response, error?.status ?? status, said);
  else response.writeHead(status).end(text);
  return { status, tokens, by, attempts, failure: { said: error?.message ?? text.slice(0, 500) } };
}
