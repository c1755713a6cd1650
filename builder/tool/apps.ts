import { type App, listAll } from "../../store/apps.ts";
import { ownerlessApps } from "../../store/hand-overs.ts";
import { liveRelease } from "../../store/releases.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { handleOf, named } from "./find-app.ts";
import { refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** The company's directory: everybody in it may read what is there, whose it is and where. */
export async function apps(deps: ToolDeps, { call, personId }: ToolAsk): Promise<ToolOutcome> {
  const { store } = deps.builder;
  const may = await deps.authority.mayDo(personId, "show", {});
  if (!may.yes) return refused("not_allowed", may.why, await named(deps, may.askWhom));
  const words = [call.args.words ?? []].flat().map((word) => word.toLowerCase());
  const slackTeamId = (await readSlackTeamId(store)) ?? "";
  const all = await listAll(store, slackTeamId);
  const ownerless = new Set((await ownerlessApps(store, slackTeamId)).map(({ id }) => id));
  const found = all.filter((app) => words.every((word) => textOf(app).includes(word)));
  return { result: { apps: await Promise.all(found.map((app) => told(deps, app, ownerless.has(app.id)))) } };
}

async function told(deps: ToolDeps, app: App, isOwnerless: boolean) {
  const live = await liveRelease(deps.builder.store, app.id);
  const { name, title, status } = app;
  const version = live === undefined ? null : `v${live.number}`;
  const url = live?.manifest.web === undefined ? null : deps.builder.addressOf(name);
  const owner = await handleOf(deps, app.ownerId);
  return { name, title, status, version, owner, ...(isOwnerless ? { ownerless: true } : {}), url };
}

function textOf({ name, title, purpose }: App): string {
  return `${name} ${title} ${purpose}`.toLowerCase();
}
