import { systemCode } from "../../lib/errors.ts";

/** No path of a folder that is there. */
export const REMOVED_FOLDER = "/the-folder-that-you-are-in-was-removed";

/** Where `tool` was called. A shell may stand in a folder that was removed: then a path that leads nowhere, which says so. */
export function currentFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return REMOVED_FOLDER;
    throw error;
  }
}
