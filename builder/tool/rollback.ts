import { requestById } from "../../store/app-requests.ts";
import { liveRelease, releaseBefore, releasesOnceLive } from "../../store/releases.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { follow } from "./deploy/follow.ts";
import { findApp, named } from "./find-app.ts";
import { has, option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** An earlier version is live again, as by the words *back to v2* in its thread; what was entered since stays. */
export async function rollback(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "change");
  if (app === null) return refusal;
  const { store } = deps.builder;
  const wanted = option(ask, "to");
  const live = await liveRelease(store, app.id);
  const onceLive = await releasesOnceLive(store, app.id);
  const known = onceLive.map(({ number }) => `v${number}`).join(", ") || "none";
  const target =
    wanted === null
      ? await releaseBefore(store, app.id)
      : onceLive.find(({ number }) => `v${number}` === wanted.toLowerCase() || `${number}` === wanted);
  if (target === undefined || live === undefined) {
    const asked = wanted === null ? "There is no version before this one." : `${wanted.slice(0, 20)} was never live.`;
    return refused("bad_value", asked, `These were live: ${known}.`, { app: app.name });
  }
  const result = { app: app.name, from: `v${live.number}`, to: `v${target.number}` };
  if (target.id === live.id) return { app: app.name, result: { ...result, said: "It is what is live." } };
  if (has(ask, "dry-run")) return { app: app.name, result, changed: [`${app.name} ${result.to}`] };
  const said = await deps.saySomethingDone({
    key: `tool:back:${live.id}:${target.id}`,
    personId: ask.personId,
    act: { kind: "back", appName: app.name, version: result.to },
    thread: { channelId: app.channelId, threadTs: app.threadTs },
  });
  if (said.kind === "refused") return refused("needs_human", `Slack refused it: ${said.reason}.`, "Invite @toolroom.");
  const slackTeamId = (await readSlackTeamId(store)) ?? "";
  const { channelId, threadTs, messageTs } = said;
  const place = { slackTeamId, channelId, threadTs, messageTs, personId: ask.personId, inputs: [] };
  const replied = await deps.desk.backTo(target.id, { ...place, text: `back to ${result.to}` });
  if (replied.kind !== "started") {
    const why = "say" in replied ? await named(deps, replied.say) : "Its thread in Slack asks something first.";
    return refused("conflict", why, "Look into its thread in Slack.", { app: app.name });
  }
  const request = await requestById(store, replied.requestId);
  return { app: app.name, ...(request === undefined ? {} : await follow(deps, ask, request.id)) };
}
