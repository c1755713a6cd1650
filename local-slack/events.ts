import { type Conversation, isMember } from "./conversations.ts";
import { saveEnvelope } from "./envelopes.ts";
import type { Json } from "./json.ts";
import { randomId } from "./random.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Sends an event to the app if its manifest subscribes to it. Called inside the transaction of what happened, so that
 * the one is never saved without the other. Shape: https://docs.slack.dev/apis/events-api (event_callback).
 */
export function publish(workspace: Workspace, subscription: string, event: Json): void {
  if (!workspace.manifest.settings.event_subscriptions.bot_events.includes(subscription)) return;
  const { teamId, appId, botUserId, verificationToken } = workspace.identity;
  const eventId = randomId("Ev");
  saveEnvelope(workspace, eventId, {
    token: verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: "event_callback",
    event_id: eventId,
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: teamId, user_id: botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${Buffer.from(JSON.stringify({ et: event.type, tid: teamId, aid: appId })).toString("base64url")}`,
  });
}

/** Sends an event of a conversation, if the bot is in it. */
export function publishIn(workspace: Workspace, conversation: Conversation, subscription: string, event: Json): void {
  if (!isMember(workspace, conversation.channelId, workspace.identity.botUserId)) return;
  publish(workspace, subscription, event);
}

const messageSubscriptions = { channel: "message.channels", group: "message.groups", im: "message.im" };

/** Sends a `message` event, subtype or not. */
export function publishMessage(workspace: Workspace, conversation: Conversation, event: Json): void {
  publishIn(workspace, conversation, messageSubscriptions[conversation.kind], {
    ...event,
    channel: conversation.channelId,
    channel_type: conversation.kind,
  });
}
