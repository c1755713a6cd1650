import { z } from "zod";
import type { Tokens } from "../prices.ts";
import { meterOfAnswer, meterOfStream, type UsageMeter } from "./usage-meter.ts";
import { CHARACTERS_PER_TOKEN } from "./weigh.ts";

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

export function createMessagesMeter(isStream: boolean): UsageMeter {
  return isStream ? createStreamMeter() : meterOfAnswer(readAnswer);
}

/**
 * `message_start` tells the input, each `message_delta` the output so far, and the input anew where it grew.
 * (https://platform.claude.com/docs/en/build-with-claude/streaming)
 */
function createStreamMeter(): UsageMeter {
  let reported: ReportedUsage | null = null;
  let isWhole = false;
  let characters = 0;

  const hear = (event: unknown) => {
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

  return meterOfStream(hear, () => {
    if (reported === null) return null;
    const tokens = tokensOf(reported);
    const estimated = Math.ceil(characters / CHARACTERS_PER_TOKEN);
    return isWhole ? tokens : { ...tokens, output: Math.max(tokens.output, estimated) };
  });
}

function readAnswer(answer: unknown): Tokens | null {
  const read = withUsageSchema.safeParse(answer);
  return read.success ? tokensOf(read.data.usage) : null;
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
