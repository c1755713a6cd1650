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

/** For `node -e`: renames the folder `a0` in its argument again and again, after it has said so. */
export const MOVES_FOR_EVER = `
const { renameSync } = require("node:fs");
process.stdout.write("moving");
for (let turn = 1, name = "a0"; ; turn += 1) {
  const next = "a" + (turn % 100000);
  renameSync(process.argv[1] + "/" + name, process.argv[1] + "/" + next);
  name = next;
}`;
