import type { IncomingMessage } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { resultWithin } from "../lib/within.ts";

/** For the whole of what anybody sends to the gateway itself; only uploads to apps may take longer. */
export const BODY_TIMEOUT_MS = 20_000;

export interface BodyPatience {
  clock: Clock;
  /** BODY_TIMEOUT_MS, unless a test says otherwise. */
  bodyTimeoutMs?: number | undefined;
}

/** The whole body; where it is longer than `maxBytes`, or has not come in time, the rest is not read. */
export async function readBodyInTime(
  request: IncomingMessage,
  maxBytes: number,
  { clock, bodyTimeoutMs = BODY_TIMEOUT_MS }: BodyPatience,
): Promise<Buffer | "too_large" | "late"> {
  const read = await resultWithin(clock, bodyTimeoutMs, () => readBody(request, maxBytes));
  return read === undefined ? "late" : (read ?? "too_large");
}

/** The whole body, or null where it is longer than `maxBytes` (the rest is not read). */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > maxBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Lets a body pass, unless it is longer or slower: who still sends reads no answer. */
export async function discardBody(
  request: IncomingMessage,
  maxBytes: number,
  { clock, bodyTimeoutMs = BODY_TIMEOUT_MS }: BodyPatience,
): Promise<void> {
  await resultWithin(clock, bodyTimeoutMs, () => passBody(request, maxBytes));
}

async function passBody(request: IncomingMessage, maxBytes: number): Promise<void> {
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBytes) return;
  }
}
