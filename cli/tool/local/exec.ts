import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { BoxExec } from "../../../builder/checks/box-checks.ts";
import { systemCode } from "../../../lib/errors.ts";
import type { Started } from "../surroundings.ts";
import type { Toolchain } from "../toolchain.ts";

/** Runs what the checks call for, and ends all of it in time. Outside of a box it sees nothing of our environment but where programs are. */
export function execIn(folder: string, toolchain: Toolchain | null, { PATH, HOME, TMPDIR }: Started["env"]): BoxExec {
  const few = { PATH, HOME, TMPDIR };
  return async ([name = "", ...args], timeoutMs) => {
    const [command = name, ...before] = programOf(name, toolchain);
    // A group of its own: the test runner's children would outlive it, and hold what they print into.
    const child = spawn(command, [...before, ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      ...(toolchain === null ? {} : { env: few }),
    });
    let timedOut = false;
    const endAll = () => void (child.pid !== undefined && endGroup(child.pid));
    const limit = setTimeout(() => {
      timedOut = true;
      endAll();
    }, timeoutMs);
    process.once("exit", endAll);
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    try {
      const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
      return { exitCode, stdout, stderr, timedOut };
    } finally {
      clearTimeout(limit);
      process.off("exit", endAll);
    }
  };
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (systemCode(error) !== "ESRCH") throw error;
  }
}

function programOf(name: string, toolchain: Toolchain | null): readonly string[] {
  if (toolchain === null) return [name];
  if (name === "node") return [process.execPath];
  return name === "tsc" || name === "biome" ? (toolchain.programs[name] ?? [name]) : [name];
}
