import { inspect } from "node:util";

/** Of a sentence; more of it stands in the app's log. */
const MAX_LENGTH = 2_000;
const MAX_STACK = 10_000;

/** What was thrown, as one sentence of bounded length: also what is no error, and what cannot be read. Never throws. */
export function toldError(thrown: unknown): string {
  const text = textOf(thrown);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

/** The same for who mends it, with where it was thrown. */
export function toldStack(thrown: unknown): string {
  try {
    const { stack } = thrown as { stack?: unknown };
    if (typeof stack === "string" && stack !== "") return stack.slice(0, MAX_STACK);
  } catch {
    // Told as far as it can be read.
  }
  return toldError(thrown);
}

function textOf(thrown: unknown): string {
  try {
    const said = thrown instanceof Error ? (thrown.message as unknown) : thrown;
    if (typeof said === "string" && said !== "") return said;
    return thrown instanceof Error && said === "" ? thrown.name : inspect(said, { depth: 2, breakLength: Infinity });
  } catch {
    return "an error that cannot be read";
  }
}
