import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Clock } from "../../lib/clock.ts";
import { type BoxGroups, createBoxGroups, createNoGroups, type GroupPlace } from "./groups.ts";

const run = promisify(execFile);
const TIMEOUT_MS = 5_000;
const PROBE = { memoryMb: 64, cpus: 0.5, pids: 32, fileSizeMb: 1, scratchMb: 1 };
const MOUNTS = "/proc/self/mountinfo";

/** What a search finds: the groups, and why none better. */
export interface FoundGroups {
  groups: BoxGroups;
  /** Why each better way does not work here. */
  refused: string[];
}

/**
 * The best way this machine gives us to limit a box as a whole. Each is proven before it is taken: a process joins a
 * group and the kernel shows it there. Root makes groups at the top of the tree, as container engines do; anybody else
 * below a scope that systemd keeps for them.
 */
export async function findGroups(options: {
  isRoot: boolean;
  uid: number;
  homeLabel: string;
  clock: Clock;
}): Promise<FoundGroups> {
  const refused: string[] = [];
  const ways = options.isRoot ? [ownTree] : [delegatedTree];
  for (const way of ways) {
    try {
      const groups = createBoxGroups(await way(options), options.clock);
      await prove(groups, environmentFor(options.uid));
      return { groups, refused };
    } catch (error) {
      refused.push(firstLine(error));
    }
  }
  return { groups: createNoGroups(), refused };
}

/** What `systemd-run --user` needs to find its own systemd. */
export function environmentFor(uid: number): Record<string, string> {
  return { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", XDG_RUNTIME_DIR: `/run/user/${uid}` };
}

async function ownTree({ homeLabel }: { homeLabel: string }): Promise<GroupPlace> {
  const mounts = groupMounts(await readFile(MOUNTS, "utf8"));
  const name = `toolroom-${homeLabel}`;
  const { memory, pids, cpu } = mounts.controllers;
  if (memory && pids) {
    const made = { memory: join(memory, name), pids: join(pids, name), cpu: cpu ? join(cpu, name) : undefined };
    for (const folder of Object.values(made)) if (folder) await mkdir(folder, { recursive: true });
    return { version: 1, ...made, before: [] };
  }
  if (!mounts.unified) throw new Error("this kernel has no control groups");
  await giveControllers(mounts.unified);
  const folder = join(mounts.unified, name);
  await mkdir(folder, { recursive: true });
  return { ...(await unifiedPlace(folder)), before: [] };
}

/** A scope of systemd's that stays: its first process waits in a group of its own, the boxes' groups lie beside it. */
async function delegatedTree({ uid, homeLabel }: { uid: number; homeLabel: string }): Promise<GroupPlace> {
  const { unified } = groupMounts(await readFile(MOUNTS, "utf8"));
  if (!unified) throw new Error("control groups of version 2 are not mounted");
  const unit = `toolroom-${homeLabel}.scope`;
  const env = environmentFor(uid);
  const find = async () => {
    const { stdout } = await run("/usr/bin/systemctl", ["--user", "show", "-p", "ControlGroup", "--value", unit], {
      env,
      timeout: TIMEOUT_MS,
    });
    return stdout.trim();
  };
  let path = await find();
  if (path === "") {
    await startAnchor(unit, env);
    path = await find();
  }
  const folder = join(unified, path);
  if (path === "" || !existsSync(folder)) throw new Error("systemd made no scope for us");
  // Groups with processes of their own may not be divided: those move into a leaf.
  const leaf = join(folder, "anchor");
  await mkdir(leaf, { recursive: true });
  for (const pid of (await readFile(join(folder, "cgroup.procs"), "utf8")).split("\n"))
    if (pid !== "") await writeFile(join(leaf, "cgroup.procs"), pid);
  // To move between groups one must own what is above both; a program that systemd begins for us is below ours.
  const before = ["/usr/bin/systemd-run", "--user", "--scope", "--quiet", "--collect", "--"];
  return { ...(await unifiedPlace(folder)), before };
}

async function startAnchor(unit: string, env: Record<string, string>): Promise<void> {
  const args = ["--user", "--scope", "--quiet", "--collect", `--unit=${unit}`, "-p", "Delegate=yes", "--"];
  const anchor = spawn("/usr/bin/systemd-run", [...args, "/bin/sh", "-c", "echo ready; exec sleep infinity"], {
    detached: true,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  anchor.stderr.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    anchor.once("error", reject);
    anchor.once("exit", () => reject(new Error(`systemd made no scope for us: ${said.trim()}`)));
    anchor.stdout.once("data", () => resolve());
  });
  anchor.stdout.destroy();
  anchor.stderr.destroy();
  anchor.removeAllListeners();
  anchor.unref();
}

async function unifiedPlace(folder: string): Promise<Omit<GroupPlace, "before">> {
  const given = await giveControllers(folder);
  return { version: 2, memory: folder, pids: folder, cpu: given.includes("cpu") ? folder : undefined };
}

/** Lets the groups below a folder be limited. Those of cpu are not always ours to give. */
async function giveControllers(folder: string): Promise<string[]> {
  const offered = (await readFile(join(folder, "cgroup.controllers"), "utf8")).trim().split(" ");
  for (const name of ["memory", "pids"])
    if (!offered.includes(name)) throw new Error(`control groups here do not limit ${name}`);
  const wanted = ["memory", "pids", "cpu"].filter((name) => offered.includes(name));
  await writeFile(join(folder, "cgroup.subtree_control"), wanted.map((name) => `+${name}`).join(" "));
  return wanted;
}

async function prove(groups: BoxGroups, env: Record<string, string>): Promise<void> {
  const name = `probe-${process.pid}`;
  await groups.begin(name, PROBE);
  try {
    const [command = "", ...args] = [...groups.enter(name), "cat", "/proc/self/cgroup"];
    const { stdout } = await run(command, args, { env, timeout: TIMEOUT_MS });
    if (!stdout.includes(`/${name}\n`)) throw new Error("a process did not join its control group");
  } finally {
    await groups.end(name);
  }
}

/** Where this machine mounts control groups, out of proc_pid_mountinfo(5). */
export function groupMounts(mountinfo: string): { controllers: Record<string, string>; unified: string | undefined } {
  const controllers: Record<string, string> = {};
  let unified: string | undefined;
  for (const line of mountinfo.split("\n")) {
    const [before = "", after = ""] = line.split(" - ");
    const folder = before.split(" ")[4] ?? "";
    const [kind, , options = ""] = after.split(" ");
    if (kind === "cgroup2") unified = folder;
    if (kind === "cgroup")
      for (const name of options.split(",")) if (["memory", "pids", "cpu"].includes(name)) controllers[name] = folder;
  }
  return { controllers, unified };
}

function firstLine(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  const message = said || (error instanceof Error ? error.message : String(error));
  return message.split("\n")[0] ?? message;
}
