import { KnownError } from "../lib/errors.ts";
import type { Runner, RuntimeImage } from "./runner.ts";

/** The runner that this start works with. */
export interface ChosenRunner {
  runner: Runner;
  image: RuntimeImage;
  /** What was chosen, why, and what would be better; for people, printed at start. */
  sentence: string;
}

/** Why a better runner is not there. */
export interface Refusal {
  name: Runner["name"];
  error: KnownError;
}

const WORDS: Record<Runner["name"], string> = {
  docker: "Apps run in containers of this machine's engine.",
  kubernetes: "Apps run in Kubernetes.",
  bubblewrap: "Apps run in boxes of bubblewrap, on this machine's own system.",
  bare: "Apps run WITHOUT isolation, as programs of the user that runs Toolroom; so only apps put together from known parts run here.",
};
const NOT_THERE = ["runner_unavailable", "runner_failed"];

/**
 * Takes the first runner, best first, that proves that it works. What the others still run of an earlier start is ended:
 * two must not work on one app's files. Throws the last refusal where none works.
 */
export async function chooseRunner(
  candidates: readonly Runner[],
  progress: (sentence: string) => void,
): Promise<ChosenRunner> {
  const refusals: Refusal[] = [];
  for (const runner of candidates) {
    let image: RuntimeImage;
    try {
      image = await runner.prepare(progress);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusals.push({ name: runner.name, error });
      continue;
    }
    for (const other of candidates) if (other !== runner) await endAll(other);
    return { runner, image, sentence: describeChoice(runner.name, refusals) };
  }
  throw refusals.at(-1)?.error ?? new Error("There is no runner to choose from.");
}

/** The better ones' refusals stand with their fixes, nearest first: that one is the smallest step. */
export function describeChoice(chosen: Runner["name"], refusals: readonly Refusal[]): string {
  const better = refusals
    .toReversed()
    .map(({ name, error }) => `Better would be ${name}: ${error.message} ${error.next}`);
  return [WORDS[chosen], ...better].join("\n");
}

async function endAll(runner: Runner): Promise<void> {
  try {
    for (const box of await runner.list()) await runner.stopInstance(box.name, 0);
  } catch (error) {
    // One that is not there has nothing of ours that we could reach.
    if (!isRefusal(error)) throw error;
  }
}

function isRefusal(error: unknown): error is KnownError {
  return error instanceof KnownError && NOT_THERE.includes(error.code);
}
