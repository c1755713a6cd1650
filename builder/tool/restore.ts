import { type Restorable, restorable } from "../../operator/restorable.ts";
import { type AppRequest, requestById } from "../../store/app-requests.ts";
import { type App, appById } from "../../store/apps.ts";
import { liveDeployment } from "../../store/deployments.ts";
import { liveRelease } from "../../store/releases.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { rowOfBackup } from "./backup.ts";
import { follow } from "./deploy/follow.ts";
import { findApp, named } from "./find-app.ts";
import { justDone, waysBack } from "./going-back.ts";
import { argument, has, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/**
 * Puts an App's data back as a copy has it, with the version whose tables are in that copy: its Owner may. What is there now is
 * kept first, as a copy that this command can put back in turn. Without a copy's name those that there are are listed.
 */
export async function restore(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const name = argument(ask, "backup");
  const { app, refusal } = await findApp(deps, ask, name === null ? "keep_data" : "change");
  if (app === null) return refusal;
  if (name === null) return { app: app.name, result: { app: app.name, kept: await listed(deps, app) } };
  const copy = await restorable(deps.builder, app.id, name);
  return { app: app.name, ...(copy === null ? await unknown(deps, app, name) : await putBack(deps, ask, app, copy)) };
}

async function putBack(deps: ToolDeps, ask: ToolAsk, app: App, copy: Restorable): Promise<ToolOutcome> {
  const { store } = deps.builder;
  const live = await liveRelease(store, app.id);
  const deployment = await liveDeployment(store, app.id);
  if (live === undefined || deployment === undefined)
    return refused("not_live", `${app.name} was never live, so it keeps no data.`, "Put it live first: tool deploy");
  const isThis = ({ restoresFrom }: AppRequest) => restoresFrom === copy.key;
  const done = await justDone(deps, ask, deployment, isThis);
  if (done !== null) return { ...done, warnings: ["You put that copy back within this minute; nothing new was done."] };
  const { underWay, tried, hindrance } = await waysBack(deps, ask, app, isThis);
  if (hindrance !== null) return hindrance;
  if (has(ask, "dry-run")) return foreseen(app, copy, live.number);
  if (underWay !== null) return whatFollows(deps, ask, underWay);
  const version = `v${copy.release.number}`;
  const said = await deps.saySomethingDone({
    // Of this time that it is live: once more after that is another wish, and so is one that came to nothing.
    key: `tool:restore:${deployment.id}:${copy.key}:${tried}`,
    personId: ask.personId,
    act: { kind: "restore", appName: app.name, version, at: copy.at },
    thread: { channelId: app.channelId, threadTs: app.threadTs },
  });
  if (said.kind === "refused") return refused("needs_human", `Slack refused it: ${said.reason}.`, "Invite @toolroom.");
  const { channelId, threadTs, messageTs } = said;
  const slackTeamId = (await readSlackTeamId(store)) ?? "";
  const place = { slackTeamId, channelId, threadTs, messageTs, personId: ask.personId, inputs: [] };
  const text = `back to ${version} with its data`;
  const received = await deps.desk.restoreData({ appId: app.id, backup: copy.key }, { ...place, text });
  if (received.kind === "refused")
    return refused("conflict", await named(deps, received.say), "Look into its thread in Slack.");
  const request = await requestById(store, received.requestId);
  if (request === undefined) throw new Error(`Request ${received.requestId} is not in the registry.`);
  return whatFollows(deps, ask, request);
}

/** Where it went live: how to have back what was there before it. */
async function whatFollows(deps: ToolDeps, ask: ToolAsk, request: AppRequest): Promise<ToolOutcome> {
  const outcome = await follow(deps, ask, request.id);
  const app = await appById(deps.builder.store, request.appId ?? "");
  const live = app === undefined ? undefined : await liveDeployment(deps.builder.store, app.id);
  if (outcome.error !== undefined || app === undefined || live?.requestId !== request.id) return outcome;
  const command = `tool restore ${app.name} ${live.instanceId}`;
  return { ...outcome, next: [...(outcome.next ?? []), { command, why: "to have back what was entered since" }] };
}

function foreseen({ name }: App, copy: Restorable, liveNumber: number): ToolOutcome {
  const takenAt = new Date(copy.at).toISOString();
  const lost = "What was entered since is kept as another copy, and shown no more.";
  const result = { app: name, backup: copy.key, takenAt, from: `v${liveNumber}`, to: `v${copy.release.number}`, lost };
  return { result, changed: [`${name} ${result.to}, with its data of ${takenAt}`] };
}

async function listed(deps: ToolDeps, app: App) {
  const all = await deps.backups.list(app.id);
  return Promise.all(
    all.map(async (backup) => {
      const copy = await restorable(deps.builder, app.id, backup.name);
      return { ...rowOfBackup(backup), of: copy === null ? null : `v${copy.release.number}` };
    }),
  );
}

async function unknown(deps: ToolDeps, app: App, name: string): Promise<ToolOutcome> {
  const rows = await listed(deps, app);
  const isThere = rows.some(({ backup }) => backup === name);
  const usable = rows.filter(({ of }) => of !== null).map(({ backup, takenAt }) => `${backup} (${takenAt})`);
  const message = isThere
    ? `Nobody can say which version of ${app.name} the copy ${name} is of, so it is not put back.`
    : `${app.name} has no copy ${name.slice(0, 60)}.`;
  const fix = usable.length === 0 ? "There is none yet: tool backup keeps one." : `There are: ${usable.join(", ")}.`;
  return refused("bad_value", message, fix);
}
