import type { Config } from "../../lib/config.ts";
import { explain } from "../../lib/errors.ts";
import type { SlackSide } from "./slack-side.ts";

/** Who approves and where they are asked, and what of it is not there: a name that is misspelt is found at the start, not at the first approval. */
export async function approvalWords(config: Config, { groups, channels }: SlackSide): Promise<string> {
  const { approverGroup, platformChannel } = config;
  if (approverGroup === null) return "nobody: set TOOLROOM_APPROVERS to a Slack user group";
  const [group, channel] = await Promise.all([
    groups.members(approverGroup, "now").then(
      (members) => (members.length === 0 ? `@${approverGroup} has no members: nobody can approve.` : null),
      (error: unknown) => explain(error),
    ),
    channels.idOf(platformChannel).then(
      (channelId) =>
        channelId === null
          ? `The bot sees no channel ${platformChannel}: invite it there, or set TOOLROOM_PLATFORM_CHANNEL.`
          : null,
      (error: unknown) => explain(error),
    ),
  ]);
  const problems = [group, channel].filter((problem) => problem !== null);
  return [`@${approverGroup}, asked in ${platformChannel}`, ...problems].join("\n                    ");
}
