import { isUtf8 } from "node:buffer";
import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type CandidateFile, findFile, textOf } from "../../../builder/checks/candidate-files.ts";
import { type Problem, problemLine } from "../../../builder/checks/problem.ts";
import { type ReadManifest, readManifest } from "../../../builder/checks/read-manifest.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { PARTIAL } from "./write-files.ts";

/** Of a file; the checks refuse far smaller ones, and say so. */
const MOST_READ_BYTES = 256 * 1024 * 1024;

/** The app's files; of what an app may not hold only the name. Throws where the folder is no app's: it may be any. */
export function readFolder(folder: string): CandidateFile[] {
  const there = lstatSync(join(folder, "app.yaml"), { throwIfNoEntry: false });
  if (there?.isFile() === true) return filesBelow(folder, "");
  if (there === undefined)
    throw new KnownError(
      "no_app",
      `There is no app.yaml in ${folder}.`,
      "Go to the app's folder, or make one with `tool new <name>`.",
    );
  const [what, fix] = there.isSymbolicLink()
    ? ["a link", "Put the file itself in its place: what a link points to does not go along with the app."]
    : there.isDirectory()
      ? ["a folder", "Write the app's contract into a file of this name: `tool skills app-library` shows one."]
      : ["no file that can be read", "Put a file in its place: `tool skills app-library` shows one."];
  throw new KnownError("no_app", `app.yaml in ${folder} is ${what}.`, fix);
}

/**
 * What lies in an app's folder and is neither file nor folder: it goes nowhere with the app. `isStuck`: what reads it may wait for
 * ever, such as for a pipe that nobody writes to.
 */
export function strangeEntries(folder: string): { problems: Problem[]; isStuck: boolean } {
  const strange = entriesBelow(folder, "").filter(({ entry }) => !entry.isFile());
  const problems = strange.map(({ path, entry }) =>
    entry.isSymbolicLink()
      ? {
          file: path,
          message: "it is a link, and what it points to does not go along with the app",
          fix: "put the file itself in its place",
        }
      : { file: path, message: "it is no file that can be read", fix: "remove it" },
  );
  return { problems, isStuck: strange.some(({ path }) => !isReadable(join(folder, path))) };
}

function isReadable(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there === undefined || there.isFile() || there.isDirectory();
}

export function readAppManifest(files: readonly CandidateFile[]): ReadManifest | undefined {
  const file = findFile(files, "app.yaml");
  if (file === undefined) return undefined;
  if (isUtf8(file.content)) return readManifest(textOf(file));
  return { ok: false, problems: [{ file: "app.yaml", message: "it is no UTF-8 text", fix: "save it as UTF-8" }] };
}

/** What app.yaml says, where it can be used. Throws KnownError `check_failed` with all that is wrong with it. */
export function requireManifest(files: readonly CandidateFile[]): Manifest {
  const read = readAppManifest(files);
  if (read?.ok) return read.manifest;
  const lines = read?.problems.map(problemLine) ?? ["app.yaml is missing"];
  throw new KnownError("check_failed", "app.yaml cannot be used.", lines.join("\n"));
}

/** Of the app in this folder, for an envelope; nothing where app.yaml cannot be read. */
export function nameOfApp(folder: string): { app?: string } {
  const read = readAppManifest(readFolder(folder));
  return read?.ok ? { app: read.manifest.name } : {};
}

/** What stands in an app's folder and is none of its files: what git, npm and `tool` keep there. */
const KEPT_THERE = ["node_modules", ".toolroom"];

function filesBelow(folder: string, below: string): CandidateFile[] {
  return entriesBelow(folder, below).flatMap(({ path, entry }) => {
    if (entry.isDirectory()) return [{ path, content: new Uint8Array() }];
    return entry.isFile() ? [{ path, content: contentOf(folder, path) }] : [];
  });
}

/** All but folders, which are gone into; of a `node_modules` further down only that it is there. */
function entriesBelow(folder: string, below: string): { path: string; entry: Dirent }[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.name === ".git" || KEPT_THERE.includes(path) || PARTIAL.test(entry.name)) return [];
    if (entry.isDirectory() && entry.name !== "node_modules") return entriesBelow(folder, path);
    return [{ path, entry }];
  });
}

function contentOf(folder: string, path: string): Uint8Array {
  const { size } = statSync(join(folder, path));
  if (size <= MOST_READ_BYTES) return readFileSync(join(folder, path));
  throw new KnownError(
    "too_long",
    `${path} has ${(size / 1024 / 1024).toFixed(0)} MB, which no app may bring.`,
    "Keep each file under 2 MB: move it out of the app's folder.",
  );
}
