import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { type AppRequest, requestsOfThread } from "../../../store/app-requests.ts";
import { type App, appByName } from "../../../store/apps.ts";
import { takenWord } from "../../../store/triggers.ts";
import { liveAppId } from "../../desk/receive.ts";
import { handleOf } from "../find-app.ts";
import { refused, type ToolOutcome } from "../tool-ask.ts";
import type { ToolDeps } from "../tool-deps.ts";

export type Target =
  /** `appId`: of the live App that it changes. `thread`: where that is steered; null: one is begun. */
  | {
      kind: "free";
      appId: string | null;
      thread: { channelId: string; threadTs: string } | null;
      /** What is under way there and is theirs: it takes this one's place. */
      before: AppRequest | null;
    }
  | { kind: "refused"; outcome: ToolOutcome };

/** Whether this person may hand in an app of that name with these words, and where it is told. */
export async function findTarget(deps: ToolDeps, personId: string, manifest: Manifest): Promise<Target> {
  const { store } = deps.builder;
  const app = await appByName(store, manifest.name);
  const may = await deps.authority.mayDo(personId, app === undefined ? "ask" : "change", { appId: app?.id ?? null });
  if (!may.yes) return app === undefined ? no("not_allowed", may.why, may.askWhom) : theirs(deps, app);
  const taken = await takenWord(store, app?.id ?? "", manifest.triggers);
  if (taken !== undefined) {
    const whose = `${taken.appName}, of ${await handleOf(deps, taken.ownerId)}`;
    return no("taken", `The command ${taken.word} belongs to ${whose}.`, "Choose another word in app.yaml.");
  }
  if (app === undefined) return { kind: "free", appId: null, thread: null, before: null };
  const thread = { channelId: app.channelId, threadTs: app.threadTs };
  const open = (await requestsOfThread(store, app.channelId, app.threadTs)).find(({ status }) => status === "open");
  if (open !== undefined && open.handedIn === null) return underWay(app);
  if (app.status === "stopped") return switchedOff(app);
  return { kind: "free", appId: liveAppId(app), thread, before: open ?? null };
}

async function theirs(deps: ToolDeps, app: App): Promise<Target> {
  const whose = await handleOf(deps, app.ownerId);
  const fix = `Choose another name in app.yaml, or ask ${whose} to hand it over.`;
  return no("taken", `The name ${app.name} belongs to an app of ${whose}.`, fix);
}

function underWay(app: App): Target {
  const fix = "Answer it in its thread in Slack, or say stop there; then deploy again.";
  return no("conflict", `A change of ${app.name} is under way in its thread.`, fix);
}

function switchedOff(app: App): Target {
  return no("conflict", `${app.name} is switched off.`, "Say start in its thread in Slack; then deploy again.");
}

function no(code: string, message: string, fix: string): Target {
  return { kind: "refused", outcome: refused(code, message, fix) };
}
