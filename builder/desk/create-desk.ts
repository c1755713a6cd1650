import { requestsOfThread } from "../../store/app-requests.ts";
import { appByThread } from "../../store/apps.ts";
import { heardOutcome, keepHeard } from "../../store/heard-messages.ts";
import type { Desk, Replied, ThreadReply } from "../desk.ts";
import { answer } from "./answer.ts";
import { comment } from "./comment.ts";
import { decide } from "./decide.ts";
import { beginApart, decideApart } from "./decide-apart.ts";
import { decideFix } from "./decide-fix.ts";
import type { DeskDeps } from "./deps.ts";
import { messageOf } from "./heard.ts";
import { receive } from "./receive.ts";
import { replyToEnded } from "./reply-to-ended.ts";
import { replyToOpen } from "./reply-to-open.ts";
import { revise } from "./revise.ts";
import { undo } from "./roll-back.ts";
import { stop } from "./stop.ts";
import { askUndoData, undoData } from "./undo-rows.ts";

/** The Desk over the registry and the durable workflow. Saved first, then started or woken. */
export function createDesk(deps: DeskDeps): Desk {
  return {
    receive: (ask) => receive(deps, ask, null),
    reply: (message) => reply(deps, message),
    revise: (revision) => revise(deps, revision),
    decide: (decision) => decide(deps, decision),
    undo: (releaseId, ask) => undo(deps, releaseId, ask),
    askUndoData: (releaseId, personId) => askUndoData(deps, releaseId, personId),
    undoData: (releaseId, ask) => undoData(deps, releaseId, ask),
    comment: (given) => comment(deps, given),
    decideFix: (decision) => decideFix(deps, decision),
    decideApart: (decision) => decideApart(deps, decision),
    beginApart: (requestId, personId, threadTs) => beginApart(deps, requestId, personId, threadTs),
    stop: (requestId, personId) => stop(deps, requestId, personId),
  };
}

/** Slack and we bring the same message again; what was done because of it is not done twice. */
async function reply(deps: DeskDeps, message: ThreadReply): Promise<Replied> {
  const heard = await heardOutcome(deps.store, message.channelId, message.messageTs);
  return heard ?? (await keepHeard(deps.store, messageOf(deps, message), await actOn(deps, message)));
}

async function actOn(deps: DeskDeps, reply: ThreadReply): Promise<Replied> {
  const requests = await requestsOfThread(deps.store, reply.channelId, reply.threadTs);
  const open = requests.find((request) => request.status === "open");
  const known = requests.find((request) => request.messageTs === reply.messageTs);
  if (known !== undefined) return { kind: "started", requestId: known.id };
  const app = await appByThread(deps.store, reply.channelId, reply.threadTs);
  const answered = app === undefined ? null : await answer(deps, app, reply);
  if (answered !== null) return answered;
  if (open !== undefined) return replyToOpen(deps, open, reply);
  if (app === undefined && requests.length === 0) return { kind: "ignored" };
  return replyToEnded(deps, requests[0], app, reply);
}
