import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CandidateFile, findFile, textOf } from "../../../builder/checks/candidate-files.ts";
import { problemLine } from "../../../builder/checks/problem.ts";
import { type ReadManifest, readManifest } from "../../../builder/checks/read-manifest.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";

/** The app's files; of what an app may not hold only the name. Throws where the folder is no app's: it may be any. */
export function readFolder(folder: string): CandidateFile[] {
  if (existsSync(join(folder, "app.yaml"))) return filesBelow(folder, "");
  throw new KnownError(
    "no_app",
    `There is no app.yaml in ${folder}.`,
    "Go to the app's folder, or make one with `tool new <name>`.",
  );
}

export function readAppManifest(files: readonly CandidateFile[]): ReadManifest | undefined {
  const file = findFile(files, "app.yaml");
  return file === undefined ? undefined : readManifest(textOf(file));
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
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.name === ".git") return [];
    if (KEPT_THERE.includes(path)) return [];
    if (entry.name === "node_modules") return [{ path, content: new Uint8Array() }];
    if (entry.isDirectory()) return filesBelow(folder, path);
    return entry.isFile() ? [{ path, content: readFileSync(join(folder, path)) }] : [];
  });
}
