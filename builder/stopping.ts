import { explain, KnownError } from "../lib/errors.ts";
import { stopSaid } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { STOPPED } from "./failure.ts";

/** So often the store is asked. What works ends within a second of hearing of it: together less than the two that are promised. */
const LOOK_MS = 250;

/**
 * The long work of a step, with the one signal that is Stop. By button, word, ❌ or Slack's own it is a row of the
 * registry, which is looked at here for as long as the work goes on. Work that hears of it ends, takes its boxes away
 * first, and is no failure: this throws KnownError `stopped`, whatever the work came to. Work that was done before that
 * gives what it gave.
 */
export async function untilStopped<T>(
  deps: Pick<BuilderDeps, "store" | "log">,
  requestId: string,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const look = async (): Promise<void> => {
    if ((await stopSaid(deps, requestId)) !== null) stop.abort(stopped());
  };
  await look();
  if (stop.signal.aborted) throw stopped();
  const timer = setInterval(() => {
    look().catch((error: unknown) => deps.log.warn("stop not looked for", { requestId, error: explain(error) }));
  }, LOOK_MS);
  try {
    return await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? stopped() : error;
  } finally {
    clearInterval(timer);
  }
}

function stopped(): KnownError {
  return new KnownError(STOPPED.code, STOPPED.message, STOPPED.next);
}
