import { z } from "zod";

/*
 * Arguments arrive as JSON values or as the strings of a form, in which objects are JSON text.
 * An empty string or null counts as not given: `callMethod` drops them before a method's schema sees them.
 */

export const text = z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string());

export const flag = z.preprocess((value) => {
  if (typeof value !== "string") return value;
  return value === "true" || value === "1" ? true : value === "false" || value === "0" ? false : value;
}, z.boolean());

export const whole = z.preprocess((value) => (typeof value === "string" ? Number(value) : value), z.number().int());

/** One of these words; in Slack's words where it is none (NousResearch/hermes-agent issue 110374). */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: "must be a valid enum value" });
}

/** JSON, or JSON in a string; what is no JSON stays a string, for the method to refuse. */
export const json = z.preprocess(fromJson, z.unknown());

export const object = z.preprocess(fromJson, z.record(z.string(), z.unknown()));

export const objects = z.preprocess(fromJson, z.array(z.record(z.string(), z.unknown())));

/** A list of names: an array, its JSON, or names between commas. */
export const names = z.preprocess((value) => {
  const list = fromJson(value);
  return typeof list === "string"
    ? list
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "")
    : list;
}, z.array(z.string()));

function fromJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
