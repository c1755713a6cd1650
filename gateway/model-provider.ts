import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { type Dispatcher, errors, Pool } from "undici"; // time-outs per request, and streams with back-pressure
import type { Clock } from "../lib/clock.ts";
import type { ModelProvider } from "../lib/model-platform.ts";
import type { ApiOfModels, ModelError } from "./apis/api.ts";
import { createStormGate, type Patience, type StormGate } from "./backoff.ts";

/** One call as it is sent. */
export interface SentCall {
  api: ApiOfModels;
  /** As the box made it: what may be kept of its headers and its query. */
  request: IncomingMessage;
  body: Buffer;
  streams: boolean;
  key: string | null;
  signal: AbortSignal;
}

/** `wentOut`: the provider may have it, and be writing the answer. */
export type Sent =
  | { kind: "answered"; upstream: Dispatcher.ResponseData }
  | { kind: "failed"; error: unknown; wentOut: boolean };

/** Speaks to one provider. Bodies and keys are never logged. */
export interface ProviderConnection {
  send(call: SentCall): Promise<Sent>;
  gate: StormGate;
  close(): Promise<void>;
}

export interface Timeouts {
  /** Instead of what each API allows. */
  idleTimeoutMs?: number;
  totalTimeoutMs: number;
}

export const USUAL_TIMEOUTS: Timeouts = { totalTimeoutMs: 600_000 };

export function connectProvider(
  provider: ModelProvider,
  { clock, patience, idleTimeoutMs, totalTimeoutMs }: { clock: Clock; patience: Patience } & Timeouts,
): ProviderConnection {
  const base = new URL(provider.baseUrl);
  const pool = new Pool(base.origin);

  const send = async ({ api, request, body, streams, key, signal }: SentCall): Promise<Sent> => {
    let wentOut = false;
    const quietMs = idleTimeoutMs ?? api.quietMs;
    // Asked for its bytes only when a connection to the provider is there.
    const bytes = async function* () {
      wentOut = true;
      yield body;
    };
    try {
      const upstream = await pool.request({
        method: "POST",
        path: pathAt(base, api.path) + keptQuery(request),
        headers: { ...api.headers(request.headers, key), "content-length": String(body.length) },
        body: Readable.from(bytes()),
        // Without a stream the first byte comes when the whole answer is written.
        headersTimeout: streams ? quietMs : totalTimeoutMs,
        bodyTimeout: quietMs,
        signal,
      });
      return { kind: "answered", upstream };
    } catch (error) {
      return { kind: "failed", error, wentOut };
    }
  };

  return { send, gate: createStormGate(clock, patience), close: () => pool.destroy() };
}

/**
 * Where the API is at this provider. Anthropic's own documents give the address without `/v1` and OpenAI's with it; some
 * compatible servers have another folder in its place, which is then taken as it is.
 */
function pathAt(base: URL, path: string): string {
  const folder = base.pathname.replace(/\/+$/, "");
  if (folder.endsWith("/v1")) return folder + path.slice("/v1".length);
  const isOpenAi = !path.startsWith("/v1/messages");
  return isOpenAi && folder !== "" ? folder + path.slice("/v1".length) : folder + path;
}

function keptQuery(request: IncomingMessage): string {
  const query = new URLSearchParams((request.url ?? "").split("?")[1] ?? "");
  return query.get("beta") === "true" ? "?beta=true" : "";
}

/** What is said to whoever asked when no answer came, or not the whole of it. */
export function noProvider(error: unknown): ModelError {
  const isLate =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    (error instanceof Error && error.name === "TimeoutError");
  return isLate
    ? { status: 504, kind: "timeout", message: "The model provider took too long and was given up." }
    : { status: 502, kind: "provider", message: "The model provider cannot be reached or broke off." };
}
