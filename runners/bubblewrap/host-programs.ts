import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { KnownError } from "../../lib/errors.ts";

const run = promisify(execFile);
const OLDEST = [0, 8];
const INSTALL =
  "Install it, for example with: apt-get install bubblewrap (or dnf, zypper, pacman, apk); then start again.";
const SYSCTL_FIXES = [
  {
    file: "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
    refuses: "1",
    fix: "AppArmor keeps users from making boxes here (Ubuntu 24.04 and later). Allow it: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, and the same line in /etc/sysctl.d/60-toolroom.conf to keep it; then start again.",
  },
  {
    file: "/proc/sys/kernel/unprivileged_userns_clone",
    refuses: "0",
    fix: "Only root may make boxes here. Allow it: sudo sysctl -w kernel.unprivileged_userns_clone=1, and the same line in /etc/sysctl.d/60-toolroom.conf to keep it; then start again.",
  },
  {
    file: "/proc/sys/user/max_user_namespaces",
    refuses: "0",
    fix: "This machine allows no user namespaces. Allow them: sudo sysctl -w user.max_user_namespaces=10000; then start again.",
  },
];

/** Where bwrap is. Throws KnownError `runner_unavailable` where it, or a program beside it, is missing or too old. */
export async function findBubblewrap(isRoot: boolean): Promise<string> {
  const bwrap = ["/usr/bin/bwrap", "/bin/bwrap"].find((path) => existsSync(path));
  if (bwrap === undefined) throw unavailable("bubblewrap is not installed.", INSTALL);
  const { stdout } = await run(bwrap, ["--version"]);
  const version = /(\d+)\.(\d+)/.exec(stdout)?.slice(1).map(Number) ?? [];
  if (isOlder(version))
    throw unavailable(`bubblewrap ${version.join(".")} is too old: 0.8 or later is needed.`, INSTALL);
  for (const name of ["prlimit", "nsenter", "unshare", ...(isRoot ? ["setpriv"] : [])]) {
    if (["/usr/bin", "/bin", "/usr/sbin", "/sbin"].some((folder) => existsSync(`${folder}/${name}`))) continue;
    throw unavailable(`The program ${name} is missing.`, "Install the package util-linux; then start again.");
  }
  return bwrap;
}

/** What to do where a first box did not start, from what bubblewrap said and how this machine is set. */
export async function explainRefusal(said: string, isRoot: boolean): Promise<KnownError> {
  const message = `bubblewrap cannot make a box here: ${said.trim().split("\n").at(-1) ?? "it said nothing"}`;
  if (!isRoot)
    for (const { file, refuses, fix } of SYSCTL_FIXES)
      if ((await readSetting(file)) === refuses) return unavailable(message, fix);
  if (existsSync("/.dockerenv") || existsSync("/run/.containerenv")) {
    const asRoot = isRoot ? " --cap-add SYS_ADMIN --cap-add NET_ADMIN" : "";
    return unavailable(
      message,
      `Toolroom runs in a container that allows no boxes in it. Start that one with --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined${asRoot}, or give it a container engine.`,
    );
  }
  return unavailable(
    message,
    "Try `bwrap --ro-bind / / --unshare-all true` by hand, mend what it says, then start again.",
  );
}

function isOlder([major = 0, minor = 0]: number[]): boolean {
  const [oldMajor = 0, oldMinor = 0] = OLDEST;
  return major < oldMajor || (major === oldMajor && minor < oldMinor);
}

async function readSetting(file: string): Promise<string | undefined> {
  return existsSync(file) ? (await readFile(file, "utf8")).trim() : undefined;
}

function unavailable(message: string, next: string): KnownError {
  return new KnownError("runner_unavailable", message, next);
}
