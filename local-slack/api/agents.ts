import { isMember } from "../conversations.ts";
import type { Json } from "../json.ts";
import { threadRoot } from "../messages.ts";
import { canBeStopped, isAgent, missingSubscription, setSessionStatus } from "../sessions/status.ts";
import { findAgentSession, saveAgentSession, sessionStatuses } from "../sessions/stored.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";
import { oneOf, text } from "./arguments.ts";
import { authorshipOf, authorshipShape } from "./authorship.ts";
import { defineMethod, type Method } from "./method.ts";
import { joinedConversation } from "./targets.ts";

/*
 * Arguments and answers: AgentsSessionsSetStatusArguments and its siblings of @slack/web-api. Sessions are of threads here:
 * there are no code channels, so `thread_ts` is needed. Which error an app that is no agent gets is told nowhere; here it is
 * `feature_not_enabled`.
 */

const longestTitle = 200;
const title = text.refine((words) => [...words].length <= longestTitle, "must be less than 201 characters");

const setStatusMethod = defineMethod({
  scopes: ["chat:write"],
  tokens: ["bot"],
  args: {
    ...authorshipShape,
    channel_id: text,
    thread_ts: text,
    status: oneOf(sessionStatuses),
    title: title.optional(),
    initiator_user_id: text.optional(),
  },
  run: ({ workspace, caller, userId, args }) => {
    requireAgent(workspace);
    const { channelId } = joinedConversation(workspace, userId, args.channel_id);
    threadRoot(workspace, channelId, args.thread_ts);
    const { username, icons } = authorshipOf(caller, args);
    if (username !== undefined || icons) workspace.gaps.note("another name or icon of an agent session");
    const initiatorId = args.initiator_user_id ?? null;
    if (initiatorId !== null && !isMember(workspace, channelId, initiatorId)) throw new SlackError("user_not_found");
    const place = { channelId, threadTs: args.thread_ts };
    const made = { title: args.title ?? "", initiatorId };
    const { status, title: shown } = workspace.db.transaction(() =>
      setSessionStatus(workspace, place, args.status, made),
    );
    return { status, agent_status: status, title: shown, ...warningOf(workspace) };
  },
});

const renameMethod = defineMethod({
  scopes: ["chat:write"],
  tokens: ["bot"],
  args: { channel_id: text, thread_ts: text, title },
  run: ({ workspace, userId, args }) => {
    requireAgent(workspace);
    const { channelId } = joinedConversation(workspace, userId, args.channel_id);
    const known = findAgentSession(workspace, channelId, args.thread_ts);
    if (!known) throw new SlackError("session_not_found");
    saveAgentSession(workspace, { ...known, title: args.title });
    return { title: args.title };
  },
});

export const agentMethods: Record<string, Method> = {
  "agents.sessions.setStatus": setStatusMethod,
  "agents.sessions.rename": renameMethod,
};

function requireAgent(workspace: Workspace): void {
  if (!isAgent(workspace)) throw new SlackError("feature_not_enabled");
}

function warningOf(workspace: Workspace): Json {
  if (canBeStopped(workspace)) return {};
  return { warning: missingSubscription, response_metadata: { warnings: [missingSubscription] } };
}
