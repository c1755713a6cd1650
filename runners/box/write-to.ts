import type { Writable } from "node:stream";

/** Resolves once the stream took the piece on, which it does at its reader's pace. Rejects where there is no reader any more. */
export function writeTo(stream: Writable | undefined, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream === undefined) return reject(new Error("it was begun without an input"));
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
