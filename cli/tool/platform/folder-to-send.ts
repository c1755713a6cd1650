import { problemLine } from "../../../builder/checks/problem.ts";
import { secretProblems } from "../../../builder/checks/secrets.ts";
import { KnownError } from "../../../lib/errors.ts";
import { readFolder, requireManifest, strangeEntries } from "../local/app-folder.ts";

const MAX_FILES = 500;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The app of a folder as it is sent: its name, and its files by their paths, each base64. Nothing with a secret leaves this
 * machine; `.env` files, which are made for them, are left out. Throws KnownError `no_app`, `check_failed`, `too_long`.
 */
export function folderToSend(folder: string): { app: string; files: Record<string, string>; leftOut: string[] } {
  const all = readFolder(folder).filter(({ path }) => !path.split("/").includes("node_modules"));
  const files = all.filter(({ path }) => !isEnvironment(path));
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

function isEnvironment(path: string): boolean {
  return /^\.env(\..*)?$/.test(path.split("/").at(-1) ?? "");
}
