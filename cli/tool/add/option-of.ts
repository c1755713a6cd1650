import { KnownError } from "../../../lib/errors.ts";
import { type Call, textOf } from "../call.ts";

/** An option that this kind cannot do without. Throws KnownError `usage`. */
export function required(call: Call, name: string, example: string): string {
  const value = textOf(call.options[name]);
  if (value !== undefined) return value;
  throw new KnownError(
    "usage",
    `\`tool add ${textOf(call.args.what)}\` wants --${name}.`,
    `Write: tool add ${textOf(call.args.what)} ${example}`,
  );
}

/** Words as the name of a handler: `pull_request.opened` → `pull-request-opened`. */
export function asRun(...words: string[]): string {
  const name = words
    .join("-")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
  return name.slice(0, 60) || "act";
}

/** What `app.on(…)` is called: as it was said, else made of what it acts on. */
export function runOf(call: Call, ...words: string[]): string {
  return textOf(call.options.run) ?? asRun(...words);
}

/** A text as it stands in TypeScript. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The same within a template's backticks. */
export function inTemplate(text: string): string {
  return text.replaceAll(/[\\`]|\$(?=\{)/g, (sign) => `\\${sign}`);
}
