import { randomUUID } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import { within } from "../../lib/within.ts";
import { packTar } from "../archive.ts";
import type { ProgramAhead, RunningProgram, Sandbox, StartedAhead } from "../runner.ts";

/** Some take four seconds on a machine that has nothing else to do. */
const READY_MS = 60_000;
const UUID_BLANK = "{uuid}";

/**
 * Lays its files, starts it, says its first words and waits until it has answered: then it waits itself. Null where it does
 * not, or not in time: nothing of it runs, and whoever takes the box starts it.
 */
export async function startAhead(sandbox: Sandbox, ahead: ProgramAhead, clock: Clock): Promise<StartedAhead | null> {
  const uuid = randomUUID();
  const files = Object.entries(ahead.files).map(([path, text]) => ({ path, content: Buffer.from(text) }));
  if (files.length > 0) await sandbox.putFiles(await packTar(files), "/home/agent");
  const command = ahead.command.map((part) => part.replaceAll(UUID_BLANK, uuid));
  const program = await sandbox.start(command, ahead.options);
  const heard: string[] = [];
  const answered = (async () => {
    await program.write(ahead.say);
    return hears(program, ahead.answer, heard);
  })().catch(() => false);
  const isReady = (await within(clock, READY_MS, answered)) && (await answered);
  if (isReady) return { program, uuid, heard };
  await program.kill();
  return null;
}

/** False where it ended before. Who stops reading leaves the rest to the next one. */
async function hears(program: RunningProgram, answer: string, heard: string[]): Promise<boolean> {
  for await (const line of program.lines()) {
    heard.push(line);
    if (line.includes(answer)) return true;
  }
  return false;
}
