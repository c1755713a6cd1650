import { type Conversation, isMember } from "../conversations.ts";
import { publishIn } from "../events.ts";
import { nextTs } from "../messages.ts";
import type { Person } from "../people.ts";
import { SlackError } from "../slack-error.ts";
import { endStreamsIn } from "../streams/stream.ts";
import type { Workspace } from "../workspace.ts";
import { canBeStopped } from "./status.ts";
import { findAgentSession, saveAgentSession } from "./stored.ts";

/**
 * A person presses Stop in a thread in which the agent works: its streams end and the app hears
 * `agent_session_stopped` (https://docs.slack.dev/reference/events/agent_session_stopped). The status stays as it is until
 * the app changes it. Answers the ended streams' time stamps. Throws `stop_not_shown` where Slack would show no button.
 */
export function pressStop(
  workspace: Workspace,
  person: Person,
  conversation: Conversation,
  threadTs: string,
): string[] {
  const { channelId } = conversation;
  if (!isMember(workspace, channelId, person.userId)) throw new SlackError("not_in_channel");
  return workspace.db.transaction(() => {
    const agentSession = findAgentSession(workspace, channelId, threadTs);
    const isShown = agentSession?.status === "processing" && canBeStopped(workspace);
    if (!isShown) throw new SlackError("stop_not_shown", { message: `There is no Stop in the thread ${threadTs}.` });
    const ended = endStreamsIn(workspace, conversation, threadTs);
    saveAgentSession(workspace, { ...agentSession, stopAskedBy: person.userId });
    publishIn(workspace, conversation, "agent_session_stopped", {
      type: "agent_session_stopped",
      channel: channelId,
      user: person.userId,
      thread_ts: threadTs,
      streaming_message_ts: ended,
      event_ts: nextTs(workspace, channelId),
    });
    return ended;
  });
}
