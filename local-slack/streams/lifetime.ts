import type { Message } from "../draft.ts";
import type { Json } from "../json.ts";
import type { Workspace } from "../workspace.ts";

/** Slack ends a stream so long after its start, even one that is written to (slackapi/python-slack-sdk issue 1859). */
const lifeMs = 5 * 60_000;

/** Whether a message that is being streamed has had its five minutes. It began when it was posted. */
export function isOver(workspace: Workspace, ts: string): boolean {
  return workspace.now() - Number(ts) * 1000 >= lifeMs;
}

/** What is shown of a message's streaming: one that is over by the clock is shown as ended before anybody ends it. */
export function shownStreaming(workspace: Workspace, message: Message): Json {
  if (message.streaming_state !== "in_progress") return {};
  return isOver(workspace, message.ts) ? { streaming_state: "completed" } : {};
}
