import { utcDay } from "../lib/clock.ts";
import type { RunningBox } from "../runners/runner.ts";
import { appById } from "../store/apps.ts";
import { liveInstances } from "../store/instances.ts";
import { addNotice } from "../store/notices.ts";
import type { OperatorDeps } from "./deps.ts";
import { APP_LIMITS } from "./instances.ts";

/** One that just failed to start another process has ended it: it is not seen at its limit. */
const FULL_SHARE = 0.9;

/** `all`: with their processes counted. Owners of live Apps that hold as many processes as they may hear of it, once a day: the page may still answer, so nothing else says it. */
export async function tellOfFullBoxes(deps: OperatorDeps, all: RunningBox[]): Promise<void> {
  const boxes = new Map(all.map((box) => [box.name, box]));
  for (const instance of await liveInstances(deps.store)) {
    const processes = boxes.get(instance.id)?.processes ?? 0;
    const app = await appById(deps.store, instance.appId);
    if (app === undefined || processes < APP_LIMITS.pids * FULL_SHARE) continue;
    deps.log.warn("box is full of processes", { appId: app.id, instanceId: instance.id, processes });
    const at = deps.clock.now();
    const isNew = await addNotice(deps.store, {
      key: `full:${instance.id}:${utcDay(at)}`,
      personId: app.ownerId,
      text: `*${app.name}* runs as many programs at once as it may (${processes} of ${APP_LIMITS.pids} processes and threads): parts of it may fail, even where its page still answers. Say in its thread what should be different, or *stop*, and it is stopped.`,
      createdAt: at,
    });
    if (isNew) deps.wakeNotices();
  }
}
