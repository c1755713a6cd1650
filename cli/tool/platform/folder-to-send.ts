import type { CandidateFile } from "../../../builder/checks/candidate-files.ts";
import { problemLine } from "../../../builder/checks/problem.ts";
import { secretProblems } from "../../../builder/checks/secrets.ts";
import { KnownError } from "../../../lib/errors.ts";
import { readFolder, requireManifest, strangeEntries } from "../local/app-folder.ts";
import { PLAIN_PACKAGE } from "../local/link-library.ts";

const MAX_FILES = 500;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The app of a folder as it is sent: its name, and its files by their paths, each base64. Nothing with a secret leaves this
 * machine; `.env` files, which are made for them, are left out, as is a package.json that says no more than `tool` lays. Throws KnownError `no_app`, `check_failed`, `too_long`.
 */
export function folderToSend(folder: string): { app: string; files: Record<string, string>; leftOut: string[] } {
  const all = readFolder(folder).filter(({ path }) => !path.split("/").includes("node_modules"));
  const files = all.filter((file) => !isEnvironment(file.path) && !isPlainPackage(file));
  const leftOut = all.map(({ path }) => path).filter(isEnvironment);
  const { name } = requireManifest(files);
  const bytes = files.reduce((sum, { content }) => sum + content.byteLength, 0);
  if (files.length > MAX_FILES || bytes > MAX_BYTES) {
    const much = `${files.length} files of ${(bytes / 1024 / 1024).toFixed(1)} MB`;
    throw new KnownError(
      "too_long",
      `The app has ${much}.`,
      "Keep it under 500 files and 8 MB: remove what is generated.",
    );
  }
  const strange = strangeEntries(folder).problems.filter(({ file }) => !file?.split("/").includes("node_modules"));
  if (strange.length > 0)
    throw new KnownError("check_failed", "Not all of the app can be sent.", strange.map(problemLine).join("\n"));
  const secrets = secretProblems(files);
  if (secrets.length > 0)
    throw new KnownError(
      "check_failed",
      "What looks like a secret does not leave this machine.",
      secrets.map(problemLine).join("\n"),
    );
  const sent = files.map(({ path, content }) => [path, Buffer.from(content).toString("base64")] as const);
  return { app: name, files: Object.fromEntries(sent), leftOut };
}

/** Laid for this machine alone: in every box the app's files are modules. */
function isPlainPackage({ path, content }: CandidateFile): boolean {
  return path === "package.json" && Buffer.from(content).equals(Buffer.from(PLAIN_PACKAGE));
}

function isEnvironment(path: string): boolean {
  return /^\.env(\..*)?$/.test(path.split("/").at(-1) ?? "");
}
