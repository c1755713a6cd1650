import { sha256 } from "../../lib/ids.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import type { Outbound, OutboundOptions, OutgoingFile, OutgoingMessage, Posted } from "../outbound.ts";
import { patiently } from "../slack-client.ts";
import { fitMessage } from "../views/limits.ts";
import { english } from "../words/english.ts";
import { createDirectChannels } from "./direct-channels.ts";
import { contentHash } from "./edits.ts";
import { findPosted, findUploaded, METADATA_TYPE } from "./find-posted.ts";
import { createOnce } from "./once.ts";
import { sayRefusal } from "./refusals.ts";

export type Posting = Pick<Outbound, "post" | "directMessage" | "upload">;

export function createPosting(options: OutboundOptions): Posting {
  const { client, clock, store } = options;
  const directChannel = createDirectChannels(options);
  const once = createOnce({ ...options, directChannel });

  async function post(wanted: OutgoingMessage): Promise<Posted> {
    const message = await placed(wanted);
    const { content, overflow } = fitMessage(message, message.language);
    const posted = await once(message, contentHash(message), {
      find: (row) => findPosted(client, clock, row),
      send: async ({ channelId, threadTs }) => {
        const answer = await patiently(clock, () =>
          client.chat.postMessage({
            channel: channelId,
            ...(threadTs === null ? {} : { thread_ts: threadTs }),
            text: content.text,
            ...(content.blocks.length === 0 ? {} : { blocks: content.blocks }),
            ...(message.username === undefined ? {} : { username: message.username }),
            ...(message.iconEmoji === undefined ? {} : { icon_emoji: message.iconEmoji }),
            metadata: { event_type: METADATA_TYPE, event_payload: { key: message.key } },
            unfurl_links: false,
            unfurl_media: false,
          }),
        );
        return answer.ts ?? "";
      },
    });
    if (overflow === null || posted.kind === "refused") return posted;
    const threadTs = message.threadTs ?? posted.ts;
    const file = { name: "message.txt", title: (message.language ?? english).replies.wholeMessage, content: overflow };
    await upload({ ...file, key: `${message.key}:file`, channelId: posted.channelId, threadTs });
    return posted;
  }

  async function upload(wanted: OutgoingFile): Promise<Posted> {
    const file = await placed(wanted);
    const name = file.name.replace(/(\.[a-z0-9]+)?$/, (ending) => `-${sha256(file.key).slice(0, 8)}${ending}`);
    return once(file, sha256(file.content), {
      find: (row) => findUploaded(client, clock, row, name),
      send: async ({ channelId, threadTs }) => {
        const content = typeof file.content === "string" ? file.content || " " : Buffer.from(file.content);
        const what = typeof content === "string" ? { content } : { file: content };
        const shared = { channel_id: channelId, filename: name, title: file.title, ...what };
        const answer = await patiently(clock, () =>
          client.filesUploadV2(threadTs === null ? shared : { ...shared, thread_ts: threadTs }),
        );
        return answer.files.at(0)?.files?.at(0)?.id ?? name;
      },
    });
  }

  /** Below a message that itself stands in a thread it is in the same thread: Slack has no deeper ones. */
  async function placed<T extends { threadOf?: string; threadTs?: string }>(wanted: T): Promise<T> {
    if (wanted.threadOf === undefined) return wanted;
    const above = await outboundMessageByKey(store, wanted.threadOf);
    const threadTs = above?.threadTs ?? above?.ts ?? null;
    return threadTs === null ? wanted : { ...wanted, threadTs };
  }

  async function directMessage(message: Parameters<Outbound["directMessage"]>[0]): Promise<Posted> {
    const { personId, ...rest } = message;
    const channel = await directChannel(personId);
    if ("error" in channel) return { kind: "refused", error: channel.error, say: sayRefusal(channel.error) };
    return post({ ...rest, channelId: channel.ok });
  }

  return { post, upload, directMessage };
}
