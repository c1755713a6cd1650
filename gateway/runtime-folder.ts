import { lstatSync, mkdirSync } from "node:fs";
import { KnownError } from "../lib/errors.ts";

/**
 * Makes the runtime root, for its owner alone (0700): below it doors are open to any user, because a box's user is not
 * ours, and engines mount them from outside without walking this path. Somebody else's folder or a link in its place
 * (it may lie in /tmp) is refused: KnownError `runtime_folder`.
 */
export function prepareRuntimeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const isOurs = found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
  if (isOurs && (found.mode & 0o077) === 0) return;
  throw new KnownError(
    "runtime_folder",
    `${folder} is not a folder of this user alone.`,
    `Remove it, or make it private with: chmod 700 ${folder}`,
  );
}
