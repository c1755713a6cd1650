import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { KnownError } from "../../lib/errors.ts";
import { isLeftover, nameUnfinished } from "../host/leftovers.ts";

const run = promisify(execFile);

/** What makes one base image differ from another. */
export interface BaseRecipe {
  version: number;
  node: string;
  platform: string;
}

/** libatomic1: official Node binaries ask for it. ripgrep and procps: agents do. */
const PACKAGES = "ca-certificates,libatomic1,libstdc++6,procps,ripgrep";
/** Never read in a box, and half of its size. */
const LEFT_OUT = [
  "usr/share/doc",
  "usr/share/locale",
  "usr/share/man",
  "usr/share/info",
  "var/lib/apt/lists",
  "var/cache/apt",
];

/** debootstrap makes devices and mounts, so it wants root; setpriv and unshare keep those mounts ours alone. */
export async function canBuildDebianRoot(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  try {
    await run("sh", ["-c", "command -v debootstrap && command -v unshare && command -v setpriv"]);
    return (await readRelease()) !== undefined;
  } catch {
    return false; // That is how the shell says that one of them is not installed.
  }
}

/**
 * Makes a root file system with the machine's own release, mirror and Node, and hands its tar to `use`. What an earlier
 * killed build left in `buildFolder` is removed first. Throws KnownError `runner_unavailable` with the reason.
 */
export async function withDebianRoot(buildFolder: string, use: (tar: Readable) => Promise<void>): Promise<void> {
  await mkdir(buildFolder, { recursive: true });
  await removeLeftovers(buildFolder);
  const root = join(buildFolder, nameUnfinished("root"));
  await mkdir(root, { mode: 0o755 });
  try {
    await bootstrap(root);
    for (const path of LEFT_OUT) await rm(join(root, path), { recursive: true, force: true });
    await mkdir(join(root, "usr/local/bin"), { recursive: true });
    await copyFile(process.execPath, join(root, "usr/local/bin/node"));
    const tar = spawn("tar", ["-C", root, "--numeric-owner", "-c", "."], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise<number | null>((resolve) => tar.once("close", resolve));
    await use(tar.stdout);
    if ((await ended) !== 0) throw cannot("tar could not read the root file system");
  } finally {
    await removeTree(root);
  }
}

async function bootstrap(root: string): Promise<void> {
  const release = await readRelease();
  if (!release) throw cannot("this machine's release is not known");
  const mirror = await findMirror(release.codename);
  const components = release.distribution === "ubuntu" ? ["--components=main,universe"] : [];
  const command = ["debootstrap", "--variant=minbase", ...components, `--include=${PACKAGES}`, release.codename, root];
  // In a mount and pid namespace of its own, and killed when we are: its mounts of /proc and /sys inside `root` end
  // with it, so removing a leftover can never reach the machine's own.
  const wrapped = ["--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
  try {
    await run("setpriv", [...wrapped, ...command, ...(mirror ? [mirror] : [])], { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const output =
      error instanceof Error && "stdout" in error ? String(error.stdout).trim().split("\n").slice(-3).join(" ") : "";
    throw cannot(`debootstrap failed: ${output || String(error)}`, error);
  }
}

/** The mirror that the machine's own apt uses for its release, if it is one that debootstrap understands. */
async function findMirror(codename: string): Promise<string | undefined> {
  const format = "$(REPO_URI) $(RELEASE) $(COMPONENT)";
  const asked = run("apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
  // Where apt does not say, debootstrap takes its own mirror, and tells if that one fails.
  const { stdout } = await asked.catch(() => ({ stdout: "" }));
  const targets = stdout.split("\n").map((line) => line.trim().split(" "));
  return targets.find(
    ([uri, release, component]) => release === codename && component === "main" && /^(https?|file):/.test(uri ?? ""),
  )?.[0];
}

async function readRelease(): Promise<{ distribution: string; codename: string } | undefined> {
  // A system without this file is no Debian.
  const text = existsSync("/etc/os-release") ? await readFile("/etc/os-release", "utf8") : "";
  const value = (key: string) => new RegExp(`^${key}="?([^"\\n]+)"?$`, "m").exec(text)?.[1];
  const distribution = value("ID");
  const codename = value("VERSION_CODENAME");
  return distribution && codename ? { distribution, codename } : undefined;
}

async function removeLeftovers(buildFolder: string): Promise<void> {
  for (const name of await readdir(buildFolder)) {
    if (isLeftover("root", name)) await removeTree(join(buildFolder, name));
  }
}

async function removeTree(folder: string): Promise<void> {
  await run("rm", ["-rf", "--one-file-system", "--", folder]);
}

function cannot(why: string, cause?: unknown): KnownError {
  return new KnownError(
    "runner_unavailable",
    `The base image could not be made from Debian packages: ${why}.`,
    "Check the network and the disk, then start again.",
    { cause },
  );
}
