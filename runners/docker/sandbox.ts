import type { Duplex } from "node:stream";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { resultWithin } from "../../lib/within.ts";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { createSandbox } from "../box/sandbox.ts";
import type { Sandbox, SandboxSpec } from "../runner.ts";
import { accessTo } from "./access.ts";
import { attachTo, createContainer, removeContainer } from "./containers.ts";
import type { Engine } from "./engine.ts";
import { readFrames } from "./frames.ts";
import { type SpecContext, sandboxContainer } from "./spec.ts";

const READY_MS = 15_000;

export async function openSandbox(
  engine: Engine,
  spec: SandboxSpec,
  context: SpecContext,
  clock: Clock,
): Promise<Sandbox> {
  const container = await createContainer(engine, sandboxContainer(spec, context));
  try {
    const stream = await attachTo(engine, container, false);
    await engine.call(() => container.start());
    await waitUntilReady(engine, spec.name, stream, clock);
  } catch (error) {
    await removeContainer(engine, container.id);
    throw error;
  }
  return createSandbox(spec.name, accessTo(engine, container, spec, clock), clock);
}

/** The sandbox's first process says so on stdout once its forwarder listens. */
async function waitUntilReady({ call }: Engine, name: string, stream: Duplex, clock: Clock): Promise<void> {
  const said = createBoundedOutput(2_000, "end");
  const listen = async () => {
    for await (const frame of readFrames(stream)) {
      said.push(frame.chunk);
      if (said.text().includes("ready\n")) return true;
    }
    return false;
  };
  const ready = await resultWithin(clock, READY_MS, () => call(listen));
  stream.destroy();
  if (ready) return;
  throw new KnownError(
    "sandbox_gone",
    `Sandbox ${name} did not start: ${said.text().trim() || "it said nothing"}`,
    "Try again.",
  );
}
