import { z } from "zod";
import { channelSchema, eventNameSchema, runSchema } from "./triggers.ts";

/** A secret's name, as the App's code asks for it. */
export const secretNameSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,60}$/, "is a secret's name such as STRIPE_KEY: upper-case letters, digits, _");

/** A host that an App may call by https, exactly as it stands in the address. */
export const hostSchema = z
  .string()
  .max(253)
  .regex(
    /^(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    "is a host such as api.stripe.com: no https://, no port, no path, no *",
  );

const nameSchema = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,62}$/i, "is a table's or column's name: letters a to z, digits, _");

/** What an App may use, each by its name: all else its door refuses. */
export const bindingsSchema = z.strictObject({
  /** A database of its own. */
  db: z.boolean().optional(),
  /** Room of its own for files. All that an App keeps, its database too, may take a gigabyte. */
  files: z.union([z.literal(true), z.strictObject({ maxMb: z.number().int().min(1).max(900) })]).optional(),
  /** A model to ask, with what it may cost a month, US dollars. */
  llm: z.strictObject({ monthlyUsd: z.number().positive().max(10_000) }).optional(),
  slack: z
    .strictObject({
      post: z.array(channelSchema).min(1).optional(),
      /** Tells people in private: those who use the app, and nobody else. */
      dm: z.literal(true).optional(),
      /** Slack user groups, by handle, that it may ask who is in. */
      groups: z
        .array(z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, "is a user group's handle without @"))
        .min(1)
        .optional(),
    })
    .refine(
      (slack) => Object.values(slack).some((grant) => grant !== undefined),
      "name channels in `post`, or write `dm: true`",
    )
    .optional(),
  /** Secrets by name, each with what it is for, in a few words for whoever enters it. */
  secrets: z.record(secretNameSchema, z.string().min(3).max(200)).optional(),
  /** Hosts it may call. */
  egress: z.array(hostSchema).min(1).optional(),
  /** Of the company's sources, by their names: tables, and of each the columns that it reads. */
  data: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, "is a source's, such as sales: lower-case letters, digits, -"),
      z.record(nameSchema, z.array(nameSchema).min(1)),
    )
    .optional(),
  /** What `runs` names goes on by itself, in a box of its own of this size. */
  compute: z
    .strictObject({
      runs: z.array(runSchema).min(1),
      memoryMb: z.number().int().min(64).max(262_144).optional(),
      cpus: z.number().positive().max(64).optional(),
      gpu: z.number().int().min(1).max(8).optional(),
      /** When it is ended, at the latest. */
      minutes: z.number().int().min(1).max(1_440).optional(),
    })
    .optional(),
  /** Events of its own that other Apps may act on. */
  emits: z.array(eventNameSchema).min(1).optional(),
});

/** What an App's files may take where its manifest says no size. */
const USUAL_FILES_MB = 100;

/** MB; null: it keeps no files. */
export function filesMbOf({ files }: Bindings): number | null {
  if (files === undefined) return null;
  return files === true ? USUAL_FILES_MB : files.maxMb;
}

export type Bindings = z.infer<typeof bindingsSchema>;
