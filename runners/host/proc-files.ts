import { readdir, readFile, readlink } from "node:fs/promises";

/** A process as the kernel's table shows it (proc_pid_stat(5)). */
export interface ProcessSeen {
  pid: number;
  parent: number;
  isZombie: boolean;
  /** By a signal, until it is told to go on. */
  isStopped: boolean;
  threads: number;
  /** When it began, in ticks since the machine started: with the number, it tells a process from a later one. */
  startTicks: number;
}

/** Which process, for good: a number alone may be another's by now. */
export type Identity = Pick<ProcessSeen, "pid" | "startTicks">;

/** Undefined where the line is none. The name in it may hold anything, also brackets and spaces. */
export function parseStat(line: string): ProcessSeen | undefined {
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const [pid, parent, threads, startTicks] = [line.split(" ")[0], fields[1], fields[17], fields[19]].map(Number);
  if (!pid || parent === undefined || !threads || startTicks === undefined || Number.isNaN(startTicks))
    return undefined;
  const isZombie = fields[0] === "Z" || fields[0] === "X";
  return { pid, parent, isZombie, isStopped: fields[0] === "T", threads, startTicks };
}

/** Undefined where there is no such process. */
export async function seeProcess(pid: number): Promise<ProcessSeen | undefined> {
  return parseStat(await readProc(`${pid}/stat`));
}

export async function isAlive(identity: Identity): Promise<boolean> {
  const seen = await seeProcess(identity.pid);
  return seen?.startTicks === identity.startTicks && !seen.isZombie;
}

/** Whether a process lives in the pid namespace of this number. One that only waits to be buried does not live. */
export async function isInNamespace(pid: number, pidNamespace: number): Promise<boolean> {
  const link = await orEmpty(readlink(`/proc/${pid}/ns/pid`));
  if (link !== `pid:[${pidNamespace}]`) return false;
  const seen = await seeProcess(pid);
  return seen !== undefined && !seen.isZombie;
}

/** Everything that lives in a pid namespace. Of processes that are not ours to look at nothing is known: they are not in it. */
export async function processesIn(pidNamespace: number): Promise<ProcessSeen[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => ((await isInNamespace(pid, pidNamespace)) ? seeProcess(pid) : undefined)),
  );
  return found.filter((seen) => seen !== undefined);
}

/** Text of a file of a process, by its path below /proc. Empty where the process ended meanwhile or is not ours to look at. */
export async function readProc(path: string): Promise<string> {
  return orEmpty(readFile(`/proc/${path}`, "utf8"));
}

async function orEmpty(looking: Promise<string>): Promise<string> {
  return looking.catch((error: NodeJS.ErrnoException) => {
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(error.code ?? "")) return "";
    throw error;
  });
}
