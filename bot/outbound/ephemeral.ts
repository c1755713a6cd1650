import { sha256 } from "../../lib/ids.ts";
import { claimOutboundMessage, outboundMessageByKey } from "../../store/outbound-messages.ts";
import type { OutboundOptions, WordsToOne } from "../outbound.ts";
import { patiently, slackErrorOf } from "../slack-client.ts";
import { fitMessage } from "../views/limits.ts";
import type { Posting } from "./posting.ts";

/** Says it to one person. The more private the way, the earlier it is tried; somebody who acted always gets an answer. */
export async function sayToOne(options: OutboundOptions, posting: Posting, words: WordsToOne): Promise<void> {
  if (words.isOnce && !(await isFirst(options, words))) return;
  const { content, overflow } = fitMessage(words, words.language);
  if (overflow !== null) {
    await posting.directMessage({
      ...content,
      key: `${words.key}:whole`,
      personId: words.personId,
      text: words.text,
      blocks: words.blocks,
    });
    return;
  }
  const direct = { ...content, key: words.key, personId: words.personId };
  // A kill came while it was sent directly: whether it is there is found out that way alone.
  const begun = await outboundMessageByKey(options.store, words.key);
  if (begun?.ts === null) {
    await posting.directMessage(direct);
    return;
  }
  if (words.responseUrl !== undefined && (await respond(options, words.responseUrl, content, words.threadTs))) return;
  if (await whisper(options, words, content)) return;
  await posting.directMessage(direct);
}

/** Slack keeps no ephemeral message that could be looked for: the claim alone is the memory. */
async function isFirst({ store, clock }: OutboundOptions, words: WordsToOne): Promise<boolean> {
  const { channelId, text, saidBy } = words;
  const key = `${words.key}:once`;
  const contentHash = sha256(saidBy ?? text);
  const claim = { key, channelId, threadTs: null, contentHash, at: clock.now() };
  if ((await claimOutboundMessage(store, claim)) === "claimed") return true;
  return saidBy !== undefined && (await outboundMessageByKey(store, key))?.contentHash === contentHash;
}

type Fitted = ReturnType<typeof fitMessage>["content"];

/** A response URL works where the bot is no member, five times within half an hour. */
async function respond(
  options: OutboundOptions,
  url: string,
  content: Fitted,
  threadTs: string | undefined,
): Promise<boolean> {
  const body = {
    response_type: "ephemeral",
    replace_original: false,
    ...content,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) options.log.info("response_url_refused", { status: answer.status });
    return answer.ok;
  } catch (error) {
    options.log.warn("response_url_silent", { reason: String(error) });
    return false;
  }
}

async function whisper(options: OutboundOptions, words: WordsToOne, content: Fitted): Promise<boolean> {
  const { client, clock, log } = options;
  try {
    await patiently(clock, () =>
      client.chat.postEphemeral({
        channel: words.channelId,
        user: words.personId,
        ...content,
        ...(words.threadTs === undefined ? {} : { thread_ts: words.threadTs }),
      }),
    );
    log.info("ephemeral_said", { key: words.key, channelId: words.channelId });
    return true;
  } catch (error) {
    log.info("ephemeral_refused", { channelId: words.channelId, reason: slackErrorOf(error) ?? "no answer" });
    return false;
  }
}
