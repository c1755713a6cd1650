import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { KnownError } from "../../../lib/errors.ts";

/** What is being written, and what a kill in the middle leaves: no file of the app's. */
export const PARTIAL = /^\.[^/]+\.[0-9a-f-]{36}\.partial$/;

/**
 * Puts texts in the place of files of a folder, in this order, by their paths. All are on the disk before the first takes its
 * place: where one cannot be written, nothing is changed. Tells of each that took its place. Throws KnownError `not_plain` where
 * a link would lead elsewhere.
 */
export function writeFiles(
  folder: string,
  texts: Readonly<Record<string, string>>,
  written: (path: string) => void,
): void {
  const paths = Object.keys(texts);
  for (const path of paths) requirePlain(folder, path);
  const made: string[] = [];
  const partials = new Map<string, string>();
  try {
    for (const [path, text] of Object.entries(texts)) {
      const below = join(folder, dirname(path));
      const first = mkdirSync(below, { recursive: true });
      if (first !== undefined) made.push(first);
      const partial = join(below, `.${basename(path)}.${randomUUID()}.partial`);
      partials.set(path, partial);
      writeFileSync(partial, text, { flag: "wx", mode: modeOf(join(folder, path)) });
    }
  } catch (error) {
    for (const partial of partials.values()) rmSync(partial, { force: true });
    for (const one of made) rmdirSync(one);
    throw error;
  }
  for (const [path, partial] of partials) {
    renameSync(partial, join(folder, path));
    written(path);
  }
}

function modeOf(file: string): number {
  const there = lstatSync(file, { throwIfNoEntry: false });
  return there === undefined ? 0o666 : there.mode & 0o777;
}

/** A folder that somebody else filled may hold a link, and what is written through it lies elsewhere. */
function requirePlain(folder: string, path: string): void {
  const names = path.split("/");
  for (let depth = 1; depth <= names.length; depth += 1) {
    const here = names.slice(0, depth).join("/");
    const there = lstatSync(join(folder, here), { throwIfNoEntry: false });
    if (there === undefined) return;
    const isGood = depth === names.length ? there.isFile() : there.isDirectory();
    if (isGood) continue;
    const wants = depth === names.length ? "a file" : "a folder";
    throw new KnownError(
      "not_plain",
      `${here} is ${there.isSymbolicLink() ? "a link" : `not ${wants}`}, so nothing is written there.`,
      `Put ${wants} of the app's own in its place.`,
    );
  }
}
