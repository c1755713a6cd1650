import { z } from "zod";
import { NO_TOKENS, type Tokens } from "../prices.ts";
import type { ApiOfModels, JsonObject, ReadCall } from "./api.ts";
import {
  judgePicture,
  MOST_OUTPUT_TOKENS,
  openAiError,
  openAiHeaders,
  outputTokens,
  QUIET_MS,
  refusedTool,
  SERVICE_TIERS,
} from "./openai.ts";
import { meterOfAnswer, meterOfStream, type UsageMeter } from "./usage-meter.ts";
import { CHARACTERS_PER_TOKEN, fileTokens, type Judged, weigh } from "./weigh.ts";

/** OpenAI's Chat Completions (https://platform.openai.com/docs/api-reference/chat/create), which many servers speak. */
export const chatApi: ApiOfModels = {
  name: "chat",
  path: "/v1/chat/completions",
  quietMs: QUIET_MS,
  read,
  bodyFor(body, model) {
    const bound = body.max_completion_tokens ?? body.max_tokens;
    const most = bound === undefined || bound === null ? { max_completion_tokens: MOST_OUTPUT_TOKENS } : {};
    // A stream tells what it took only where it is asked to.
    const options =
      body.stream === true ? { stream_options: { ...asObject(body.stream_options), include_usage: true } } : {};
    return { ...body, model, ...most, ...options };
  },
  createMeter,
  error: openAiError,
  errorEvent: (error) => `data: ${JSON.stringify(openAiError(error))}\n\n`,
  headers: openAiHeaders,
};

const bodySchema = z.looseObject({
  model: z.string().min(1).max(200),
  messages: z.array(z.unknown()).min(1),
  stream: z.boolean().nullish(),
  max_completion_tokens: outputTokens,
  max_tokens: outputTokens,
  n: z.literal(1, { error: "can only be 1" }).nullish(),
  tools: z.array(z.unknown()).nullish(),
  service_tier: z.string().nullish(),
});

/** They search the web, are dearer than the table says, or (compatible servers') choose another model or place. */
const REFUSED_FIELDS = [
  ...["web_search_options", "audio", "prediction", "store"],
  ...["models", "provider", "plugins", "route", "transforms", "web_search", "fallbacks"],
];

function read(body: JsonObject): ReadCall {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refused(`${issue?.path.join(".") || "body"}: ${issue?.message}`);
  }
  const { model, messages, stream, tools, service_tier: tier } = parsed.data;
  const field = REFUSED_FIELDS.find((name) => Boolean(parsed.data[name]));
  if (field !== undefined) return refused(`${field} cannot be used from here. Leave it out.`);
  if (typeof tier === "string" && !SERVICE_TIERS.includes(tier)) return refused("service_tier can only be default.");
  const tool = (tools ?? []).map(refusedTool).find((why) => why !== null);
  if (tool !== undefined) return refused(tool);
  const weight = weigh([messages, tools, parsed.data.functions], judge);
  if (weight.refused !== null) return refused(weight.refused);
  const { estimatedInputTokens } = weight;
  // Both bounds may stand there, and a server may know only one of them.
  const bounds = [parsed.data.max_completion_tokens, parsed.data.max_tokens].filter((most) => typeof most === "number");
  const output = bounds.length === 0 ? MOST_OUTPUT_TOKENS : Math.max(...bounds);
  const worst = { ...NO_TOKENS, input: estimatedInputTokens, output };
  return { ok: true, asked: { model, streams: stream === true, estimatedInputTokens, worst } };
}

function judge(block: JsonObject): Judged {
  if (block.type === "image_url") {
    const { image_url: picture } = block;
    return judgePicture(typeof picture === "string" ? picture : asObject(picture).url);
  }
  if (block.type !== "file") return "look inside";
  const { file_data: base64 } = asObject(block.file);
  if (typeof base64 !== "string") return { refused: "A file is sent as file_data, not by its id." };
  return { tokens: fileTokens(base64) };
}

function asObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function refused(message: string): ReadCall {
  return { ok: false, message };
}

const count = z.number().int().nonnegative().nullish();
const usageSchema = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish(),
});
const withUsageSchema = z.looseObject({ usage: usageSchema });
const chunkSchema = z.looseObject({ choices: z.array(z.looseObject({ delta: z.unknown() })) });

/** The last chunk, without choices, tells the usage; some servers tell it so far in each. */
function createMeter(isStream: boolean): UsageMeter {
  if (!isStream) return meterOfAnswer(usageOf);
  let told: Tokens | null = null;
  let characters = 0;
  const hear = (event: unknown) => {
    told = usageOf(event) ?? told;
    const chunk = chunkSchema.safeParse(event);
    if (chunk.success) for (const { delta } of chunk.data.choices) characters += charactersOf(delta);
  };
  return meterOfStream(hear, () => {
    if (told !== null) return told;
    return characters === 0 ? null : { ...NO_TOKENS, output: Math.ceil(characters / CHARACTERS_PER_TOKEN) };
  });
}

function charactersOf(delta: unknown): number {
  if (typeof delta === "string") return delta.length;
  if (typeof delta !== "object" || delta === null) return 0;
  return Object.values(delta).reduce((sum: number, value) => sum + charactersOf(value), 0);
}

function usageOf(answer: unknown): Tokens | null {
  const read = withUsageSchema.safeParse(answer);
  if (!read.success) return null;
  const { prompt_tokens: prompt, completion_tokens: output, prompt_tokens_details: details } = read.data.usage;
  const cacheRead = details?.cached_tokens ?? 0;
  return { ...NO_TOKENS, input: Math.max(0, (prompt ?? 0) - cacheRead), cacheRead, output: output ?? 0 };
}
