import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";

export interface SpawnGiven {
  env: Record<string, string>;
  /** Lives on when we die. */
  detached: boolean;
  /** What it finds from descriptor 3 on; descriptors of ours, which stay open here. */
  extra: (number | "ignore")[];
}

const CLOSE_ON_EXEC = 0o2000000;

/**
 * Starts a program that finds our descriptors only where it is given them, and nothing else that was left open when this
 * process began. Resolves once it runs.
 */
export async function spawnClosed(
  [command = "", ...args]: string[],
  given: SpawnGiven,
  own: (number | "ignore" | "pipe")[] = ["ignore", "ignore", "ignore"],
): Promise<ChildProcess> {
  const nothing = openSync("/dev/null", "r");
  try {
    const stdio = [...own, ...given.extra];
    const open: (number | "ignore" | "pipe")[] = stdio;
    for (const descriptor of inheritable()) {
      while (open.length <= descriptor) open.push("ignore");
      if (descriptor >= own.length && open[descriptor] === "ignore") open[descriptor] = nothing;
    }
    const { env, detached } = given;
    const child = spawn(command, args, { cwd: "/", env, detached, stdio: open });
    await once(child, "spawn");
    return child;
  } finally {
    closeSync(nothing);
  }
}

/** Descriptors of this process that every child would find open. */
function inheritable(): number[] {
  return readdirSync("/proc/self/fdinfo")
    .map(Number)
    .filter((descriptor) => {
      if (descriptor <= 2) return false;
      try {
        const flags = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8"))?.[1];
        return flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
      } catch {
        return false; // The listing's own, closed by now.
      }
    });
}
