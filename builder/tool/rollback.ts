import { type AppRequest, requestById, requestsOfThread } from "../../store/app-requests.ts";
import type { App } from "../../store/apps.ts";
import { type Deployment, liveDeployment } from "../../store/deployments.ts";
import { liveRelease, releaseBefore, releasesOnceLive } from "../../store/releases.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { follow } from "./deploy/follow.ts";
import { liveOutcome } from "./deploy/live-outcome.ts";
import { findApp, named } from "./find-app.ts";
import { has, option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const FRESH_MS = 60_000;

/** An earlier version is live again, as by the words *back to v2* in its thread; what was entered since stays. */
export async function rollback(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "change");
  if (app === null) return refusal;
  const { store } = deps.builder;
  const wanted = option(ask, "to");
  const live = await liveRelease(store, app.id);
  const deployment = await liveDeployment(store, app.id);
  const justNow = wanted === null && deployment !== undefined ? await justGoneBack(deps, ask, deployment) : null;
  if (justNow !== null) return justNow;
  const onceLive = await releasesOnceLive(store, app.id);
  const known = onceLive.map(({ number }) => `v${number}`).join(", ") || "none";
  const target =
    wanted === null
      ? await releaseBefore(store, app.id)
      : onceLive.find(({ number }) => `v${number}` === wanted.toLowerCase() || `${number}` === wanted);
  if (target === undefined || live === undefined || deployment === undefined) {
    const asked = wanted === null ? "There is no version before this one." : `${wanted.slice(0, 20)} was never live.`;
    return refused("bad_value", asked, `These were live: ${known}.`, { app: app.name });
  }
  const result = { app: app.name, from: `v${live.number}`, to: `v${target.number}` };
  if (target.id === live.id) return { app: app.name, result: { ...result, said: "It is what is live." } };
  const { underWay, tried } = await asksFor(deps, ask, app, target.id);
  if (underWay === "another" || app.status === "stopped")
    return { app: app.name, ...hindered(app, underWay === "another") };
  if (has(ask, "dry-run")) return { app: app.name, result, changed: [`${app.name} ${result.to}`] };
  if (underWay !== null) return { app: app.name, ...(await follow(deps, ask, underWay.id)) };
  const said = await deps.saySomethingDone({
    // Of this time that it is live: going there and back once more is another wish, and so is one that came to nothing.
    key: `tool:back:${deployment.id}:${target.id}:${tried}`,
    personId: ask.personId,
    act: { kind: "back", appName: app.name, version: result.to },
    thread: { channelId: app.channelId, threadTs: app.threadTs },
  });
  if (said.kind === "refused") return refused("needs_human", `Slack refused it: ${said.reason}.`, "Invite @toolroom.");
  const slackTeamId = (await readSlackTeamId(store)) ?? "";
  const { channelId, threadTs, messageTs } = said;
  const place = { slackTeamId, channelId, threadTs, messageTs, personId: ask.personId, inputs: [] };
  const replied = await deps.desk.backTo(target.id, { ...place, text: `back to ${result.to}` }, { dataStays: true });
  if (replied.kind !== "started") {
    const why = "say" in replied ? await named(deps, replied.say) : "Its thread in Slack asks something first.";
    return refused("conflict", why, "Look into its thread in Slack.", { app: app.name });
  }
  const request = await requestById(store, replied.requestId);
  return { app: app.name, ...(request === undefined ? {} : await follow(deps, ask, request.id)) };
}

/** Run again, because its answer was lost or twice by mistake: the way back that went live within this minute is what was meant. */
async function justGoneBack(
  deps: ToolDeps,
  ask: ToolAsk,
  { requestId, liveAt }: Deployment,
): Promise<ToolOutcome | null> {
  const request = await requestById(deps.builder.store, requestId);
  const isFresh = Math.abs(deps.builder.clock.now() - (liveAt ?? 0)) < FRESH_MS;
  if (!isFresh || request === undefined || request.returnsTo === null || request.requesterId !== ask.personId)
    return null;
  const outcome = await liveOutcome(deps, request, { isNew: false });
  const warnings = ["You put it back within this minute, and it is live. For an earlier one still, say which: --to v1"];
  return { ...outcome, warnings };
}

/** What was asked in its thread: the way back that is under way, or something else that is, and how often it was tried. */
async function asksFor(
  { builder: { store } }: ToolDeps,
  { personId }: ToolAsk,
  app: App,
  releaseId: string,
): Promise<{ underWay: AppRequest | "another" | null; tried: number }> {
  const requests = await requestsOfThread(store, app.channelId, app.threadTs);
  const open = requests.find(({ status }) => status === "open");
  const isThis = open?.returnsTo === releaseId && open.restoresFrom === null && open.requesterId === personId;
  const tried = requests.filter(({ returnsTo, status }) => returnsTo === releaseId && status !== "open");
  return { underWay: open === undefined ? null : isThis ? open : "another", tried: tried.length };
}

function hindered({ name }: App, isUnderWay: boolean): ToolOutcome {
  return isUnderWay
    ? refused("conflict", `A change of ${name} is under way in its thread.`, "Say stop there; then run it again.")
    : refused("conflict", `${name} is switched off.`, "Say start in its thread in Slack; then run it again.");
}
