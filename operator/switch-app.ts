import { appById, resumeApp, stopApp } from "../store/apps.ts";
import { startingDeployment } from "../store/deployments.ts";
import { liveInstance } from "../store/instances.ts";
import type { Write } from "../store/store.ts";
import type { OperatorDeps } from "./deps.ts";
import { pauseInstance, resumeInstance, waitHealthy } from "./instances.ts";

interface SwitchOrder {
  appId: string;
  personId: string;
}

type Along = (say: string) => Write[];

const GRACE_MS = 10_000;
const WHY = "asked for in its thread";

/**
 * Stops a live App, or starts a stopped one, because somebody entitled said so. A sentence about what happened. `along`
 * gives what is written with the change, by a sentence that holds from then on.
 */
export function switchApp(
  deps: OperatorDeps,
  order: SwitchOrder & { to: "stop" | "start" },
  along: Along,
): Promise<string> {
  return order.to === "stop" ? stop(deps, order, along) : start(deps, order, along);
}

/** Nobody reaches it, its schedules rest, its data stays. */
async function stop(deps: OperatorDeps, { appId, personId: actor }: SwitchOrder, along: Along): Promise<string> {
  const name = await nameOf(deps, appId);
  const say = `*${name}* is stopped, by <@${actor}>: its page, commands and schedules rest, its data stays. Say _start_ to run it again.`;
  const stopped = await stopApp(deps.store, { appId, actor, why: WHY, at: deps.clock.now(), along: along(say) });
  const instance = await liveInstance(deps.store, appId);
  if (instance !== undefined) await pauseInstance(deps, instance.id, GRACE_MS);
  return stopped ? say : `*${name}* is stopped already. Say _start_ to run it again.`;
}

async function start(deps: OperatorDeps, { appId, personId: actor }: SwitchOrder, along: Along): Promise<string> {
  const name = await nameOf(deps, appId);
  const app = await appById(deps.store, appId);
  const instance = await liveInstance(deps.store, appId);
  if (app?.status !== "stopped" || instance === undefined) return `*${name}* runs already.`;
  if ((await startingDeployment(deps.store, appId)) !== undefined)
    return `*${name}* is getting a new version right now. Say _start_ again in a minute.`;
  // Live first: the reconciler stops what runs of a stopped App.
  const begun = along(`*${name}* is being started, by <@${actor}>.`);
  await resumeApp(deps.store, { appId, actor, why: WHY, at: deps.clock.now(), along: begun });
  await resumeInstance(deps, instance, name);
  const healthy = await waitHealthy(deps, instance);
  if (!healthy.ok) {
    await stopApp(deps.store, { appId, actor: "toolroom", why: healthy.problem, at: deps.clock.now() });
    await pauseInstance(deps, instance.id, GRACE_MS);
    return `*${name}* could not be started: ${healthy.problem} Say here what should be different.`;
  }
  await deps.edge.point(appId, instance.id);
  return `*${name}* runs again, started by <@${actor}>.`;
}

async function nameOf(deps: OperatorDeps, appId: string): Promise<string> {
  return (await appById(deps.store, appId))?.name ?? appId;
}
