import type { Choices } from "./form-api.ts";

export type FieldKind =
  | "text"
  | "longText"
  | "number"
  | "money"
  | "date"
  | "time"
  | "choice"
  | "choices"
  | "tick"
  | "email"
  | "url"
  | "file";

/** A field as `field` keeps it: of what its kind does not know, nothing is set. */
export interface FieldSpec {
  kind: FieldKind;
  label: string;
  hint?: string;
  optional?: boolean;
  start?: unknown;
  min?: number | string | (() => string);
  max?: number | string | (() => string);
  pattern?: { is: RegExp; say: string };
  whole?: boolean;
  unit?: string;
  currency?: string;
  choices?: Choices<string>;
  must?: boolean;
  maxBytes?: number;
  endings?: readonly string[];
}

const MEGABYTE = 1024 * 1024;
/** The platform takes forms of 8 MB: some of it is the rest of the form. */
const MAX_FILE_BYTES = 7 * MEGABYTE;
const TEXT_LENGTH = 200;
const LONG_TEXT_LENGTH = 10_000;
const ADDRESS_LENGTH = 2_000;
const EMAIL_LENGTH = 254;

export function isNeeded({ kind, optional, must }: FieldSpec): boolean {
  return kind === "tick" ? must === true : optional !== true;
}

/** Most characters that a field of text takes. */
export function maxLength({ kind, max }: FieldSpec): number {
  if (kind === "url") return ADDRESS_LENGTH;
  if (kind === "email") return EMAIL_LENGTH;
  if (typeof max === "number") return max;
  return kind === "longText" ? LONG_TEXT_LENGTH : TEXT_LENGTH;
}

export function maxBytes({ maxBytes: most = 5 * MEGABYTE }: FieldSpec): number {
  return Math.min(most, MAX_FILE_BYTES);
}

/** Values that may be chosen with their labels, in their order. */
export function choicesOf({ choices = [] }: FieldSpec): ReadonlyMap<string, string> {
  const given = typeof choices === "function" ? choices() : choices;
  return isList(given) ? new Map(given.map((choice) => [choice, choice])) : new Map(Object.entries(given));
}

/** A limit as it stands now; a day or time as text. */
export function limitOf(limit: FieldSpec["min"]): string | undefined {
  return typeof limit === "function" ? limit() : limit?.toString();
}

function isList(choices: readonly string[] | Readonly<Record<string, string>>): choices is readonly string[] {
  return Array.isArray(choices);
}
