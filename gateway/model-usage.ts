import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { parseJson } from "../lib/json.ts";
import type { Tokens } from "./prices.ts";

/** Reads from an answer, as it passes, what it took. */
export interface UsageMeter {
  take(chunk: Buffer): void;
  /** Null where the answer told nothing. Of a stream that was cut, the output is estimated from what had come. */
  read(): Tokens | null;
}

const count = z.number().int().nonnegative().nullish();
const usageSchema = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  cache_creation: z.looseObject({ ephemeral_5m_input_tokens: count, ephemeral_1h_input_tokens: count }).nullish(),
});

type ReportedUsage = z.infer<typeof usageSchema>;

const startSchema = z.looseObject({ message: z.looseObject({ usage: usageSchema }) });
const withUsageSchema = z.looseObject({ usage: usageSchema });
const deltaSchema = z.looseObject({ delta: z.record(z.string(), z.unknown()) });

const MAX_JSON_BYTES = 32 * 1024 * 1024;
const CHARACTERS_PER_TOKEN = 3;

export function createUsageMeter(isStream: boolean): UsageMeter {
  return isStream ? createStreamMeter() : createJsonMeter();
}

/**
 * `message_start` tells the input, each `message_delta` the output so far, and the input anew where it grew.
 * (https://platform.claude.com/docs/en/build-with-claude/streaming)
 */
function createStreamMeter(): UsageMeter {
  const decoder = new StringDecoder("utf8");
  let line = "";
  let reported: ReportedUsage | null = null;
  let isWhole = false;
  let characters = 0;

  const readLine = (text: string) => {
    if (!text.startsWith("data:")) return;
    const event = parseJson(text.slice("data:".length));
    const start = startSchema.safeParse(event);
    if (start.success) reported = start.data.message.usage;
    const delta = withUsageSchema.safeParse(event);
    if (delta.success) {
      reported = merge(reported, delta.data.usage);
      isWhole = true;
    }
    const content = deltaSchema.safeParse(event);
    if (!content.success) return;
    for (const [name, value] of Object.entries(content.data.delta)) {
      if (name !== "type" && typeof value === "string") characters += value.length;
    }
  };

  return {
    take(chunk) {
      const lines = (line + decoder.write(chunk)).split("\n");
      line = lines.pop() ?? "";
      for (const text of lines) readLine(text);
    },
    read() {
      if (reported === null) return null;
      const tokens = tokensOf(reported);
      const estimated = Math.ceil(characters / CHARACTERS_PER_TOKEN);
      return isWhole ? tokens : { ...tokens, output: Math.max(tokens.output, estimated) };
    },
  };
}

function createJsonMeter(): UsageMeter {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    take(chunk) {
      size += chunk.length;
      if (size <= MAX_JSON_BYTES) chunks.push(chunk);
    },
    read() {
      const answer = withUsageSchema.safeParse(parseJson(Buffer.concat(chunks).toString("utf8")));
      return answer.success ? tokensOf(answer.data.usage) : null;
    },
  };
}

function merge(before: ReportedUsage | null, later: ReportedUsage): ReportedUsage {
  const told = Object.entries(later).filter(([, value]) => value !== null && value !== undefined);
  return { ...before, ...Object.fromEntries(told) };
}

function tokensOf(usage: ReportedUsage): Tokens {
  const written = usage.cache_creation_input_tokens ?? 0;
  const anHour = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  return {
    input: usage.input_tokens ?? 0,
    output: usage.output_tokens ?? 0,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    cacheWrite5m: Math.max(0, written - anHour),
    cacheWrite1h: anHour,
  };
}
