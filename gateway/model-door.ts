import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { type Dispatcher, errors, Pool } from "undici"; // time-outs per request, and streams with back-pressure
import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import { newId } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { Log } from "../lib/log.ts";
import { type DoorSession, readDoorSession, reserveBudget } from "../store/door-sessions.ts";
import { finishModelCall } from "../store/model-calls.ts";
import type { Store } from "../store/store.ts";
import type { AnswerAtDoor } from "./doors.ts";
import { type ModelError, modelErrorEvent, sendModelError } from "./model-error.ts";
import { type ModelRequest, readModelRequest } from "./model-request.ts";
import { createUsageMeter } from "./model-usage.ts";
import { costUsd, type Price, priceOf, type Tokens } from "./prices.ts";
import { readBody } from "./read-body.ts";

/** The provider as the gateway alone knows it. */
export interface ModelSettings {
  /** Null: no key is set. */
  apiKey: string | null;
  baseUrl: string;
  /** Ids of the models that may be asked for. */
  models: string[];
  /** Prices of models that the built-in table does not have. */
  prices: Record<string, Price>;
}

export interface ModelDoor {
  answer: AnswerAtDoor;
  close(): Promise<void>;
}

/** The Messages API's own limit. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
const IDLE_TIMEOUT_MS = 60_000;
const TOTAL_TIMEOUT_MS = 600_000;

const NO_TOKENS: Tokens = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

/** How a passed call ended: the provider's status (0: none), and what it took. */
interface CallEnd {
  status: number;
  tokens: Tokens;
}

/**
 * `POST /v1/messages`, passed to the provider with the real key, which is nowhere else. What a call may cost at most is
 * set aside from the DoorSession's budget before, and what it did cost is settled after; every call leaves a row. Bodies
 * and keys are never logged.
 */
export function createModelDoor(options: {
  store: Store;
  clock: Clock;
  log: Log;
  settings: ModelSettings;
  idleTimeoutMs?: number;
  totalTimeoutMs?: number;
}): ModelDoor {
  const { store, clock, log, settings } = options;
  const { idleTimeoutMs = IDLE_TIMEOUT_MS, totalTimeoutMs = TOTAL_TIMEOUT_MS } = options;
  const base = new URL(settings.baseUrl);
  const provider = new Pool(base.origin);

  const answer: AnswerAtDoor = async (doorSession, request, response) => {
    const apiKey = settings.apiKey;
    if (apiKey === null) return sendModelError(response, noKey());
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === null) return sendModelError(response, tooLarge());
    const read = readModelRequest(parseJson(body.toString("utf8")));
    if (!read.ok) return sendModelError(response, read.error);
    const price = settings.models.includes(read.request.model) ? priceOf(read.request.model, settings.prices) : null;
    if (price === null) return sendModelError(response, wrongModel(read.request.model, settings));
    const reservedUsd = costUsd(price, worstCase(read.request));
    const startedAt = clock.now();
    if (!(await reserveBudget(store, doorSession.id, reservedUsd, startedAt))) {
      const now = (await readDoorSession(store, doorSession.id)) ?? doorSession;
      return sendModelError(response, budgetUsedUp(now, reservedUsd));
    }
    let end: CallEnd = { status: 0, tokens: worstCase(read.request) };
    try {
      end = await call(request, response, body, apiKey, read.request);
    } finally {
      await settle(doorSession, read.request.model, price, reservedUsd, end, startedAt);
    }
  };

  const call = async (
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    apiKey: string,
    asked: ModelRequest,
  ): Promise<CallEnd> => {
    const left = new AbortController();
    const giveUp = AbortSignal.any([left.signal, AbortSignal.timeout(totalTimeoutMs)]);
    response.once("close", () => left.abort());
    let wentOut = false;
    // Asked for its bytes only when a connection to the provider is there.
    const bytes = async function* () {
      wentOut = true;
      yield body;
    };
    let upstream: Dispatcher.ResponseData;
    try {
      upstream = await provider.request({
        method: "POST",
        path: `${base.pathname.replace(/\/$/, "")}/v1/messages${request.url?.endsWith("?beta=true") ? "?beta=true" : ""}`,
        headers: { ...providerHeaders(request, apiKey), "content-length": String(body.length) },
        body: Readable.from(bytes()),
        // Without a stream the first byte comes when the whole answer is written.
        headersTimeout: asked.streams ? idleTimeoutMs : totalTimeoutMs,
        bodyTimeout: idleTimeoutMs,
        signal: giveUp,
      });
    } catch (error) {
      if (!response.destroyed) sendModelError(response, noProvider(error));
      log.warn("model provider did not answer", { error: explain(error) });
      // Whoever stopped waiting, the provider may be writing the answer, and will want to be paid for it.
      return { status: 0, tokens: wentOut ? worstCase(asked) : NO_TOKENS };
    }
    return relay(upstream, response, asked);
  };

  const settle = async (
    doorSession: DoorSession,
    model: string,
    price: Price,
    reservedUsd: number,
    end: CallEnd,
    startedAt: number,
  ) => {
    const at = clock.now();
    const { tokens, status } = end;
    const fields = { doorSessionId: doorSession.id, requestId: doorSession.requestId, model, status };
    const spent = { costUsd: costUsd(price, tokens), durationMs: Math.max(0, at - startedAt) };
    await finishModelCall(
      store,
      {
        id: newId("call", at),
        ...fields,
        ...spent,
        inputTokens: tokens.input,
        outputTokens: tokens.output,
        cacheReadTokens: tokens.cacheRead,
        cacheWriteTokens: tokens.cacheWrite5m + tokens.cacheWrite1h,
        at,
      },
      reservedUsd,
    );
    log.info("model called", { ...fields, ...spent });
  };

  return { answer, close: () => provider.destroy() };
}

/** Streams the provider's answer through. Only a good answer costs. */
async function relay(
  upstream: Dispatcher.ResponseData,
  response: ServerResponse,
  asked: ModelRequest,
): Promise<CallEnd> {
  const { statusCode: status, body } = upstream;
  const isStream = String(upstream.headers["content-type"] ?? "").startsWith("text/event-stream");
  const meter = createUsageMeter(isStream);
  response.writeHead(status, clientHeaders(upstream.headers));
  response.flushHeaders();
  let isCut = false;
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk);
      meter.take(bytes);
      if (!response.write(bytes) && !response.destroyed)
        await Promise.race([once(response, "drain"), closed(response)]);
    }
    response.end();
  } catch (error) {
    isCut = true;
    if (isStream && !response.destroyed) response.end(modelErrorEvent(noProvider(error)));
    else response.destroy();
  }
  if (status !== 200) return { status, tokens: NO_TOKENS };
  // A whole answer that tells nothing has at least read its input; one that was cut before it told may be any length.
  const untold = isCut ? worstCase(asked) : { ...NO_TOKENS, input: asked.estimatedInputTokens };
  return { status, tokens: meter.read() ?? untold };
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once("close", () => resolve()));
}

function worstCase(asked: ModelRequest): Tokens {
  const input = asked.estimatedInputTokens;
  const written = asked.cachesForAnHour ? { cacheWrite1h: input } : { cacheWrite5m: input };
  return { ...NO_TOKENS, ...written, output: asked.maxTokens };
}

/** What the provider may see of the client's headers: never its own credentials or cookies. */
function providerHeaders(request: IncomingMessage, apiKey: string): Record<string, string> {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    // Plain, so that usage can be read as it passes.
    "accept-encoding": "identity",
    "anthropic-version": "2023-06-01",
    "x-api-key": apiKey,
  };
  for (const [name, value] of Object.entries(request.headers)) {
    const isKept = /^(accept|user-agent|anthropic-version|anthropic-beta|x-stainless-.+)$/.test(name);
    if (isKept && value !== undefined) headers[name] = String(value);
  }
  return headers;
}

function clientHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const isKept = /^(content-type|request-id|retry-after|x-should-retry|anthropic-ratelimit-.+)$/.test(name);
    if (isKept && value !== undefined) kept[name] = String(value);
  }
  return kept;
}

function noKey(): ModelError {
  return { status: 401, type: "authentication_error", message: "no model key is set" };
}

function tooLarge(): ModelError {
  return { status: 413, type: "request_too_large", message: "The request is larger than 32 MB." };
}

function wrongModel(model: string, settings: ModelSettings): ModelError {
  const usable = settings.models.filter((id) => priceOf(id, settings.prices) !== null);
  const message = settings.models.includes(model)
    ? `Model ${model} has no price in Toolroom's table, so its cost cannot be kept to the budget.`
    : `Model ${model} is not set up here.`;
  return {
    status: 400,
    type: "invalid_request_error",
    message: `${message} Use ${usable.join(" or ") || "a model that the platform team sets up"}.`,
  };
}

function budgetUsedUp(doorSession: DoorSession, neededUsd: number): ModelError {
  const usd = (amount: number) => `$${amount.toFixed(2)}`;
  const set = doorSession.reservedUsd > 0 ? `, ${usd(doorSession.reservedUsd)} set aside for calls under way` : "";
  return {
    status: 402,
    type: "billing_error",
    message: `The budget of ${usd(doorSession.budgetUsd)} does not allow this call: ${usd(doorSession.spentUsd)} is spent${set}, and it may cost up to ${usd(neededUsd)}.`,
  };
}

function noProvider(error: unknown): ModelError {
  const isLate =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    (error instanceof Error && error.name === "TimeoutError");
  return isLate
    ? { status: 504, type: "timeout_error", message: "The model provider took too long and was given up." }
    : { status: 502, type: "api_error", message: "The model provider cannot be reached or broke off." };
}
