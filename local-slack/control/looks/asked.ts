import type { Context } from "hono";
import { type Conversation, canSee, conversationCalled } from "../../conversations.ts";
import { type Person, personCalled } from "../../people.ts";
import { SlackError } from "../../slack-error.ts";
import type { Workspace } from "../../workspace.ts";

/** Who looks. */
export function viewer(workspace: Workspace, context: Context): Person {
  return personCalled(workspace, context.req.query("user") ?? "");
}

/** The conversation that is looked at, by somebody who can see it. */
export function readable(workspace: Workspace, context: Context): Conversation {
  const conversation = conversationCalled(workspace, context.req.query("channel") ?? "");
  if (!canSee(workspace, conversation, viewer(workspace, context))) throw new SlackError("channel_not_found");
  return conversation;
}
