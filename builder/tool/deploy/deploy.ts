import { whyNoRoom } from "../../../operator/jobs/machine-room.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { type AppRequest, requestById, requestsHandingIn } from "../../../store/app-requests.ts";
import { approvalById } from "../../../store/approvals.ts";
import { liveRelease } from "../../../store/releases.ts";
import { readSlackTeamId } from "../../../store/slack-team.ts";
import { planOfHandedIn } from "../../handed-in.ts";
import { newlyHeard } from "../../policy/newly-heard.ts";
import { policyInForce } from "../../policy/policy-in-force.ts";
import { judge } from "../../policy.ts";
import { writeBundle } from "../../source/bundle.ts";
import { named } from "../find-app.ts";
import { has, option, refused, type ToolAsk, type ToolOutcome } from "../tool-ask.ts";
import type { ToolDeps } from "../tool-deps.ts";
import { findTarget, type Target } from "./find-target.ts";
import { follow, untilEnded } from "./follow.ts";
import { liveOutcome } from "./live-outcome.ts";
import { readHandedIn } from "./read-handed-in.ts";

const MOST_WHY = 1_000;

/**
 * Takes over what somebody wrote, as an ask of theirs that enters the workflow at *check*; then tells how it goes. The same
 * files again are the same request: nothing is done twice, also where the answer was lost.
 */
export async function deploy(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  if (ask.call.answer !== undefined) return answer(deps, ask, ask.call.answer);
  const { builder } = deps;
  builder.requireRoom();
  const read = await readHandedIn(ask.call.files);
  if (read.kind === "refused") return read.outcome;
  const { files, manifest } = read;
  const app = manifest.name;
  if (has(ask, "dry-run")) return { app, ...(await dryRun(deps, ask, manifest)) };
  const { bundleHash } = await writeBundle(builder, files);
  const known = (await requestsHandingIn(builder.store, ask.personId, bundleHash)).filter(isOf(app));
  const same = known.find(({ status }) => status === "open") ?? (await stillLive(deps, known));
  if (same !== undefined) return { app, ...(await goOn(deps, ask, same)) };
  const target = await findTarget(deps, ask.personId, manifest);
  if (target.kind === "refused") return { app, ...target.outcome };
  if (target.before !== null) {
    await deps.desk.stop(target.before.id, ask.personId);
    await untilEnded(deps, target.before.id, ask.isGone);
  }
  const { request, outcome } = await begin(deps, ask, { manifest, bundleHash, times: known.length, target });
  return { app, ...(request === null ? outcome : await goOn(deps, ask, request)) };
}

async function begin(
  deps: ToolDeps,
  ask: ToolAsk,
  handed: { manifest: Manifest; bundleHash: string; times: number; target: Extract<Target, { kind: "free" }> },
): Promise<{ request: AppRequest; outcome: null } | { request: null; outcome: ToolOutcome }> {
  const { personId } = ask;
  const { manifest, bundleHash, times, target } = handed;
  const why = option(ask, "why")?.trim().slice(0, MOST_WHY) || null;
  // A kill between the message and the request is mended by the same command: its key is the same until there is one.
  const said = await deps.saySomethingDone({
    key: `tool:deploy:${personId}:${bundleHash.slice(0, 24)}:${times}`,
    personId,
    act: { kind: "handed_in", appName: manifest.name, why },
    thread: target.thread,
  });
  if (said.kind === "refused") {
    const why = `Slack does not let Toolroom write there: ${said.reason}.`;
    return { request: null, outcome: refused("needs_human", why, "Invite @toolroom there, then deploy again.") };
  }
  const { channelId, threadTs, messageTs } = said;
  const slackTeamId = (await readSlackTeamId(deps.builder.store)) ?? "";
  const place = { slackTeamId, channelId, threadTs, messageTs, personId };
  const text = why ?? `Deploy ${manifest.name}`;
  const received = await deps.desk.handIn({ ...place, text, bundleHash, appId: target.appId });
  if (received.kind === "refused") {
    const why = await named(deps, received.say);
    return { request: null, outcome: refused("not_allowed", why, "Ask the platform team.") };
  }
  const request = await requestById(deps.builder.store, received.requestId);
  if (request === undefined) throw new Error(`Request ${received.requestId} is not in the registry.`);
  return { request, outcome: null };
}

/** Nothing new is done: how it goes with this one, or that it is what is live. */
async function goOn(deps: ToolDeps, ask: ToolAsk, request: AppRequest): Promise<ToolOutcome> {
  if (request.status === "live") return liveOutcome(deps, request, { isNew: false });
  if (has(ask, "no-wait"))
    return refused("waits_for_yes", "It is handed in, and goes on by itself.", "See how it goes: tool status", {
      result: { request: request.id },
      next: [{ command: "tool status", why: "to see how it goes" }],
    });
  return follow(deps, ask, request.id);
}

/** Of those that went live, the one that is live now. */
async function stillLive(deps: ToolDeps, known: AppRequest[]): Promise<AppRequest | undefined> {
  for (const request of known) {
    if (request.status !== "live" || request.appId === null) continue;
    if ((await liveRelease(deps.builder.store, request.appId))?.requestId === request.id) return request;
  }
  return undefined;
}

function isOf(appName: string): (request: AppRequest) => boolean {
  return ({ plan }) => plan === null || plan.manifest.name === appName;
}

/**
 * A yes or no to the preview, by who handed it in, at a terminal. All else is decided in Slack, where it stands with what it is
 * about: a sign-in of somebody's at a terminal approves nothing.
 */
async function answer(
  deps: ToolDeps,
  ask: ToolAsk,
  { approvalId, is }: NonNullable<ToolAsk["call"]["answer"]>,
): Promise<ToolOutcome> {
  const { store } = deps.builder;
  const approval = await approvalById(store, approvalId);
  const request = approval === undefined ? undefined : await requestById(store, approval.requestId);
  if (approval?.kind !== "preview" || request?.handedIn == null || request.requesterId !== ask.personId)
    return refused("conflict", "That is no preview of what you handed in.", "Answer it in its thread in Slack.");
  const outcome = await deps.desk.decide({ approvalId, personId: ask.personId, answer: is });
  if (outcome.kind === "taken") return { result: { takenAs: outcome.as } };
  return refused("conflict", await named(deps, outcome.say), "See how it goes: tool status");
}

async function dryRun(deps: ToolDeps, ask: ToolAsk, manifest: Manifest): Promise<ToolOutcome> {
  const target = await findTarget(deps, ask.personId, manifest);
  if (target.kind === "refused") return target.outcome;
  const { store, approverGroup, slackKind } = deps.builder;
  const live = target.appId === null ? undefined : await liveRelease(store, target.appId);
  const { companyRules } = await policyInForce(store);
  const verdict = judge({
    companyRules,
    plan: planOfHandedIn(manifest, { text: option(ask, "why") ?? "", appId: target.appId }),
    current: live?.manifest ?? null,
    facts: {
      ...{ approverGroup, slack: slackKind, sharedChannels: await deps.builder.sharedChannels() },
      closedChannels: await deps.builder.closedTo(ask.personId, newlyHeard(manifest, live?.manifest ?? null)),
      closedData: await deps.builder.sources.refusals(
        ask.personId,
        manifest.bindings.data ?? {},
        live?.manifest.bindings.data ?? {},
      ),
      noRoom: await whyNoRoom(deps.builder, manifest),
    },
  });
  const would = live === undefined ? "a new app" : `a change of v${live.number}`;
  if (verdict.kind === "refused")
    return refused("check_failed", await named(deps, verdict.reasons.join(" ")), await named(deps, verdict.next));
  const approvalBy = verdict.kind === "needs_approval" ? `@${verdict.group}` : null;
  const reasons = verdict.kind === "needs_approval" ? verdict.reasons : [];
  return { result: { would, approvalBy, reasons } };
}
