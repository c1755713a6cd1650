import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import type { ConfiguredContext } from "../../lib/config-context.ts";
import { explain } from "../../lib/errors.ts";
import { sha256 } from "../../lib/ids.ts";
import type { Log } from "../../lib/log.ts";
import { createTurns } from "../../lib/turns.ts";
import { type Poll, startPoll } from "../../operator/poll.ts";
import { beginContext, noteContext, readContextState } from "../../store/context-pages.ts";
import type { Store } from "../../store/store.ts";
import type { Git } from "../source/git.ts";
import type { ContextGit } from "./fetch-repository.ts";
import { indexPages } from "./index-pages.ts";

const MINUTE_MS = 60_000;
/** One try, the reading of its pages included. */
const PATIENCE_MS = 5 * MINUTE_MS;
const LONGEST_PAUSE_MINUTES = 60;

/**
 * Keeps the organisation's pages as its repository has them, in the background: now and every so often, with growing pauses
 * where it cannot be read. What was fetched last stays meanwhile; pages of a repository that is no longer configured are
 * gone at once. `context` null: none is.
 */
export function followContext(deps: {
  store: Store;
  git: Git;
  contextGit: ContextGit;
  clock: Clock;
  log: Log;
  /** TOOLROOM_HOME. */
  home: string;
  /** Toolroom's own skills, whose names no company's has. */
  skillsFolder: string;
  context: (ConfiguredContext & { token: string | null }) | null;
}): Poll {
  const { store, clock, log, context } = deps;
  const scratchFolder = join(deps.home, "context");
  const source = context === null ? null : sourceOf(context);
  const stop = new AbortController();
  let failures = 0;
  let wait = 0;
  let isBegun = false;

  const poll = startPoll({
    ...{ name: "context", everyMs: MINUTE_MS, clock, log },
    work: async () => {
      if (!isBegun) {
        // Of a control plane that was killed while it read.
        await rm(scratchFolder, { recursive: true, force: true });
        await beginContext(store, source === null ? null : { source, repository: context?.repository ?? "" });
        isBegun = true;
      }
      if (source === null || context === null) return;
      wait -= 1;
      if (wait > 0) return;
      wait = context.everyMinutes;
      const over = new AbortController();
      const late = clock.sleep(PATIENCE_MS, over.signal).then(
        () => over.abort(new Error("it took too long")),
        () => undefined, // It ended in time.
      );
      const turns = createTurns();
      const now = () => clock.now();
      try {
        const signal = AbortSignal.any([over.signal, stop.signal]);
        const ended = await indexPages({ ...deps, turns, now, scratchFolder }, source, context, signal);
        failures = 0;
        if (ended === "changed") log.info("context read", told(await readContextState(store)));
      } catch (error) {
        if (stop.signal.aborted) return;
        failures += 1;
        wait = Math.min(2 ** (failures - 1), LONGEST_PAUSE_MINUTES);
        const problem = explain(error);
        await noteContext(store, source, { problem });
        log.warn("context not read", { error: problem, nextTryInMinutes: wait });
      } finally {
        over.abort();
        await late;
      }
    },
  });
  return {
    wake: () => {
      wait = 0;
      poll.wake();
    },
    stop: async () => {
      stop.abort();
      await poll.stop();
    },
  };
}

function sourceOf({ repository, branch, folder = "" }: ConfiguredContext): string {
  return sha256(JSON.stringify([repository, branch, folder]));
}

function told(state: Awaited<ReturnType<typeof readContextState>>) {
  return { commit: state?.commitId?.slice(0, 12), leftOut: state?.leftOut.join("; ").slice(0, 1_000) };
}
