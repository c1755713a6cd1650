import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

/** A folder with so many below each other, of one name: from the inside out, because no path leads that far. */
export function makeDeepFolder(folder: string, depth: number, name: string): void {
  const inner = `${folder}.inner`;
  mkdirSync(folder, { recursive: true });
  for (let made = 0; made < depth; made += 1) {
    renameSync(folder, inner);
    mkdirSync(folder);
    renameSync(inner, join(folder, name));
  }
}
