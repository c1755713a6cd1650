import { constants, copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** An app's files, in its data folder, as `files` of `@toolroom/app` lays them there. */
const FOLDER = "files";

/** Copies them into a folder of the same shape: plain files alone, no link is followed. What was there is gone. */
export function backUpFiles(dataFolder: string, target: string): void {
  rmSync(join(target, FOLDER), { recursive: true, force: true });
  copyPlain(join(dataFolder, FOLDER), join(target, FOLDER));
}

/** Puts them in the place of the present ones. May be repeated after a crash. */
export function restoreFiles(source: string, dataFolder: string): void {
  const [present, coming, going] = ["", ".restoring", ".replaced"].map((end) => join(dataFolder, FOLDER + end)) as [
    string,
    string,
    string,
  ];
  for (const rest of [coming, going]) rmSync(rest, { recursive: true, force: true });
  copyPlain(join(source, FOLDER), coming);
  if (existsSync(present)) renameSync(present, going);
  if (existsSync(coming)) renameSync(coming, present);
  rmSync(going, { recursive: true, force: true });
}

function copyPlain(from: string, to: string): void {
  if (lstatSync(from, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue; // what a killed write left
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyPlain(source, target);
    // Where the file system can, both share what they hold: files are replaced, never written into.
    else if (entry.isFile()) unlessGone(() => copyFileSync(source, target, constants.COPYFILE_FICLONE));
  }
}

/** The app may be running, and removes what it does not need. */
function unlessGone(copy: () => void): void {
  try {
    copy();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
