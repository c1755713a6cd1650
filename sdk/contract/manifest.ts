import { z } from "zod";
import { bindingsSchema } from "./bindings.ts";
import { checkSchema } from "./check.ts";
import { givenSchema } from "./given.ts";
import { appNameSchema } from "./names.ts";
import { triggerSchema } from "./triggers.ts";

export const timeZoneSchema = z.string().refine(isTimeZone, "is an IANA time zone such as Europe/Paris");

export const accessSchema = z.union([
  z.enum(["owner", "group", "company"]),
  z.strictObject({ people: z.array(z.string().regex(/^[UW][A-Z0-9]{2,}$/, "is a Slack user id")).min(1) }),
]);

/** An app's `app.yaml`. Unknown keys are errors. */
export const manifestSchema = z.strictObject({
  name: appNameSchema,
  title: z.string().min(1).max(60).optional(),
  /** Of what it posts in Slack; without it, one that is made out by the name. */
  icon: z
    .string()
    .regex(/^[a-z0-9_+'-]{1,100}$/, "is the name of an emoji in Slack without colons, such as ramen")
    .optional(),
  purpose: z.string().min(1).max(300),
  timeZone: timeZoneSchema,
  web: z.strictObject({ access: accessSchema }).optional(),
  triggers: z.array(triggerSchema).default([]),
  bindings: bindingsSchema.default({}),
  checks: z.array(checkSchema).default([]),
  given: givenSchema.optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Access = z.infer<typeof accessSchema>;

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
