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

const tableSchema = z
  .strictObject({
    /** What is open of it: all else is never asked for. */
    columns: z.array(named, { error: COLUMNS }).min(1, { error: "names at least one column" }).max(200),
    /** Of those the ones about people: told by name, never read. */
    personal: z.array(named, { error: COLUMNS }).default([]),
    about: z.string().max(300).optional(),
  })
  .superRefine(({ columns, personal }, context) => {
    // A database takes them for one: so one of them personal would be read by the other's name.
    const folded = columns.map((column) => column.toLowerCase());
    for (const [index, column] of folded.entries())
      if (folded.indexOf(column) < index)
        context.addIssue({ code: "custom", path: ["columns", index], message: "is there already" });
    for (const [index, column] of personal.entries())
      if (!columns.includes(column))
        context.addIssue({ code: "custom", path: ["personal", index], message: "is none of its columns" });
  });

/** Data of the company's that agents may look at, as it stands in `toolroom.yaml`. */
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
    readers: z.union([z.literal("company"), z.array(z.string().min(1).max(100)).min(1, { error: READERS })], {
      error: READERS,
    }),
    tables: z.record(named, tableSchema, { error: "is a list of tables, each with its columns" }),
  })
  .superRefine(({ sqlite, csv, tables }, context) => {
    if ((sqlite === undefined) === (csv === undefined))
      context.addIssue({ code: "custom", path: [], message: "needs one of sqlite and csv, and not both" });
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
  "sources.*.tables.*": Object.keys(tableSchema.shape),
};

export type ConfiguredSource = z.infer<typeof sourceSchema>;
