import { isAbsolute } from "node:path";
import { z } from "zod";

const PLACE = "is an absolute path on this machine";
const READERS = "is `company`, or a list of Slack user groups by their handles";
const COLUMNS = "is a list of columns";
/** Whoever asks for a source's columns has all of its tables looked at. */
const MOST_TABLES = 50;

const place = z
  .string({ error: PLACE })
  .refine((value) => isAbsolute(value) && !/\p{C}/u.test(value) && value.length <= 500, { error: PLACE });
/** Whatever a database calls its tables and columns: they are quoted where they are asked for. */
const named = z
  .string({ error: "is a name" })
  .min(1, { error: "is a name" })
  .max(100, { error: "is a name of at most 100 characters" })
  .refine((value) => !/\p{C}/u.test(value), { error: "is a name without control characters" });

/**
 * What an App sees in place of a personal column: `hash` the same word for the same value, without leading back to it;
 * `domain` what stands after the @; `year` a day's year; `first` the first letter.
 */
export const MASKS = ["hash", "domain", "year", "first"] as const;
const MASK_WORDS = "is hash, domain, year or first";

const tableSchema = z
  .strictObject({
    /** What is open of it: all else is never asked for. */
    columns: z.array(named, { error: COLUMNS }).min(1, { error: "names at least one column" }).max(200),
    /** Of those the ones about people: told by name, never read. */
    personal: z.array(named, { error: COLUMNS }).default([]),
    /** Of those again the ones that Apps may have, and as what: all others no App gets. */
    masks: z.record(named, z.enum(MASKS, { error: MASK_WORDS }), { error: "names personal columns" }).optional(),
    about: z.string().max(300).optional(),
  })
  .superRefine(({ columns, personal, masks = {} }, context) => {
    for (const column of Object.keys(masks))
      if (!personal.includes(column))
        context.addIssue({ code: "custom", path: ["masks", column], message: "is none of its personal columns" });
    // A database takes them for one: so one of them personal would be read by the other's name.
    const folded = columns.map((column) => column.toLowerCase());
    for (const [index, column] of folded.entries())
      if (folded.indexOf(column) < index)
        context.addIssue({ code: "custom", path: ["columns", index], message: "is there already" });
    for (const [index, column] of personal.entries())
      if (!columns.includes(column))
        context.addIssue({ code: "custom", path: ["personal", index], message: "is none of its columns" });
  });

const HOST = "is a host's name, or the absolute path of the folder with the server's socket";
const PASSWORD_FROM =
  "names an environment variable that ends in _PASSWORD, such as SALES_PASSWORD; the password itself never stands here";

const postgresSchema = z.strictObject({
  host: z
    .string({ error: HOST })
    .max(300)
    .regex(/^(\/[^\p{C}]*|[A-Za-z0-9:]([A-Za-z0-9.:-]*[A-Za-z0-9])?)$/u, { error: HOST }),
  port: z.number({ error: "is a port" }).int().min(1).max(65_535).default(5432),
  database: named,
  /** Its login: owns what is made for Apps, and sees no more than it is granted. */
  user: named.default("toolroom"),
  passwordFrom: z
    .string({ error: PASSWORD_FROM })
    .regex(/^(?!SLACK_|TOOLROOM_)[A-Z][A-Z0-9_]*_PASSWORD$/, { error: PASSWORD_FROM }),
  /** Where the tables are. */
  schema: named.default("public"),
  /** Left away: encrypted, with a certificate that holds, but for a socket or this machine itself. */
  tls: z.boolean({ error: "is true or false" }).optional(),
});

/** Data of the company's that Apps read and agents may look at, as it stands in `toolroom.yaml`. */
export const sourceSchema = z
  .strictObject({
    name: z
      .string({ error: "is a name" })
      .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "is a name of lower-case letters, digits and hyphens" }),
    about: z.string().max(300).optional(),
    /** A database's file. */
    sqlite: place.optional(),
    /** A folder: `<table>.csv` in it is a table, its first line says the columns. */
    csv: place.optional(),
    /** A server's database. */
    postgres: postgresSchema.optional(),
    readers: z.union([z.literal("company"), z.array(z.string().min(1).max(100)).min(1, { error: READERS })], {
      error: READERS,
    }),
    tables: z.record(named, tableSchema, { error: "is a list of tables, each with its columns" }),
  })
  .superRefine(({ sqlite, csv, postgres, tables }, context) => {
    if ([sqlite, csv, postgres].filter((one) => one !== undefined).length !== 1)
      context.addIssue({ code: "custom", path: [], message: "needs one of sqlite, csv and postgres, and not more" });
    if (Object.keys(tables).length > MOST_TABLES)
      context.addIssue({ code: "custom", path: ["tables"], message: `are more than ${MOST_TABLES}` });
    for (const table of csv === undefined ? [] : Object.keys(tables))
      if (/[/\\]|^\.+$/.test(table))
        context.addIssue({ code: "custom", path: ["tables", table], message: "is no name of a file" });
  });

export const sourcesSchema = z
  .array(sourceSchema, { error: "is a list of data sources" })
  .max(50, { error: "is a list of at most 50" })
  .superRefine((sources, context) => {
    const names = sources.map(({ name }) => name);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index)
        context.addIssue({ code: "custom", path: [index, "name"], message: "is there already" });
  });

export const SOURCE_KEYS: Record<string, readonly string[]> = {
  "sources.*": Object.keys(sourceSchema.shape),
  "sources.*.postgres": Object.keys(postgresSchema.shape),
  "sources.*.tables.*": Object.keys(tableSchema.shape),
};

export type ConfiguredSource = z.infer<typeof sourceSchema>;
export type ConfiguredPostgres = z.infer<typeof postgresSchema>;
export type Mask = (typeof MASKS)[number];

/** By the source's name; without those whose variable is not set. */
export function passwordsOf(
  sources: readonly ConfiguredSource[],
  passwordIn: (variable: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    sources.flatMap(({ name, postgres }) => {
      const password = postgres === undefined ? undefined : passwordIn(postgres.passwordFrom);
      return password === undefined ? [] : [[name, password]];
    }),
  );
}
