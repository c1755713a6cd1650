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
 * `command`) and at least one expectation. `with` posts these form fields to the visited path.
 */
export const checkSchema = z
  .union([
    z.strictObject({ fire: z.string().min(1), ...circumstances, ...expectations }),
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

/** The Check as a sentence for people, as on the plan card. */
export function checkSentence(check: Check): string {
  return `${action(check)}${moment(check)}, ${expectation(check)}.`;
}

function action(check: Check): string {
  if ("fire" in check) return `When ${check.fire} runs`;
  const who =
    check.as === "stranger" ? "somebody who is not signed in" : check.as === "colleague" ? "a colleague" : "you";
  const verb = who === "you" ? "" : "s";
  if ("command" in check) return `When ${who} type${verb} ${check.command}`;
  if (check.with === undefined) return `When ${who} open${verb} ${check.visit}`;
  const fields = Object.entries(check.with).map(([field, value]) => `${field} "${value}"`);
  return `When ${who} send${verb} ${fields.join(", ")} on ${check.visit}`;
}

function moment(check: Check): string {
  return check.at === undefined ? "" : ` at ${check.at}`;
}

function expectation(check: Check): string {
  const parts: string[] = [];
  if (check.refused) parts.push("it is refused");
  if (typeof check.posted === "string") parts.push(`the answer says "${check.posted}"`);
  else if (check.posted) parts.push(`${check.posted.channel} gets a message with "${check.posted.contains}"`);
  if (check.shows !== undefined) parts.push(`the page shows "${check.shows}"`);
  if (check.row) {
    const values = Object.entries(check.row.has).map(
      ([column, value]) => `${column} ${value === null ? "empty" : value}`,
    );
    parts.push(`${check.row.table} has a row with ${values.join(", ")}`);
  }
  return parts.join(" and ");
}
