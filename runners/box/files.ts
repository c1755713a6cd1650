import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { readArchive } from "../archive.ts";
import type { ArchiveLimits, SandboxFolder, SourceFile, TakenFrom } from "../runner.ts";
import type { BoxAccess, OutputFrame } from "./access.ts";
import { createBoundedOutput } from "./bounded-output.ts";
import { unpackInto } from "./environment.ts";
import { exec } from "./exec.ts";
import { endOf, killMarked, startMarked } from "./marked-exec.ts";
import { mustBeBelow, plainPaths } from "./taken-paths.ts";

const TIMEOUT_MS = 60_000;
/** Of the paths it is given those that are there, as they are: a link stays one, and is refused. */
const PACK_THOSE =
  'for one in "$@"; do shift; if [ -e "$one" ] || [ -L "$one" ]; then set -- "$@" "./$one"; fi; done; [ $# -eq 0 ] || exec tar -c -- "$@"';

export async function putFiles(
  name: string,
  box: BoxAccess,
  tar: Uint8Array,
  into: SandboxFolder,
  clock: Clock,
): Promise<void> {
  const options = { timeoutMs: TIMEOUT_MS, maxOutputBytes: 2_000, stdin: tar, cwd: "/" };
  const result = await exec(box, ["/bin/sh", "-c", unpackInto(into)], options, clock);
  if (result.exitCode === 0) return;
  const why = result.timedOut ? "it took longer than a minute" : result.stderr.trim();
  throw new KnownError(
    "sandbox_full",
    `Sandbox ${name} could not take the files: ${why}`,
    "Give it more room, or fewer files.",
  );
}

export async function takeFiles(
  name: string,
  box: BoxAccess,
  limits: ArchiveLimits,
  from: TakenFrom,
  clock: Clock,
): Promise<SourceFile[]> {
  const { command, cwd } = packing(from);
  const running = await startMarked(box, command, { cwd });
  const problems = createBoundedOutput(2_000, "end");
  let files: SourceFile[] = [];
  const read = async () => {
    const holdsModules = from.folder === "/app-source" && from.only !== undefined;
    files = await readArchive(onlyStdout(running.frames, problems.push), limits, { holdsModules });
    if (from.folder === "/home/agent") mustBeBelow(files, from.only);
  };
  const reading = read();
  try {
    const end = await endOf(box, running, reading, { timeoutMs: TIMEOUT_MS }, clock);
    if (end.because === "timeout") throw unreadable(name, "the box did not hand them out in a minute");
    // 1 is "a file changed while it was read": what was read is whole all the same, and is checked later.
    if (end.exitCode !== 0 && end.exitCode !== 1) throw unreadable(name, problems.text().trim());
    return files;
  } catch (error) {
    const ended = reading.catch(() => undefined);
    await killMarked(box, running, ended, clock);
    throw error;
  }
}

function packing(from: TakenFrom): { command: string[]; cwd: string } {
  if (from.folder === "/app-source") {
    const what = from.only === undefined ? ["--exclude=./node_modules", "."] : [`./${from.only}`];
    return { command: ["tar", "-c", "-C", from.folder, ...what], cwd: "/" };
  }
  return { command: ["/bin/sh", "-c", PACK_THOSE, "sh", ...plainPaths(from.only)], cwd: from.folder };
}

async function* onlyStdout(
  frames: AsyncIterable<OutputFrame>,
  onStderr: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const frame of frames) {
    if (frame.from === "stdout") yield frame.chunk;
    else onStderr(frame.chunk);
  }
}

function unreadable(name: string, why: string): KnownError {
  return new KnownError(
    "hostile_archive",
    `The files of sandbox ${name} could not be taken: ${why}`,
    "Make them readable, then try again.",
  );
}
