import type { Clock } from "../../lib/clock.ts";
import { removeHostileFolder } from "../../lib/hostile-folder.ts";
import type { Log } from "../../lib/log.ts";
import { resultWithin } from "../../lib/within.ts";
import { makeOwnFolder } from "../host/own-folder.ts";
import type { InstanceSpec } from "../runner.ts";
import { createContainer, isRunning, removeContainer } from "./containers.ts";
import type { Engine } from "./engine.ts";
import { containerName, instanceContainer, type SpecContext } from "./spec.ts";

/** Nothing happens where it runs already. */
export async function startInstance(engine: Engine, spec: InstanceSpec, context: SpecContext, log: Log): Promise<void> {
  const made = instanceContainer(spec, context);
  if (await isRunning(engine, made.name)) return;
  await removeContainer(engine, made.name); // Before its folder goes: nobody may write there any more.
  await removeHostileFolder(spec.appFolder);
  await makeOwnFolder(spec.appFolder, context.user);
  await makeOwnFolder(spec.dataFolder, context.user);
  log.info("starting instance", { box: spec.name });
  const container = await createContainer(engine, made);
  await engine.call(() => container.start());
  log.info("started instance", { box: spec.name });
}

export async function stopInstance(
  engine: Engine,
  instance: { name: string; homeLabel: string; graceMs: number },
  clock: Clock,
): Promise<void> {
  const { docker, call } = engine;
  const container = docker.getContainer(containerName(instance.name, instance.homeLabel));
  const signalled = await call(() => container.kill({ signal: "SIGTERM" }), [404, 409]);
  if (signalled !== undefined && instance.graceMs > 0)
    await resultWithin(clock, instance.graceMs, (over) => call(() => container.wait({ abortSignal: over }), [404]));
  await removeContainer(engine, container.id);
}
