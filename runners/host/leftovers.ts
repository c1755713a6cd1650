import { randomBytes } from "node:crypto";

/** Names unfinished work so that after a kill it can be told from work of a process that still runs: `<prefix>-<pid>-<random>`. */
export function nameUnfinished(prefix: string): string {
  return `${prefix}-${process.pid}-${randomBytes(4).toString("hex")}`;
}

/** Whether `name` was given by `nameUnfinished(prefix)` in a process that is no more. */
export function isLeftover(prefix: string, name: string): boolean {
  const [before, pid, ...rest] = name.split("-");
  return before === prefix && rest.length === 1 && /^\d+$/.test(pid ?? "") && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
