import { explain } from "../lib/errors.ts";
import { resultWithin } from "../lib/within.ts";
import type { Sandbox } from "../runners/runner.ts";
import { type Build, keepCandidate } from "../store/builds.ts";
import type { BuilderDeps } from "./deps.ts";
import type { HarnessRun } from "./harness.ts";
import { writeBundle } from "./source/bundle.ts";
import { forgetMemory, keepMemory } from "./work-memory.ts";

/** Keeps what a run leaves outside of its Sandbox: the thread is durable, the Sandbox is not. */
export interface Snapshots {
  /** Between two turns: now and then what is written and said so far is kept, so that a kill loses no more than the last minute. */
  betweenTurns(): Promise<void>;
  /** When it is over, before its Sandbox goes. `isDone`: nothing is to be gone on with. Fails nothing. */
  atEnd(isDone: boolean, withinMs: number): Promise<void>;
}

const EVERY_MS = 60_000;
const TAKEN_WITHIN_MS = 20_000;
const SOURCE_LIMITS = { maxFiles: 2_000, maxBytes: 20_000_000 };

export function createSnapshots(
  deps: BuilderDeps,
  build: Build,
  { sandbox, run, model }: { sandbox: Sandbox; run: HarnessRun; model: string | null },
): Snapshots {
  const { requestId, id: buildId } = build;
  let keptAt = deps.clock.now();

  async function keepConversation(): Promise<void> {
    const memory = await run.memory();
    if (memory !== null) await keepMemory(deps.home, requestId, { memory, model });
  }

  async function orLog(what: string, withinMs: number, act: () => Promise<void>): Promise<void> {
    try {
      const isDone = await resultWithin(deps.clock, withinMs, () => act().then(() => true));
      if (isDone !== true) deps.log.warn(`${what} not kept in time`, { requestId, buildId });
    } catch (error) {
      deps.log.warn(`${what} not kept`, { requestId, buildId, error: explain(error) });
    }
  }

  return {
    betweenTurns: async () => {
      if (deps.clock.now() - keptAt < EVERY_MS) return;
      await orLog("work", TAKEN_WITHIN_MS, async () => {
        const { bundleHash } = await writeBundle(deps, await sandbox.takeFiles(SOURCE_LIMITS));
        await keepConversation();
        await keepCandidate(deps.store, buildId, bundleHash);
      });
      keptAt = deps.clock.now();
    },
    atEnd: (isDone, withinMs) =>
      orLog("conversation", withinMs, () => (isDone ? forgetMemory(deps.home, requestId) : keepConversation())),
  };
}
