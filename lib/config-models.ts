import { z } from "zod";
import { API_NAMES, type ModelRole, PRICED, ROLE_NAMES } from "./model-platform.ts";

/** What may stand under `models` in `toolroom.yaml`, in words that its errors are made of. */

const words = (what: string) => ({ error: what });
const usd = z.number(words("is an amount in US dollars, such as 50")).positive(words("is more than nothing"));
const name = z
  .string(words("is a name"))
  .regex(/^[a-z][a-z0-9-]{0,39}$/, words("is a name of lower-case letters, digits and hyphens"));
const KEY_WORDS =
  "names an environment variable that ends in _KEY or _TOKEN, such as OPENAI_API_KEY; the key itself never stands here";
/** Not Slack's and not ours: what is named here is sent to the provider. */
const keyVariable = z
  .string(words(KEY_WORDS))
  .regex(/^(?!SLACK_|TOOLROOM_)[A-Z][A-Z0-9_]*_(KEY|TOKEN)$/, words(KEY_WORDS));

/** As it stands in Slack, with or without @. */
const group = z.string().min(1, words("is the handle of a Slack user group"));

const api = z.enum(API_NAMES, words(`is one of ${API_NAMES.join(", ")}`));

const providerSchema = z.strictObject({
  name,
  /** The APIs it speaks: one, or a list. Nothing is translated from one to another. */
  api: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z
      .array(api, words(`is one of ${API_NAMES.join(", ")}, or a list of them`))
      .min(1, words(`names at least one of ${API_NAMES.join(", ")}`)),
  ),
  baseUrl: z.url({ protocol: /^https?$/, error: "is an address, such as https://api.openai.com" }),
  /** Left away: the provider wants no key, such as one on this machine. */
  keyFrom: keyVariable.optional(),
  /** Of groups that pay it themselves: by the handle of a Slack user group. */
  groupKeysFrom: z.record(group, keyVariable, words("is a list of groups, each with a variable")).optional(),
});

const MODEL_WORDS = "is provider/model, such as anthropic/claude-sonnet-5";
const roleModel = z.string(words(MODEL_WORDS)).regex(/^[a-z][a-z0-9-]*\/\S{1,200}$/, words(MODEL_WORDS));
const roleModels = z
  .array(roleModel, words(`is a list; each ${MODEL_WORDS}`))
  .min(1, words("names at least one model"));

const rate = z.number(words("is US dollars per million tokens")).nonnegative(words("is not less than nothing"));
const priceSchema = z.strictObject({
  ...{ input: rate, output: rate },
  ...{ cacheRead: rate.optional(), cacheWrite5m: rate.optional(), cacheWrite1h: rate.optional() },
});

const budgetsSchema = z.strictObject({
  requestUsd: usd.optional(),
  appMonthlyUsd: usd.optional(),
  personMonthlyUsd: usd.optional(),
  /** By the handle of a Slack user group. Who is in several counts for the first. */
  groupMonthlyUsd: z.record(group, usd, words("is a list of groups, each with an amount")).optional(),
  monthlyUsd: usd.optional(),
  timeZone: z.string().refine(isTimeZone, words("is an IANA time zone, such as Europe/Paris")).optional(),
});

const role = z.enum(ROLE_NAMES, words(`is one of ${ROLE_NAMES.join(", ")}`));

export const modelsSchema = z
  .strictObject({
    providers: z.array(providerSchema, words("is a list of providers")).min(1, words("names at least one")).optional(),
    roles: z
      .strictObject({ plan: roleModels, code: roleModels, small: roleModels.optional(), app: roleModels.optional() })
      .optional(),
    /** What a harness asks for by itself: a model's name, with * for anything, and the role that answers it. */
    names: z
      .record(z.string().regex(/^[\w.*/:@-]{1,100}$/, words("is a model's name, with * for anything")), role)
      .optional(),
    prices: z.record(z.string(), priceSchema).optional(),
    budgets: budgetsSchema.optional(),
  })
  .superRefine(({ providers, roles }, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if ((providers === undefined) !== (roles === undefined))
      problem([providers === undefined ? "roles" : "providers"], "needs the other: providers and roles stand together");
    const known = (providers ?? []).map((provider) => provider.name);
    for (const [index, one] of known.entries())
      if (known.indexOf(one) < index) problem(["providers", index, "name"], "is there already");
    for (const [of, models] of Object.entries(roles ?? {}))
      for (const [index, model] of (models ?? []).entries())
        if (!known.includes(providerOf(model)))
          problem(["roles", of, index], `names provider ${providerOf(model)}, which is none of ${known.join(", ")}`);
  });

/** Keys that each part of `models` may have, by its path with * for a number or a name. */
export const MODEL_KEYS: Record<string, readonly string[]> = {
  models: Object.keys(modelsSchema.shape),
  "models.providers.*": Object.keys(providerSchema.shape),
  "models.roles": ROLE_NAMES satisfies readonly ModelRole[],
  "models.prices.*": PRICED,
  "models.budgets": Object.keys(budgetsSchema.shape),
};

function providerOf(model: string): string {
  return model.slice(0, model.indexOf("/"));
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
