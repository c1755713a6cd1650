import { type Conversation, slackConversation } from "./conversations.ts";
import type { Json } from "./json.ts";
import type { Person } from "./people.ts";
import { teamDomain, type Workspace } from "./workspace.ts";

/** The fields every interactive payload begins with. https://docs.slack.dev/reference/interaction-payloads */
export function payloadBase(workspace: Workspace, type: string, person: Person): Json {
  const { teamId, appId, verificationToken } = workspace.identity;
  return {
    type,
    team: { id: teamId, domain: teamDomain },
    user: { id: person.userId, username: person.handle, name: person.handle, team_id: teamId },
    api_app_id: appId,
    token: verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelNameFor(workspace: Workspace, conversation: Conversation, userId: string): string {
  if (conversation.kind === "im") return "directmessage";
  return String(slackConversation(workspace, conversation, userId).name);
}
