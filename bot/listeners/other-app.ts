import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import type { Press } from "../payloads.ts";
import { decidedOtherApp, ownThread } from "../views/other-app.ts";
import { link } from "../views/pieces.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

interface Decided {
  requestId: string;
  isApart: boolean;
}

/** *Start it in its own thread*, or *No, change this app*. What to tell whoever pressed; null: the message says it. */
export async function decideOtherApp(deps: ListenerDeps, press: Press, decided: Decided): Promise<string | null> {
  const personId = press.user.id;
  const language = await languageOfPerson(deps, personId);
  const outcome = await known(() => deps.desk.decideApart({ ...decided, personId }));
  if (outcome.kind === "refused") return outcome.say;
  if (outcome.kind === "changing") {
    await settle(deps, press, decided, null);
    return outcome.isNew ? null : language.replies.changeAlready;
  }
  const { askerId, channelId, text } = outcome;
  const fromUrl = await deps.reading.permalink(press.channel?.id ?? "", press.message?.ts ?? "");
  const content = ownThread({ askerId, text, fromUrl }, await languageOfRequest(deps, decided.requestId));
  const posted = await deps.outbound.post({ ...content, key: `apart:${decided.requestId}`, channelId });
  if (posted.kind === "refused") return posted.say;
  const received = await known(() => deps.desk.beginApart(decided.requestId, personId, posted.ts));
  if (received.kind === "refused") return received.say;
  const threadUrl = await deps.reading.permalink(posted.channelId, posted.ts);
  await settle(deps, press, decided, threadUrl);
  if (received.kind === "started") return null;
  return `${language.replies.ownThreadAlready}${threadUrl === null ? "" : ` ${link(threadUrl, language.replies.openIt)}.`}`;
}

/** The announcer keys the end of a request by its id. */
async function settle(deps: ListenerDeps, press: Press, { requestId, isApart }: Decided, threadUrl: string | null) {
  const key = `${requestId}:end`;
  const message = await outboundMessageByKey(deps.store, key);
  if (message?.ts == null) return;
  const { channelId, threadTs, ts } = message;
  const shown = await deps.reading.message({ channelId, threadTs, ts });
  const decided = { isApart, byId: press.user.id, at: deps.clock.now(), threadUrl };
  const content = shown && decidedOtherApp(shown, decided, await languageOfRequest(deps, requestId));
  if (content) await deps.outbound.edit(key, content);
}
