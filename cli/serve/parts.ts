import { z } from "zod";

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

/** Sends to the supervisor; without one (a part started by hand) it prints to stderr. */
export function tellSupervisor(message: PartMessage): void {
  if (process.send) process.send(message);
  else process.stderr.write(`${JSON.stringify(message)}\n`);
}
