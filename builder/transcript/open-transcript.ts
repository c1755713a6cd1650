import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { maskSecrets } from "../../lib/secrets.ts";

/** What happened in one Build, for people who want to know later: one JSON object per line, only ever added to. */
export interface Transcript {
  append(entry: { kind: string; [field: string]: unknown }): Promise<void>;
  close(): Promise<void>;
}

/** Opens `<home>/transcripts/<buildId>.jsonl` (mode 0600), at its end if it is there. */
export async function openTranscript(options: { home: string; buildId: string; clock: Clock }): Promise<Transcript> {
  if (!/^[a-z0-9_]{1,60}$/.test(options.buildId)) {
    throw new KnownError(
      "bad_build_id",
      `${JSON.stringify(options.buildId)} is no build's id.`,
      "Look it up with tool status.",
    );
  }
  const folder = join(options.home, "transcripts");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, `${options.buildId}.jsonl`), "a", 0o600);
  return {
    append: async (entry) => {
      const line = JSON.stringify({ at: new Date(options.clock.now()).toISOString(), ...entry }, (_key, value) =>
        typeof value === "string" ? maskSecrets(value) : value,
      );
      await file.write(`${line}\n`);
    },
    close: () => file.close(),
  };
}
