import { sayNo } from "../../operator/authority/judgement.ts";
import type { AppRequest } from "../../store/app-requests.ts";
import type { App } from "../../store/apps.ts";
import { isSwitchedSince, rewriteHeard, wasTold } from "../../store/heard-messages.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import type { ReceivedAsk, Replied, ThreadReply } from "../desk.ts";
import { readOutline } from "../outline/read-outline.ts";
import { saysOtherValue } from "../planners/rules/conversation/other-value.ts";
import { isBetweenPeople } from "./between-people.ts";
import { chooseData } from "./data-choice.ts";
import type { DeskDeps } from "./deps.ts";
import { messageOf, noted } from "./heard.ts";
import { overheard } from "./overheard.ts";
import { asksForProgress } from "./read-progress.ts";
import { readReturn } from "./read-return.ts";
import { isForRequest, readWord } from "./read-word.ts";
import { anew, liveAppId, mayAskFor, mendedOtherwise, receive, started } from "./receive.ts";
import { goBack } from "./roll-back.ts";
import { saidOtherwise } from "./said-otherwise.ts";
import { CANCELLED_HERE, ENDED_ALREADY, NOTHING_TO_TRY, NOTHING_UNDER_WAY, SWITCHED_SINCE } from "./words.ts";

const UNSAID_MS = 60_000;
const READ_S = 5;
const GLANCE_MS = 1_000;

/** After these ends people are told to say it in other words. */
const SAYS_ON: ReadonlySet<AppRequest["status"]> = new Set(["refused", "failed", "answered"]);

/** Nothing is open: a wish for a change of the thread's app, or another try. */
export async function replyToEnded(
  deps: DeskDeps,
  last: AppRequest | undefined,
  app: App | undefined,
  reply: ThreadReply,
): Promise<Replied> {
  const word = readWord(reply.text);
  const { mentioned, ...ask } = reply;
  const appId = liveAppId(app);
  if (word === "retry" && last !== undefined && last.status !== "live")
    return started(await anew(deps, last, appId, ask, []));
  // What went live and was stopped: tried again, it is started.
  if (appId !== null && word === "retry" && app?.status === "stopped") return stopOrStart(deps, appId, "start", reply);
  if (appId !== null && word === "stop" && (await isOfWhatEnded(deps, last, reply)))
    return { kind: "refused", say: ENDED_ALREADY };
  if (appId !== null && (word === "stop" || word === "start")) return stopOrStart(deps, appId, word, reply);
  if (isBetweenPeople(reply)) return { kind: "ignored" };
  const wanted = readReturn(reply.text);
  if (app !== undefined && appId !== null && wanted !== null) return goBack(deps, app, wanted, ask);
  const chosen = app === undefined || appId === null ? null : await chooseData(deps, app, ask);
  if (chosen !== null) return chosen;
  const may = await mayAskFor(deps, reply.personId, appId);
  if (word === "retry" && may.yes) return { kind: "refused", say: NOTHING_TO_TRY };
  if (word !== null) return { kind: "ignored" };
  if (last !== undefined && last.requesterId === reply.personId && asksForProgress(reply.text))
    return { kind: "refused", say: NOTHING_UNDER_WAY };
  // Told to say it in other words, the asker does: what was said before still counts.
  const isAnother = last !== undefined && last.requesterId === reply.personId && SAYS_ON.has(last.status);
  if (isAnother && appId === null) {
    // Lines say it all, and in place of what was said before.
    if (readOutline(reply.text) !== null)
      return started(await receive(deps, { ...ask, inputs: [...last.inputs, ...ask.inputs] }, null));
    const said = { ts: reply.messageTs, personId: reply.personId, text: reply.text };
    return started(await anew(deps, last, appId, ask, [said]));
  }
  // "use #food instead": no wish by itself, but what was declined can be built with it.
  if (isAnother && last.status === "refused" && may.yes && saysOtherValue(reply.text)) {
    const said = { ts: reply.messageTs, personId: reply.personId, text: reply.text };
    return started(await anew(deps, last, appId, ask, [said]));
  }
  // People talk to each other in an app's thread: only an owner's words, or a mention, are meant for us.
  if (!may.yes && !mentioned) return overheard(deps, reply, may);
  if (appId === null && !mentioned) return last === undefined ? { kind: "ignored" } : toCancelled(deps, last, ask);
  const mended = isAnother && appId !== null ? await mendedOtherwise(deps, last, appId, ask) : null;
  return started(mended ?? (await receive(deps, ask, appId)));
}

/** Cancelled, a thread takes from its asker what is plainly said once more, and says of another wish how it would. */
async function toCancelled(deps: DeskDeps, last: AppRequest, ask: ReceivedAsk): Promise<Replied> {
  if (last.status !== "cancelled" || last.requesterId !== ask.personId) return { kind: "ignored" };
  const otherwise = readOutline(ask.text) !== null ? ask.text : saidOtherwise(ask.text);
  if (otherwise !== null) {
    const inputs = [...last.inputs, ...ask.inputs];
    return started(await receive(deps, { ...ask, text: otherwise, inputs }, null));
  }
  return isForRequest(ask.text) ? { kind: "hint", say: CANCELLED_HERE } : { kind: "ignored" };
}

/** Whoever says *stop* before they can have read that what was under way has ended means that, and not the App. */
async function isOfWhatEnded(
  { store, clock }: DeskDeps,
  last: AppRequest | undefined,
  { channelId, threadTs, messageTs }: ThreadReply,
): Promise<boolean> {
  if (last === undefined) return false;
  // Told so, they say it once more.
  const told = { say: ENDED_ALREADY, from: last.updatedAt, to: Number(messageTs) * 1_000 - GLANCE_MS };
  if (await wasTold(store, { channelId, threadTs }, told)) return false;
  const isLive = last.status === "live";
  const end = await outboundMessageByKey(store, `${last.id}:end`);
  if (end === undefined || end.ts === null) return !isLive && clock.now() - last.updatedAt < UNSAID_MS;
  return Number(messageTs) < Number(end.ts) + (isLive ? 0 : READ_S);
}

/** The thread of a live app is its switch, too. */
async function stopOrStart(
  deps: DeskDeps,
  appId: string,
  word: "stop" | "start",
  reply: ThreadReply,
): Promise<Replied> {
  const may = await deps.authority.mayDo(reply.personId, "stop", { appId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const message = messageOf(deps, reply);
  // Kept while Slack was away, it must not undo what was said after it.
  if (await isSwitchedSince(deps.store, message)) return { kind: "refused", say: SWITCHED_SINCE };
  const said = (say: string): Replied => ({ kind: "said", say });
  const order = { appId, to: word, personId: reply.personId };
  const outcome = said(await deps.switchApp(order, (say) => noted(deps, reply, said(say))));
  await rewriteHeard(deps.store, message, outcome);
  return outcome;
}
