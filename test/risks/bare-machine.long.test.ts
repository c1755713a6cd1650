import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const REPO = fileURLToPath(new URL("../..", import.meta.url));
const READY_MS = 60_000;

/** The machine's own Node: the one in node_modules/.bin is what is to be proven. */
const systemNode = ["/usr/local/bin/node", "/usr/bin/node"].find((path) => existsSync(path));
const cannot = whyNot();

test("npm ci and npm start work with nothing but Node 20, npm and git: no compiler, no Python", {
  skip: cannot,
}, async (t) => {
  const root = mkdtempSync(join(tmpdir(), "bare-"));
  t.after(() => {
    for (const inside of ["proc", "dev"]) execFileSync("umount", ["-l", join(root, inside)], { stdio: "ignore" });
    rmSync(root, { recursive: true, force: true });
  });
  makeBareMachine(root);
  const inside = (command: string) =>
    execFileSync("chroot", [root, "/bin/sh", "-c", command], { encoding: "utf8", env: environment(), maxBuffer: 1e8 });

  assert.match(inside("node --version"), /^v20\./);
  assert.equal(inside("for p in cc gcc g++ make python3 python; do command -v $p; done; true"), "");
  inside("git clone -q /origin /toolroom && cd /toolroom && npm ci 2>&1");
  const start = spawn("chroot", [root, "/bin/sh", "-c", "cd /toolroom && exec npm start"], {
    env: { ...environment(), TOOLROOM_PORT: "3950", TOOLROOM_WORKSPACE_PORT: "3951" },
    detached: true,
  });
  const ended = new Promise((resolve) => start.on("exit", resolve));
  let printed = "";
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready in ${READY_MS} ms:\n${printed}`)), READY_MS);
    const hear = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      if (!/^.*\bready\b.*$/m.test(printed)) return;
      clearTimeout(timer);
      resolve();
    };
    start.stdout.on("data", hear);
    start.stderr.on("data", hear);
    start.on("exit", (code) => reject(new Error(`Ended with ${code}:\n${printed}`)));
  });
  try {
    await ready;
    assert.equal((await fetch("http://127.0.0.1:3951/")).status, 200, "the local Slack's page is there");
    assert.equal((await fetch("http://127.0.0.1:3950/", { headers: { host: "localhost:3950" } })).status, 200);
    assert.match(printed, /Boxes: +none yet/, "it says that there is no engine, and what to do");
  } finally {
    if (start.pid !== undefined && start.exitCode === null) process.kill(-start.pid, "SIGTERM");
    await ended;
  }
});

function makeBareMachine(root: string): void {
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
}

/** How this machine reaches its registry, and nothing else of its environment. */
function environment(): NodeJS.ProcessEnv {
  const npm = (key: string) => execFileSync("npm", ["config", "get", key], { encoding: "utf8" }).trim();
  const ways = Object.entries(process.env).filter(([key]) => /_proxy$|^NODE_EXTRA_CA_CERTS$/i.test(key));
  return {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    HOME: "/root",
    npm_config_registry: npm("registry"),
    ...Object.fromEntries(ways),
  };
}

function whyNot(): string | false {
  if (process.getuid?.() !== 0) return "needs root for a chroot";
  if (systemNode === undefined) return "this machine has no Node of its own";
  return existsSync("/usr/sbin/debootstrap") ? false : "debootstrap is not installed";
}
