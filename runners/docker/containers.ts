import type { Duplex } from "node:stream";
import type { Container, Engine } from "./engine.ts";
import type { ContainerSpec } from "./spec.ts";

export async function isRunning({ docker, call }: Engine, name: string): Promise<boolean> {
  const found = await call(() => docker.getContainer(name).inspect(), [404]);
  return found?.State.Running === true;
}

/** What has the name already is left over from a work that was cut off: its caller begins anew. */
export async function createContainer(engine: Engine, spec: ContainerSpec): Promise<Container> {
  const { docker, call } = engine;
  const created = await call(() => docker.createContainer(spec), [409]);
  if (created) return created;
  await removeContainer(engine, spec.name);
  return await call(() => docker.createContainer(spec));
}

/** With what the engine keeps of it; afterwards its name is free. 409 is a removal that is under way already. */
export async function removeContainer({ docker, call }: Engine, idOrName: string): Promise<void> {
  const container = docker.getContainer(idOrName);
  const removed = await call(() => container.remove({ force: true, v: true }), [404, 409]);
  if (removed === undefined) await call(() => container.wait({ condition: "removed" }), [404]);
}

/** Its output from the first byte, and its input where `hasInput`: attached before it is started. */
export async function attachTo({ call }: Engine, container: Container, hasInput: boolean): Promise<Duplex> {
  const wanted = { stream: true, hijack: true, stdin: hasInput, stdout: true, stderr: true };
  return await openStream((abortSignal) => call(() => container.attach({ ...wanted, abortSignal })));
}

/**
 * A call to the engine that becomes a stream in both directions. dockerode never ends such a call: one that is refused would
 * hold its connection, and with it our process, until the engine lets go of it after five minutes.
 */
export async function openStream(open: (abortSignal: AbortSignal) => Promise<NodeJS.ReadWriteStream>): Promise<Duplex> {
  const refused = new AbortController();
  try {
    return withHeardErrors((await open(refused.signal)) as Duplex);
  } catch (error) {
    refused.abort();
    throw error;
  }
}

/** A write into a stream whose command has ended fails after the last reader is gone; unheard, it would end the process. */
function withHeardErrors(stream: Duplex): Duplex {
  return stream.on("error", () => undefined);
}
