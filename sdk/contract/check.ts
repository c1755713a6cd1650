import { z } from "zod";

/** Who does it in a Check: the person who asked, any colleague, or nobody signed in. */
const actorSchema = z.enum(["asker", "colleague", "stranger"]);

const postedSchema = z.union([
  z.string().min(1),
  z.strictObject({ channel: z.string().regex(/^#[a-z0-9_-]{1,80}$/), contains: z.string().min(1) }),
]);

const expectations = {
  /** The app's answer to a command contains this text; or a post in a channel does. */
  posted: postedSchema.optional(),
  /** The page that was visited shows this text. */
  shows: z.string().min(1).optional(),
  /** A row in one of the app's tables has these values. */
  row: z
    .strictObject({
      table: z.string().regex(/^[a-z_][a-z0-9_]*$/i),
      has: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
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

/**
 * Something that must hold, as data. Exactly one action (`fire` a trigger by its `run` name, `visit` a page, use a
 * `command`) and at least one expectation. `with` posts these form fields to the visited path, `body` is what a webhook
 * gets. `posted` as a text is also found in what people are told in private.
 */
export const checkSchema = z
  .union([
    z.strictObject({
      fire: z.string().min(1),
      /** What another program sends, where the trigger is a webhook: text as it is, else as JSON. */
      body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
      ...circumstances,
      ...expectations,
    }),
    z.strictObject({
      visit: z.string().startsWith("/"),
      with: z.record(z.string(), z.string()).optional(),
      ...circumstances,
      ...expectations,
    }),
    z.strictObject({
      command: z.string().regex(/^\/[a-z][a-z0-9-]*( .*)?$/s, "begins with a command such as /lunch"),
      ...circumstances,
      ...expectations,
    }),
  ])
  .refine(
    (check) =>
      check.posted !== undefined || check.shows !== undefined || check.row !== undefined || check.refused !== undefined,
    "says what must happen: posted, shows, row or refused",
  );

export type Check = z.infer<typeof checkSchema>;
export type CheckActor = z.infer<typeof actorSchema>;
