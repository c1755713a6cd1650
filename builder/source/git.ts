import { spawn } from "node:child_process";
import { KnownError, systemCode } from "../../lib/errors.ts";

export interface GitRun {
  args: string[];
  stdin?: Uint8Array;
  env?: Record<string, string>;
  /** Most bytes of output taken; more is an error. */
  maxBytes?: number;
}

/**
 * Runs git on one of the platform's own bare repositories, with nothing of the machine's or a user's configuration, no
 * hooks, no monitors, no transport. GIT_DIR is always given, so git looks for no repository by itself. Throws KnownError
 * `git_missing` or `git_failed`.
 */
export function git(repoFolder: string, run: GitRun): Promise<Uint8Array> {
  const args = [...SAFE, ...run.args];
  const env = { ...ENVIRONMENT, GIT_DIR: repoFolder, ...run.env };
  return new Promise((resolve, reject) => {
    const child = spawn("git", args, { cwd: "/", env, stdio: ["pipe", "pipe", "pipe"] });
    const out: Uint8Array[] = [];
    const errors: Uint8Array[] = [];
    let bytes = 0;
    const most = run.maxBytes ?? 256_000_000;
    child.stdout.on("data", (chunk: Uint8Array) => {
      bytes += chunk.length;
      if (bytes > most) child.kill("SIGKILL");
      else out.push(chunk);
    });
    child.stderr.on("data", (chunk: Uint8Array) => errors.push(chunk));
    child.on("error", (error) => reject(missing(error)));
    child.on("close", (code) => {
      if (bytes > most) reject(failed(run.args, `it gave more than ${most} bytes`));
      else if (code === 0) resolve(Buffer.concat(out));
      else reject(failed(run.args, Buffer.concat(errors).toString("utf8").trim() || `exit ${code}`));
    });
    // git may end before it has read everything: its exit code says why, so a broken pipe adds nothing.
    child.stdin.on("error", () => undefined);
    child.stdin.end(run.stdin);
  });
}

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

const ENVIRONMENT = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
  HOME: "/nonexistent",
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_PROTOCOL_FROM_USER: "0",
  GIT_ALLOW_PROTOCOL: "none",
};

function missing(error: Error): Error {
  if (systemCode(error) !== "ENOENT") return error;
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
