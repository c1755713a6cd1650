import { sayNo } from "../../operator/authority/judgement.ts";
import { requestsOfThread } from "../../store/app-requests.ts";
import type { App } from "../../store/apps.ts";
import type { OutputChange, OutputRevision, OutputWish, Replied } from "../desk.ts";
import { outputAt, outputInput, threadOf } from "./app-output.ts";
import { receiveAsItStands } from "./as-it-stands.ts";
import type { DeskDeps } from "./deps.ts";
import { hindranceTo, sayHindrance } from "./hindrance.ts";
import { isCorrection } from "./read-correction.ts";
import { readQuestion } from "./read-question.ts";
import { readReturn } from "./read-return.ts";
import { readWord } from "./read-word.ts";
import { revise } from "./revise.ts";
import { NEW_WISH } from "./words.ts";

const SAY_IT_THERE = "Say it there, and it is part of that.";
const SAY_IT_AGAIN = "Then say this here again, and I plan it.";
const FEW_READ_IT = "Few people read along here, so I carry nothing of it elsewhere. Say in its thread what to change.";
const TAKEN_THERE = "I take that in its thread only.";

/**
 * Opens a change in the App's thread, as if its Owner had said the words there with what they are below. Where the Owner
 * does not call us, only words that say what is wrong are meant for us.
 */
export async function changeOutput(deps: DeskDeps, wish: OutputWish): Promise<OutputChange> {
  const { personId, channelId, postTs, text } = wish;
  const isThumb = !/\p{L}{2}/u.test(text);
  if (isThumb || readWord(text) === "chatter" || !(wish.mentioned || isCorrection(text))) return { kind: "ignored" };
  const output = await outputAt(deps.store, channelId, postTs);
  if (output === undefined) return { kind: "ignored" };
  const { post, app, release } = output;
  const place = threadOf(app);
  const may = await deps.authority.mayDo(personId, "change", { appId: app.id });
  if (!may.yes) return { kind: "not_theirs", appName: app.name, say: `${sayNo(may)} ${NEW_WISH}` };
  if (readWord(text) !== null || readReturn(text) !== null || readQuestion(text) !== null)
    return { kind: "elsewhere", place, say: TAKEN_THERE };
  // What few people can read is not carried to where many do.
  if (!wish.isOpen && channelId !== app.channelId) return { kind: "elsewhere", place, say: FEW_READ_IT };
  const messageTs = askOfWords(wish);
  // Fetched first: it takes its time, in which something else may begin there.
  const came = await wish.inputs();
  const known = await requestAt(deps, app, messageTs);
  const hindrance = known === undefined ? await hindranceTo(deps, app, release.id, messageTs) : null;
  if (hindrance !== null) return { kind: "elsewhere", place, say: sayHindrance(hindrance, SAY_IT_THERE, SAY_IT_AGAIN) };
  const inputs = [outputInput(post, release.manifest.timeZone), ...came];
  const { slackTeamId, threadTs } = app;
  const ask = { slackTeamId, channelId: app.channelId, threadTs, messageTs, personId, text, inputs };
  const received = await receiveAsItStands(deps, ask, app.id);
  if (received.kind === "refused") return { kind: "elsewhere", place, say: received.say };
  return { kind: "changing", requestId: received.requestId, place, postedIn: post.channel };
}

/** The words were edited or deleted: so is the ask of the change that they opened. */
export async function reviseOutputChange(deps: DeskDeps, revised: OutputRevision): Promise<Replied> {
  const { channelId, postTs, personId, revisedTs, ask } = revised;
  const app = (await outputAt(deps.store, channelId, postTs))?.app;
  if (app === undefined || !(await deps.authority.mayDo(personId, "change", { appId: app.id })).yes)
    return { kind: "ignored" };
  const place = { channelId: app.channelId, threadTs: app.threadTs, messageTs: askOfWords(revised) };
  return revise(deps, { ...place, revisedTs, personId, mentioned: true, ask });
}

/** Where others have Slack's timestamp of their message: these words stand in another thread than their request. */
function askOfWords({ channelId, saidTs }: Pick<OutputWish, "channelId" | "saidTs">): string {
  return `below:${channelId}:${saidTs}`;
}

async function requestAt({ store }: DeskDeps, { channelId, threadTs }: App, messageTs: string) {
  return (await requestsOfThread(store, channelId, threadTs)).find((request) => request.messageTs === messageTs);
}
