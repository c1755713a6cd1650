import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { resultWithin } from "../../lib/within.ts";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { createSandbox } from "../box/sandbox.ts";
import type { PipedChild } from "../host/spawn-piped.ts";
import type { Starter } from "../host/starter/starter.ts";
import type { Sandbox, SandboxSpec } from "../runner.ts";
import { openAccess } from "./access.ts";
import type { Boxes } from "./boxes.ts";
import type { BoxMachine } from "./machine.ts";
import { sandboxLaunch } from "./spec.ts";

const READY_MS = 15_000;

export async function openSandbox(
  boxes: Boxes,
  machine: BoxMachine,
  spec: SandboxSpec,
  { starter, clock }: { starter: Starter; clock: Clock },
): Promise<Sandbox> {
  const launch = await machine.launch(spec.imageDigest);
  const held = await boxes.hold(spec, sandboxLaunch(spec, launch.context), launch.filterFile, false);
  try {
    await waitUntilReady(spec.name, held, clock);
    return createSandbox(
      spec.name,
      await openAccess({ boxes, machine, launch, starter, clock }, held.child, spec),
      clock,
    );
  } catch (error) {
    await boxes.remove(spec.name);
    throw error;
  }
}

/** The sandbox's first process says so on stdout once its forwarder listens. What it says later nobody reads. */
async function waitUntilReady(name: string, held: PipedChild, clock: Clock): Promise<void> {
  const said = createBoundedOutput(2_000, "end");
  const listening = new Promise<boolean>((resolve) => {
    for (const stream of [held.stdout, held.stderr])
      stream
        ?.on("error", () => undefined)
        .on("data", (chunk: Uint8Array) => {
          said.push(chunk);
          if (said.text().includes("ready\n")) resolve(true);
        });
    held.child.once("exit", () => resolve(false));
  });
  if (await resultWithin(clock, READY_MS, () => listening)) return;
  const words = said.text().trim() || "it said nothing";
  throw new KnownError("sandbox_gone", `Sandbox ${name} did not start: ${words}`, "Try again.");
}
