import { z } from "zod";

/** Who does it in a Check: the person who asked, any colleague, or nobody signed in. */
const actorSchema = z.enum(["asker", "colleague", "stranger"]);

/** Every page and answer contains nothing: such a Check would hold whatever the app does. */
const someText = z
  .string()
  .refine(
    (text) => text.trim() !== "",
    'names words that only this brings, such as "Noted": anything contains an empty text',
  );

const postedSchema = z.union([
  someText,
  z.strictObject({ channel: z.string().regex(/^#[a-z0-9_-]{1,80}$/), contains: someText }),
]);

const expectations = {
  /** The app's answer to a command contains this text; or a post in a channel does. */
  posted: postedSchema.optional(),
  /** The page that was visited shows this text. */
  shows: someText.optional(),
  /** A row in one of the app's tables has these values. */
  row: z
    .strictObject({
      table: z.string().regex(/^[a-z_][a-z0-9_]*$/i),
      has: z
        .record(z.string(), z.union([z.string(), z.number(), z.null()]))
        .refine(
          (has) => Object.keys(has).length > 0,
          "names a column with its value in `has`, such as { dish: ramen }: any row has nothing",
        ),
    })
    .optional(),
  /** The app, or the platform, refuses it. */
  refused: z.literal(true).optional(),
};

const circumstances = {
  as: actorSchema.optional(),
  /** Moment it happens, ISO 8601 with offset; the present when absent. */
  at: z.iso.datetime({ offset: true }).optional(),
};

const fireSchema = z.strictObject({
  fire: z.string().min(1),
  /** Whether one of its schedules is due in this minute, in the app's time zone: read from the manifest. Needs `at`. */
  due: z.boolean().optional(),
  /**
   * What the trigger brings: what a webhook or another App gets, text as it is, else as JSON; of Slack, GitHub and Linear what
   * matters of their payload, the rest being a sample's, or a message's text.
   */
  body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  ...circumstances,
  ...expectations,
});

/**
 * Something that must hold, as data. Exactly one action (`fire` a trigger by its `run` name, `visit` a page, use a
 * `command`) and at least one expectation. `with` posts these form fields to the visited path, `body` is what a
 * trigger brings. `posted` as a text is also found in what people are told in private. Where `due` is all that is expected, nothing is
 * fired; `due: false` is always all.
 */
export const checkSchema = z
  .union([
    fireSchema,
    z.strictObject({
      visit: z.string().startsWith("/"),
      with: z.record(z.string(), z.string()).optional(),
      ...circumstances,
      ...expectations,
    }),
    z.strictObject({
      command: z
        .string()
        .regex(/^\/[a-z][a-z0-9-]*( .*)?$/s, "is a command such as /lunch, with what is typed behind it"),
      ...circumstances,
      ...expectations,
    }),
  ])
  .refine(
    (check) => expectsMore(check) || ("due" in check && check.due !== undefined),
    "says what must happen: posted, shows, row, refused or due",
  )
  .refine((check) => !("due" in check) || check.at !== undefined, "says with `at` when it is due, or is not")
  .refine(
    (check) => !("due" in check && check.due === false && expectsMore(check)),
    "says nothing else where it says `due: false`: what is not due does nothing",
  );

export type Check = z.infer<typeof checkSchema>;
export type CheckActor = z.infer<typeof actorSchema>;
/** A Check of nothing but when something runs by itself: the manifest tells it, and no app is asked. */
export type DueCheck = z.infer<typeof fireSchema> & { due: boolean; at: string };

export function isOnlyDue(check: Check): check is DueCheck {
  return "fire" in check && check.due !== undefined && check.at !== undefined && !expectsMore(check);
}

function expectsMore({ posted, shows, row, refused }: z.infer<z.ZodObject<typeof expectations>>): boolean {
  return posted !== undefined || shows !== undefined || row !== undefined || refused !== undefined;
}
