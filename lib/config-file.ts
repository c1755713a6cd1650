import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileSchema, KEYS, type ToolroomFile } from "./config-schema.ts";
import { KnownError, messageOf } from "./errors.ts";
import { parseWrittenFile } from "./written-file.ts";

/** The name of the configuration file where nobody says another. */
export const FILE_NAME = "toolroom.yaml";

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
  return parseWrittenFile(text, { name, schema: fileSchema, keys: KEYS, retry: "and start again" });
}
