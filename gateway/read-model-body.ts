import { parseJson } from "../lib/json.ts";

/** More digits than a number of JavaScript's surely holds. */
const MANY_DIGITS = /\d[\d.]{15,}/;

/** TypeScript does not know these two yet. (https://tc39.es/proposal-json-parse-with-source) */
interface JsonWithSource {
  parse(text: string, reviver: (name: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(source: string): unknown;
}

/**
 * A call's body, which is judged and then written anew: so nobody reads another of two fields of one name than was judged.
 * A number that would come out as another (an id of twenty digits in an agent's own words) stays as it was written.
 * Undefined where it is no JSON; "too deep" where it cannot be written anew.
 */
export function readModelBody(bytes: Buffer): unknown {
  const text = bytes.toString("utf8");
  try {
    const body = MANY_DIGITS.test(text) ? withSources(text) : parseJson(text);
    JSON.stringify(body);
    return body;
  } catch (error) {
    return error instanceof RangeError ? "too deep" : undefined;
  }
}

function withSources(text: string): unknown {
  const json = JSON as unknown as JsonWithSource;
  return json.parse(text, (_name, value, { source }) =>
    typeof value === "number" && source !== undefined && MANY_DIGITS.test(source) && String(value) !== source
      ? json.rawJSON(source)
      : value,
  );
}
