import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { KnownError } from "../../lib/errors.ts";

/** Makes the home where it is missing, for us alone. Throws KnownError `bad_setting` where it cannot be a folder of ours. */
export function makeHome(home: string): void {
  try {
    makeFolder(home);
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new KnownError(
      "bad_setting",
      `TOOLROOM_HOME: ${home} is not a folder that Toolroom can write (${reason}).`,
      "Set it to a folder of yours, or leave it away for ./.toolroom.",
      { cause: error },
    );
  }
}

/** Not Node's recursive mkdir: it never ends where a folder takes no folders, such as /proc. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found === undefined && dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
