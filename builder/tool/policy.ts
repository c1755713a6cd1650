import { liveRelease } from "../../store/releases.ts";
import { planOfHandedIn } from "../handed-in.ts";
import { policyInForce, shortHash } from "../policy/policy-in-force.ts";
import { type Applied, explainRules, judge, type PolicyInput } from "../policy.ts";
import { findApp, named } from "./find-app.ts";
import { argument, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** What policy says here of what is new, or of one App as it is live: what of it had to be agreed to, and by whom. */
export async function policy(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { approverGroup, slackKind, store } = deps.builder;
  const group = approverGroup === null ? null : `@${approverGroup}`;
  const may = await deps.authority.mayDo(ask.personId, "show", {});
  if (!may.yes) return refused("not_allowed", may.why, await named(deps, may.askWhom));
  const { version, companyRules } = await policyInForce(store);
  const inForce =
    version === null
      ? { policy: "built-in", rules: companyRules.length, since: null }
      : {
          ...{ policy: `policy.yaml ${shortHash(version)}`, rules: companyRules.length },
          since: new Date(version.beganAt).toISOString(),
        };
  if (argument(ask, "action") === null && argument(ask, "app") === null)
    return {
      result: {
        approvers: group,
        ...inForce,
        ownRules: companyRules.map(({ name, effect, because }) => ({ name, effect, because })),
        withoutAsking: "what reads nothing shared and tells nobody outside",
        explained: "tool policy explain <app> says it of one app; tool deploy --dry-run of what is in this folder",
      },
    };
  const { app, refusal } = await findApp(deps, ask, "show");
  if (app === null) return refusal;
  const live = await liveRelease(store, app.id);
  if (live === undefined) return { app: app.name, result: { app: app.name, said: "It was never live." } };
  const input: PolicyInput = {
    companyRules,
    plan: planOfHandedIn(live.manifest, { text: "", appId: null }),
    current: null,
    facts: { approverGroup, slack: slackKind, sharedChannels: await deps.builder.sharedChannels() },
  };
  const verdict = judge(input);
  const reasons = verdict.kind === "allowed" ? [] : await Promise.all(verdict.reasons.map((why) => named(deps, why)));
  const why = await Promise.all(explainRules(input).map(async (one) => named(deps, wordsOf(one))));
  const approvalBy = verdict.kind === "needs_approval" ? `@${verdict.group}` : null;
  return {
    app: app.name,
    result: {
      app: app.name,
      version: `v${live.number}`,
      policy: inForce.policy,
      verdict: verdict.kind,
      approvalBy,
      reasons,
      why,
    },
  };
}

/** One rule, and what it makes of the app, as a line to read. */
function wordsOf({ rule, of, reasons, liftedBy }: Applied): string {
  const does = { refuse: "refuses it", approve: "asks for a yes", allow: "lets it through" }[rule.effect];
  const is =
    liftedBy === null
      ? does
      : `would have it ${rule.effect === "refuse" ? "refused" : "asked about"}, and ${liftedBy} of policy.yaml lifts that`;
  return [`${rule.name} (${of}) ${is}`, reasons.join(" ")].filter((part) => part !== "").join(": ");
}
