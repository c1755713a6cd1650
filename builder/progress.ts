import type { Card, Ending } from "../operator/announcer.ts";
import { type AppRequest, requestById, setStage, setStageUnlessStopped } from "../store/app-requests.ts";
import { approvalById, pendingApproval } from "../store/approvals.ts";
import { appById } from "../store/apps.ts";
import { modelSpend } from "../store/model-calls.ts";
import { approvalIdOf, stopSaid } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { isStillAsHandedIn } from "./is-handed-in.ts";

/** Where a request stands, in the flow's order, with the words on its card. */
export const STAGES = {
  understand: "Understanding the ask",
  plan: "Making a plan",
  agree: "Waiting for your go",
  code: "Writing the code",
  check: "Checking it",
  preview: "Trying it in a preview",
  approve: "Waiting for the platform team",
  deploy: "Putting it live",
} as const;

/** Where nothing is written at all. */
const BRINGING_BACK = "Bringing back the earlier version";

/** Where no agent writes code. */
const COMPOSING = "Putting it together from known parts";

export type Stage = keyof typeof STAGES;

/** The one stage that Stop does not reach. */
export const DEPLOY: Stage = "deploy";

const ORDER = Object.keys(STAGES) as Stage[];

/** To an earlier version nothing is planned, shown or agreed again. */
const OF_A_RETURN: readonly Stage[] = ["code", "check", "deploy"];

/** What was written by hand is planned by nobody; where an agent goes on with it, it writes. */
const OF_HANDED_IN: readonly Stage[] = ["check", "preview", "approve", "deploy"];

/** Notes where the request stands and edits its card. `note` says what is happening in it just now, in human words. */
export async function showProgress(deps: BuilderDeps, requestId: string, stage: Stage, note?: string): Promise<void> {
  await setStage(deps.store, requestId, stage, deps.clock.now());
  await deps.announcer.progress(requestId, await cardOf(deps, requestId, stage, "now", note));
}

/**
 * On its card: that it waits for a free place, and how many are before it. `isStill` is asked last: what has got its place
 * meanwhile tells a card of its own.
 */
export async function showQueued(
  deps: BuilderDeps,
  requestId: string,
  before: number,
  isStill: () => boolean,
): Promise<void> {
  const request = await requestById(deps.store, requestId);
  const stage = ORDER.find((name) => name === request?.stage);
  const card = await cardOf(deps, requestId, stage ?? "understand", stage === undefined ? "next" : "done");
  const place = { text: "Waiting for a free place", state: "now" as const, note: beforeWords(before) };
  const done = card.steps.filter(({ state }) => state === "done").length;
  if (isStill()) await deps.announcer.progress(requestId, { ...card, steps: card.steps.toSpliced(done, 0, place) });
}

function beforeWords(before: number): string {
  if (before === 0) return "it is the next";
  return before === 1 ? "1 other is before it" : `${before} others are before it`;
}

/** From here on nobody stops it. Who did before; null: nobody. */
export async function enterDeploy(deps: BuilderDeps, requestId: string): Promise<{ byId: string } | null> {
  if (!(await setStageUnlessStopped(deps.store, requestId, DEPLOY, deps.clock.now()))) {
    const stop = await stopSaid(deps, requestId);
    if (stop !== null) return stop;
  }
  await showProgress(deps, requestId, DEPLOY);
  return null;
}

/** The card as it stays when the request has ended, at the stage where it did. */
export async function showEnd(deps: BuilderDeps, requestId: string, ending: Ending): Promise<void> {
  const request = await requestById(deps.store, requestId);
  const stage = ORDER.find((name) => name === request?.stage) ?? "understand";
  const isDone = ending.kind === "live" || ending.kind === "answered";
  const last = ending.kind === "live" ? "deploy" : stage;
  const card = await cardOf(deps, requestId, last, isDone ? "done" : "ended");
  const at = request?.updatedAt ?? card.at; // its end was the last change of it
  await deps.announcer.progress(requestId, { ...card, at, isWaiting: false, ending, canStop: false });
}

/** Where it stands, in the words of its card; empty before its first stage. */
export function stageWords({ stage, plan, returnsTo }: Pick<AppRequest, "stage" | "plan" | "returnsTo">): string {
  if (stage === "code" && returnsTo !== null) return BRINGING_BACK;
  if (stage === "code" && plan?.composition !== undefined) return COMPOSING;
  return ORDER.includes(stage as Stage) ? STAGES[stage as Stage] : "";
}

async function cardOf(
  deps: BuilderDeps,
  requestId: string,
  stage: Stage,
  state: "now" | "done" | "ended" | "next",
  note?: string,
): Promise<Card> {
  const request = await requestById(deps.store, requestId);
  const approval = await approvalById(deps.store, approvalIdOf(requestId, "release", 1));
  const isReturn = request?.returnsTo != null;
  const isByHand = request !== undefined && (await isStillAsHandedIn(deps, request));
  const shown = ORDER.filter((name) => {
    if (isReturn) return OF_A_RETURN.includes(name);
    if (isByHand && !OF_HANDED_IN.includes(name)) return false;
    return name !== "approve" || stage === "approve" || approval !== undefined;
  });
  const place = shown.indexOf(stage);
  const at = deps.clock.now();
  // Without a model there is no other way, also before there is a Plan.
  const isComposed = request?.plan ? request.plan.composition !== undefined : deps.planner.name === "rules";
  const code = isReturn ? BRINGING_BACK : isComposed ? COMPOSING : STAGES.code;
  return {
    title: await titleOf(deps, request),
    steps: shown.map((name, index) => ({
      text: name === "code" ? code : STAGES[name],
      state: index < place ? ("done" as const) : index === place ? state : ("next" as const),
      ...(index === place && note !== undefined ? { note } : {}),
    })),
    ending: null,
    startedAt: request?.createdAt ?? at,
    at,
    isWaiting: (await pendingApproval(deps.store, requestId)) !== undefined,
    costUsd: (await modelSpend(deps.store, requestId)).costUsd,
    canStop: true,
  };
}

const MOST_TITLE = 50;

/** Before there is a Plan, the App that is to change, or what was asked. */
async function titleOf(deps: BuilderDeps, request: AppRequest | undefined): Promise<string> {
  if (request?.plan) return request.plan.manifest.title ?? request.plan.manifest.name;
  const app = request?.appId ? await appById(deps.store, request.appId) : undefined;
  if (app !== undefined) return app.title;
  const ask = (request?.text ?? "").replace(/\s+/g, " ").trim();
  if (ask === "") return "What you sent";
  return `“${ask.length > MOST_TITLE ? `${ask.slice(0, MOST_TITLE).trimEnd()} …` : ask}”`;
}
