import type { ApprovalCard } from "../../operator/announcer.ts";
import type { OutgoingMessage, Posted } from "../outbound.ts";
import { isSlackSilent } from "../slack-client.ts";
import { approvalCard, isLongDiff } from "../views/approval-card.ts";
import { type Content, disclosure } from "../views/pieces.ts";
import { waitingMessage } from "../views/waiting.ts";
import type { Language } from "../words/language.ts";
import type { AnnouncerDeps } from "./deps.ts";

/**
 * The card in the platform channel, its diff below it, and a note in the asker's thread. Where the channel refuses, the
 * first of the group who may decide gets the card directly.
 */
export async function askForApproval(
  deps: AnnouncerDeps,
  requestId: string,
  approval: ApprovalCard,
  say: (requestId: string, key: string, content: (language: Language) => Content) => Promise<unknown>,
): Promise<void> {
  const { groups, channels, reading, log, platformChannel, platformLanguage } = deps;
  const { approvalId, groupHandle } = approval;
  const content = approvalCard(approval, await groups.mention(groupHandle), platformLanguage);
  const posted = await postCard(deps, approval, {
    key: `${approvalId}:card`,
    channelId: (await channels.idOf(platformChannel)) ?? "",
    text: content.text,
    blocks: [...content.blocks, disclosure(platformLanguage)],
    language: platformLanguage,
  });
  if (posted.kind === "refused") log.error("approval_unasked", { requestId, reason: posted.error });
  const tellAsker = async () => {
    const cardUrl = posted.kind === "posted" ? await reading.permalink(posted.channelId, posted.ts) : null;
    const problem = posted.kind === "refused" ? posted.say : null;
    const waiting = { ...approval, cardUrl, channel: platformChannel, problem };
    await say(requestId, `${approvalId}:waits`, (language) => waitingMessage(waiting, language));
  };
  // Neither the asker nor the approvers wait for what the others get.
  await Promise.all([tellAsker(), attachDiff(deps, approval, posted)]);
}

/** The whole of it as a file, where the card shows only its beginning. */
async function attachDiff({ outbound }: AnnouncerDeps, approval: ApprovalCard, posted: Posted): Promise<void> {
  if (posted.kind !== "posted" || !isLongDiff(approval.diff)) return;
  await outbound.upload({
    key: `${approval.approvalId}:diff`,
    name: "changes.diff",
    title: `${approval.appName} v${approval.releaseNumber}`,
    channelId: posted.channelId,
    threadTs: posted.ts,
    content: approval.diff,
  });
}

async function postCard(deps: AnnouncerDeps, approval: ApprovalCard, card: OutgoingMessage): Promise<Posted> {
  const elseTo = await firstApprover(deps, approval);
  const personal = elseTo === null ? {} : { elseTo };
  if (card.channelId !== "") return deps.outbound.post({ ...card, ...personal });
  if (elseTo === null)
    return { kind: "refused", error: "channel_not_found", say: `There is no channel ${deps.platformChannel}.` };
  return deps.outbound.directMessage({ ...card, personId: elseTo });
}

async function firstApprover(deps: AnnouncerDeps, approval: ApprovalCard): Promise<string | null> {
  try {
    const members = await deps.groups.members(approval.groupHandle, "lately");
    return members.find((personId) => personId !== approval.requesterId) ?? null;
  } catch (error) {
    if (isSlackSilent(error)) throw error;
    deps.log.warn("group_unreadable", { group: approval.groupHandle, reason: String(error) });
    return null;
  }
}
