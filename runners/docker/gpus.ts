import { z } from "zod";
import type { GpuAnswer } from "../runner.ts";

/**
 * The engine's answer to `GET /info` (Docker Engine API v1.41, "Get system information"): the toolkit of NVIDIA enters its
 * runtime there. `DiscoveredDevices` is of newer engines, which find cards by the Container Device Interface.
 */
const infoSchema = z.object({
  Runtimes: z.record(z.string(), z.unknown()).nullish(),
  DiscoveredDevices: z.array(z.object({ ID: z.string() })).nullish(),
});

export function gpusOf(info: unknown): GpuAnswer {
  const read = infoSchema.safeParse(info);
  const { Runtimes, DiscoveredDevices } = read.success ? read.data : {};
  const isFound = DiscoveredDevices?.some(({ ID }) => ID.startsWith("nvidia.com/gpu")) === true;
  if (isFound || Object.keys(Runtimes ?? {}).includes("nvidia")) return { areThere: true };
  return {
    areThere: false,
    why: "The container engine here knows no graphics cards.",
    fix: "Ask the platform team to install NVIDIA's driver and container toolkit (nvidia-ctk runtime configure --runtime=docker) and to start the engine again, or take gpu out of compute in app.yaml.",
  };
}
