import { KnownError } from "../../lib/errors.ts";
import { sha256 } from "../../lib/ids.ts";
import {
  claimOutboundMessage,
  confirmOutboundMessage,
  moveOutboundMessage,
  type OutboundMessage,
  outboundMessageByKey,
  releaseOutboundMessage,
} from "../../store/outbound-messages.ts";
import type { Outbound, OutboundOptions, OutgoingFile, OutgoingMessage, Posted } from "../outbound.ts";
import { patiently, persistently, slackErrorOf, slackSilent } from "../slack-client.ts";
import { fitMessage } from "../views/limits.ts";
import { contentHash } from "./edits.ts";
import { findPosted, findUploaded, METADATA_TYPE } from "./find-posted.ts";
import { sayRefusal, triesDirectMessage } from "./refusals.ts";

export type Posting = Pick<Outbound, "post" | "directMessage" | "upload">;

/** How something with a key gets into Slack: sent, and looked for when it is doubtful whether it was. */
interface Way {
  send: (row: OutboundMessage) => Promise<string>;
  find: (row: OutboundMessage) => Promise<string | null>;
}

const SEND_ATTEMPTS = 3;

export function createPosting(options: OutboundOptions): Posting {
  const { client, store, clock, log } = options;
  const running = new Map<string, Promise<Posted>>();
  const directChannels = new Map<string, string>();

  async function post(message: OutgoingMessage): Promise<Posted> {
    const { content, overflow } = fitMessage(message);
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
    const file = { name: "message.txt", title: "The whole message", content: overflow };
    await upload({ ...file, key: `${message.key}:file`, channelId: posted.channelId, threadTs });
    return posted;
  }

  async function upload(file: OutgoingFile): Promise<Posted> {
    const name = file.name.replace(/(\.[a-z0-9]+)?$/, (ending) => `-${sha256(file.key).slice(0, 8)}${ending}`);
    return once(file, sha256(file.content), {
      find: (row) => findUploaded(client, clock, row, name),
      send: async ({ channelId, threadTs }) => {
        const shared = { channel_id: channelId, filename: name, title: file.title, content: file.content || " " };
        const answer = await patiently(clock, () =>
          client.filesUploadV2(threadTs === null ? shared : { ...shared, thread_ts: threadTs }),
        );
        return answer.files.at(0)?.files?.at(0)?.id ?? name;
      },
    });
  }

  async function directMessage(message: Parameters<Outbound["directMessage"]>[0]): Promise<Posted> {
    const { personId, ...rest } = message;
    const channelId = await directChannel(personId);
    if ("error" in channelId) return { kind: "refused", error: channelId.error, say: sayRefusal(channelId.error) };
    return post({ ...rest, channelId: channelId.ok });
  }

  /** One at a time for each key in this process; the registry keeps it to one across processes and kills. */
  async function once(message: OutgoingMessage | OutgoingFile, hash: string, way: Way): Promise<Posted> {
    const before = running.get(message.key);
    const current = (before ?? Promise.resolve()).then(
      () => claimAndSend(message, hash, way),
      () => claimAndSend(message, hash, way),
    );
    running.set(message.key, current);
    return current.finally(() => {
      if (running.get(message.key) === current) running.delete(message.key);
    });
  }

  async function claimAndSend(message: OutgoingMessage | OutgoingFile, hash: string, way: Way): Promise<Posted> {
    const { key, channelId } = message;
    const row = { key, channelId, threadTs: message.threadTs ?? null, contentHash: hash, at: clock.now() };
    const claim = await claimOutboundMessage(store, row);
    const known = await outboundMessageByKey(store, key);
    if (known === undefined)
      throw new KnownError("outbound_lost", `Message ${key} vanished from the registry.`, "Try again.");
    if (claim === "known" && known.ts !== null)
      return { kind: "posted", isNew: false, channelId: known.channelId, ts: known.ts };
    if (claim === "known") {
      const ts = await way.find(known);
      log.info("outbound_doubtful", { key, found: ts !== null });
      if (ts !== null) return confirmed(known, ts, false);
    }
    return sendTo(known, message.elseTo, way);
  }

  async function sendTo(row: OutboundMessage, elseTo: string | undefined, way: Way): Promise<Posted> {
    try {
      return await confirmed(row, await sendUntilSure(row, way), true);
    } catch (error) {
      const refusal = slackErrorOf(error);
      if (refusal === null) throw error;
      log.warn("outbound_refused", { key: row.key, channelId: row.channelId, reason: refusal });
      const direct = elseTo !== undefined && triesDirectMessage(refusal) ? await directChannel(elseTo) : null;
      if (direct === null || "error" in direct || direct.ok === row.channelId) {
        await releaseOutboundMessage(store, row.key);
        return { kind: "refused", error: refusal, say: sayRefusal(refusal) };
      }
      await moveOutboundMessage(store, row.key, direct.ok, clock.now());
      return sendTo({ ...row, channelId: direct.ok, threadTs: null }, undefined, way);
    }
  }

  /** When Slack's answer is lost, the message may stand there: it is looked for before it is sent again. */
  async function sendUntilSure(row: OutboundMessage, way: Way): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      log.info("outbound_posting", { key: row.key, channelId: row.channelId });
      try {
        return await way.send(row);
      } catch (error) {
        if (slackErrorOf(error) !== null) throw error;
        log.warn("outbound_unanswered", { key: row.key, attempt });
        if (attempt >= SEND_ATTEMPTS) throw slackSilent(error);
        await clock.sleep(500 * attempt);
        const found = await way.find(row);
        if (found !== null) return found;
      }
    }
  }

  async function confirmed(row: OutboundMessage, ts: string, isNew: boolean): Promise<Posted> {
    log.info("outbound_posted", { key: row.key, channelId: row.channelId });
    await confirmOutboundMessage(store, row.key, ts, clock.now());
    return { kind: "posted", isNew, channelId: row.channelId, ts };
  }

  async function directChannel(personId: string): Promise<{ ok: string } | { error: string }> {
    const known = directChannels.get(personId);
    if (known !== undefined) return { ok: known };
    try {
      const answer = await persistently(clock, () => client.conversations.open({ users: personId }));
      const channelId = answer.channel?.id;
      if (channelId === undefined) return { error: "channel_not_found" };
      directChannels.set(personId, channelId);
      return { ok: channelId };
    } catch (error) {
      const refusal = slackErrorOf(error);
      if (refusal === null) throw slackSilent(error);
      return { error: refusal };
    }
  }

  return { post, upload, directMessage };
}
