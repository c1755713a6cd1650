import { liveRelease } from "../../store/releases.ts";
import { planOfHandedIn } from "../handed-in.ts";
import { judge } from "../policy.ts";
import { findApp, named } from "./find-app.ts";
import { argument, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** What policy says here of what is new, or of one App as it is live: what of it had to be agreed to, and by whom. */
export async function policy(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { approverGroup, slackKind, store } = deps.builder;
  const group = approverGroup === null ? null : `@${approverGroup}`;
  const may = await deps.authority.mayDo(ask.personId, "show", {});
  if (!may.yes) return refused("not_allowed", may.why, await named(deps, may.askWhom));
  if (argument(ask, "action") === null && argument(ask, "app") === null)
    return {
      result: {
        approvers: group,
        withoutAsking: "what reads nothing shared and tells nobody outside",
        explained: "tool policy explain <app> says it of one app; tool deploy --dry-run of what is in this folder",
      },
    };
  const { app, refusal } = await findApp(deps, ask, "show");
  if (app === null) return refusal;
  const live = await liveRelease(store, app.id);
  if (live === undefined) return { app: app.name, result: { app: app.name, said: "It was never live." } };
  const verdict = judge({
    plan: planOfHandedIn(live.manifest, { text: "", appId: null }),
    current: null,
    facts: { approverGroup, slack: slackKind, sharedChannels: await deps.builder.sharedChannels() },
  });
  const reasons = verdict.kind === "allowed" ? [] : await Promise.all(verdict.reasons.map((why) => named(deps, why)));
  const approvalBy = verdict.kind === "needs_approval" ? `@${verdict.group}` : null;
  return {
    app: app.name,
    result: { app: app.name, version: `v${live.number}`, verdict: verdict.kind, approvalBy, reasons },
  };
}
