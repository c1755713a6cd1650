import { sayNo } from "../../operator/authority/judgement.ts";
import { type AppRequest, addRemark, askWrite, requestsOfThread } from "../../store/app-requests.ts";
import { decideApproval, pendingApproval } from "../../store/approvals.ts";
import { heardOutcome, keepHeard } from "../../store/heard-messages.ts";
import type { Replied, Revision } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { isCorrection } from "./read-correction.ts";
import { stop } from "./stop.ts";
import { noteWords } from "./words.ts";

const AS_IT_STANDS = "your ask as it stands now: I plan it again";
const AGREED =
  "You changed your ask after its plan was agreed, so I go on with what was agreed. Say in its thread what should be different, and I take it in.";
const TAKEN_BACK =
  "You deleted your ask, so I stop working on it. What is live stays as it is. Say *try again* in its thread to go on.";
/** Nothing is agreed yet, so nothing rests on the words. */
const BEFORE_THE_PLAN = ["received", "understand", "plan"];

/** The ask of an open request was edited in Slack, or deleted. Of what is planned already, nothing changes unasked. */
export async function revise(deps: DeskDeps, revision: Revision): Promise<Replied> {
  const { channelId, threadTs, messageTs, revisedTs } = revision;
  const heard = await heardOutcome(deps.store, channelId, revisedTs);
  if (heard !== undefined) return heard;
  const requests = await requestsOfThread(deps.store, channelId, threadTs);
  const request = requests.find((one) => one.status === "open" && one.messageTs === messageTs);
  if (request === undefined || request.requesterId !== revision.personId) return { kind: "ignored" };
  const replied = await (revision.ask === null
    ? takeBack(deps, request)
    : rewrite(deps, request, revision, revision.ask));
  return keepHeard(deps.store, { channelId, threadTs, ts: revisedTs, at: deps.clock.now() }, replied);
}

async function takeBack(deps: DeskDeps, request: AppRequest): Promise<Replied> {
  const stopped = await stop(deps, request.id, request.requesterId);
  return { kind: "told", say: stopped.kind === "stopping" ? TAKEN_BACK : stopped.say };
}

async function rewrite(
  deps: DeskDeps,
  request: AppRequest,
  { personId, revisedTs }: Revision,
  ask: NonNullable<Revision["ask"]>,
): Promise<Replied> {
  if (ask.text === request.text) return { kind: "ignored" };
  const { id: requestId } = request;
  const may = await deps.authority.mayDo(personId, "reply", { requestId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const pending = await pendingApproval(deps.store, requestId);
  if (pending?.kind === "plan" || pending?.kind === "questions") {
    const answer = pending.kind === "plan" ? ("change" as const) : ("yes" as const);
    const at = deps.clock.now();
    const decision = { approvalId: pending.id, personId, answer, words: null, remark: null, inputs: [], at };
    const corrects = request.appId !== null && isCorrection(ask.text);
    const revised = { text: ask.text, isCorrection: corrects };
    if (await decideApproval(deps.store, pending, decision, [askWrite(requestId, revised, at)])) {
      deps.signal(pending.id);
      return { kind: "taken", requestId, as: AS_IT_STANDS };
    }
  } else if (pending === undefined && BEFORE_THE_PLAN.includes(request.stage)) {
    await addRemark(deps.store, requestId, { ts: revisedTs, personId, text: ask.text }, ask.inputs);
    return { kind: "taken", requestId, as: noteWords(request.stage) };
  }
  return { kind: "told", say: AGREED };
}
