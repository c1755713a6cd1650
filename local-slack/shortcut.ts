import { type Conversation, isMember } from "./conversations.ts";
import type { Answer } from "./delivery/questions.ts";
import type { Delivery } from "./delivery.ts";
import { findMessage } from "./messages.ts";
import { channelNameFor, payloadBase } from "./payloads.ts";
import type { Person } from "./people.ts";
import { makeResponseUrl } from "./response-urls.ts";
import { shownMessage } from "./shown-message.ts";
import { SlackError } from "./slack-error.ts";
import { makeTrigger } from "./triggers.ts";
import type { Workspace } from "./workspace.ts";

/** What the menu of each message holds, by the manifest. */
export function messageShortcuts(workspace: Workspace): { name: string; callback_id: string; description: string }[] {
  const { shortcuts } = workspace.manifest.features;
  return shortcuts
    .filter((one) => one.type === "message")
    .map(({ name, callback_id, description }) => ({ name, callback_id, description }));
}

/** A person chooses one of them: `message_action`, docs.slack.dev/interactivity/implementing-shortcuts. */
export function chooseShortcut(
  workspace: Workspace,
  delivery: Delivery,
  person: Person,
  conversation: Conversation,
  { ts, callbackId }: { ts: string; callbackId: string },
): Promise<Answer> {
  const { channelId } = conversation;
  if (!workspace.manifest.settings.interactivity.is_enabled) throw new SlackError("interactivity_disabled");
  if (!messageShortcuts(workspace).some((one) => one.callback_id === callbackId))
    throw new SlackError("shortcut_not_found", { message: `The manifest has no message shortcut ${callbackId}.` });
  const message = findMessage(workspace, channelId, ts);
  if (!message || !isMember(workspace, channelId, person.userId))
    throw new SlackError("message_not_found", { message: `${person.handle} sees no message ${ts} there.` });
  return delivery.ask("interactive", {
    ...payloadBase(workspace, "message_action", person),
    callback_id: callbackId,
    trigger_id: makeTrigger(workspace, person.userId),
    action_ts: (workspace.now() / 1000).toFixed(6),
    message_ts: ts,
    channel: { id: channelId, name: channelNameFor(workspace, conversation, person.userId) },
    message: shownMessage(workspace, channelId, message, true),
    response_url: makeResponseUrl(workspace, { channelId, userId: person.userId, messageTs: ts, isEphemeral: false }),
  });
}
