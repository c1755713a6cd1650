import { KnownError, systemCode } from "../../lib/errors.ts";
import { REMOVED_FOLDER } from "./current-folder.ts";

/**
 * What the system says of a file or folder that cannot be used, with what to do: none of it is a fault of `tool`. Null of all else.
 * An `ENOENT` is none, but where the folder itself is gone: whoever looks for a file says itself that it is missing.
 */
export function asFileFailure(error: unknown): KnownError | null {
  if (!(error instanceof Error)) return null;
  const { path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const where = dest ?? path;
  const isGone = systemCode(error) === "ENOENT" && String(where).startsWith(REMOVED_FOLDER);
  if (isGone) return new KnownError("no_folder", "The folder that you are in was removed.", "Go to another: cd ~");
  const said = SAID[systemCode(error) ?? ""];
  if (said === undefined) return null;
  if (where === undefined && said.code !== "disk_full") return null;
  const message = said.message(where === undefined ? "what it writes" : String(where).slice(0, 300));
  return new KnownError(said.code, message, said.fix, { cause: error });
}

interface Said {
  code: string;
  message: (where: string) => string;
  fix: string;
}

const DISK_FULL: Said = {
  code: "disk_full",
  message: (where) => `The disk is full: there is no room for ${where}.`,
  fix: "Free some room there, and run it again.",
};
const NOT_ALLOWED: Said = {
  code: "no_access",
  message: (where) => `This account may not use ${where}.`,
  fix: "Work in a folder of your own, or have its owner let you write there.",
};
const READ_ONLY: Said = {
  code: "no_access",
  message: (where) => `${where} lies on a disk that is only for reading.`,
  fix: "Copy the app's folder to where you may write.",
};
const NO_PLACE: Said = {
  code: "no_folder",
  message: (where) => `${where} is a place that no file can have here.`,
  fix: "Look at that path: a part of it is no folder, links to itself, or is too long. HOME and XDG_CONFIG_HOME say where `tool` keeps its own.",
};
const TOO_MANY: Said = {
  code: "try_again",
  message: (where) => `The system lets nobody open ${where} just now: too many files are open.`,
  fix: "Run it again; if that does not help, raise `ulimit -n`.",
};

const SAID: Readonly<Record<string, Said>> = {
  ...{ ENOSPC: DISK_FULL, EDQUOT: DISK_FULL },
  ...{ EACCES: NOT_ALLOWED, EPERM: NOT_ALLOWED, EROFS: READ_ONLY },
  ...{ ENOTDIR: NO_PLACE, EISDIR: NO_PLACE, ELOOP: NO_PLACE, ENAMETOOLONG: NO_PLACE },
  ...{ EMFILE: TOO_MANY, ENFILE: TOO_MANY },
};
