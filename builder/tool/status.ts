import { type AppRequest, requestsOfThread } from "../../store/app-requests.ts";
import { pendingApproval } from "../../store/approvals.ts";
import { liveDeployment } from "../../store/deployments.ts";
import { liveRelease } from "../../store/releases.ts";
import { stageWords } from "../progress.ts";
import { findApp, handleOf, named } from "./find-app.ts";
import type { ToolAsk, ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** How an App stands, and, for who may know it, what is under way for it and what that waits for. */
export async function status(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "show");
  if (app === null) return refusal;
  const { store } = deps.builder;
  const live = await liveRelease(store, app.id);
  const deployment = await liveDeployment(store, app.id);
  const [last] = await requestsOfThread(store, app.channelId, app.threadTs);
  const may = last === undefined ? null : await deps.authority.mayDo(ask.personId, "show_work", { requestId: last.id });
  const since = deployment?.liveAt ?? null;
  return {
    app: app.name,
    result: {
      ...{ app: app.name, status: app.status, owner: await handleOf(deps, app.ownerId) },
      version: live === undefined ? null : `v${live.number}`,
      url: live?.manifest.web === undefined ? null : deps.builder.addressOf(app.name),
      liveSince: since === null ? null : new Date(since).toISOString(),
      underWay: last !== undefined && may?.yes === true && last.status === "open" ? await underWay(deps, last) : null,
      last: last !== undefined && may?.yes === true && last.status !== "open" ? await ended(deps, last) : null,
    },
  };
}

async function underWay(deps: ToolDeps, request: AppRequest) {
  const waits = await pendingApproval(deps.builder.store, request.id);
  const waitsFor = waits === undefined ? null : waits.kind === "release" ? `@${waits.groupHandle}` : waits.kind;
  const at = stageWords(request) || "Handed in";
  return { request: request.id, at, waitsFor, since: new Date(request.createdAt).toISOString() };
}

async function ended(deps: ToolDeps, request: AppRequest) {
  const said = await named(deps, request.outcome ?? "");
  return { request: request.id, ended: request.status, said, at: new Date(request.updatedAt).toISOString() };
}
