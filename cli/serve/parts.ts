import { flushCompileCache } from "node:module";
import { z } from "zod";
import { KnownError, messageOf } from "../../lib/errors.ts";
import { writeLogLine } from "./part-log.ts";

/** What a part of Toolroom tells its supervisor over the IPC channel. */
export const partMessageSchema = z.union([
  /** A sentence for the person at the terminal, while something takes long. */
  z.object({ kind: z.literal("progress"), sentence: z.string() }),
  /** It works now. `lines` say what it chose, why, and where to look. */
  z.object({ kind: z.literal("ready"), lines: z.array(z.string()) }),
  /** It cannot work: what is wrong, and the next move. */
  z.object({ kind: z.literal("refused"), message: z.string(), next: z.string() }),
]);

export type PartMessage = z.infer<typeof partMessageSchema>;

const LABEL_WIDTH = 20;

export interface StartedPart {
  lines: string[];
  close(): Promise<void>;
}

/** One line of what the terminal shows, in two columns. */
export function line(name: string, words: string): string {
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}:`;
  return `${label.padEnd(LABEL_WIDTH)}${words}`;
}

/**
 * The frame of every part: starts it, says so, and ends it on SIGTERM. `endsWithSupervisor` ends it too when the
 * supervisor is gone; without that it goes on alone.
 */
export async function runPart(
  start: () => Promise<StartedPart>,
  options: { endsWithSupervisor: boolean },
): Promise<void> {
  try {
    const part = await start();
    const end = () => void part.close().then(() => process.exit(0));
    process.once("SIGTERM", end);
    process.once("SIGINT", () => undefined); // Ctrl-C reaches the whole group: the supervisor ends us in order
    if (options.endsWithSupervisor) process.once("disconnect", end);
    tellSupervisor({ kind: "ready", lines: part.lines });
    flushCompileCache(); // else it is written at the end only, and a part that is killed leaves none
  } catch (error) {
    const message = messageOf(error);
    const next = error instanceof KnownError ? error.next : "Read the log.";
    if (!(error instanceof KnownError)) writeLogLine((error instanceof Error && error.stack) || message);
    // What had begun already would keep the process alive, doing nothing: nobody would start another.
    await refuse({ kind: "refused", message, next });
    process.exit(1);
  }
}

/** Resolves once it is on its way: a process that ends at once would take it along. */
async function refuse(message: PartMessage): Promise<void> {
  if (!process.connected) return tellSupervisor(message);
  await new Promise<void>((resolve) => process.send?.(message, () => resolve()));
}

/** Sends to the supervisor; without one (a part started by hand, or left alone) it prints to stderr. */
export function tellSupervisor(message: PartMessage): void {
  if (process.connected) process.send?.(message);
  else writeLogLine(JSON.stringify(message));
}
