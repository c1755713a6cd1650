import type { Readable } from "node:stream";
import type { OutputFrame } from "../box/access.ts";

/**
 * Splits the engine's multiplexed stream (8 bytes of header: stream number, three zeros, length big-endian; then the
 * payload; Docker Engine API, "Attach to a container, stream format"). Payloads are passed on as they come, so a frame
 * of any length is never held whole, and a slow reader slows the box.
 */
export async function* readFrames(stream: Readable): AsyncGenerator<OutputFrame> {
  let header = Buffer.alloc(0);
  let remaining = 0;
  let from: OutputFrame["from"] = "stdout";
  for await (const piece of stream) {
    let chunk: Buffer = piece;
    while (chunk.length > 0) {
      if (remaining === 0) {
        const missing = 8 - header.length;
        header = Buffer.concat([header, chunk.subarray(0, missing)]);
        chunk = chunk.subarray(missing);
        if (header.length < 8) continue;
        from = header[0] === 2 ? "stderr" : "stdout";
        remaining = header.readUInt32BE(4);
        header = Buffer.alloc(0);
        continue;
      }
      const payload = chunk.subarray(0, remaining);
      remaining -= payload.length;
      chunk = chunk.subarray(payload.length);
      yield { from, chunk: payload };
    }
  }
}
