import { asKnown, KnownError } from "../../lib/errors.ts";
import type { Starter } from "../../runners/host/starter/starter.ts";
import { GIT_ENVIRONMENT } from "./git-environment.ts";

export interface GitRun {
  args: string[];
  stdin?: Uint8Array;
  /** Most bytes of output taken; more is an error. */
  maxBytes?: number;
}

/**
 * Runs git on one of the platform's own bare repositories, with nothing of the machine's or a user's configuration, no
 * hooks, no monitors, no transport. GIT_DIR is always given, so git looks for no repository by itself. Throws KnownError
 * `git_missing` or `git_failed`.
 */
export type Git = (repoFolder: string, run: GitRun) => Promise<Uint8Array>;

export function createGit(starter: Starter): Git {
  return async (repoFolder, { args, stdin, maxBytes = MOST_BYTES }) => {
    const env = { ...ENVIRONMENT, GIT_DIR: repoFolder };
    const program = { command: ["git", ...SAFE, ...args], env, mostBytes: maxBytes };
    const { exitCode, stdout, stderr, isTooMuch } = await starter
      .run(stdin === undefined ? program : { ...program, input: stdin })
      .catch((error: unknown) => Promise.reject(missing(error)));
    if (isTooMuch) throw failed(args, `it gave more than ${maxBytes} bytes`);
    if (exitCode === 0) return stdout;
    throw failed(args, Buffer.from(stderr).toString("utf8").trim() || `exit ${exitCode}`);
  };
}

const MOST_BYTES = 256_000_000;

const SAFE = [
  "--no-pager",
  "--no-replace-objects",
  "--literal-pathspecs",
  ...[
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
  ].flatMap(option),
  ...["core.autocrlf=false", "core.symlinks=false", "core.protectHFS=true", "core.protectNTFS=true"].flatMap(option),
  ...["protocol.allow=never", "gc.auto=0", "maintenance.auto=false", "commit.gpgSign=false"].flatMap(option),
  ...["core.fsync=all", "core.quotePath=true", "i18n.commitEncoding=UTF-8"].flatMap(option),
];

function option(setting: string): string[] {
  return ["-c", setting];
}

const ENVIRONMENT = { ...GIT_ENVIRONMENT, GIT_ALLOW_PROTOCOL: "none" };

function missing(error: unknown): unknown {
  if (asKnown(error)?.code !== "program_missing") return error;
  return new KnownError(
    "git_missing",
    "git is not installed on this machine.",
    "Install it (Debian: apt-get install git), then reply *retry*.",
    { cause: error },
  );
}

function failed(args: string[], why: string): KnownError {
  return new KnownError(
    "git_failed",
    `git ${args[0]} failed: ${why}.`,
    "Reply *retry*; if it happens again, see that the disk under TOOLROOM_HOME is not full.",
  );
}
