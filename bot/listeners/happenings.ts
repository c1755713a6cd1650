import type { Happening, HappeningLook } from "../../operator/happen.ts";
import type { SlackHappened, SlackMessagePayload } from "../../sdk/contract/payloads.ts";
import { joinSchema, reactionSchema } from "../payloads.ts";
import type { ListenerDeps } from "./deps.ts";
import { messagePayload } from "./message-payload.ts";
import { isOurThread } from "./our-thread.ts";
import { isFromUs, personMessage } from "./read-message.ts";

type Content = Awaited<ReturnType<HappeningLook["content"]>>;

/**
 * `message`: what people say in channels, for the Apps that listen there. What is said to us, or in a thread where something
 * was asked of us, is no App's; nor are edits and deletions, which are no new words.
 */
export async function happenedMessage(deps: ListenerDeps, event: unknown): Promise<void> {
  const message = personMessage(event);
  if (message === null || isFromUs(deps, message) || message.text.includes(`<@${deps.botUserId}>`)) return;
  const { channel: channelId, ts, user: personId, thread_ts: threadTs = null } = message;
  if (message.channel_type === "im" || message.channel_type === "mpim") return;
  const happened = {
    event: "message" as const,
    channelId,
    personId,
    key: `${channelId}:${ts}`,
    at: momentOf(deps, ts),
  };
  await happen(
    deps,
    happened,
    async (channel) => {
      const read = await messagePayload(deps, { channelId, ts, threadTs, text: message.text, personId });
      return { text: read.text, payload: { event: "message", channel, message: read } };
    },
    async () => await isOurThread(deps, message),
  );
}

/** `reaction_added`, `reaction_removed`. */
export async function happenedReaction(
  deps: ListenerDeps,
  event: unknown,
  name: "reaction_added" | "reaction_removed",
): Promise<void> {
  const { user: personId, reaction: emoji, item, event_ts: saidTs } = reactionSchema.parse(event);
  const { channel: channelId, ts } = item;
  if (personId === deps.botUserId || channelId === undefined || ts === undefined) return;
  const reaction = emoji.replace(/::skin-tone-\d$/, "");
  const key = `${channelId}:${ts}:${personId}:${reaction}:${name}:${saidTs}`;
  const happened = { event: name, channelId, reaction, personId, key, at: momentOf(deps, saidTs) };
  await happen(deps, happened, async (channel) => {
    const message = await readMessage(deps, channelId, ts);
    return { text: message?.text ?? "", payload: { event: name, channel, reaction, message } };
  });
}

/** `member_joined_channel`. */
export async function happenedJoin(deps: ListenerDeps, event: unknown): Promise<void> {
  const { user: personId, channel: channelId, event_ts: saidTs } = joinSchema.parse(event);
  if (personId === deps.botUserId) return;
  const key = `${channelId}:${personId}:${saidTs}`;
  const happened = { event: "member_joined_channel" as const, channelId, personId, key, at: momentOf(deps, saidTs) };
  await happen(deps, happened, async (channel) => ({ text: "", payload: { event: "member_joined_channel", channel } }));
}

async function happen(
  deps: ListenerDeps,
  happened: Happening,
  content: (channel: string) => Promise<Content & { payload: SlackHappened }>,
  isForUs: () => Promise<boolean> = async () => false,
): Promise<void> {
  const { personId, channelId, event } = happened;
  const { acting, leftOut } = await deps.commands.happen(happened, {
    channelName: async () => ((await isForUs()) ? null : await deps.channels.nameOf(channelId)),
    knowPerson: async () => void (await deps.people.know(personId)),
    content,
  });
  const fields = { event, channelId, key: happened.key };
  if (acting > 0) deps.log.info("happened_in_channel", { ...fields, deliveries: acting });
  if (leftOut > 0) deps.log.warn("happened_left_out", { ...fields, apps: leftOut });
}

/** A reaction does not say whether its message stands in a thread: Slack finds it there by its own moment, too. */
async function readMessage(deps: ListenerDeps, channelId: string, ts: string): Promise<SlackMessagePayload | null> {
  const above = await deps.reading.message({ channelId, threadTs: null, ts });
  const found = above ?? (await deps.reading.message({ channelId, threadTs: ts, ts }));
  if (found === null) return null;
  const { text, personId, threadTs } = found;
  return await messagePayload(deps, { channelId, ts, threadTs, text, personId });
}

/** Slack's moments are seconds since the epoch, with what tells two of one second apart behind the point. */
function momentOf(deps: ListenerDeps, ts: string): number {
  const ms = Math.floor(Number(ts) * 1_000);
  return Number.isFinite(ms) && ms > 0 ? ms : deps.clock.now();
}
