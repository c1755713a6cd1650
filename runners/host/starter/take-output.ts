import type { Readable } from "node:stream";
import { createBoundedOutput } from "../../box/bounded-output.ts";
import type { ProgramRun } from "./messages.ts";

export interface TakenOutput {
  bytes(): Uint8Array;
  isTooMuch(): boolean;
}

/** What a program writes to one of its outputs. `kill` is called once where that is more than it may be. */
export function takeOutput(
  stream: Readable | null,
  { mostBytes, above = "kill" }: ProgramRun,
  kill: () => void,
): TakenOutput {
  return above === "keep_end" ? takeEnd(stream, mostBytes) : takeAll(stream, mostBytes, kill);
}

function takeEnd(stream: Readable | null, mostBytes: number): TakenOutput {
  const output = createBoundedOutput(mostBytes, "end");
  stream?.on("data", (chunk: Uint8Array) => output.push(chunk));
  return { bytes: () => Buffer.from(output.text()), isTooMuch: () => false };
}

function takeAll(stream: Readable | null, mostBytes: number, kill: () => void): TakenOutput {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  stream?.on("data", (chunk: Uint8Array) => {
    const wasTooMuch = bytes > mostBytes;
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
    else if (!wasTooMuch) kill();
  });
  return { bytes: () => Buffer.concat(chunks), isTooMuch: () => bytes > mostBytes };
}
