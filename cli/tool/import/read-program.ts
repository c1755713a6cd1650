import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../../lib/errors.ts";
import { secretIn } from "../../../lib/secrets.ts";

const MOST_FILES = 500;
const MOST_BYTES = 1_000_000;
const NOT_ENTERED = ["node_modules", ".git", ".toolroom", "dist", "build", ".venv", "venv", "__pycache__", "coverage"];
const KEYS = /^(\.env(\..*)?|.*\.(pem|key|p12|pfx|keystore)|id_(rsa|ed25519)|\.npmrc|\.netrc|credentials(\.json)?)$/;

/** A program's folder as text, by paths. Nothing of it is run, no link of it is followed. */
export interface ReadProgram {
  files: Record<string, string>;
  leftOut: { path: string; why: string }[];
}

/** Throws KnownError `no_folder`, and `too_long` where there is more than is read. */
export function readProgram(folder: string): ReadProgram {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new KnownError("no_folder", "There is no such folder.", "Give the folder that the program is in.");
  const read: ReadProgram = { files: {}, leftOut: [] };
  enter(folder, "", read);
  return read;
}

function enter(folder: string, below: string, read: ReadProgram): void {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    const why = whyLeftOut(entry, join(folder, path));
    if (why !== null) read.leftOut.push({ path, why });
    else if (entry.isDirectory()) enter(folder, path, read);
    else take(join(folder, path), path, read);
    if (Object.keys(read.files).length > MOST_FILES)
      throw new KnownError(
        "too_long",
        `There are more than ${MOST_FILES} files.`,
        "Give the folder of the program alone.",
      );
  }
}

function whyLeftOut(entry: Dirent, file: string): string | null {
  if (entry.isDirectory()) return NOT_ENTERED.includes(entry.name) ? "it is made anew" : null;
  if (!entry.isFile()) return "it is a link, or no file";
  if (KEYS.test(entry.name)) return "such files hold secrets: enter them with `tool secrets`";
  return statSync(file).size > MOST_BYTES ? "it is larger than 1 MB" : null;
}

function take(file: string, path: string, read: ReadProgram): void {
  const text = readFileSync(file, "utf8");
  const secret = secretIn(text);
  if (text.includes("\u0000") || text.includes("\ufffd")) read.leftOut.push({ path, why: "it is no text" });
  else if (secret !== null)
    read.leftOut.push({ path, why: `it seems to hold ${secret}: take it out, and into \`tool secrets\`` });
  else read.files[path] = text;
}
