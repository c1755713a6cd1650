import type { Workspace } from "../workspace.ts";
import { type AgentSession, findAgentSession, type SessionStatus, saveAgentSession } from "./stored.ts";

const stopEvent = "agent_session_stopped";

/** What `agents.sessions.setStatus` answers with where the app could not hear of a Stop. */
export const missingSubscription = "missing_agent_session_stopped_event_subscription";

/** Moves the thread's session to a status, and makes it where there is none; title and initiator count only then. */
export function setSessionStatus(
  workspace: Workspace,
  place: { channelId: string; threadTs: string },
  status: SessionStatus,
  made: { title: string; initiatorId: string | null },
): AgentSession {
  const known = findAgentSession(workspace, place.channelId, place.threadTs);
  const agentSession: AgentSession = { ...place, ...(known ?? made), status, stopAskedBy: null };
  saveAgentSession(workspace, agentSession);
  return agentSession;
}

/** Whether the app hears when somebody presses Stop: without it Slack shows no button, only that the agent works. */
export function canBeStopped(workspace: Workspace): boolean {
  return workspace.manifest.settings.event_subscriptions.bot_events.includes(stopEvent);
}

/** Whether the manifest declares the app as an agent. */
export function isAgent(workspace: Workspace): boolean {
  return workspace.manifest.features.agent_view !== undefined;
}
