import { explain } from "../lib/errors.ts";
import { closePreview } from "../operator/preview.ts";
import { nextRunOfApp } from "../operator/triggers.ts";
import { endRequest, requestById } from "../store/app-requests.ts";
import { abandonApp, appById } from "../store/apps.ts";
import { closeDoorSession } from "../store/door-sessions.ts";
import { wantedPreviewsOf } from "../store/instances.ts";
import { modelSpend } from "../store/model-calls.ts";
import { releaseById } from "../store/releases.ts";
import type { FoundProblem } from "./assignments.ts";
import type { Decided } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { type FailureReason, forPerson } from "./failure.ts";
import type { Intent } from "./planner.ts";
import { buildDoorIdOf } from "./planning.ts";
import { showEnd } from "./progress.ts";

/** The ends of a request: each says one message, once, and leaves nothing running. */

export async function concludeAnswered(
  deps: BuilderDeps,
  requestId: string,
  intent: Extract<Intent, { answer: string }>,
): Promise<void> {
  const kind = intent.kind === "question" ? "answer" : "not_here";
  await deps.announcer.tell(requestId, "end", { kind, text: intent.answer });
  await end(deps, requestId, "answered", intent.answer);
}

export async function concludeRefused(
  deps: BuilderDeps,
  requestId: string,
  reasons: string[],
  next: string,
): Promise<void> {
  await deps.announcer.tell(requestId, "end", { kind: "refused", reasons, next });
  await end(deps, requestId, "refused", reasons.join(" "));
}

export async function concludeCancelled(
  deps: BuilderDeps,
  requestId: string,
  by: { byId: string | null; words?: string | null; answer?: Decided["answer"] },
): Promise<void> {
  const kept = await whatIsKept(deps, requestId);
  const late = by.answer === "expired" ? "Nobody answered in time: reply *try again* to go on after all. " : "";
  const reason = by.words ? `“${by.words}” ` : late;
  await deps.announcer.tell(requestId, "end", { kind: "cancelled", byId: by.byId, kept: `${reason}${kept}` });
  await end(deps, requestId, "cancelled", by.words ?? "cancelled");
}

export async function concludeFailed(deps: BuilderDeps, requestId: string, reason: FailureReason): Promise<void> {
  const kept = await whatIsKept(deps, requestId);
  const { message: cause, next } = forPerson(reason);
  const news = { kind: "failed" as const, cause, kept, next, reference: requestId };
  await deps.announcer.tell(requestId, "end", news);
  await end(deps, requestId, "failed", reason.message);
}

export async function concludeLive(deps: BuilderDeps, requestId: string, releaseId: string): Promise<void> {
  const request = await requestById(deps.store, requestId);
  const release = await releaseById(deps.store, releaseId);
  const app = await appById(deps.store, request?.appId ?? "");
  if (release === undefined || app === undefined) throw new Error(`Release ${releaseId} has no app.`);
  await deps.announcer.tell(requestId, "end", {
    kind: "live",
    appName: app.name,
    url: release.manifest.web === undefined ? null : deps.addressOf(app.name),
    ownerId: app.ownerId,
    releaseNumber: release.number,
    commands: release.manifest.triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : [])),
    nextRunAt: await nextRunOfApp(deps.store, app.id),
    timeZone: release.manifest.timeZone,
    costUsd: (await modelSpend(deps.store, requestId)).costUsd,
    changes: release.summary,
  });
  await end(deps, requestId, "live", `v${release.number} is live`);
}

/** What a person reads when the agent could not satisfy the checks. */
export function failureOfChecks(attempts: number, problems: FoundProblem[]): FailureReason {
  const list = problems.map((problem) => `• ${problem.check}: ${problem.message}`).join("\n");
  return {
    code: "checks",
    message: `The agent tried ${attempts} times and the checks still find problems:\n${list}`,
    next: "Reply *try again*, or say in other words what you need.",
  };
}

/** Those that a failed step left. Without an engine they are unwanted from now on, and the reconciler removes them. */
async function closePreviews(deps: BuilderDeps, requestId: string): Promise<void> {
  for (const preview of await wantedPreviewsOf(deps.store, requestId)) {
    try {
      await closePreview(deps.operator, preview.id);
    } catch (error) {
      deps.log.warn("preview not closed", { requestId, instanceId: preview.id, error: explain(error) });
    }
  }
}

async function whatIsKept(deps: BuilderDeps, requestId: string): Promise<string> {
  const request = await requestById(deps.store, requestId);
  const app = request?.appId ? await appById(deps.store, request.appId) : undefined;
  if (app?.liveDeploymentId) return `${app.name} keeps running as before.`;
  return "Nothing was put live; the conversation and the plan are kept here.";
}

async function end(
  deps: BuilderDeps,
  requestId: string,
  status: Parameters<typeof endRequest>[2],
  outcome: string,
): Promise<void> {
  const now = deps.clock.now();
  const request = await requestById(deps.store, requestId);
  if (status !== "live" && request?.appId) await abandonApp(deps.store, request.appId, "toolroom", now);
  await closePreviews(deps, requestId);
  await deps.doors.close(buildDoorIdOf(requestId));
  await closeDoorSession(deps.store, buildDoorIdOf(requestId), now);
  await endRequest(deps.store, requestId, status, outcome, now);
  deps.log.info("request ended", { requestId, status });
  // Last, because an edit may have to wait and a reply after the end already belongs to the next request.
  if (status !== "answered") await showEnd(deps, requestId, status === "live" ? "done" : "failed");
}
