import { requestById, setStage } from "../store/app-requests.ts";
import { approvalById } from "../store/approvals.ts";
import { modelSpend } from "../store/model-calls.ts";
import { approvalIdOf } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";

/** Where a request stands, in the flow's order, with the words on its card. */
const STAGES = {
  understand: "Understanding the ask",
  plan: "Making a plan",
  agree: "Waiting for your go",
  code: "Writing the code",
  check: "Checking it",
  preview: "Trying it in a preview",
  approve: "Waiting for the platform team",
  deploy: "Putting it live",
} as const;

export type Stage = keyof typeof STAGES;

const ORDER = Object.keys(STAGES) as Stage[];

/** Notes where the request stands and edits its card. `note` says what is happening in it just now, in human words. */
export async function showProgress(deps: BuilderDeps, requestId: string, stage: Stage, note?: string): Promise<void> {
  await setStage(deps.store, requestId, stage, deps.clock.now());
  await deps.announcer.progress(requestId, await cardOf(deps, requestId, stage, "now", note));
}

/** The card as it stays when the request has ended at this stage. */
export async function showEnd(deps: BuilderDeps, requestId: string, state: "done" | "failed"): Promise<void> {
  const request = await requestById(deps.store, requestId);
  const stage = ORDER.find((name) => name === request?.stage) ?? "understand";
  const last = state === "done" ? "deploy" : stage;
  await deps.announcer.progress(requestId, await cardOf(deps, requestId, last, state));
}

async function cardOf(
  deps: BuilderDeps,
  requestId: string,
  stage: Stage,
  state: "now" | "done" | "failed",
  note?: string,
) {
  const request = await requestById(deps.store, requestId);
  const approval = await approvalById(deps.store, approvalIdOf(requestId, "release", 1));
  const shown = ORDER.filter((name) => name !== "approve" || stage === "approve" || approval !== undefined);
  const at = shown.indexOf(stage);
  return {
    title: request?.plan?.manifest.title ?? request?.plan?.manifest.name ?? "Your app",
    steps: shown.map((name, index) => ({
      text: STAGES[name],
      state: index < at ? ("done" as const) : index === at ? state : ("next" as const),
      ...(index === at && note !== undefined ? { note } : {}),
    })),
    startedAt: request?.createdAt ?? deps.clock.now(),
    costUsd: (await modelSpend(deps.store, requestId)).costUsd,
    canStop: state === "now",
  };
}
