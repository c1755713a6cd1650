import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { KnownError, systemCode } from "../../lib/errors.ts";
import { createBoundedOutput } from "../../runners/box/bounded-output.ts";
import { nameUnfinished } from "../../runners/host/leftovers.ts";
import { type Agent, agentNamed } from "./agents.ts";
import { agentFolder, agentsFolder, type InstalledAgent, PARTIAL } from "./installed.ts";

const SAID_BYTES = 16_000;
/** Below them npm explains how it is used. */
const SAID_LINES = 5;

/**
 * Fetches an agent from the npm registry by exact versions and checksums, without running anything of it, into
 * `<home>/cache/agents`. Whole or not at all; what is there already is left as it is. Throws KnownError `unknown_agent`,
 * `agent_not_fetched`, `agent_not_for_machine`.
 */
export async function installAgent(
  name: string,
  options: {
    home: string;
    /** npm's environment: it knows the registry and the way there. */
    env: NodeJS.ProcessEnv;
    progress(sentence: string): void;
    /** The program to fetch with. */
    npm?: string;
  },
): Promise<InstalledAgent> {
  const { home, env, progress, npm = "npm" } = options;
  const agent = agentNamed(name);
  const hostFolder = agentFolder(home, agent);
  const installed = { name, version: agent.version, hostFolder };
  if (existsSync(hostFolder)) return installed;
  progress(`${name} ${agent.version} (${agent.licence}): fetching it, a few hundred MB.`);
  const partial = join(agentsFolder(home), nameUnfinished(PARTIAL));
  await mkdir(partial, { recursive: true });
  try {
    for (const file of ["package.json", "package-lock.json"])
      await copyFile(join(agent.pinsFolder, file), join(partial, file));
    await fetchInto(partial, agent, npm, env);
    await linkPrograms(partial, agent);
    await openToAll(partial);
    await rename(partial, hostFolder).catch((error: unknown) => {
      // Somebody else who installed it at the same time was faster, with the same content.
      if (!["ENOTEMPTY", "EEXIST"].includes(systemCode(error) ?? "")) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return installed;
}

async function fetchInto(folder: string, agent: Agent, npm: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = ["ci", "--ignore-scripts", "--no-bin-links", "--no-audit", "--no-fund"];
  const child = spawn(npm, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const said = createBoundedOutput(SAID_BYTES, "ends");
  for (const stream of [child.stdout, child.stderr]) stream.on("data", said.push);
  const [exitCode] = await once(child, "close").catch((error: unknown) => {
    const next = "Install Node with its npm, or put npm on the PATH; then try again.";
    throw new KnownError("agent_not_fetched", `npm did not start: ${String(error)}.`, next, { cause: error });
  });
  if (exitCode === 0) return;
  const next = "Look whether this machine reaches the npm registry; then try again.";
  const words = said.text().trim().split("\n").slice(0, SAID_LINES).join("\n");
  throw new KnownError("agent_not_fetched", `npm could not fetch ${agent.name}: ${words}`, next);
}

/** `bin/<program>`, by which a harness calls it. Makers put a program of each platform into a package of its own. */
async function linkPrograms(folder: string, { name, programs }: Agent): Promise<void> {
  await mkdir(join(folder, "bin"));
  for (const [program, path] of Object.entries(programs)) {
    const below = join("node_modules", path.replace("{platform}", `${process.platform}-${process.arch}`));
    if (!existsSync(join(folder, below))) {
      const machine = `${process.platform} on ${process.arch}`;
      throw new KnownError(
        "agent_not_for_machine",
        `What was fetched of ${name} has no ${program} for ${machine}.`,
        "Use another agent.",
      );
    }
    await chmod(join(folder, below), 0o755);
    await symlink(join("..", below), join(folder, "bin", program));
  }
}

/** Whatever our own umask is: programs in boxes are somebody else. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
