import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { fileSchema, KEYS, type ToolroomFile } from "./config-schema.ts";
import { KnownError, messageOf } from "./errors.ts";
import { secretIn } from "./secrets.ts";

/** The name of the configuration file where nobody says another. */
export const FILE_NAME = "toolroom.yaml";
const MAX_BYTES = 256 * 1024;

/** How zod begins where a schema has no words of its own. */
const ZODS_OWN = /^(?:Invalid|Too (?:small|big)|$)/;

type Path = readonly PropertyKey[];

/**
 * Which file configures this Toolroom: `named` (TOOLROOM_CONFIG), else `toolroom.yaml` in the working folder or in the
 * home; null: none. Throws KnownError `bad_setting` where the named one is not there, and where both are.
 */
export function findConfigFile(named: string | undefined, home: string): string | null {
  if (named !== undefined) {
    const file = resolve(named);
    if (existsSync(file)) return file;
    throw new KnownError("bad_setting", `TOOLROOM_CONFIG: there is no file ${file}.`, "Name one that is there.");
  }
  const found = [...new Set([resolve(FILE_NAME), join(home, FILE_NAME)])].filter((file) => existsSync(file));
  if (found.length < 2) return found[0] ?? null;
  const next = "Keep one of them, or name one in TOOLROOM_CONFIG.";
  throw new KnownError("bad_setting", `There are two configuration files: ${found.join(" and ")}.`, next);
}

/** Throws KnownError `bad_setting` that names the line, the field and the fix, and prints no value. */
export function readConfigFile(file: string): ToolroomFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new KnownError("bad_setting", `${file} cannot be read: ${messageOf(error)}.`, "Correct it and start again.");
  }
  return parseConfigFile(text, basename(file));
}

/** `name` is what errors call the file. */
export function parseConfigFile(text: string, name: string = FILE_NAME): ToolroomFile {
  const wrong = (line: number | undefined, message: string, next: string) => {
    const place = line === undefined ? name : `${name}, line ${line}`;
    return new KnownError("bad_setting", `${place}: ${message}.`, next);
  };
  if (text.length > MAX_BYTES) throw wrong(undefined, "it is larger than 256 kB", "Shorten it and start again.");
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
  const parsed = fileSchema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const { path, message, next } = describe(issue);
  throw wrong(lineOfPath(document, path, lines), message, next);
}

function describe(issue: z.core.$ZodIssue | undefined): { path: Path; message: string; next: string } {
  const path = issue?.path ?? [];
  const field = fieldName(path);
  if (issue?.code === "unrecognized_keys") {
    const at = [...path, issue.keys[0] ?? ""];
    const known = KEYS[patternOf(path)] ?? [];
    return { path: at, message: `${fieldName(at)} is no setting`, next: `There are ${known.join(", ")}.` };
  }
  const words = wordsOf(issue, KEYS[patternOf(path)] ?? []);
  const isMissing = issue?.code === "invalid_type" && issue.input === undefined;
  const said = isMissing ? `is missing: it ${words}` : words;
  return { path, message: `${field} ${said}`, next: "Correct it and start again." };
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
