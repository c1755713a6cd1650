import { z } from "zod";
import { appNameSchema, commandWordSchema, RESERVED_WORDS } from "./names.ts";

/** A channel as people write it. */
export const channelSchema = z.string().regex(/^#[a-z0-9_-]{1,80}$/, "is a channel's name with #, such as #food");
/** What `app.on(…)` calls it. */
export const runSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,60}$/, "is a handler's name such as post-summary: lower-case letters, digits, hyphens");

const webhookWordSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,60}$/, "is a word for the address such as alerts: lower-case letters, digits, hyphens");

/** Five cron fields, read in the manifest's time zone. */
const cronSchema = z
  .string()
  .regex(
    /^\S+ \S+ \S+ \S+ \S+$/,
    "is a schedule of five cron fields, such as 0 8 * * 1-5: minute hour day-of-month month day-of-week",
  );

/** What happens in a channel that an App may hear of. As Slack names them: https://api.slack.com/events */
export const SLACK_EVENTS = ["message", "reaction_added", "reaction_removed", "member_joined_channel"] as const;

/** The secret that an App with Linear's events may declare: what Linear signs with, where a webhook was made in Linear's own form. */
export const LINEAR_SECRET = "LINEAR_SIGNING_SECRET";

/** One custom event's name, as its App's `bindings.emits` has it. */
export const eventNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,60}$/, "is an event's name such as ordered: lower-case letters, digits, hyphens");

/** What makes an App act; the key that none of the others has says which kind it is. `run` names the `app.on(…)`. */
export const triggerSchema = z.union([
  z.strictObject({
    schedule: cronSchema,
    run: runSchema,
    /** What becomes of times that were missed: the latest is made up for within the hour (if not said), or none is. */
    missed: z.enum(["latest", "skip"]).optional(),
  }),
  z.strictObject({
    command: z
      .string()
      .startsWith("/", "is a command such as /lunch, with its slash")
      .refine((command) => !isOfTool(command), "it is a word of `tool` itself: choose another command")
      .refine(
        (command) => isCommand(command) || isOfTool(command) || !command.startsWith("/"),
        "is a command such as /lunch: 2–31 lower-case letters, digits and hyphens behind the slash",
      ),
    run: runSchema,
  }),
  /** Something happens in these channels, where the bot is a member. */
  z.strictObject({
    slack: z.enum(SLACK_EVENTS),
    in: z.array(channelSchema).min(1),
    /** Only this emoji, without colons. */
    reaction: z
      .string()
      .regex(/^[a-z0-9_'+-]{1,100}$/, "is an emoji's name without colons, such as eyes")
      .optional(),
    run: runSchema,
  }),
  /** Somebody chooses it in the menu of a message. Slack shows at most 24 characters. */
  z.strictObject({ shortcut: z.string().min(3).max(24), run: runSchema }),
  /** Another program sends something to a secret address; the word tells one address of the app from another. */
  z.strictObject({ webhook: webhookWordSchema, run: runSchema }),
  /** GitHub sends an event: its name, with its action where it has one, such as `pull_request.opened`. */
  z.strictObject({
    github: z
      .string()
      .regex(/^[a-z_]+(\.[a-z_]+)?$/, "is an event of GitHub such as push, issues.opened or pull_request.closed"),
    /** Only of these, as `owner/name`. */
    repositories: z
      .array(z.string().regex(/^[\w.-]+\/[\w.-]+$/, "is a repository such as acme/web"))
      .min(1)
      .optional(),
    /** Only where this branch is pushed to, or is what a pull request goes into. */
    branch: z.string().min(1).optional(),
    /** Only with this label. */
    label: z.string().min(1).optional(),
    run: runSchema,
  }),
  /** Linear sends an event: what it is about, with what became of it, such as `Issue.create`. */
  z.strictObject({
    linear: z
      .string()
      .regex(/^[A-Z][A-Za-z]+(\.(create|update|remove))?$/, "is an event of Linear such as Issue.create or Comment"),
    /** Only of this team, by its key, such as ENG. */
    team: z.string().min(1).optional(),
    label: z.string().min(1).optional(),
    /** Only in this state, by its name, such as Done. */
    state: z.string().min(1).optional(),
    run: runSchema,
  }),
  /** Another App emits something: `<its name>/<the event>`, as that App's `bindings.emits` has it. */
  z.strictObject({
    event: z.string().refine(isEventOfApp, "is an app and its event, such as lunch/ordered"),
    run: runSchema,
  }),
]);

export type Trigger = z.infer<typeof triggerSchema>;

/** By what it is told from the others. */
export const TRIGGER_KINDS = [
  "schedule",
  "command",
  "slack",
  "shortcut",
  "webhook",
  "github",
  "linear",
  "event",
] as const;

export type TriggerKind = (typeof TRIGGER_KINDS)[number];

export function kindOf(trigger: Trigger): TriggerKind {
  const kind = TRIGGER_KINDS.find((one) => one in trigger);
  if (kind === undefined) throw new TypeError("A trigger without a kind was let through.");
  return kind;
}

function isOfTool(command: string): boolean {
  return (RESERVED_WORDS as readonly string[]).includes(command.slice(1));
}

function isCommand(value: string): boolean {
  return commandWordSchema.safeParse(value.slice(1)).success;
}

function isEventOfApp(value: string): boolean {
  const [app, event, ...rest] = value.split("/");
  return rest.length === 0 && appNameSchema.safeParse(app).success && eventNameSchema.safeParse(event).success;
}
