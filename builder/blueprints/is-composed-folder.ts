import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { SourceFile } from "../../runners/runner.ts";
import { readHistory } from "./history.ts";
import { isComposed } from "./is-unmodified.ts";

/** Whether all code in a folder is what known parts compose: what may run where nothing holds it in. A link is no known file. */
export async function isComposedFolder(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  if (!entries.every((entry) => entry.isFile() || entry.isDirectory())) return false;
  const files: SourceFile[] = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(folder, path), content: await readFile(path) };
      }),
  );
  const history = readHistory(files);
  return history !== null && isComposed(history, files);
}
