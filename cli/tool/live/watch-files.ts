import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";

const OURS = /^(\.toolroom|node_modules|\.git)$|\.partial$/;

/**
 * Tells once of some changes in an app's folder, when none came for `quietMs`. What git, npm and `tool` keep there is not looked
 * at: it can be many thousand files. Gives what ends it.
 */
export function watchFiles(folder: string, quietMs: number, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Map<string, FSWatcher>();
  const heard = (file: string | null): void => {
    if (file === null || OURS.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  const add = (name: string, recursive: boolean): void => {
    if (watchers.has(name)) return;
    const watcher = watch(join(folder, name), { recursive }, (_, file) => {
      if (name === ".") addFolders();
      heard(file);
    });
    // It is gone, or no more can be watched: what is left is.
    watcher.on("error", () => {
      watcher.close();
      watchers.delete(name);
    });
    watchers.set(name, watcher);
  };
  const addFolders = (): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory() && !OURS.test(entry.name)) add(entry.name, true);
  };
  add(".", false);
  addFolders();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}
