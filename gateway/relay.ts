import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Dispatcher } from "undici";
import { type ApiOfModels, type AskedCall, keptHeaders } from "./apis/api.ts";
import { noProvider } from "./model-provider.ts";
import { NO_TOKENS, type Tokens } from "./prices.ts";

/** Streams a good answer through as it comes, and tells what it took, and why it broke off where it did. */
export async function relay(
  upstream: Dispatcher.ResponseData,
  response: ServerResponse,
  { api, asked }: { api: ApiOfModels; asked: AskedCall },
): Promise<{ tokens: Tokens; failure: { said: string } | null }> {
  const isStream = String(upstream.headers["content-type"] ?? "").startsWith("text/event-stream");
  const meter = api.createMeter(isStream);
  response.writeHead(upstream.statusCode, keptFromProvider(upstream));
  response.flushHeaders();
  let isCut = false;
  try {
    for await (const chunk of upstream.body) {
      const bytes = Buffer.from(chunk);
      meter.take(bytes);
      if (!response.write(bytes) && !response.destroyed)
        await Promise.race([once(response, "drain"), closed(response)]);
    }
    response.end();
  } catch (error) {
    isCut = true;
    if (isStream && !response.destroyed) response.end(api.errorEvent(noProvider(error)));
    else response.destroy();
  }
  const said = isCut ? noProvider(null).message : meter.failure();
  return { tokens: tokensOf(meter.read(), asked, { isStream, isCut }), failure: said === null ? null : { said } };
}

/** A whole answer that tells nothing has at least read its input; one that was cut before it told may be any length. */
function tokensOf(
  told: Tokens | null,
  asked: AskedCall,
  { isStream, isCut }: { isStream: boolean; isCut: boolean },
): Tokens {
  if (told === null) return isCut ? asked.worst : { ...NO_TOKENS, input: asked.estimatedInputTokens };
  const isInputTold = told.input + told.cacheRead + told.cacheWrite5m + told.cacheWrite1h > 0;
  // A stream may also just end, without a word of what it took.
  return isStream && !isInputTold ? { ...told, input: asked.estimatedInputTokens } : told;
}

export function keptFromProvider({ headers }: Dispatcher.ResponseData): Record<string, string> {
  return keptHeaders(
    headers,
    /^(content-type|request-id|x-request-id|retry-after|retry-after-ms|x-should-retry|(anthropic|x)-ratelimit-.+)$/,
  );
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once("close", () => resolve()));
}
