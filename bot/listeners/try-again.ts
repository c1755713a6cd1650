import { leaveEnd } from "../announcer/leave-end.ts";
import type { Press } from "../payloads.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/** *Try again*, on how a request ended. What to tell whoever pressed. A message that was left behind is put right by it. */
export async function tryAgain(deps: ListenerDeps, press: Press, requestId: string): Promise<string> {
  const messageTs = press.message?.ts ?? "";
  const place = { channelId: press.channel?.id ?? "", threadTs: press.message?.thread_ts ?? messageTs, messageTs };
  const ask = { ...place, slackTeamId: deps.slackTeamId, personId: press.user.id, text: "try again", inputs: [] };
  const received = await known(() => deps.desk.tryAgain(requestId, ask));
  await leaveEnd(deps, requestId);
  if (received.kind === "refused") return received.say;
  return received.kind === "started" ? "I begin again: see below." : "That was pressed before: see below.";
}
