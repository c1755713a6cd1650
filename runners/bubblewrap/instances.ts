import type { Clock } from "../../lib/clock.ts";
import { removeHostileFolder } from "../../lib/hostile-folder.ts";
import type { Log } from "../../lib/log.ts";
import { checkedName } from "../box/environment.ts";
import { makeOwnFolder } from "../host/own-folder.ts";
import type { InstanceSpec } from "../runner.ts";
import type { Boxes } from "./boxes.ts";
import type { BoxMachine } from "./machine.ts";
import { instanceLaunch } from "./spec.ts";

/** Nothing happens where it runs already. */
export async function startInstance(boxes: Boxes, machine: BoxMachine, spec: InstanceSpec, log: Log): Promise<void> {
  const { context, filterFile } = await machine.launch(spec.imageDigest);
  const made = instanceLaunch(spec, context);
  if (await isRunning(boxes, spec.name)) return;
  await boxes.remove(spec.name); // Before its folder goes: nobody may write there any more.
  await removeHostileFolder(spec.appFolder);
  await makeOwnFolder(spec.appFolder, context.user);
  await makeOwnFolder(spec.dataFolder, context.user);
  log.info("starting instance", { box: spec.name });
  await boxes.keep(spec, made, filterFile);
  log.info("started instance", { box: spec.name });
}

export async function stopInstance(boxes: Boxes, name: string, graceMs: number, clock: Clock): Promise<void> {
  const record = await boxes.read(checkedName(name));
  if (record && graceMs > 0) {
    await boxes.askToEnd(record);
    // Not our child where an earlier control plane began it, so no event tells of its end.
    for (const giveUpAt = clock.now() + graceMs; clock.now() < giveUpAt; await clock.sleep(10))
      if (!(await isRunning(boxes, name))) break;
  }
  await boxes.remove(name);
}

async function isRunning(boxes: Boxes, name: string): Promise<boolean> {
  const record = await boxes.read(name);
  return record !== undefined && (await boxes.isRunning(record));
}
