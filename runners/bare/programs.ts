import { mkdir, rm } from "node:fs/promises";
import type { Clock } from "../../lib/clock.ts";
import { checkedName } from "../box/environment.ts";
import { type BoxRecord, type BoxRecords, isRunning, readBootId } from "../host/box-records.ts";
import { isAlive } from "../host/proc-files.ts";
import type { BoxLimits } from "../runner.ts";

/** Programs of our own user, as boxes are kept: each with a record, and a scratch folder that goes with it. */
export interface Programs {
  /** Makes room for a new one, in the place of an older one of the same name. The record's folder. */
  begin(program: { name: string; labels: Record<string, string>; limits: BoxLimits }): Promise<string>;
  read(name: string): Promise<BoxRecord | undefined>;
  isRunning(record: BoxRecord): Promise<boolean>;
  /** Kills it and forgets it. Of one that is gone: nothing happens. */
  remove(name: string): Promise<void>;
  /** Does so with those whose end an earlier control plane only began. */
  removeLeftovers(): Promise<void>;
}

const END_MS = 10_000;

export function createPrograms(options: {
  records: BoxRecords;
  scratchOf: (name: string) => string;
  clock: Clock;
}): Programs {
  const { records, scratchOf, clock } = options;

  const remove = async (name: string): Promise<void> => {
    await records.remove(checkedName(name), (record) => end(record, clock));
    await rm(scratchOf(name), { recursive: true, force: true });
  };

  return {
    begin: async ({ name, labels, limits }) => {
      await remove(name);
      const folder = await records.make({ name, labels, limits, bootId: await readBootId() });
      await mkdir(scratchOf(name), { recursive: true, mode: 0o700 });
      return folder;
    },
    read: (name) => records.read(checkedName(name)),
    isRunning: async (record) => isRunning(record, await readBootId()),
    remove,
    removeLeftovers: () =>
      records.removeLeftovers(async (record) => {
        await end(record, clock);
        await rm(scratchOf(record.facts.name), { recursive: true, force: true });
      }),
  };
}

async function end({ program, keeper, facts }: BoxRecord, clock: Clock): Promise<void> {
  if (facts.bootId !== (await readBootId())) return;
  if (program && (await isAlive(program))) process.kill(program.pid, "SIGKILL");
  for (const giveUpAt = clock.now() + END_MS; clock.now() < giveUpAt; await clock.sleep(4))
    if (!(program && (await isAlive(program))) && !(keeper && (await isAlive(keeper)))) return;
}
