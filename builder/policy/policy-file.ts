import { z } from "zod";
import { parseWrittenFile } from "../../lib/written-file.ts";
import type { Rule } from "./rule.ts";

/** What errors call it. */
const POLICY_NAME = "policy.yaml";

/** `only`: the one that a card can ask today, null: nobody is configured. `any`: it was looked at when the file was taken. */
type AskedGroups = { only: string | null } | "any";

/**
 * A company's policy, by its text. Throws KnownError `bad_setting` that names the line, the field and the fix. `groups`: those that
 * `by` may name.
 */
export function parsePolicy(text: string, groups: AskedGroups): Rule[] {
  const keys = POLICY_KEYS;
  const file = {
    name: POLICY_NAME,
    schema: policySchemaOf(groups),
    keys,
    retry: "and it is read again within a minute",
  };
  return parseWrittenFile(text, file);
}

/** What a rule may ask for, as policy.yaml has it. What the built-in rules ask for beyond it, only facts of the moment say. */
const THINGS = [
  ...(["entries", "data", "secrets", "messages", "reactions", "joins", "services", "events", "channels"] as const),
  ...(["ownChannels", "sharedChannels", "dm", "hosts", "webhooks", "page", "model", "packages", "compute"] as const),
] as const;
/** More than so much of it. An allowance names none: it would let through what is large, and stop what is small. */
const AMOUNTS = ["monthlyUsdOver", "memoryMbOver", "cpusOver", "gpusOver"] as const;

const PATTERN = "is a name, or a pattern with * such as *.example.com";
const pattern = z.string({ error: PATTERN }).min(1, { error: PATTERN }).max(253, { error: PATTERN });
const WANTED = "is true (any), a name or pattern with *, or a list of them";
const wanted = z.union(
  [
    z.literal(true),
    pattern.transform((one) => [one]),
    z.array(pattern).min(1, { error: WANTED }).max(500, { error: WANTED }),
  ],
  { error: WANTED },
);
const AMOUNT = "is a number, such as 50";
const amount = z.number({ error: AMOUNT }).min(0, { error: AMOUNT });

const whenSchema = z.strictObject({
  ...(Object.fromEntries(THINGS.map((one) => [one, wanted.optional()])) as Record<
    (typeof THINGS)[number],
    z.ZodOptional<typeof wanted>
  >),
  ...(Object.fromEntries(AMOUNTS.map((one) => [one, amount.optional()])) as Record<
    (typeof AMOUNTS)[number],
    z.ZodOptional<typeof amount>
  >),
  monthlyUsdUpTo: amount.optional(),
});

const GROUP = "is a Slack user group's handle without @, such as security";
const group = z.string({ error: GROUP }).regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, { error: GROUP });
const SENTENCE = "is a sentence for people, at most 300 characters";
const sentence = z.string({ error: SENTENCE }).trim().min(3, { error: SENTENCE }).max(300, { error: SENTENCE });
const NAME = "is a name of lower-case letters, digits and -, such as crm-stays-here";

const ruleSchema = z
  .strictObject({
    name: z.string({ error: NAME }).regex(/^[a-z][a-z0-9-]{0,60}$/, { error: NAME }),
    when: whenSchema,
    // biome-ignore lint/suspicious/noThenProperty: a word, never a function; it is how the rule reads
    then: z.enum(["allow", "approve", "refuse"], { error: "is allow, approve or refuse" }),
    by: z
      .array(group, { error: "is a list of one or two groups" })
      .min(1)
      .max(2, { error: "is two groups at most" })
      .optional(),
    because: sentence.optional(),
    ask: sentence.optional(),
  })
  .superRefine((rule, context) => {
    const wrong = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
    const conditions = Object.keys(rule.when);
    if (conditions.length === 0) wrong(["when"], "names no condition, so it would be about every app");
    if (rule.then !== "allow" && rule.because === undefined) wrong(["because"], "is missing: say to people why");
    if (rule.then === "refuse" && rule.ask === undefined)
      wrong(["ask"], 'is missing: say whom to ask or what to change, such as "Ask @security first."');
    if (rule.then !== "approve" && rule.by !== undefined) wrong(["by"], "is for then: approve alone");
    if (rule.then !== "refuse" && rule.ask !== undefined) wrong(["ask"], "is for then: refuse alone");
    const over = AMOUNTS.find((one) => conditions.includes(one));
    if (rule.then === "allow" && over !== undefined)
      wrong(
        ["when", over],
        "is not for then: allow, which would let through what is large alone; there is monthlyUsdUpTo",
      );
  });

/** Unknown keys are errors. */
function policySchemaOf(groups: AskedGroups) {
  return z
    .strictObject({
      rules: z.array(ruleSchema, { error: "is a list of rules" }).max(500, { error: "has 500 rules at most" }),
    })
    .superRefine(({ rules }, context) => {
      for (const [index, { by }] of rules.entries()) {
        if (by === undefined || groups === "any" || (by.length === 1 && by[0] === groups.only)) continue;
        const message = `names ${by.map((handle) => `@${handle}`).join(" and ")}, and a card asks one group today, ${groups.only === null ? "which TOOLROOM_APPROVERS is to name" : `@${groups.only} (TOOLROOM_APPROVERS)`}: leave by away`;
        context.addIssue({ code: "custom", path: ["rules", index, "by"], message });
      }
      for (const [index, { name }] of rules.entries())
        if (rules.findIndex((other) => other.name === name) < index)
          context.addIssue({
            code: "custom",
            path: ["rules", index, "name"],
            message: "is the name of another rule, too",
          });
    })
    .transform(({ rules }): Rule[] =>
      rules.map(({ name, when, then: effect, by, because = "", ask }) => ({
        ...{ name, when: when as Rule["when"], effect, because },
        ...(by === undefined ? {} : { by }),
        ...(ask === undefined ? {} : { next: ask }),
      })),
    );
}

/** Keys that each part of policy.yaml may have. */
const POLICY_KEYS: Record<string, readonly string[]> = {
  "": ["rules"],
  "rules.*": Object.keys(ruleSchema.shape),
  "rules.*.when": Object.keys(whenSchema.shape),
};
