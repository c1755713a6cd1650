import type { CandidateFile } from "../../../builder/checks/candidate-files.ts";
import { isNoticed, type LeftOut, unnoticed, whatMayBeLeftOut } from "../../../builder/checks/left-out.ts";
import type { Problem } from "../../../builder/checks/problem.ts";
import type { Clock } from "../../../lib/clock.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { type LocalAppOptions, startLocalApp } from "./local-app.ts";

const AT_ONCE = 2;
/** What is not begun by then is let through: it is a question of care, not of safety. */
const WITHIN_MS = 8_000;

/**
 * Runs the Checks against copies of the app that lack one handler, page or form each: what none of them notices could be
 * deleted. Where the Checks of the whole app do not hold, this says nothing of worth.
 */
export async function tryWithout(options: {
  folder: string;
  files: readonly CandidateFile[];
  manifest: Manifest;
  clock: Clock;
  /** Absolute: what applies its migrations. */
  migrateProgram: string;
  withinMs?: number;
}): Promise<{ problems: Problem[]; notTried: LeftOut[] }> {
  const { files, clock, withinMs = WITHIN_MS } = options;
  const waiting = whatMayBeLeftOut(files);
  const missed: LeftOut[] = [];
  const until = clock.now() + withinMs;
  const work = async (): Promise<void> => {
    while (clock.now() < until) {
      const one = waiting.shift();
      if (one === undefined) return;
      if (!(await isNoticedWithout(options, one.name))) missed.push(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { problems: missed.sort((one, other) => one.line - other.line).map(unnoticed), notTried: waiting };
}

async function isNoticedWithout(
  { folder, manifest, clock, migrateProgram }: Omit<LocalAppOptions, "without">,
  without: string,
): Promise<boolean> {
  try {
    const app = await startLocalApp({ folder, manifest, clock, migrateProgram, without });
    try {
      return await isNoticed(app.target, manifest.checks, clock.now());
    } finally {
      await app.stop();
    }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return true; // Without it the app does not even start.
  }
}
