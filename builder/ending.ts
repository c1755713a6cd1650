import { explain } from "../lib/errors.ts";
import { maskSecretsIn } from "../lib/secrets.ts";
import type { Ending, News } from "../operator/announcer.ts";
import { missingSecrets } from "../operator/app-secrets.ts";
import { closePreview } from "../operator/preview.ts";
import { stepBackup } from "../operator/step-backup.ts";
import { nextRunOfApp } from "../operator/triggers.ts";
import { type AppRequest, endRequest, type RequestEnd, requestById, setApart } from "../store/app-requests.ts";
import { appById } from "../store/apps.ts";
import { buildsOfRequest } from "../store/builds.ts";
import { closeDoorSession, readDoorSession } from "../store/door-sessions.ts";
import { wantedPreviewsOf } from "../store/instances.ts";
import { modelSpend } from "../store/model-calls.ts";
import { eventsToldBy, liveRelease, type Release, releaseBefore, releaseById } from "../store/releases.ts";
import type { FoundProblem } from "./assignments.ts";
import { commandExample } from "./check-words/command-example.ts";
import type { Decided } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { type FailureReason, forPerson } from "./failure.ts";
import { keepsPlan } from "./kept-plan.ts";
import { keepsWork, lineOf, writtenFor } from "./kept-work.ts";
import { madeBy } from "./made-by.ts";
import { moneyToGoOn } from "./more-money.ts";
import { packagesDoorIdOf } from "./packages/bring-packages.ts";
import type { Intent } from "./planner.ts";
import { buildDoorIdOf } from "./planning.ts";
import { showEnd, stageWords } from "./progress.ts";
import { proofNoteOf } from "./proof-note.ts";
import { unheard } from "./remarks.ts";
import { takesForm } from "./takes-form.ts";
import { forgetMemory } from "./work-memory.ts";

/** The ends of a request: each says one message, once, and leaves nothing running. */

export async function concludeAnswered(
  deps: BuilderDeps,
  requestId: string,
  intent: Extract<Intent, { answer: string }>,
): Promise<void> {
  const { answer: text } = intent;
  const kind = intent.kind === "question" ? ("answer" as const) : intent.kind;
  const sources = intent.kind === "question" && intent.sources !== undefined ? { sources: intent.sources } : {};
  const request = await requestById(deps.store, requestId);
  const live = kind === "answer" && request?.appId ? await liveRelease(deps.store, request.appId) : undefined;
  const about = live === undefined ? {} : { releaseId: live.id };
  const news = { kind, text, ...sources, ...about, formOf: await formAfter(deps, requestId) };
  await end(deps, requestId, "answered", text, news, { kind: "answered" });
}

/** What is for another App than the thread's ends here; its asker says by a button where it goes on. */
export async function concludeApart(deps: BuilderDeps, requestId: string): Promise<void> {
  const request = await requestById(deps.store, requestId);
  const app = await appById(deps.store, request?.appId ?? "");
  if (request === undefined || app === undefined) throw new Error(`Request ${requestId} has no app.`);
  await setApart(deps.store, requestId, null, "offered");
  const news = { kind: "other_app" as const, requestId, appName: app.name, text: request.text };
  await end(deps, requestId, "answered", "another app", news, { kind: "answered" });
}

/** It was not understood, or is nothing that can be planned as it was said. */
export async function concludeUnplanned(
  deps: BuilderDeps,
  requestId: string,
  { reason, next }: { reason: string; next: string },
): Promise<void> {
  const formOf = await formAfter(deps, requestId);
  const news = {
    kind: "refused" as const,
    reasons: [reason],
    next,
    ...(await movesAfterNo(deps, requestId, next)),
    formOf,
  };
  await end(deps, requestId, "refused", reason, news, { kind: "refused" });
}

/** The request, where it may be told in a form after all; else null. */
async function formAfter(deps: BuilderDeps, requestId: string): Promise<string | null> {
  return (await takesForm(deps, requestId)) ? requestId : null;
}

/** Whatever could not be built may be said in other words; *try again* helps where something else is to change. */
async function movesAfterNo(deps: BuilderDeps, requestId: string, next: string) {
  return { againOf: againOf(await requestById(deps.store, requestId), next), differentlyOf: requestId };
}

export async function concludeRefused(
  deps: BuilderDeps,
  requestId: string,
  reasons: string[],
  next: string,
): Promise<void> {
  const news = { kind: "refused" as const, reasons, next, ...(await movesAfterNo(deps, requestId, next)) };
  await end(deps, requestId, "refused", reasons.join(" "), news, { kind: "refused" });
}

/** By a no, by *stop*, by silence. `by.answer` is what was said to the last question; without it, it was stopped. */
export async function concludeCancelled(
  deps: BuilderDeps,
  requestId: string,
  by: { byId: string | null; words?: string | null; answer?: Decided["answer"] },
): Promise<void> {
  const request = await requestById(deps.store, requestId);
  const ending = cancelledBy(request, by);
  const reason = by.words ? `“${by.words}” ` : "";
  const next = await nextAfter(deps, request, ending);
  const kept = `${reason}${await whatIsKept(deps, requestId)} ${next}`;
  const at = request === undefined ? "" : stageWords(request);
  const news = { kind: "cancelled" as const, ending, at, kept, againOf: againOf(request, next) };
  await end(deps, requestId, "cancelled", by.words ?? "cancelled", news, ending);
}

function cancelledBy(request: AppRequest | undefined, by: { byId: string | null; answer?: Decided["answer"] }): Ending {
  const { answer, byId } = by;
  if (answer === "expired") return { kind: "expired" };
  const stopper = request?.stopRequestedBy ?? null;
  if (answer === undefined || stopper !== null) return { kind: "stopped", byId: stopper ?? byId };
  return { kind: request?.stage === "approve" ? "declined" : "cancelled", byId };
}

/** Each names a move that the desk takes. */
async function nextAfter(deps: BuilderDeps, request: AppRequest | undefined, ending: Ending): Promise<string> {
  if (ending.kind === "expired") return "Reply *try again* to go on after all.";
  if (request?.returnsTo) return "Reply *try again* and the earlier version comes back after all.";
  if (ending.kind === "stopped" && request !== undefined && (await keepsPlan(deps.store, request)))
    return (await writtenFor(deps.store, request)) !== null
      ? "Reply *try again* and I go on with what is written, by the plan you agreed to."
      : "Reply *try again* and I build it by the plan you agreed to, without asking again.";
  return "If you want it after all, reply *try again*: I plan it anew, with all you said here.";
}

const NAMES_OTHER_WORDS = /\b(?:in other words|should be different)\b/i;
const NAMES_AGAIN = /\b(?:try again|retry)\b/i;

/**
 * The request, where its words name *try again* as the next move: the button is the same. What was to bring a version back
 * has another one, which still stands where it was pressed.
 */
function againOf(request: AppRequest | undefined, next: string): string | null {
  return request === undefined || request.returnsTo !== null || !NAMES_AGAIN.test(next) ? null : request.id;
}

/** `kept` says what runs now, where a deploy knows better than the registry. */
export async function concludeFailed(
  deps: BuilderDeps,
  requestId: string,
  reason: FailureReason,
  known?: string,
): Promise<void> {
  const kept = known ?? (await whatFailedKeeps(deps, requestId));
  const { message: cause, next: told } = maskSecretsIn(forPerson(reason));
  const more = reason.code === "budget" ? await moreFor(deps, requestId) : null;
  const next = more === null ? told : `${told} Or @${deps.approverGroup} presses *Spend ${more.words} more* here.`;
  const again = againOf(await requestById(deps.store, requestId), next);
  const moves = {
    more: more && { requestId, cents: more.cents },
    againOf: again,
    differentlyOf: NAMES_OTHER_WORDS.test(next) ? requestId : null,
  };
  const workOf = (await hasWork(deps, requestId)) ? requestId : null;
  const news = { kind: "failed" as const, cause, kept, next, reference: requestId, ...moves, workOf };
  await end(deps, requestId, "failed", cause, news, { kind: "failed" });
}

/** What somebody may let it have, where somebody may. */
async function moreFor(deps: BuilderDeps, requestId: string): Promise<{ cents: number; words: string } | null> {
  const more = deps.approverGroup === null ? null : await moneyToGoOn(deps.store, requestId);
  return more === null ? null : { cents: more.cents, words: `$${(more.cents / 100).toFixed(2)}` };
}

/** Whether an agent, and not known parts alone, worked on it. */
async function hasWork({ store }: BuilderDeps, requestId: string): Promise<boolean> {
  const request = await requestById(store, requestId);
  return request?.plan?.composition === undefined && (await buildsOfRequest(store, requestId)).length > 0;
}

async function whatFailedKeeps(deps: BuilderDeps, requestId: string): Promise<string> {
  const stays = await whatStays(deps, requestId);
  if (await keepsWork(deps.store, requestId))
    return `What you said here, and the code as far as it is written. ${stays ?? "Nothing was put live."}`;
  return stays ?? "What you said here. Nothing was put live.";
}

export async function concludeLive(deps: BuilderDeps, requestId: string, releaseId: string): Promise<void> {
  const request = await requestById(deps.store, requestId);
  const release = await releaseById(deps.store, releaseId);
  const app = await appById(deps.store, request?.appId ?? "");
  if (release === undefined || app === undefined) throw new Error(`Release ${releaseId} has no app.`);
  const commands = commandsOf(release);
  const before = await releaseBefore(deps.store, app.id);
  const old = before === undefined ? commands : commandsOf(before);
  const news = {
    kind: "live" as const,
    appName: app.name,
    made: request === undefined ? ("coded" as const) : await madeBy(deps, request),
    url: release.manifest.web === undefined ? null : deps.addressOf(app.name),
    ownerId: app.ownerId,
    releaseId: release.id,
    releaseNumber: release.number,
    commands,
    newCommands: commands.filter((command) => !old.includes(command)),
    commandExamples: Object.fromEntries(
      commands.flatMap((command) => {
        const example = commandExample(command, release.manifest);
        return example === null ? [] : [[command, example]];
      }),
    ),
    newWebhooks: webhooksOf(release).filter((word) => before === undefined || !webhooksOf(before).includes(word)),
    secrets: await missingSecrets(deps.store, app.id, release.manifest),
    deafIn: await deps.absentFrom(heardChannels(release)),
    untold: await untoldEvents(deps, release),
    nextRunAt: await nextRunOfApp(deps.store, app.id),
    timeZone: release.manifest.timeZone,
    costUsd: (await modelSpend(deps.store, requestId)).costUsd,
    changes: release.summary,
    alsoSaid: request === undefined ? [] : unheard(request).map((remark) => remark.text),
    undoOf: before === undefined ? null : release.id,
    undoesData: (await stepBackup(deps, app.id))?.live.id === release.id,
    proof: request === undefined ? null : await proofNoteOf(deps, request, release),
  };
  await end(deps, requestId, "live", `v${release.number} is live`, news, { kind: "live" });
  if (request !== undefined) for await (const { id } of lineOf(deps.store, request)) await forgetMemory(deps.home, id);
}

function commandsOf(release: Release): string[] {
  return release.manifest.triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : []));
}

function webhooksOf(release: Release): string[] {
  const names = release.manifest.triggers.flatMap((trigger) =>
    "webhook" in trigger ? [trigger.webhook] : "github" in trigger ? ["GitHub"] : "linear" in trigger ? ["Linear"] : [],
  );
  return [...new Set(names)];
}

/** Events that it listens for and that no live App tells. */
async function untoldEvents({ store }: BuilderDeps, { manifest }: Release): Promise<string[]> {
  const wanted = [...new Set(manifest.triggers.flatMap((trigger) => ("event" in trigger ? [trigger.event] : [])))];
  const told = await eventsToldBy(
    store,
    wanted.map((event) => event.split("/")[0] ?? ""),
  );
  return wanted.filter((event) => !told.has(event));
}

function heardChannels(release: Release): string[] {
  return [...new Set(release.manifest.triggers.flatMap((trigger) => ("slack" in trigger ? trigger.in : [])))];
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

/** What a person reads when an earlier version does not work on the data as it is now. */
export function failureOfReturn(problems: FoundProblem[]): FailureReason {
  const list = problems.map((problem) => `• ${problem.check}: ${problem.message}`).join("\n");
  return {
    code: "checks",
    message: `The earlier version does not work with the data as it is now:\n${list}`,
    next: "Say what should be different, and it is changed from what is live.",
  };
}

export function failureOfInstructions(problems: FoundProblem[]): FailureReason {
  const list = problems.map((problem) => `• ${problem.check}: ${problem.message}`).join("\n");
  return {
    code: "checks",
    message: `With these instructions it does not hold what it promises:\n${list}`,
    next: "Say it in other words. What is live goes on as it is.",
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
  return (await whatStays(deps, requestId)) ?? "Nothing was put live.";
}

/** What runs, or was stopped, whatever came of this request; null: there is no such App. */
async function whatStays(deps: BuilderDeps, requestId: string): Promise<string | null> {
  const request = await requestById(deps.store, requestId);
  const app = request?.appId ? await appById(deps.store, request.appId) : undefined;
  if (app?.status === "stopped") return `${app.name} stays switched off, as it was.`;
  return app?.liveDeploymentId ? `${app.name} keeps running as before.` : null;
}

/**
 * Ends it in the registry first: a reply to the news already belongs to what comes next. Then the news, then whatever
 * still stands; the card last, because its edit may have to wait.
 */
async function end(
  deps: BuilderDeps,
  requestId: string,
  status: RequestEnd,
  outcome: string,
  news: News,
  ending: Ending,
): Promise<void> {
  const now = deps.clock.now();
  await endRequest(deps.store, requestId, status, outcome, now);
  await deps.announcer.tell(requestId, "end", news);
  await closePreviews(deps, requestId);
  await deps.doors.close(buildDoorIdOf(requestId));
  await closeDoorSession(deps.store, buildDoorIdOf(requestId), now);
  if ((await readDoorSession(deps.store, packagesDoorIdOf(requestId))) !== null)
    await deps.doors.close(packagesDoorIdOf(requestId));
  deps.log.info("request ended", { requestId, status });
  await showEnd(deps, requestId, ending);
}
