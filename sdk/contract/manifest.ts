import { z } from "zod";
import { checkSchema } from "./check.ts";
import { appNameSchema, commandWordSchema } from "./names.ts";

const channelSchema = z.string().regex(/^#[a-z0-9_-]{1,80}$/, "is a channel's name with #, such as #food");
const runSchema = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, "names the handler: lower-case letters, digits, hyphens");

const webhookWordSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,60}$/, "names the address: lower-case letters, digits, hyphens");

export const timeZoneSchema = z.string().refine(isTimeZone, "is an IANA time zone such as Europe/Paris");

export const accessSchema = z.union([
  z.enum(["owner", "group", "company"]),
  z.strictObject({ people: z.array(z.string().regex(/^[UW][A-Z0-9]{2,}$/, "is a Slack user id")).min(1) }),
]);

/** Five cron fields, read in the manifest's time zone. */
const cronSchema = z
  .string()
  .regex(/^\S+ \S+ \S+ \S+ \S+$/, "has five cron fields: minute hour day-of-month month day-of-week");

export const triggerSchema = z.union([
  z.strictObject({ schedule: cronSchema, run: runSchema }),
  z.strictObject({
    command: z.string().startsWith("/").refine(isCommand, "is a free command such as /lunch"),
    run: runSchema,
  }),
  /** Another program sends something to a secret address; the word tells one address of the app from another. */
  z.strictObject({ webhook: webhookWordSchema, run: runSchema }),
]);

export const bindingsSchema = z.strictObject({
  db: z.boolean().optional(),
  slack: z
    .strictObject({
      post: z.array(channelSchema).min(1).optional(),
      /** Tells people in private: those who use the app, and nobody else. */
      dm: z.literal(true).optional(),
    })
    .refine(
      (slack) => slack.post !== undefined || slack.dm !== undefined,
      "names channels in `post`, or has `dm: true`",
    )
    .optional(),
});

/** An app's `app.yaml`. Unknown keys are errors. */
export const manifestSchema = z.strictObject({
  name: appNameSchema,
  title: z.string().min(1).max(60).optional(),
  purpose: z.string().min(1).max(300),
  timeZone: timeZoneSchema,
  web: z.strictObject({ access: accessSchema }).optional(),
  triggers: z.array(triggerSchema).default([]),
  bindings: bindingsSchema.default({}),
  checks: z.array(checkSchema).default([]),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Trigger = z.infer<typeof triggerSchema>;
export type Access = z.infer<typeof accessSchema>;

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

function isCommand(value: string): boolean {
  return commandWordSchema.safeParse(value.slice(1)).success;
}
