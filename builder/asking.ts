import { sha256 } from "../lib/ids.ts";
import type { PreviewNote, ReplayNote } from "../operator/announcer.ts";
import { missingSecrets } from "../operator/app-secrets.ts";
import { wouldPost } from "../operator/preview.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { approvalById, openApproval } from "../store/approvals.ts";
import { appById } from "../store/apps.ts";
import { buildsOfRequest } from "../store/builds.ts";
import { instanceById } from "../store/instances.ts";
import { modelSpend } from "../store/model-calls.ts";
import { liveRelease, type Release, releaseById } from "../store/releases.ts";
import { type ToldChecks, tellChecks } from "./check-words/tell-checks.ts";
import { type CheckReport, checkReportSchema } from "./checks/report.ts";
import type { DeadEnd } from "./dead-ends.ts";
import { approvalIdOf } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { madeBy } from "./made-by.ts";
import { type Judged, type MadePlan, planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { type ComparedPromises, comparePromises } from "./promises.ts";
import { proofNoteOf } from "./proof-note.ts";
import { sourceRepoOf } from "./release.ts";
import type { OpenedPreview, ShownRelease } from "./releasing.ts";
import { saidMeanwhile } from "./remarks.ts";
import { similarTo } from "./similar.ts";
import { diffSource } from "./source/repo.ts";
import { takesForm } from "./takes-form.ts";

/** What is asked of people: each opens an Approval first, and shows it second. */

const DAY_MS = 86_400_000;
const ANSWER_DAYS = 14;
const RELEASE_DAYS = 7;
const NOTHING_CHANGED =
  "Nothing is different from before: nothing in what you said could be changed. Say it in other words.";

export async function askQuestions(
  deps: BuilderDeps,
  requestId: string,
  round: number,
  asked: Extract<MadePlan, { kind: "questions" }>,
): Promise<void> {
  const { questions, taken = null, of } = asked;
  const about = { subjectHash: sha256(questions.join("\n")), askHash: of };
  const approvalId = await openFor(deps, requestId, "questions", round, about);
  if (approvalId === null) return;
  await showProgress(deps, requestId, "plan", "Waiting for your answers");
  const asking = { questions, taken, takesForm: await takesForm(deps, requestId) };
  await deps.announcer.ask(requestId, { kind: "questions", approvalId, ...asking });
}

/** `insteadOf`: what was agreed to before, and is being built; else the Plan is of the ask whose words have `askHash`. */
export async function showPlan(
  deps: BuilderDeps,
  requestId: string,
  round: number,
  judged: Extract<Judged, { kind: "go" }>,
  given: { askHash: string } | { insteadOf: Manifest },
): Promise<void> {
  const request = await theRequest(deps, requestId);
  const plan = planOf(request);
  const insteadOf = "insteadOf" in given ? given.insteadOf : null;
  const about = { subjectHash: sha256(JSON.stringify(plan)), ...("askHash" in given ? given : {}) };
  const approvalId = await openFor(deps, requestId, "plan", round, about);
  if (approvalId === null) return;
  const similar = request.appId === null && insteadOf === null ? await similarTo(deps, request) : [];
  const compared = await comparePromises(deps, request, plan, plan.manifest);
  await showProgress(deps, requestId, "agree");
  await deps.announcer.ask(requestId, {
    kind: "plan",
    approvalId,
    plan,
    current: insteadOf ?? (await liveManifest(deps, request)),
    verdict: { needsApprovalBy: judged.needsApprovalBy, reasons: judged.reasons },
    similar,
    promises: compared === null ? null : { isNew: compared.isNew, dropped: droppedWords(compared) },
  });
}

async function liveManifest(deps: BuilderDeps, { appId }: AppRequest): Promise<Manifest | null> {
  return appId === null ? null : ((await liveRelease(deps.store, appId))?.manifest ?? null);
}

function droppedWords({ before, composition, dropped }: ComparedPromises): string[] {
  const { sentences } = tellChecks(before, composition);
  return dropped.flatMap((index) => sentences[index] ?? []);
}

/** The agent is stuck: how shall it go on? `model`: the one that was at work; null: the usual one. */
export async function askAboutDeadEnd(
  deps: BuilderDeps,
  requestId: string,
  round: number,
  { words }: DeadEnd,
  model: string | null,
): Promise<{ otherModel: string | null }> {
  const otherModel = modelAfter(deps.models, model);
  const approvalId = await openFor(deps, requestId, "dead_end", round, { subjectHash: otherModel ?? "" });
  if (approvalId === null) return { otherModel };
  await showProgress(deps, requestId, "code", "Stuck: waiting for your answer");
  const { costUsd: spentUsd } = await modelSpend(deps.store, requestId);
  const { budgetUsd } = deps;
  await deps.announcer.ask(requestId, {
    ...{ kind: "dead_end", approvalId, requestId, words, otherModel, spentUsd, budgetUsd },
  });
  return { otherModel };
}

/** The next in the configuration's order; null: there is no other. */
function modelAfter(models: readonly string[], current: string | null): string | null {
  const place = current === null ? 0 : Math.max(0, models.indexOf(current));
  const next = models[(place + 1) % models.length];
  return next === undefined || next === models[place] ? null : next;
}

export async function showPreview(
  deps: BuilderDeps,
  requestId: string,
  round: number,
  shown: { releaseId: string; preview: OpenedPreview; leftOut: string[]; replay?: ReplayNote },
): Promise<void> {
  const { releaseId, preview, leftOut } = shown;
  const release = await theRelease(deps, releaseId);
  const approvalId = await openFor(deps, requestId, "preview", round, { subjectHash: release.hash, releaseId });
  if (approvalId === null) return;
  const before = await approvalById(deps.store, approvalIdOf(requestId, "preview", round - 1));
  await showProgress(deps, requestId, "preview", "Have a look and say whether it is right");
  await deps.announcer.ask(requestId, {
    kind: "preview",
    approvalId,
    ...(await noteOf(deps, preview.instanceId, preview.url)),
    releaseNumber: release.number,
    made: await madeBy(deps, await theRequest(deps, requestId)),
    changes: before?.releaseId === releaseId ? NOTHING_CHANGED : release.summary,
    proof: await proofNoteOf(deps, await theRequest(deps, requestId), release),
    leftOut,
    replay: shown.replay ?? null,
    wouldPost: await wouldPost(deps, preview.instanceId),
    secrets: await missingSecrets(deps.store, release.appId, release.manifest),
    tries: release.manifest.triggers.map((trigger) => ({ instanceId: preview.instanceId, trigger })),
    said: await saidMeanwhile(deps, requestId, round, approvalId),
  });
}

export async function askForApproval(
  deps: BuilderDeps,
  requestId: string,
  shown: ShownRelease,
  ask: { groupHandle: string; reasons: string[]; round: number },
): Promise<void> {
  const { reasons, round } = ask;
  // Whom policy named may have been the group of an earlier start: the current one decides.
  const current = deps.approverGroup ?? ask.groupHandle;
  const request = await theRequest(deps, requestId);
  const release = await theRelease(deps, shown.releaseId);
  const app = await appById(deps.store, release.appId);
  const now = deps.clock.now();
  const expiresAt = now + RELEASE_DAYS * DAY_MS;
  const approval = await openApproval(
    deps.store,
    {
      id: approvalIdOf(requestId, "release", round),
      requestId,
      kind: "release",
      round,
      subjectHash: release.hash,
      releaseId: release.id,
      personId: null,
      groupHandle: current,
      expiresAt,
    },
    now,
  );
  const groupHandle = approval.groupHandle ?? current;
  const live = await liveRelease(deps.store, release.appId);
  const [build] = await buildsOfRequest(deps.store, requestId);
  const report = checkReportSchema.safeParse(build?.report);
  const told = tellChecks(release.manifest, planOf(request).composition, "others");
  await showProgress(deps, requestId, "approve", `Asked @${groupHandle}`);
  await deps.announcer.askForApproval(requestId, {
    approvalId: approval.id,
    groupHandle,
    appName: app?.name ?? release.manifest.name,
    requesterId: request.requesterId,
    askedFor: request.text,
    reasons,
    releaseNumber: release.number,
    manifest: release.manifest,
    current: live?.manifest ?? null,
    changes: release.summary,
    proof: await proofNoteOf(deps, request, release),
    diff: await diffSource(deps.git, sourceRepoOf(deps.home, release.appId), live?.commitId ?? null, release.commitId),
    preview: await noteOf(deps, shown.previewId, shown.previewUrl),
    checks: report.success ? checksOf(told, report.data) : [],
    checkDay: told.day,
    made: await madeBy(deps, request),
    costUsd: (await modelSpend(deps.store, requestId)).costUsd,
    expiresAt,
  });
}

/** The report has the sentences that the agent read; people read theirs. Both stand in the manifest's order. */
function checksOf({ sentences }: ToldChecks, report: CheckReport): { sentence: string; ok: boolean }[] {
  return report.checks.map(({ sentence, ok }, index) => ({ sentence: sentences[index] ?? sentence, ok }));
}

async function noteOf(deps: BuilderDeps, instanceId: string, url: string | null): Promise<PreviewNote> {
  const instance = await instanceById(deps.store, instanceId);
  return { url, instanceId, runsUntil: instance?.expiresAt ?? deps.clock.now() };
}

/** An Approval of the asker's. null: the ask is in other words by now than `askHash`, and it is asked anew. */
async function openFor(
  deps: BuilderDeps,
  requestId: string,
  kind: "plan" | "questions" | "dead_end" | "preview",
  round: number,
  about: { subjectHash: string; releaseId?: string; askHash?: string },
): Promise<string | null> {
  const { requesterId } = await theRequest(deps, requestId);
  const now = deps.clock.now();
  const approval = await openApproval(
    deps.store,
    {
      id: approvalIdOf(requestId, kind, round),
      requestId,
      kind,
      round,
      subjectHash: about.subjectHash,
      releaseId: about.releaseId ?? null,
      personId: requesterId,
      groupHandle: null,
      expiresAt: now + ANSWER_DAYS * DAY_MS,
    },
    now,
    about.askHash,
  );
  return approval.status === "superseded" ? null : approval.id;
}

async function theRelease(deps: BuilderDeps, releaseId: string): Promise<Release> {
  const release = await releaseById(deps.store, releaseId);
  if (release === undefined) throw new Error(`Release ${releaseId} is not in the registry.`);
  return release;
}
