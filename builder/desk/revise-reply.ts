import type { AppRequest } from "../../store/app-requests.ts";
import { latestAsked } from "../../store/approvals.ts";
import { appByThread } from "../../store/apps.ts";
import { heardOutcome, heardWrite, rewriteHeard } from "../../store/heard-messages.ts";
import { reviseRemark } from "../../store/revise-remark.ts";
import type { Remark } from "../../store/schema.ts";
import type { Replied, Revision } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { readWord } from "./read-word.ts";
import { reply } from "./reply.ts";
import { LEFT_OUT, noteWords } from "./words.ts";

const READ = "I had read it already. Say in a new message what should be different.";
const DELETED =
  "I had read that before you deleted it, so what came of it stands. Say in a new message what should be different.";
/** Told to delete it, they did: nothing is left for them to do. */
const CLEANED =
  "Thank you, it is gone from Slack. I had kept it without its secret, so nothing else is to be done here.";
const NEW_WORD = "That counts only in a new message. Say it again in one.";

/** A reply was edited or deleted: what nobody has taken up counts as it stands now; of the rest its author hears. */
export async function reviseReply(deps: DeskDeps, requests: AppRequest[], revision: Revision): Promise<Replied> {
  const { channelId, threadTs, messageTs, revisedTs, personId } = revision;
  const isIt = (remark: Remark) => remark.ts === messageTs;
  const request = requests.find(({ remarks }) => remarks.some(isIt));
  if (request?.remarks.some((remark) => isIt(remark) && remark.personId !== personId)) return { kind: "ignored" };
  const revised = {
    messageTs,
    since: request === undefined ? null : ((await latestAsked(deps.store, request.id))?.id ?? null),
  };
  const text = revision.ask?.text ?? null;
  const hadSecret = request?.remarks.find(isIt)?.text.includes("[secret]") === true;
  const say = text !== null ? READ : hadSecret ? CLEANED : DELETED;
  const read: Replied = { kind: "told", say, revised };
  if (request === undefined) {
    const before = await heardOutcome(deps.store, channelId, messageTs);
    // "try again", with more of the same.
    if (before?.kind === "ignored" && revision.ask !== null) return takenNow(deps, requests, revision, revision.ask);
    if (before?.kind === "started") return text === null || readWord(text) !== null ? { kind: "ignored" } : read;
    // A question that was answered, and became a wish: silence would leave them waiting.
    if (before?.kind === "answered") return text === null ? { kind: "ignored" } : read;
    return before?.kind === "taken" || before?.kind === "said" ? read : { kind: "ignored" };
  }
  if (text !== null && readWord(text) !== null) return { kind: "told", say: NEW_WORD, revised };
  const { id: requestId } = request;
  const replied: Replied =
    text === null
      ? { kind: "told", say: LEFT_OUT, revised }
      : { kind: "taken", requestId, as: noteWords(request), revised };
  const heard = heardWrite({ channelId, threadTs, ts: revisedTs, at: deps.clock.now() }, replied);
  const outcome = await reviseRemark(deps.store, { requestId, ts: messageTs, personId, text }, [heard]);
  return outcome === "revised" ? replied : read;
}

/**
 * What was chatter when it was said is edited into a wish, or into a call: as if it had been said now. A bare word decides
 * nothing by an edit.
 */
async function takenNow(
  deps: DeskDeps,
  requests: AppRequest[],
  revision: Revision,
  ask: NonNullable<Revision["ask"]>,
): Promise<Replied> {
  const { channelId, threadTs, revisedTs, personId, mentioned } = revision;
  const slackTeamId = requests[0]?.slackTeamId ?? (await appByThread(deps.store, channelId, threadTs))?.slackTeamId;
  const word = readWord(ask.text);
  if (slackTeamId === undefined || word === "chatter") return { kind: "ignored" };
  if (word !== null)
    return (await mayReply(deps, requests, personId)) ? { kind: "told", say: NEW_WORD } : { kind: "ignored" };
  const said = { slackTeamId, channelId, threadTs, messageTs: revisedTs, personId, mentioned, ...ask };
  const replied = await reply(deps, said, false);
  await rememberTaken(deps, revision, replied);
  return replied;
}

async function mayReply(deps: DeskDeps, requests: AppRequest[], personId: string): Promise<boolean> {
  const open = requests.find(({ status }) => status === "open");
  return open !== undefined && (await deps.authority.mayDo(personId, "reply", { requestId: open.id })).yes;
}

/** The message that was chatter is none any more: another edit of it is no second wish. */
export async function rememberTaken(deps: DeskDeps, revision: Revision, replied: Replied): Promise<void> {
  const { channelId, threadTs, messageTs: ts } = revision;
  if (replied.kind !== "started" && replied.kind !== "taken") return;
  if ((await heardOutcome(deps.store, channelId, ts))?.kind !== "ignored") return;
  await rewriteHeard(deps.store, { channelId, threadTs, ts, at: deps.clock.now() }, replied);
}
