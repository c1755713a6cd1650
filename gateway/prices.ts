/** US dollars per million tokens. */
interface Rates {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
}

export interface Price extends Rates {
  /** Rates of a whole request whose prompt (cache included) has more tokens than this. */
  longPrompt?: { overTokens: number; rates: Rates };
}

/** What one request took. */
export interface Tokens {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
}

export const NO_TOKENS: Tokens = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

/** The day these were read on https://platform.claude.com/docs/en/about-claude/pricing. */
export const PRICES_AS_OF = "2026-10-24";

const OPUS: Price = { input: 5, output: 25, cacheRead: 0.5, cacheWrite5m: 6.25, cacheWrite1h: 10 };
const OPUS_5_5: Price = { input: 4, output: 20, cacheRead: 0.2, cacheWrite5m: 5, cacheWrite1h: 8 };
const SONNET_4: Price = { input: 3, output: 15, cacheRead: 0.3, cacheWrite5m: 3.75, cacheWrite1h: 6 };
const SONNET_5: Price = { input: 2, output: 10, cacheRead: 0.2, cacheWrite5m: 2.5, cacheWrite1h: 4 };
const SONNET_5_5: Price = { ...SONNET_5, cacheRead: 0.1 };
const HAIKU_4_5: Price = { input: 1, output: 5, cacheRead: 0.1, cacheWrite5m: 1.25, cacheWrite1h: 2 };
const HAIKU_5_5: Price = {
  ...{ input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite5m: 0.125, cacheWrite1h: 0.2 },
  longPrompt: {
    overTokens: 100_000,
    rates: { input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite5m: 0.625, cacheWrite1h: 1 },
  },
};
const FABLE_5: Price = { input: 10, output: 50, cacheRead: 1, cacheWrite5m: 12.5, cacheWrite1h: 20 };
const FABLE_5_1: Price = { ...FABLE_5, cacheRead: 0.25 };

const PRICES: Record<string, Price> = {
  "claude-fable-5-1": FABLE_5_1,
  "claude-fable-5": FABLE_5,
  "claude-opus-5-5": OPUS_5_5,
  "claude-opus-5": OPUS,
  "claude-opus-4-8": OPUS,
  "claude-opus-4-7": OPUS,
  "claude-opus-4-6": OPUS,
  "claude-opus-4-5": OPUS,
  "claude-opus-4-5-20251101": OPUS,
  "claude-sonnet-5-5": SONNET_5_5,
  "claude-sonnet-5": SONNET_5,
  "claude-sonnet-4-6": SONNET_4,
  "claude-sonnet-4-5": SONNET_4,
  "claude-sonnet-4-5-20250929": SONNET_4,
  "claude-haiku-5-5": HAIKU_5_5,
  "claude-haiku-4-5": HAIKU_4_5,
  "claude-haiku-4-5-20251001": HAIKU_4_5,
};

/** Models with a known price, without the dated names of the same ones. */
export function pricedModels(): string[] {
  return Object.keys(PRICES).filter((model) => !/-\d{8}$/.test(model));
}

/** A model's price; `extra` (from the configuration) comes first. Null: nobody knows, so it is not used. */
export function priceOf(model: string, extra: Record<string, Price>): Price | null {
  if (Object.hasOwn(extra, model)) return extra[model] ?? null;
  return Object.hasOwn(PRICES, model) ? (PRICES[model] ?? null) : null;
}

export function costUsd(price: Price, tokens: Tokens): number {
  const prompt = tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h;
  const isLong = price.longPrompt !== undefined && prompt > price.longPrompt.overTokens;
  const rates = isLong && price.longPrompt !== undefined ? price.longPrompt.rates : price;
  return (
    (tokens.input * rates.input +
      tokens.output * rates.output +
      tokens.cacheRead * rates.cacheRead +
      tokens.cacheWrite5m * rates.cacheWrite5m +
      tokens.cacheWrite1h * rates.cacheWrite1h) /
    1_000_000
  );
}

/** The same in whole billionths of a dollar. */
export function costNanoUsd(price: Price, tokens: Tokens): number {
  return Math.round(costUsd(price, tokens) * 1e9);
}
