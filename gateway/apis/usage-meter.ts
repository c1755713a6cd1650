import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import type { Tokens } from "../prices.ts";

/** Reads from an answer, as it passes, what it took. */
export interface UsageMeter {
  take(chunk: Buffer): void;
  /** Null where the answer told nothing. Of a stream that was cut, the output is estimated from what had come. */
  read(): Tokens | null;
  /** What a stream that began well said of its own failure, as JSON; null: nothing. */
  failure(): string | null;
}

/** Anthropic's `error`, Chat's chunk with an error, Responses' `response.failed` and its own `error`. */
const errorSchema = z.looseObject({ message: z.string() });
const failureSchema = z.union([
  z.looseObject({ error: errorSchema }).transform(({ error }) => error),
  z.looseObject({ response: z.looseObject({ error: errorSchema }) }).transform(({ response }) => response.error),
  errorSchema.extend({ type: z.literal("error") }),
]);

const MAX_JSON_BYTES = 32 * 1024 * 1024;

/** Of a stream: `hear` is given the data of each server-sent event, in order. */
export function meterOfStream(hear: (event: unknown) => void, read: () => Tokens | null): UsageMeter {
  const decoder = new StringDecoder("utf8");
  let line = "";
  let failed: string | null = null;
  const hearLine = (text: string) => {
    if (!text.startsWith("data:")) return;
    const event = parseJson(text.slice("data:".length));
    hear(event);
    const failure = failureSchema.safeParse(event);
    if (failure.success) failed = JSON.stringify({ error: failure.data });
  };
  return {
    take(chunk) {
      const lines = (line + decoder.write(chunk)).split("\n");
      line = lines.pop() ?? "";
      for (const text of lines) hearLine(text);
    },
    read,
    failure: () => failed,
  };
}

/** Of an answer in one piece. */
export function meterOfAnswer(read: (answer: unknown) => Tokens | null): UsageMeter {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    take(chunk) {
      size += chunk.length;
      if (size <= MAX_JSON_BYTES) chunks.push(chunk);
    },
    read: () => read(parseJson(Buffer.concat(chunks).toString("utf8"))),
    failure: () => null,
  };
}
