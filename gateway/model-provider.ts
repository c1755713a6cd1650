import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { type Dispatcher, errors, Pool } from "undici"; // time-outs per request, and streams with back-pressure
import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { type ModelError, modelErrorEvent, sendModelError } from "./model-error.ts";
import { type ModelRequest, worstCase } from "./model-request.ts";
import { createUsageMeter } from "./model-usage.ts";
import { NO_TOKENS, type Tokens } from "./prices.ts";

/** One call as a box made it. */
interface ModelCall {
  request: IncomingMessage;
  body: Buffer;
  asked: ModelRequest;
  apiKey: string;
}

/** How a passed call ended: the provider's status (0: none), and what it took. */
export interface CallEnd {
  status: number;
  tokens: Tokens;
}

export interface ModelProvider {
  /** Passes a call on and its answer back, also that there is none. */
  pass(call: ModelCall, response: ServerResponse): Promise<CallEnd>;
  close(): Promise<void>;
}

const IDLE_TIMEOUT_MS = 60_000;
const TOTAL_TIMEOUT_MS = 600_000;

/** Speaks to the provider at `baseUrl`. Bodies and keys are never logged. */
export function createModelProvider(options: {
  baseUrl: string;
  log: Log;
  idleTimeoutMs?: number | undefined;
  totalTimeoutMs?: number | undefined;
}): ModelProvider {
  const { log, idleTimeoutMs = IDLE_TIMEOUT_MS, totalTimeoutMs = TOTAL_TIMEOUT_MS } = options;
  const base = new URL(options.baseUrl);
  const provider = new Pool(base.origin);

  const pass = async ({ request, body, asked, apiKey }: ModelCall, response: ServerResponse): Promise<CallEnd> => {
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

  return { pass, close: () => provider.destroy() };
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

function noProvider(error: unknown): ModelError {
  const isLate =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    (error instanceof Error && error.name === "TimeoutError");
  return isLate
    ? { status: 504, type: "timeout_error", message: "The model provider took too long and was given up." }
    : { status: 502, type: "api_error", message: "The model provider cannot be reached or broke off." };
}
