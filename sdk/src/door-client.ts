import { Agent, type IncomingMessage, request } from "node:http";
import { CALL_NUMBER_HEADER, DELIVERY_ID_HEADER, IDENTITY_HEADER } from "../contract/wire.ts";
import { PlatformError } from "./platform-error.ts";

/** Which call of which delivery it is; undefined outside of deliveries. */
export type CallOfDelivery = { deliveryId: string; callNumber: string } | undefined;
export type NextCall = (about: string) => CallOfDelivery;

/**
 * A call of the platform with a JSON body: gives its answer. `identity` is its own word of who opened the page that the call is for.
 * Throws PlatformError where it says no or nothing.
 */
export type CallDoor = (
  path: string,
  body: object,
  call?: CallOfDelivery,
  identity?: string,
) => Promise<Record<string, unknown>>;

/** The same, where the answer comes piece by piece; `isEvents`: as server-sent events, else as one JSON object. */
export type OpenDoor = (path: string, body: object) => Promise<{ isEvents: boolean; chunks: AsyncIterable<string> }>;

export interface DoorClient {
  callDoor: CallDoor;
  openDoor: OpenDoor;
}

/**
 * The platform hangs up on more than 32 connections of one box: what is more waits here for its turn, and its time counts
 * from then. Answers that take long, of a model, leave room for the short ones.
 */
const STREAMS_AT_ONCE = 20;
const CALLS_AT_ONCE = 8;

/** Over the platform's socket. `timeoutMs`: how long nothing may come. */
export function createDoorClient(options: {
  doorSocket: string;
  timeoutMs: number;
  streamTimeoutMs: number;
}): DoorClient {
  const { doorSocket, timeoutMs, streamTimeoutMs } = options;
  const agent = new Agent({ maxSockets: CALLS_AT_ONCE });
  const streamAgent = new Agent({ maxSockets: STREAMS_AT_ONCE });
  return {
    callDoor: async (path, body, call, identity) => {
      const headers = {
        ...(call && { [DELIVERY_ID_HEADER]: call.deliveryId, [CALL_NUMBER_HEADER]: call.callNumber }),
        ...(identity !== undefined && { [IDENTITY_HEADER]: identity }),
      };
      const response = await send({ doorSocket, timeoutMs, agent }, path, headers, JSON.stringify(body));
      const answer = readAnswer(await wholeOf(response), response.statusCode);
      if (answer.ok !== true) throw errorOf(answer);
      return answer;
    },
    openDoor: async (path, body) => {
      const response = await send(
        { doorSocket, timeoutMs: streamTimeoutMs, agent: streamAgent },
        path,
        {},
        JSON.stringify(body),
      );
      if ((response.statusCode ?? 500) >= 300) throw errorOf(readAnswer(await wholeOf(response), response.statusCode));
      const isEvents = /^text\/event-stream/.test(response.headers["content-type"] ?? "");
      return { isEvents, chunks: chunksOf(response) };
    },
  };
}

function send(
  { doorSocket: socketPath, timeoutMs, agent }: { doorSocket: string; timeoutMs: number; agent: Agent },
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const all = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers };
    const call = request({ socketPath, path, method: "POST", headers: all, timeout: timeoutMs, agent }, resolve);
    call.on("timeout", () => call.destroy(new Error(`nothing came within ${timeoutMs} ms`)));
    call.on("error", (error) => reject(unreachable(error)));
    call.end(body);
  });
}

async function wholeOf(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of chunksOf(response)) text += chunk;
  return text;
}

async function* chunksOf(response: IncomingMessage): AsyncGenerator<string> {
  response.setEncoding("utf8");
  try {
    for await (const chunk of response) yield String(chunk);
  } catch (error) {
    throw unreachable(error);
  }
}

function unreachable(error: unknown): PlatformError {
  const why = error instanceof Error ? error.message : String(error);
  return new PlatformError({
    code: "door_unreachable",
    message: `The platform did not answer: ${why}.`,
    fix: "Try again.",
  });
}

function readAnswer(text: string, status: number | undefined): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null) return answer as Record<string, unknown>;
  } catch {
    // Told below: what is no JSON is no answer of the platform.
  }
  return {
    ok: false,
    error: { code: "door_answer", message: `The platform answered ${status} without saying why.`, fix: "Try again." },
  };
}

/** The platform's no, or a model's provider's, in their own words. */
export function errorOf(answer: Record<string, unknown>): PlatformError {
  const error = (typeof answer.error === "object" && answer.error !== null ? answer.error : {}) as Record<
    string,
    unknown
  >;
  return new PlatformError({
    code: String(error.code ?? error.type ?? "refused"),
    message: String(error.message ?? "The platform refused the call."),
    fix: String(error.fix ?? ""),
  });
}
