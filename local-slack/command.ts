import { type Conversation, isMember } from "./conversations.ts";
import type { Answer } from "./delivery/questions.ts";
import type { Delivery } from "./delivery.ts";
import { postSlackbot } from "./ephemerals.ts";
import { channelNameFor } from "./payloads.ts";
import type { Person } from "./people.ts";
import { makeResponseUrl, respond } from "./response-urls.ts";
import { SlackError } from "./slack-error.ts";
import { makeTrigger } from "./triggers.ts";
import { teamDomain, type Workspace } from "./workspace.ts";

/**
 * A person types a slash command. An unknown one, and one that the app does not acknowledge in time, is answered by
 * Slackbot, to that person alone.
 */
export async function runCommand(
  workspace: Workspace,
  delivery: Delivery,
  person: Person,
  conversation: Conversation,
  typed: string,
): Promise<Answer> {
  const { channelId } = conversation;
  if (!isMember(workspace, channelId, person.userId)) throw new SlackError("not_in_channel");
  const [, command = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  const isKnown = workspace.manifest.features.slash_commands.some((one) => one.command === command);
  if (!isKnown) {
    const refusal = `\`${command || typed}\` is not a valid command.`;
    postSlackbot(workspace, channelId, person.userId, refusal);
    throw new SlackError("invalid_command", { message: refusal });
  }
  const { teamId, appId, verificationToken } = workspace.identity;
  const place = { channelId, userId: person.userId, isEphemeral: false };
  const answer = await delivery.ask("slash_commands", {
    token: verificationToken,
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: channelId,
    channel_name: channelNameFor(workspace, conversation, person.userId),
    user_id: person.userId,
    user_name: person.handle,
    command,
    text: text.trim(),
    api_app_id: appId,
    is_enterprise_install: "false",
    response_url: makeResponseUrl(workspace, place),
    trigger_id: makeTrigger(workspace, person.userId),
  });
  if (!answer.isAcked) {
    postSlackbot(workspace, channelId, person.userId, `${command} failed with the error "operation_timeout".`);
  } else if (answer.payload.text !== undefined || answer.payload.blocks !== undefined) {
    respond(workspace, place, answer.payload);
  }
  return answer;
}
