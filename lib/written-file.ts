import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { KnownError } from "./errors.ts";
import { secretIn } from "./secrets.ts";

const MAX_BYTES = 256 * 1024;

/** How zod begins where a schema has no words of its own. */
const ZODS_OWN = /^(?:Invalid|Too (?:small|big)|$)/;

type Path = readonly PropertyKey[];

/** A kind of file that people write. */
export interface WrittenFile<T> {
  /** What errors call it. */
  name: string;
  schema: z.ZodType<T>;
  /** Keys that each part of it may have, by its path with * for a number or a name. */
  keys: Record<string, readonly string[]>;
  /** Behind "Correct it": when it is read again, such as "and start again". */
  retry: string;
}

/** Throws KnownError `bad_setting` that names the line, the field and the fix, and prints no value. */
export function parseWrittenFile<T>(text: string, { name, schema, keys, retry }: WrittenFile<T>): T {
  const wrong = (line: number | undefined, message: string, next: string) => {
    const place = line === undefined ? name : `${name}, line ${line}`;
    return new KnownError("bad_setting", `${place}: ${message}.`, next);
  };
  if (text.length > MAX_BYTES) throw wrong(undefined, "it is larger than 256 kB", `Shorten it ${retry}.`);
  for (const [index, line] of text.split("\n").entries()) {
    const secret = secretIn(line);
    if (secret === null) continue;
    const next =
      "Put it into an environment variable, name that here (keyFrom), and take this one back where it was given.";
    throw wrong(index + 1, `this looks like ${secret}, and a secret never stands in this file`, next);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined) {
    const said = (broken.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    const next = "Check indentation, quotes and brackets of this line.";
    throw wrong(lines.linePos(broken.pos[0]).line, `this is not YAML that can be read (${said})`, next);
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const { path, message, next } = describe(issue, keys, `Correct it ${retry}.`);
  throw wrong(lineOfPath(document, path, lines), message, next);
}

function describe(
  issue: z.core.$ZodIssue | undefined,
  keys: WrittenFile<unknown>["keys"],
  fix: string,
): { path: Path; message: string; next: string } {
  const path = issue?.path ?? [];
  const field = fieldName(path);
  if (issue?.code === "unrecognized_keys") {
    const at = [...path, issue.keys[0] ?? ""];
    const known = keys[patternOf(path)] ?? [];
    return { path: at, message: `${fieldName(at)} is no setting`, next: `There are ${known.join(", ")}.` };
  }
  const words = wordsOf(issue, keys[patternOf(path)] ?? []);
  const isMissing = issue?.code === "invalid_type" && issue.input === undefined;
  const said = isMissing ? `is missing: it ${words}` : words;
  return { path, message: `${field} ${said}`, next: fix };
}

/** What it should be, as the schema has it; of a name that something stands under, what the name should be. */
function wordsOf(issue: z.core.$ZodIssue | undefined, known: readonly string[]): string {
  const said = (issue?.code === "invalid_key" ? issue.issues[0]?.message : issue?.message) ?? "";
  if (!ZODS_OWN.test(said)) return said;
  return known.length > 0 ? `is a group of settings: ${known.join(", ")}` : "is of another kind than it should be";
}

function fieldName(path: Path): string {
  const name = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return name === "" ? "it" : name.replace(/^\./, "");
}

/** What stands below them are names, not settings. */
const NAMING: readonly (PropertyKey | undefined)[] = ["prices", "tables"];

/** `models.providers.0` as `models.providers.*`. */
function patternOf(path: Path): string {
  return path
    .map((part, index) => (typeof part === "number" || NAMING.includes(path[index - 1]) ? "*" : String(part)))
    .join(".");
}

/** The line of the key where there is one, of the nearest part around it otherwise. */
function lineOfPath(document: Document, path: Path, lines: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const parent = document.getIn(part.slice(0, -1), true);
    const items: unknown = parent !== null && typeof parent === "object" && "items" in parent ? parent.items : [];
    for (const item of Array.isArray(items) ? items : []) {
      const { key } = item as { key?: unknown };
      if (isNode(key) && key.range && String(key) === String(part.at(-1))) return lines.linePos(key.range[0]).line;
    }
    const node = document.getIn(part, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
