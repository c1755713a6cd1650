import { availableParallelism, totalmem } from "node:os";
import type { Runner } from "../../runners/runner.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";

const MB = 1_048_576;

/** What all jobs together may have of this machine's memory, MB: the other half is for apps, Builds and the platform. */
export function jobMemoryMb(): number {
  const allowed = process.constrainedMemory();
  const machine = totalmem();
  return Math.floor((allowed > 0 ? Math.min(allowed, machine) : machine) / MB / 2);
}

/** What is wrong with the size that `compute` asks for here, and the fix; null where it can be given. */
export async function whyNoRoom(
  { runner }: { runner: Pick<Runner, "gpus"> },
  { bindings }: Pick<Manifest, "bindings">,
): Promise<[message: string, next: string] | null> {
  const { memoryMb = 0, cpus = 0, gpu } = bindings.compute ?? {};
  const [mostMb, mostCpus] = [jobMemoryMb(), availableParallelism()];
  if (memoryMb > mostMb)
    return [
      `Its compute asks for ${memoryMb} MB of memory, and this machine gives at most ${mostMb} MB.`,
      `Say that memoryMb of compute in app.yaml is to be ${mostMb} or less.`,
    ];
  if (cpus > mostCpus)
    return [
      `Its compute asks for ${cpus} processors, and this machine has ${mostCpus}.`,
      `Say that cpus of compute in app.yaml is to be ${mostCpus} or less.`,
    ];
  if (gpu === undefined) return null;
  const gpus = await runner.gpus();
  return gpus.areThere ? null : [`Its compute asks for a graphics card. ${gpus.why}`, gpus.fix];
}
