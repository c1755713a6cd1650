import { Readable } from "node:stream";
import { KnownError } from "../../../lib/errors.ts";
import { packTar, readArchive } from "../../../runners/archive.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { findFile, textOf } from "../../checks/candidate-files.ts";
import { type Problem, problemLine } from "../../checks/problem.ts";
import { readManifest } from "../../checks/read-manifest.ts";
import { secretProblems } from "../../checks/secrets.ts";
import { refused, type ToolOutcome } from "../tool-ask.ts";

/** As checks/size.ts has it for an app; a little more, so that the checks say what is too large. */
const LIMITS = { maxFiles: 1_000, maxBytes: 12 * 1024 * 1024 };

export type HandedInFiles =
  | { kind: "read"; files: SourceFile[]; manifest: Manifest }
  | { kind: "refused"; outcome: ToolOutcome };

/**
 * The files as they came, under the rules of an archive that a hostile box wrote. A file with a secret is not even kept, and
 * without a manifest nobody knows which app it is; all else is for the checks to say.
 */
export async function readHandedIn(sent: Record<string, string> | undefined): Promise<HandedInFiles> {
  const files = await decoded(sent ?? {});
  if ("outcome" in files) return { kind: "refused", outcome: files.outcome };
  const manifestFile = findFile(files.files, "app.yaml");
  if (manifestFile === undefined)
    return no(
      "no_folder",
      "There is no app.yaml in this folder.",
      "Go to the app's folder, or begin one: tool new <name>",
    );
  const secrets = secretProblems(files.files);
  if (secrets.length > 0) return found(secrets, "What looks like a secret does not leave this machine");
  const read = readManifest(textOf(manifestFile));
  if (!read.ok) return found(read.problems, "app.yaml is no contract yet");
  return { kind: "read", files: files.files, manifest: read.manifest };
}

async function decoded(sent: Record<string, string>): Promise<{ files: SourceFile[] } | { outcome: ToolOutcome }> {
  const files: SourceFile[] = [];
  for (const [path, base64] of Object.entries(sent)) {
    const content = Buffer.from(base64, "base64");
    if (content.toString("base64") !== base64)
      return {
        outcome: refused("usage", `${path.slice(0, 200)} did not come as base64.`, "Use this Toolroom's tool."),
      };
    files.push({ path, content });
  }
  try {
    const tar = await packTar(files);
    return { files: await readArchive(Readable.from([tar]), LIMITS) };
  } catch (error) {
    if (error instanceof KnownError) return { outcome: refused("bad_value", error.message, error.next) };
    throw error;
  }
}

/** All of them, so that one look at each is enough. */
function found(problems: readonly Problem[], what: string): HandedInFiles {
  const lines = problems.map(problemLine);
  const outcome = refused("check_failed", `${what}: ${lines.join("; ")}.`, problems[0]?.fix ?? "Run: tool check");
  return { kind: "refused", outcome: { ...outcome, result: { problems }, next: [CHECK] } };
}

function no(code: string, message: string, fix: string): HandedInFiles {
  return { kind: "refused", outcome: refused(code, message, fix) };
}

const CHECK = { command: "tool check", why: "to see all that is left to mend" };
