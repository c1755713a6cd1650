import { handOverOf } from "../../store/hand-overs.ts";
import { liveRelease, releasesOnceLive } from "../../store/releases.ts";
import { findApp, handleOf } from "./find-app.ts";
import type { ToolAsk, ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** What the directory says of an App: what it is for, what it may do, its versions. */
export async function show(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "show");
  if (app === null) return refusal;
  const { store } = deps.builder;
  const live = await liveRelease(store, app.id);
  const versions = await releasesOnceLive(store, app.id);
  const { name, title, purpose, status } = app;
  const handOver = await handOverOf(store, app.id);
  return {
    app: name,
    result: {
      ...{ app: name, title, purpose, status, owner: await handleOf(deps, app.ownerId) },
      backup: app.backupId === null ? null : await handleOf(deps, app.backupId),
      group: app.groupHandle === null ? null : `@${app.groupHandle}`,
      ...(handOver === undefined ? {} : { handOver: handOver.status }),
      version: live === undefined ? null : `v${live.number}`,
      url: live?.manifest.web === undefined ? null : deps.builder.addressOf(name),
      manifest: live?.manifest ?? null,
      versions: versions.map(({ number, summary, createdAt }) => ({
        version: `v${number}`,
        changed: summary,
        cut: new Date(createdAt).toISOString(),
      })),
    },
  };
}
