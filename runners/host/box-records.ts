import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import { isLeftover, nameUnfinished } from "./leftovers.ts";
import { type Identity, isAlive, isInNamespace, parseStat } from "./proc-files.ts";

/**
 * What the host knows of each box, in files: so boxes are found again by a control plane that was killed. The folder is
 * one that only the host may enter; no box ever sees a record. One folder for each box:
 * `box.json` what was asked for · `keeper` who began it on the host · `program` which process it is, without a box · `status` bubblewrap's own words · `ended-by` why we
 * ended it · `log.0`, `log.1` its output, `next-byte` the first of what comes next.
 */
export interface BoxRecords {
  /** A new record, in the place of an older one of the same name. Its folder. */
  make(box: BoxFacts): Promise<string>;
  read(name: string): Promise<BoxRecord | undefined>;
  all(): Promise<BoxRecord[]>;
  /** Takes it away, has what runs of it ended, with all that was written until then, and forgets it. What does not end stays. */
  remove(name: string, end: EndBox): Promise<void>;
  /** Ends and forgets those that a process took away which was killed before it had ended them. */
  removeLeftovers(end: EndBox): Promise<void>;
}

type EndBox = (record: BoxRecord) => Promise<void>;

const factsSchema = z.object({
  name: z.string(),
  labels: z.record(z.string(), z.string()),
  limits: z.object({
    memoryMb: z.number(),
    cpus: z.number(),
    pids: z.number(),
    fileSizeMb: z.number(),
    scratchMb: z.number(),
  }),
  /** Of the kernel that runs: after a restart of the machine, no number means what it meant. */
  bootId: z.string(),
});
export type BoxFacts = z.infer<typeof factsSchema>;

export interface BoxRecord {
  facts: BoxFacts;
  folder: string;
  /** Who began it on the host; undefined for a moment at its start. */
  keeper: Identity | undefined;
  /** Without a box: the program itself. */
  program: Identity | undefined;
  /** The box's first process, as the host sees it; undefined until bubblewrap has made it. */
  first: { pid: number; pidNamespace: number } | undefined;
  /** undefined while it runs, or where nobody was left to see it end. */
  exitCode: number | undefined;
  /** Why we ended it ourselves. */
  endedBy: "oom" | undefined;
}

const statusSchema = z.object({
  "child-pid": z.number().optional(),
  "pid-namespace": z.number().optional(),
  "exit-code": z.number().optional(),
});

export function createBoxRecords(folder: string): BoxRecords {
  const folderOf = (name: string) => join(folder, name);

  const takeAway = async (name: string): Promise<string | undefined> => {
    const away = join(folder, nameUnfinished("gone"));
    try {
      await rename(folderOf(name), away);
      return away;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  };

  return {
    make: async (facts) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(folder))
        if (isLeftover("new", name)) await rm(join(folder, name), { recursive: true });
      const fresh = join(folder, nameUnfinished("new"));
      await mkdir(fresh, { mode: 0o700 });
      await writeFile(join(fresh, "box.json"), JSON.stringify(facts));
      const before = await takeAway(facts.name);
      if (before !== undefined) await rm(before, { recursive: true });
      await rename(fresh, folderOf(facts.name));
      return folderOf(facts.name);
    },
    read: (name) => readRecord(folderOf(name)),
    all: async () => {
      if (!existsSync(folder)) return [];
      const names = (await readdir(folder)).filter((name) => !/^(gone|new)-\d+-/.test(name));
      const found = await Promise.all(names.map((name) => readRecord(folderOf(name))));
      return found.filter((record) => record !== undefined);
    },
    remove: async (name, end) => {
      const away = await takeAway(name);
      if (away === undefined) return;
      try {
        await endAndForget(away, end);
      } catch (error) {
        await rename(away, folderOf(name));
        throw error;
      }
    },
    removeLeftovers: async (end) => {
      if (!existsSync(folder)) return;
      for (const name of await readdir(folder))
        if (isLeftover("gone", name)) await endAndForget(join(folder, name), end);
    },
  };
}

async function endAndForget(away: string, end: EndBox): Promise<void> {
  const record = await readRecord(away);
  if (record) await end(record);
  await rm(away, { recursive: true, force: true });
}

/** Of a box whose bubblewrap was killed, its first process is asked; of one that only begins, who begins it. */
export async function isRunning(record: BoxRecord, bootId: string): Promise<boolean> {
  if (record.facts.bootId !== bootId || record.exitCode !== undefined) return false;
  if (record.first) return isInNamespace(record.first.pid, record.first.pidNamespace);
  const known = record.program ?? record.keeper;
  return known !== undefined && isAlive(known);
}

export async function readBootId(): Promise<string> {
  return (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
}

async function readRecord(folder: string): Promise<BoxRecord | undefined> {
  const [box, keeper, program, status, endedBy] = await Promise.all(
    ["box.json", "keeper", "program", "status", "ended-by"].map((name) => readIfThere(join(folder, name))),
  );
  const facts = factsSchema.safeParse(parseJson(box ?? ""));
  if (!facts.success) return undefined;
  const said = (status ?? "").split("\n").map((line) => statusSchema.safeParse(parseJson(line)).data ?? {});
  const pid = said.find((line) => line["child-pid"] !== undefined)?.["child-pid"];
  const pidNamespace = said.find((line) => line["pid-namespace"] !== undefined)?.["pid-namespace"];
  return {
    facts: facts.data,
    folder,
    keeper: parseStat(keeper ?? ""),
    program: parseStat(program ?? ""),
    first: pid === undefined || pidNamespace === undefined ? undefined : { pid, pidNamespace },
    exitCode: said.find((line) => line["exit-code"] !== undefined)?.["exit-code"],
    endedBy: endedBy === "oom" ? "oom" : undefined,
  };
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
