import type { BoxLimits } from "../../runners/runner.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";

/** Of what `compute` in app.yaml leaves out. Memory and processor are those of the App's own box, minutes half an hour. */
const USUAL = { memoryMb: 256, cpus: 1, minutes: 30 };
/** Libraries that compute bring threads of their own, and files between two steps of theirs. */
const AROUND = { pids: 256, fileSizeMb: 1_000, scratchMb: 256 };

/** Whether this is worked in a box of its own. */
export function isJob(manifest: Manifest, run: string): boolean {
  return manifest.bindings.compute?.runs.includes(run) === true;
}

export function jobLimits({ bindings }: Pick<Manifest, "bindings">): BoxLimits {
  const { memoryMb = USUAL.memoryMb, cpus = USUAL.cpus, gpu } = bindings.compute ?? {};
  return { memoryMb, cpus, ...AROUND, ...(gpu === undefined ? {} : { gpus: gpu }) };
}

/** When it is ended, at the latest. */
export function jobMinutes({ bindings }: Pick<Manifest, "bindings">): number {
  return bindings.compute?.minutes ?? USUAL.minutes;
}
