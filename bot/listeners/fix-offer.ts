import type { FixOutcome } from "../../builder/desk.ts";
import { outboundMessageAt } from "../../store/outbound-messages.ts";
import type { Press } from "../payloads.ts";
import { decidedFixOffer, fixAsked } from "../views/fix-offer.ts";
import { link } from "../views/pieces.ts";
import { languageOfThread } from "../words/choose-language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/** *Have it fixed*, or *Not now*. What to tell whoever pressed; null: the message that lost its buttons says it. */
export async function decideFix(
  deps: ListenerDeps,
  press: Press,
  fix: { releaseId: string; wants: boolean },
): Promise<string | null> {
  const personId = press.user.id;
  const language = await languageOfPerson(deps, personId);
  const outcome = await known(() => deps.desk.decideFix({ ...fix, personId }));
  if (outcome.kind === "refused") return outcome.say;
  const threadUrl = await threadOf(deps, outcome);
  if (outcome.kind === "already")
    return threadUrl === null
      ? outcome.say
      : `${language.handed(outcome.say)} ${link(threadUrl, language.replies.openIt)}.`;
  if (outcome.kind === "asked") {
    const { appName, channelId, threadTs } = outcome.place;
    const inThread = await languageOfThread(deps, { channelId, threadTs, personId });
    const content = fixAsked({ ...outcome, personId, appName }, inThread);
    await deps.outbound.post({ ...content, key: `fix:${fix.releaseId}`, channelId, threadTs, elseTo: personId });
  }
  await settle(deps, press, { wants: fix.wants, byId: personId, at: outcome.decidedAt, threadUrl });
  return null;
}

async function threadOf(deps: ListenerDeps, outcome: Exclude<FixOutcome, { kind: "refused" }>): Promise<string | null> {
  return outcome.kind === "declined" ? null : deps.reading.permalink(outcome.place.channelId, outcome.place.threadTs);
}

async function settle(deps: ListenerDeps, press: Press, decided: Parameters<typeof decidedFixOffer>[1]): Promise<void> {
  const { channelId, ts } = { channelId: press.channel?.id ?? "", ts: press.message?.ts ?? "" };
  const message = await outboundMessageAt(deps.store, channelId, ts);
  const shown = await deps.reading.message({ channelId, threadTs: null, ts });
  const settled = shown && decidedFixOffer(shown, decided, await languageOfPerson(deps, decided.byId));
  if (settled && message !== undefined) await deps.outbound.edit(message.key, settled);
}
