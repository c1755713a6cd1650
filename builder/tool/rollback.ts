import { type AppRequest, requestById } from "../../store/app-requests.ts";
import { liveDeployment } from "../../store/deployments.ts";
import { liveRelease, releaseBefore, releasesOnceLive } from "../../store/releases.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { follow } from "./deploy/follow.ts";
import { findApp, named } from "./find-app.ts";
import { justDone, waysBack } from "./going-back.ts";
import { has, option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const FURTHER = "You put it back within this minute, and it is live. For an earlier one still, say which: --to v1";
const isBack = ({ returnsTo, restoresFrom }: AppRequest) => returnsTo !== null && restoresFrom === null;

/** An earlier version is live again, as by the words *back to v2* in its thread; what was entered since stays. */
export async function rollback(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "change");
  if (app === null) return refusal;
  const { store } = deps.builder;
  const wanted = option(ask, "to");
  const live = await liveRelease(store, app.id);
  const deployment = await liveDeployment(store, app.id);
  const done = wanted === null && deployment !== undefined ? await justDone(deps, ask, deployment, isBack) : null;
  if (done !== null) return { ...done, warnings: [FURTHER] };
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
  const isThis = (request: AppRequest) => isBack(request) && request.returnsTo === target.id;
  const { underWay, tried, hindrance } = await waysBack(deps, ask, app, isThis);
  if (hindrance !== null) return { app: app.name, ...hindrance };
  if (has(ask, "dry-run")) return { app: app.name, result, changed: [`${app.name} ${result.to}`] };
  if (underWay !== null) return { app: app.name, ...withVersion(await follow(deps, ask, underWay.id), result.to) };
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
  return {
    app: app.name,
    ...(request === undefined ? {} : withVersion(await follow(deps, ask, request.id), result.to)),
  };
}

/** A way back is a version of its own: which one it is like is what was asked for. */
function withVersion(outcome: ToolOutcome, asVersion: string): ToolOutcome {
  return outcome.error === undefined ? { ...outcome, result: { ...(outcome.result as object), asVersion } } : outcome;
}
