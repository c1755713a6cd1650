import { z } from "zod";
import { NO_TOKENS, type Tokens } from "../prices.ts";
import type { ApiOfModels, JsonObject, ModelError, ReadCall } from "./api.ts";
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

/** OpenAI's Responses (https://platform.openai.com/docs/api-reference/responses/create). */
export const responsesApi: ApiOfModels = {
  name: "responses",
  path: "/v1/responses",
  quietMs: QUIET_MS,
  read,
  /** Nothing is kept at the provider: all boxes share one key there, and with it whatever it keeps. */
  bodyFor: (body, model) => ({
    ...{ ...body, model, store: false },
    max_output_tokens: body.max_output_tokens ?? MOST_OUTPUT_TOKENS,
  }),
  createMeter,
  error: openAiError,
  errorEvent,
  headers: openAiHeaders,
};

const bodySchema = z.looseObject({
  model: z.string().min(1).max(200),
  input: z.union([z.string(), z.array(z.unknown()).min(1)]),
  stream: z.boolean().nullish(),
  max_output_tokens: outputTokens,
  tools: z.array(z.unknown()).nullish(),
  service_tier: z.string().nullish(),
});

/** They read what another box's call left at the provider, run on after the answer, or reach other people's words. */
const REFUSED_FIELDS = ["previous_response_id", "conversation", "prompt", "background"];

function read(body: JsonObject): ReadCall {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refused(`${issue?.path.join(".") || "body"}: ${issue?.message}`);
  }
  const { model, input, stream, max_output_tokens: most, tools, service_tier: tier } = parsed.data;
  const field = REFUSED_FIELDS.find((name) => Boolean(parsed.data[name]));
  if (field !== undefined) return refused(`${field} cannot be used from here. Leave it out.`);
  if (parsed.data.store === true)
    return refused("Nothing is stored from here. Set store to false, and send all input.");
  if (typeof tier === "string" && !SERVICE_TIERS.includes(tier)) return refused("service_tier can only be default.");
  const tool = (tools ?? []).map(refusedTool).find((why) => why !== null);
  if (tool !== undefined) return refused(tool);
  const weight = weigh([input, parsed.data.instructions, tools], judge);
  if (weight.refused !== null) return refused(weight.refused);
  const { estimatedInputTokens } = weight;
  const worst = { ...NO_TOKENS, input: estimatedInputTokens, output: most ?? MOST_OUTPUT_TOKENS };
  return { ok: true, asked: { model, streams: stream === true, estimatedInputTokens, worst } };
}

function judge(block: JsonObject): Judged {
  if (block.type === "item_reference") return { refused: "item_reference reads what is stored. Send the item itself." };
  if (block.type === "additional_tools" && Array.isArray(block.tools)) {
    const why = block.tools.map(refusedTool).find((one) => one !== null);
    return why === undefined ? "look inside" : { refused: why };
  }
  if (block.type === "input_image") return judgePicture(block.image_url);
  if (block.type !== "input_file") return "look inside";
  if (typeof block.file_data !== "string") return { refused: "A file is sent as file_data, not by its id or address." };
  return { tokens: fileTokens(block.file_data) };
}

function refused(message: string): ReadCall {
  return { ok: false, message };
}

/** What Responses clients take for the end of an answer that failed. */
function errorEvent(error: ModelError): string {
  const { error: said } = openAiError(error) as { error: JsonObject };
  const response = { id: "resp_cut", object: "response", status: "failed", output: [], error: said };
  return `event: response.failed\ndata: ${JSON.stringify({ type: "response.failed", response })}\n\n`;
}

const count = z.number().int().nonnegative().nullish();
const usageSchema = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: z.looseObject({ cached_tokens: count }).nullish(),
});
const answerSchema = z.looseObject({ usage: usageSchema });
const endSchema = z.looseObject({ response: answerSchema });
const deltaSchema = z.looseObject({ type: z.string().endsWith(".delta"), delta: z.string() });
const reasoningSchema = z.looseObject({ item: z.looseObject({ type: z.literal("reasoning") }) });

/**
 * The last event alone (`response.completed`, `.incomplete`, `.failed`) tells the usage. Reasoning is written unseen: of
 * an answer that was cut in it, or after it, nobody knows how long it is.
 * (https://platform.openai.com/docs/api-reference/responses-streaming)
 */
function createMeter(isStream: boolean): UsageMeter {
  if (!isStream) return meterOfAnswer(usageOf);
  let told: Tokens | null = null;
  let characters = 0;
  let isUnseen = false;
  const hear = (event: unknown) => {
    const end = endSchema.safeParse(event);
    if (end.success) told = tokensOf(end.data.response.usage);
    const delta = deltaSchema.safeParse(event);
    if (delta.success) characters += delta.data.delta.length;
    if (reasoningSchema.safeParse(event).success) isUnseen = true;
  };
  return meterOfStream(hear, () => {
    if (told !== null) return told;
    return isUnseen || characters === 0 ? null : { ...NO_TOKENS, output: Math.ceil(characters / CHARACTERS_PER_TOKEN) };
  });
}

function usageOf(answer: unknown): Tokens | null {
  const read = answerSchema.safeParse(answer);
  return read.success ? tokensOf(read.data.usage) : null;
}

function tokensOf(usage: z.infer<typeof usageSchema>): Tokens {
  const cacheRead = usage.input_tokens_details?.cached_tokens ?? 0;
  const input = Math.max(0, (usage.input_tokens ?? 0) - cacheRead);
  return { ...NO_TOKENS, input, cacheRead, output: usage.output_tokens ?? 0 };
}
