import { type AppRequest, requestById } from "../../../store/app-requests.ts";
import { type Approval, pendingApproval } from "../../../store/approvals.ts";
import { buildsOfRequest } from "../../../store/builds.ts";
import { wantedPreviewsOf } from "../../../store/instances.ts";
import { withoutPlan } from "../../checks/problem.ts";
import { checkReportSchema } from "../../checks/report.ts";
import { judgeRelease } from "../../planning.ts";
import { stageWords } from "../../progress.ts";
import { named } from "../find-app.ts";
import { refused, type ToolAsk, type ToolOutcome } from "../tool-ask.ts";
import type { ToolDeps } from "../tool-deps.ts";
import { liveOutcome } from "./live-outcome.ts";

/** What is saved is looked at so often; a look reads two rows. */
const LOOK_MS = 200;

/** Tells how a request goes until it ends, or waits for somebody who is not here. */
export async function follow(deps: ToolDeps, ask: ToolAsk, requestId: string): Promise<ToolOutcome> {
  const { clock } = deps.builder;
  const told = createTold(ask, () => clock.now());
  for (;;) {
    const { request, waits } = await look(deps, requestId);
    if (request.status !== "open") {
      told.end(request.status === "live");
      return ended(deps, request);
    }
    told.stage(stageWords(request) || "Handed in");
    const before = waits === undefined ? null : await waitsFor(deps, request, waits);
    if (before !== null) told.waits(before);
    // Whoever hands it in is at hand for their own yes; the platform team's may take a day.
    if (before !== null && (waits?.kind !== "preview" || !ask.isFollowed)) return waiting(deps, request, before);
    if (ask.isGone.aborted) return refused("interrupted", "It goes on by itself.", "See how it goes: tool status");
    await clock.sleep(LOOK_MS, ask.isGone).catch(() => undefined);
  }
}

/** Until nothing of it is under way any more. */
export async function untilEnded(deps: ToolDeps, requestId: string, isGone: AbortSignal): Promise<void> {
  const isOpen = async () => (await requestById(deps.builder.store, requestId))?.status === "open";
  while (!isGone.aborted && (await isOpen())) await deps.builder.clock.sleep(LOOK_MS, isGone).catch(() => undefined);
}

async function look(deps: ToolDeps, requestId: string): Promise<{ request: AppRequest; waits: Approval | undefined }> {
  const { store } = deps.builder;
  const request = await requestById(store, requestId);
  if (request === undefined) throw new Error(`Request ${requestId} is not in the registry.`);
  return { request, waits: await pendingApproval(store, requestId) };
}

interface Wait {
  approval: Approval;
  words: string;
  url?: string;
  /** Why policy asks for the yes, in sentences. */
  reasons?: string[];
}

async function waitsFor(deps: ToolDeps, request: AppRequest, approval: Approval): Promise<Wait | null> {
  if (approval.kind === "release")
    return {
      approval,
      words: `@${approval.groupHandle} must agree, in Slack`,
      reasons: await reasonsOf(deps, approval),
    };
  if (approval.kind !== "preview") return { approval, words: "Something is asked in its thread in Slack" };
  const [preview] = await wantedPreviewsOf(deps.builder.store, request.id);
  const hasPage = preview?.manifest.web !== undefined;
  if (preview === undefined || !hasPage || preview.previewNumber === null)
    return { approval, words: "Is the preview in its thread in Slack right?" };
  const { name } = preview.manifest;
  return {
    approval,
    words: "Is the preview right?",
    url: deps.builder.addressOf(`${name}--p${preview.previewNumber}`),
  };
}

/** As whoever is asked reads them. */
async function reasonsOf(deps: ToolDeps, { requestId, releaseId }: Approval): Promise<string[]> {
  if (releaseId === null) return [];
  const judged = await judgeRelease(deps.builder, requestId, releaseId);
  return judged.kind === "go" ? Promise.all(judged.reasons.map((reason) => named(deps, reason))) : [];
}

/** Exit code 3: nothing is wrong, and somebody else is asked. */
async function waiting(deps: ToolDeps, request: AppRequest, wait: Wait): Promise<ToolOutcome> {
  const { approval, words, url, reasons } = wait;
  const code = approval.kind === "release" ? "waits_for_approval" : "waits_for_yes";
  const of = { request: request.id, waitsFor: words, ...(url === undefined ? {} : { preview: url }) };
  const why = reasons === undefined || reasons.length === 0 ? "" : ` ${reasons.join(" ")}`;
  const fix = code === "waits_for_yes" ? "Answer in its thread in Slack." : "Nothing is left to do here.";
  return refused(code, `${await named(deps, words)}.`.replace("?.", "?") + why, `${fix} It goes on by itself then.`, {
    result: { ...of, ...(reasons === undefined ? {} : { reasons }) },
    next: [{ command: "tool status", why: "to see how it goes" }],
  });
}

async function ended(deps: ToolDeps, request: AppRequest): Promise<ToolOutcome> {
  if (request.status === "live") return liveOutcome(deps, request, { isNew: true });
  const said = await named(deps, request.outcome ?? "It ended.");
  const again = { next: [{ command: "tool deploy", why: "once that is mended" }] };
  if (request.status === "cancelled")
    return refused("stopped", `It did not go live: ${said}.`, "Deploy it again.", again);
  const [build] = await buildsOfRequest(deps.builder.store, request.id);
  const report = checkReportSchema.safeParse(build?.report);
  const failing = report.success && !report.data.ok ? report.data : null;
  const problems = (failing?.problems ?? []).map(withoutPlan);
  const checks = (failing?.checks ?? []).filter(({ ok }) => !ok).map(({ sentence, detail }) => ({ sentence, detail }));
  const code = request.status === "refused" ? "refused" : "check_failed";
  const result = failing === null ? { request: request.id } : { request: request.id, problems, checks };
  return refused(code, said, problems[0]?.fix ?? "Mend it, then deploy it again.", { result, ...again });
}

/** Each step once as it begins and once as it ends, with how long it took. */
function createTold(ask: ToolAsk, now: () => number) {
  let at: { step: string; since: number } | null = null;
  let waited: string | null = null;
  const done = () => {
    if (at !== null) ask.tell({ step: at.step, state: "done", tookMs: now() - at.since });
    at = null;
  };
  return {
    stage(step: string) {
      if (at?.step === step) return;
      done();
      at = { step, since: now() };
      ask.tell({ step, state: "begins" });
    },
    waits({ approval, words, url }: Wait) {
      if (waited === approval.id) return;
      waited = approval.id;
      const theirs = approval.kind === "preview" ? { approvalId: approval.id } : {};
      const step = at?.step ?? "Waiting";
      ask.tell({ step, state: "waits", words, ...theirs, ...(url === undefined ? {} : { url }) });
    },
    end(isWell: boolean) {
      if (isWell) done();
    },
  };
}
