import type { ReceivedAsk } from "../../builder/desk.ts";
import { leaveEnd } from "../announcer/leave-end.ts";
import type { Press } from "../payloads.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/** *Try again*, on how a request ended. What to tell whoever pressed. A message that was left behind is put right by it. */
export async function tryAgain(deps: ListenerDeps, press: Press, requestId: string): Promise<string> {
  const received = await known(() => deps.desk.tryAgain(requestId, askOf(deps, press, "try again")));
  await leaveEnd(deps, requestId);
  if (received.kind === "refused") return received.say;
  const { replies } = await languageOfPerson(deps, press.user.id);
  return received.kind === "started" ? replies.beginAgain : replies.pressedBefore;
}

/** *Spend … more*, the same way. The message says afterwards how much was allowed, and by whom. */
export async function spendMore(deps: ListenerDeps, press: Press, requestId: string): Promise<string> {
  const received = await known(() => deps.desk.spendMore(requestId, askOf(deps, press, "spend more")));
  await leaveEnd(deps, requestId);
  if (received.kind === "refused") return received.say;
  const { replies } = await languageOfPerson(deps, press.user.id);
  return received.kind === "started" ? replies.allowed : replies.pressedBefore;
}

/** The message with the button stands for the ask. */
function askOf(deps: ListenerDeps, press: Press, text: string): ReceivedAsk {
  const messageTs = press.message?.ts ?? "";
  const place = { channelId: press.channel?.id ?? "", threadTs: press.message?.thread_ts ?? messageTs, messageTs };
  return { ...place, slackTeamId: deps.slackTeamId, personId: press.user.id, text, inputs: [] };
}
