import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Endings } from "./e2e/stage.ts";

const REPO = fileURLToPath(new URL("..", import.meta.url));

/** The machine's own Node: the one in node_modules/.bin is what is to be proven. */
const systemNode = ["/usr/local/bin/node", "/usr/bin/node"].find((path) => existsSync(path));

/** Debian with Node 20, npm and git, and nothing else: this repository is at `/origin` there. */
export interface BareMachine {
  /** Runs a shell command to its end; what it printed. */
  run(command: string): string;
  /** Starts a shell command in a group of its own. */
  start(command: string, environment: NodeJS.ProcessEnv): ChildProcess;
}

/** Why there can be no bare machine here, or false. */
export function whyNoBareMachine(): string | false {
  if (process.getuid?.() !== 0) return "needs root for a chroot";
  if (systemNode === undefined) return "this machine has no Node of its own";
  return existsSync("/usr/sbin/debootstrap") ? false : "debootstrap is not installed";
}

/** A chroot; it shares the machine's network and nothing of its files. */
export function makeBareMachine(t: Endings): BareMachine {
  const root = mkdtempSync(join(tmpdir(), "bare-"));
  t.after(() => {
    for (const inside of ["proc", "dev"]) execFileSync("umount", ["-l", join(root, inside)], { stdio: "ignore" });
    rmSync(root, { recursive: true, force: true });
  });
  execFileSync("debootstrap", ["--variant=minbase", "--include=git,ca-certificates,libstdc++6", "bookworm", root], {
    stdio: "ignore",
  });
  const node = realpathSync(systemNode ?? "");
  const npm = join(dirname(dirname(node)), "lib", "node_modules", "npm");
  cpSync(node, join(root, "usr/local/bin/node"));
  cpSync(npm, join(root, "usr/local/lib/node_modules/npm"), { recursive: true });
  execFileSync("ln", ["-sf", "../lib/node_modules/npm/bin/npm-cli.js", join(root, "usr/local/bin/npm")]);
  for (const file of ["resolv.conf", "hosts"]) cpSync(join("/etc", file), join(root, "etc", file));
  if (existsSync("/etc/ssl/certs"))
    cpSync("/etc/ssl/certs", join(root, "etc/ssl/certs"), { recursive: true, dereference: true });
  mkdirSync(join(root, "origin"));
  execFileSync("git", ["clone", "-q", "--bare", REPO, join(root, "origin")]);
  for (const inside of ["proc", "dev"]) execFileSync("mount", ["--rbind", join("/", inside), join(root, inside)]);
  const shell = (command: string) => [root, "/bin/sh", "-c", command];
  return {
    run: (command) => execFileSync("chroot", shell(command), { encoding: "utf8", env: ways(), maxBuffer: 1e8 }),
    start: (command, environment) =>
      spawn("chroot", shell(command), { env: { ...ways(), ...environment }, detached: true }),
  };
}

/** How this machine reaches its registry, and nothing else of its environment. */
function ways(): NodeJS.ProcessEnv {
  const npm = (key: string) => execFileSync("npm", ["config", "get", key], { encoding: "utf8" }).trim();
  const proxies = Object.entries(process.env).filter(([key]) => /_proxy$|^NODE_EXTRA_CA_CERTS$/i.test(key));
  return {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    HOME: "/root",
    npm_config_registry: npm("registry"),
    ...Object.fromEntries(proxies),
  };
}

/** What it prints until a line has the word *ready*. Rejects if it ends or takes longer. */
export function untilReady(start: ChildProcess, patienceMs: number): Promise<string> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready in ${patienceMs} ms:\n${printed}`)), patienceMs);
    const hear = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      if (!/^.*\bready\b.*$/m.test(printed)) return;
      clearTimeout(timer);
      resolve(printed);
    };
    start.stdout?.on("data", hear);
    start.stderr?.on("data", hear);
    start.on("exit", (code) => reject(new Error(`Ended with ${code}:\n${printed}`)));
  });
}

/** Ends a command and all it started. */
export async function endGroup(start: ChildProcess): Promise<void> {
  if (start.pid === undefined || start.exitCode !== null) return;
  const ended = new Promise((resolve) => start.on("exit", resolve));
  process.kill(-start.pid, "SIGTERM");
  await ended;
}
