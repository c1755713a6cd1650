import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { KnownError } from "../../../lib/errors.ts";
import { appNameSchema } from "../../../sdk/contract/names.ts";
import { nameOfApp } from "../local/app-folder.ts";
import { linkLibrary, PLAIN_PACKAGE } from "../local/link-library.ts";
import type { Surroundings } from "../surroundings.ts";

/** An app's folder that was laid out, or would be. */
export interface Laid {
  /** Paths from the app's folder. */
  files: string[];
  /** From where it was called. */
  changed: string[];
  /** Whether this app was there already, and was left as it is. */
  isThere: boolean;
}

/** Lays out a folder of this name, whole or not at all. Throws KnownError `not_empty` where something else is there. */
export async function layApp(
  { name, files: own, isDryRun }: { name: string; files: Record<string, string>; isDryRun: boolean },
  around: Surroundings,
): Promise<Laid> {
  const folder = join(around.folder, name);
  const files = withEditorFiles(own, around);
  const paths = Object.keys(files).sort();
  if (isAppCalled(folder, name)) return { files: paths, changed: [], isThere: true };
  const changed = paths.map((path) => join(name, path));
  if (!isDryRun) {
    await layWhole(folder, files, around);
    for (const path of changed) around.hasChanged(path);
  }
  return { files: paths, changed, isThere: false };
}

/** A name that an app may have. Throws KnownError `bad_name` with one like it. */
export function nameGiven(typed: string): string {
  const name = appNameSchema.safeParse(typed);
  if (name.success) return name.data;
  const plain = typed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 40);
  const would = appNameSchema.safeParse(plain).success ? `, such as ${plain}` : ", such as lunch-orders";
  throw new KnownError(
    "bad_name",
    `An app cannot be called so: ${name.error.issues[0]?.message}.`,
    `Choose another name${would}.`,
  );
}

/** Outside of a box: that the files are modules, and what no repository keeps. */
function withEditorFiles(files: Record<string, string>, { box }: Surroundings): Record<string, string> {
  if (box !== null) return files;
  return { ...files, "package.json": PLAIN_PACKAGE, ".gitignore": "node_modules/\n.toolroom/\n" };
}

function isAppCalled(folder: string, name: string): boolean {
  if (!existsSync(folder)) return false;
  const there = readdirSync(folder);
  if (there.length === 0) return false;
  if (there.includes("app.yaml") && nameOfApp(folder).app === name) return true;
  throw new KnownError(
    "not_empty",
    `The folder ${name} is there and holds something else.`,
    "Choose another name, or empty it.",
  );
}

async function layWhole(folder: string, files: Record<string, string>, around: Surroundings): Promise<void> {
  const making = mkdtempSync(`${folder}.making-`);
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(making, path)), { recursive: true });
      writeFileSync(join(making, path), text);
    }
    await linkLibrary(making, around.toolchain);
    // Made for this program alone, it becomes a folder like any other.
    chmodSync(making, 0o755);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
