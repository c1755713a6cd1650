import { liveRelease } from "../../store/releases.ts";
import { readBundle } from "../source/bundle.ts";
import { findApp } from "./find-app.ts";
import { refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** The files of what is live, each base64, by their paths: for its owner and the approvers. */
export async function pull(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "read_app");
  if (app === null) return refusal;
  const live = await liveRelease(deps.builder.store, app.id);
  if (live === undefined) {
    const fix = "Wait until it is live: tool status";
    return refused("not_live", `${app.name} was never live, so there is nothing to bring.`, fix, { app: app.name });
  }
  const files = await readBundle(deps.builder.home, live.bundleHash);
  const sent = Object.fromEntries(files.map(({ path, content }) => [path, Buffer.from(content).toString("base64")]));
  return { app: app.name, result: { app: app.name, version: `v${live.number}`, files: sent } };
}
