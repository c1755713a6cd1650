import type { IncomingMessage } from "node:http";

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

/** Lets a body pass, unless it is longer: who still sends reads no answer. */
export async function discardBody(request: IncomingMessage, maxBytes: number): Promise<void> {
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBytes) return;
  }
}
