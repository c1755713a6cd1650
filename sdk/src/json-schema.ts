import type { JsonSchema } from "./api-platform.ts";

/** Words of JSON Schema that are judged; what only describes is let be, and any other is refused: it would promise and not hold. */
const JUDGED = new Set([
  ...["type", "enum", "const", "anyOf", "properties", "required", "additionalProperties", "items"],
  ...["minItems", "maxItems", "minimum", "maximum", "minLength", "maxLength", "pattern"],
]);
const DESCRIBING = new Set(["$schema", "title", "description", "examples", "default", "format", "$comment"]);

/** Throws TypeError where the schema has a word that is not judged. */
export function requireKnownSchema(schema: JsonSchema, at = "the schema"): void {
  for (const word of Object.keys(schema)) {
    if (JUDGED.has(word) || DESCRIBING.has(word)) continue;
    throw new TypeError(`${at} says ${word}, which is not judged here. Use ${[...JUDGED].join(", ")}.`);
  }
  for (const [name, one] of Object.entries(schema.properties ?? {})) requireKnownSchema(one, `${at}'s ${name}`);
  if (schema.items !== undefined) requireKnownSchema(schema.items, `${at}'s items`);
  for (const one of schema.anyOf ?? []) requireKnownSchema(one, `${at}'s anyOf`);
}

/** What is wrong with a value, such as `category: is none of "a", "b"`; null: it fits. */
export function misfit(value: unknown, schema: JsonSchema, at = ""): string | null {
  const wrong = (what: string) => `${at === "" ? "the answer" : at}: ${what}`;
  if (schema.const !== undefined && value !== schema.const) return wrong(`is not ${JSON.stringify(schema.const)}`);
  if (schema.enum !== undefined && !schema.enum.includes(value as never))
    return wrong(`is none of ${schema.enum.map((one) => JSON.stringify(one)).join(", ")}`);
  if (schema.anyOf?.every((one) => misfit(value, one, at) !== null)) return wrong("fits none of anyOf");
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return wrong(`is no ${types.join(" or ")}`);
  if (typeof value === "string") return misfitOfText(value, schema, wrong);
  if (typeof value === "number") return misfitOfNumber(value, schema, wrong);
  if (Array.isArray(value)) return misfitOfList(value, schema, { at, wrong });
  return typeof value === "object" && value !== null ? misfitOfObject(value, schema, { at, wrong }) : null;
}

type Wrong = (what: string) => string;

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function misfitOfText(value: string, { minLength, maxLength, pattern }: JsonSchema, wrong: Wrong): string | null {
  if (minLength !== undefined && value.length < minLength) return wrong(`is shorter than ${minLength}`);
  if (maxLength !== undefined && value.length > maxLength) return wrong(`is longer than ${maxLength}`);
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) return wrong(`does not fit ${pattern}`);
  return null;
}

function misfitOfNumber(value: number, { minimum, maximum }: JsonSchema, wrong: Wrong): string | null {
  if (minimum !== undefined && value < minimum) return wrong(`is less than ${minimum}`);
  return maximum !== undefined && value > maximum ? wrong(`is more than ${maximum}`) : null;
}

interface Place {
  at: string;
  wrong: Wrong;
}

function misfitOfList(
  value: unknown[],
  { minItems, maxItems, items }: JsonSchema,
  { at, wrong }: Place,
): string | null {
  if (minItems !== undefined && value.length < minItems) return wrong(`has fewer than ${minItems}`);
  if (maxItems !== undefined && value.length > maxItems) return wrong(`has more than ${maxItems}`);
  if (items === undefined) return null;
  return firstOf(value.entries(), ([index, one]) => misfit(one, items, `${at}[${index}]`));
}

function misfitOfObject(value: object, schema: JsonSchema, { at, wrong }: Place): string | null {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return wrong(`has no ${missing}`);
  return firstOf(Object.entries(value), ([name, one]) => {
    const schemaOfIt = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schemaOfIt !== undefined) return misfit(one, schemaOfIt, at === "" ? name : `${at}.${name}`);
    return additionalProperties === false ? wrong(`has ${name}, which is not asked for`) : null;
  });
}

function firstOf<T>(values: Iterable<T>, find: (value: T) => string | null): string | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}
