import { realpath } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";

/**
 * The place that a path leads to now, every link on the way followed; null where it lies in one of the folders, or is one.
 * Rejects as realpath(3) where there is nothing.
 */
export async function placeOutside(path: string, folders: readonly string[]): Promise<string | null> {
  const place = await realpath(path);
  for (const folder of folders) {
    const way = relative(await realpath(folder).catch(() => folder), place);
    if (way === "" || !(way === ".." || way.startsWith("../") || isAbsolute(way))) return null;
  }
  return place;
}
