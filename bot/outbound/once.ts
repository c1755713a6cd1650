import { KnownError } from "../../lib/errors.ts";
import {
  claimOutboundMessage,
  confirmOutboundMessage,
  moveOutboundMessage,
  type OutboundMessage,
  outboundMessageByKey,
  releaseOutboundMessage,
} from "../../store/outbound-messages.ts";
import type { OutboundOptions, OutgoingFile, OutgoingMessage, Posted } from "../outbound.ts";
import { slackErrorOf, slackSilent, slackWordOf } from "../slack-client.ts";
import type { DirectChannel } from "./direct-channels.ts";
import { sayRefusal, triesDirectMessage } from "./refusals.ts";

/** How something with a key gets into Slack: sent, and looked for when it is doubtful whether it was. */
export interface Way {
  send: (row: OutboundMessage) => Promise<string>;
  find: (row: OutboundMessage) => Promise<string | null>;
}

/** Gets it there once for ever by its key. `contentHash` is of what it says. */
export type Once = (message: OutgoingMessage | OutgoingFile, contentHash: string, way: Way) => Promise<Posted>;

export interface OnceDeps extends OutboundOptions {
  directChannel: DirectChannel;
}

const SEND_ATTEMPTS = 3;

/** One at a time for each key in this process; the registry keeps it to one across processes and kills. */
export function createOnce(deps: OnceDeps): Once {
  const running = new Map<string, Promise<Posted>>();

  return (message, contentHash, way) => {
    const begin = () => claimAndSend(deps, message, contentHash, way);
    const current = (running.get(message.key) ?? Promise.resolve()).then(begin, begin);
    running.set(message.key, current);
    return current.finally(() => {
      if (running.get(message.key) === current) running.delete(message.key);
    });
  };
}

async function claimAndSend(
  deps: OnceDeps,
  message: OutgoingMessage | OutgoingFile,
  contentHash: string,
  way: Way,
): Promise<Posted> {
  const { store, clock, log } = deps;
  const { key, channelId, threadTs = null } = message;
  const claim = await claimOutboundMessage(store, { key, channelId, threadTs, contentHash, at: clock.now() });
  const known = await outboundMessageByKey(store, key);
  if (known === undefined)
    throw new KnownError("outbound_lost", `Message ${key} vanished from the registry.`, "Try again.");
  if (claim === "known" && known.ts !== null)
    return { kind: "posted", isNew: false, channelId: known.channelId, ts: known.ts };
  if (claim === "known") {
    const ts = await way.find(known);
    log.info("outbound_doubtful", { key, found: ts !== null });
    if (ts !== null) return confirmed(deps, known, ts, false);
  }
  return sendTo(deps, known, message.elseTo, way);
}

async function sendTo(deps: OnceDeps, row: OutboundMessage, elseTo: string | undefined, way: Way): Promise<Posted> {
  try {
    return await confirmed(deps, row, await sendUntilSure(deps, row, way), true);
  } catch (error) {
    const { store, clock, log, directChannel } = deps;
    const refusal = slackErrorOf(error);
    if (refusal === null) throw error;
    log.warn("outbound_refused", { key: row.key, channelId: row.channelId, reason: refusal });
    const direct = elseTo !== undefined && triesDirectMessage(refusal) ? await directChannel(elseTo) : null;
    if (direct === null || "error" in direct || direct.ok === row.channelId) {
      await releaseOutboundMessage(store, row.key);
      return { kind: "refused", error: refusal, say: sayRefusal(refusal) };
    }
    await moveOutboundMessage(store, row.key, direct.ok, clock.now());
    return sendTo(deps, { ...row, channelId: direct.ok, threadTs: null }, undefined, way);
  }
}

/** When Slack's answer is lost, the message may stand there: it is looked for before it is sent again. */
async function sendUntilSure({ clock, log }: OnceDeps, row: OutboundMessage, way: Way): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    log.info("outbound_posting", { key: row.key, channelId: row.channelId });
    try {
      return await way.send(row);
    } catch (error) {
      if (slackErrorOf(error) !== null) throw error;
      log.warn("outbound_unanswered", { key: row.key, attempt, reason: slackWordOf(error) ?? "no answer" });
      if (attempt >= SEND_ATTEMPTS) throw slackSilent(error);
      await clock.sleep(500 * attempt);
      const found = await way.find(row);
      if (found !== null) return found;
    }
  }
}

async function confirmed(deps: OnceDeps, row: OutboundMessage, ts: string, isNew: boolean): Promise<Posted> {
  const { store, clock, log } = deps;
  log.info("outbound_posted", { key: row.key, channelId: row.channelId });
  await confirmOutboundMessage(store, row.key, ts, clock.now());
  return { kind: "posted", isNew, channelId: row.channelId, ts };
}
