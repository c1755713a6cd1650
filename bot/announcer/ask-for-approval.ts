import type { ApprovalCard } from "../../operator/announcer.ts";
import type { AnnouncerOptions } from "../announcer.ts";
import type { OutgoingMessage, Posted } from "../outbound.ts";
import { isSlackSilent } from "../slack-client.ts";
import { approvalCard, isLongDiff } from "../views/approval-card.ts";
import { type Content, disclosure } from "../views/pieces.ts";
import { waitingMessage } from "../views/waiting.ts";

/**
 * The card in the platform channel, its diff below it, and a note in the asker's thread. Where the channel refuses, the
 * first of the group who may decide gets the card directly.
 */
export async function announceApproval(
  options: AnnouncerOptions,
  requestId: string,
  approval: ApprovalCard,
  say: (requestId: string, key: string, content: Content) => Promise<unknown>,
): Promise<void> {
  const { outbound, groups, channels, reading, log, platformChannel } = options;
  const { approvalId, groupHandle } = approval;
  const content = approvalCard(approval, await groups.mention(groupHandle));
  const posted = await postCard(options, approval, {
    key: `${approvalId}:card`,
    channelId: (await channels.idOf(platformChannel)) ?? "",
    text: content.text,
    blocks: [...content.blocks, disclosure],
  });
  if (posted.kind === "refused") log.error("approval_unasked", { requestId, reason: posted.error });
  if (posted.kind === "posted" && isLongDiff(approval.diff)) {
    const file = {
      key: `${approvalId}:diff`,
      name: "changes.diff",
      title: `${approval.appName} v${approval.releaseNumber}`,
    };
    await outbound.upload({ ...file, channelId: posted.channelId, threadTs: posted.ts, content: approval.diff });
  }
  const cardUrl = posted.kind === "posted" ? await reading.permalink(posted.channelId, posted.ts) : null;
  const problem = posted.kind === "refused" ? posted.say : null;
  await say(
    requestId,
    `${approvalId}:waits`,
    waitingMessage({ ...approval, cardUrl, channel: platformChannel, problem }),
  );
}

async function postCard(options: AnnouncerOptions, approval: ApprovalCard, card: OutgoingMessage): Promise<Posted> {
  const elseTo = await firstApprover(options, approval);
  const personal = elseTo === null ? {} : { elseTo };
  if (card.channelId !== "") return options.outbound.post({ ...card, ...personal });
  if (elseTo === null)
    return { kind: "refused", error: "channel_not_found", say: `There is no channel ${options.platformChannel}.` };
  return options.outbound.directMessage({ ...card, personId: elseTo });
}

async function firstApprover(options: AnnouncerOptions, approval: ApprovalCard): Promise<string | null> {
  try {
    const members = await options.groups.members(approval.groupHandle, "lately");
    return members.find((personId) => personId !== approval.requesterId) ?? null;
  } catch (error) {
    if (isSlackSilent(error)) throw error;
    options.log.warn("group_unreadable", { group: approval.groupHandle, reason: String(error) });
    return null;
  }
}
