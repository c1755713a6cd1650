import { KnownError } from "../../lib/errors.ts";
import type { BoxLimits, GpuAnswer } from "../runner.ts";

const WHY = "Boxes here are made without a container engine, and those have no graphics cards.";
const FIX =
  "Ask the platform team to run Toolroom with Docker on a machine with a card of NVIDIA's, or take gpu out of compute in app.yaml.";

/** Of the runners that give none. */
export function noGpus(): GpuAnswer {
  return { areThere: false, why: WHY, fix: FIX };
}

/** Throws KnownError `no_gpu`: a box that was to have one would do something else than was asked for. */
export function refuseGpus({ gpus }: Pick<BoxLimits, "gpus">): void {
  if (gpus !== undefined) throw new KnownError("no_gpu", WHY, FIX);
}
