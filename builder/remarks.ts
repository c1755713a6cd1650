import { explain } from "../lib/errors.ts";
import { type AppRequest, requestById, takeRemarks } from "../store/app-requests.ts";
import type { Remark } from "../store/schema.ts";
import type { BuilderDeps } from "./deps.ts";
import type { HarnessRemark } from "./harness.ts";

/** Which Build listens. */
export interface Listener {
  requestId: string;
  round: number;
  /** Id of the Build. */
  buildId: string;
}

/**
 * What was said in the thread that the Plan does not know, each once: also what an earlier attempt of the round was
 * told, because its code may be gone, or only partly right.
 */
export function listenTo(deps: BuilderDeps, listener: Listener): () => Promise<HarnessRemark[]> {
  const given = new Set<string>();
  return async () => {
    const request = await readRequest(deps, listener.requestId);
    const fresh = request.remarks.filter((remark) => isForRound(remark, listener) && !given.has(wordsOf(remark)));
    for (const remark of fresh) given.add(wordsOf(remark));
    return fresh.map((remark) => ({ ts: remark.ts, text: remark.text, inputs: inputsOf(request, remark) }));
  };
}

/**
 * The agent has them. Said in the thread once a round: that it may be said is what people must know, not each time.
 * Nobody waits for that: with Slack away the work goes on, and the preview's card tells it too.
 */
export async function noteHeard(deps: BuilderDeps, listener: Listener, remarkTs: string[]): Promise<void> {
  const { requestId, round, buildId } = listener;
  await takeRemarks(deps.store, requestId, remarkTs, buildId);
  const request = await readRequest(deps, requestId);
  const words = request.remarks.filter((remark) => remarkTs.includes(remark.ts)).map((remark) => remark.text);
  // What we told it ourselves is nobody's wish.
  if (words.length === 0) return;
  deps.announcer
    .tell(requestId, `heard ${round}`, { kind: "heard", words })
    .catch((error: unknown) => deps.log.warn("heard unsaid", { requestId, buildId, error: explain(error) }));
}

/** What was said and has reached nobody. */
export function unheard(request: AppRequest): Remark[] {
  return request.remarks.filter((remark) => remark.takenBy === undefined);
}

/** A wish said during the build, as the preview's card shows it. */
export interface SaidMeanwhile {
  text: string;
  /** Whether the agent was told in time. */
  isInTime: boolean;
}

/** What was said since this round's Plan. What came too late stands on this card from now on. */
export async function saidMeanwhile(
  deps: BuilderDeps,
  requestId: string,
  round: number,
  approvalId: string,
): Promise<SaidMeanwhile[]> {
  const late = unheard(await readRequest(deps, requestId)).map((remark) => remark.ts);
  await takeRemarks(deps.store, requestId, late, approvalId);
  return (await readRequest(deps, requestId)).remarks.flatMap(({ text, takenBy = "" }) => {
    const isInTime = takenBy.startsWith(buildsOf(requestId, round));
    return isInTime || takenBy === approvalId ? [{ text, isInTime }] : [];
  });
}

/** Everything the asker wants different from what this preview shows: said too late for it, or to it. */
export function wishesAt(request: AppRequest, previewApprovalId: string): string[] {
  return request.remarks.filter((remark) => remark.takenBy === previewApprovalId).map((remark) => remark.text);
}

/** One that was edited just before it was noted as heard is another. */
function wordsOf({ ts, text }: Remark): string {
  return `${ts} ${text}`;
}

function isForRound(remark: Remark, { requestId, round }: Listener): boolean {
  return remark.takenBy === undefined || remark.takenBy.startsWith(buildsOf(requestId, round));
}

/** How the ids of a round's Builds begin. */
function buildsOf(requestId: string, round: number): string {
  return `bld_${requestId.slice(4)}_${round}_`;
}

function inputsOf(request: AppRequest, { inputs }: Remark) {
  return inputs === undefined ? [] : request.inputs.slice(inputs.from, inputs.from + inputs.count);
}

async function readRequest(deps: BuilderDeps, requestId: string): Promise<AppRequest> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined) throw new Error(`Request ${requestId} is not in the registry.`);
  return request;
}
