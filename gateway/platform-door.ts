import { keepsEntries } from "../builder/policy/things.ts";
import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { refusal } from "../sdk/contract/door/door-answer.ts";
import {
  MAX_UPLOAD_BYTES,
  noSuchPost,
  readSlackCall,
  type SlackFile,
  type WantedInSlack,
} from "../sdk/contract/door/slack-calls.ts";
import { noThreadBelow, notUpdatable, otherChannel } from "../sdk/contract/door/tried-slack.ts";
import { type AppPost, appPostByKey, claimAppPost, markAppPostPosted } from "../store/app-posts.ts";
import { type DeliveryRow, deliveryById } from "../store/deliveries.ts";
import type { DoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { type AppCall, answerAppCalls, type StatusAnswer } from "./app-call.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { isFromOutside } from "./from-outside.ts";
import { mayBeTold } from "./may-be-told.ts";
import { createRateLimit } from "./rate-limit.ts";
import type { Visits } from "./visits.ts";

/**
 * Posts to Slack for an App; the same key posts once. `channel` is `#name`, or `@` and a Slack user id for what one person
 * is told in private. What is `fromOutside` came from another program: it calls and links nobody. `problem` is what Slack or
 * the platform has against it, in plain words (the channel does not exist, the bot is not in it).
 */
export type PostForApp = (post: {
  key: string;
  channel: string;
  text: string;
  appName: string;
  fromOutside: boolean;
  /** It is said nowhere that another company reads, also where it was agreed to before they did. */
  forCompanyOnly: boolean;
  /** Slack emoji, without colons, instead of the one by the App's name. */
  icon?: string;
  /** Key of the post that it is below. */
  threadOf?: string;
  /** Key of the post whose text it takes the place of. */
  updates?: string;
  /** What is laid there in place of words. */
  file?: SlackFile;
}) => Promise<{ ok: true; ts: string } | { ok: false; problem: string }>;

/** An app in a loop must not flood a channel. */
const POSTS_A_MINUTE = 60;
/** A file as base64, with what stands around it. */
const MAX_CALL_BYTES = Math.ceil(MAX_UPLOAD_BYTES / 3) * 4 + 512 * 1024;

/**
 * `POST /slack/post`, `/slack/dm`, `/slack/update` and `/slack/upload` of a running App or preview. Within a Delivery the key is (App, delivery id, call number), so that
 * a handler that was killed after posting, here or in another Instance, posts once. Previews and checks only record.
 */
export function createPostDoor(options: {
  store: Store;
  clock: Clock;
  log: Log;
  visits: Visits;
  authority: EntryAuthority;
  postForApp: PostForApp;
}): AnswerAtDoor {
  const { store, clock, log } = options;
  const perDoor = createRateLimit(clock, POSTS_A_MINUTE, 60_000);
  return answerAppCalls({ store, maxBytes: MAX_CALL_BYTES }, answerTo);

  async function answerTo({ instance, call, path, sent }: AppCall, doorSessionId: string): Promise<StatusAnswer> {
    const judged = readSlackCall(path, sent, instance.manifest.bindings);
    if (!judged.ok) return { status: judged.error.code === "not_bound" ? 403 : 400, body: judged };
    const isReal = instance.kind === "app";
    const now = clock.now();
    const scope = isReal ? instance.appId : instance.instanceId;
    const post = `${call?.deliveryId ?? newId("call", now)}:${call?.number ?? 0}`;
    const said: StatusAnswer = { status: 200, body: { ok: true, post } };
    const key = `${scope}:${post}`;
    // Said before: a repeat of many gets on to what is left, minute by minute.
    const known = call === null ? undefined : await appPostByKey(store, key);
    if (known !== undefined && known.status !== "pending") return said;
    if (!perDoor.allows(doorSessionId)) {
      const fix = `At most ${POSTS_A_MINUTE} posts a minute: gather them into one.`;
      return { status: 429, body: refusal("too_many_posts", "This app posts too often.", fix) };
    }
    const placed = await placeOf(scope, judged.wanted);
    if (!placed.ok) return { status: 400, body: placed };
    const { channel } = placed;
    const delivery = call === null ? undefined : await deliveryById(store, call.deliveryId);
    if (isReal && channel.startsWith("@")) {
      const may = await mayBeTold(options, instance, channel.slice(1), delivery);
      const fix = "Tell only people who have used the app.";
      if (!may.yes) return { status: 403, body: refusal("not_a_user", may.why, fix) };
    }
    const { kind, text, of, file } = judged.wanted;
    const claimed = await claimAppPost(store, {
      ...{ key, kind, channel, text, createdAt: now },
      ...{ appId: instance.appId, instanceId: instance.instanceId, deliveryId: call?.deliveryId ?? null },
      status: isReal ? "pending" : "recorded",
    });
    if (claimed.status !== "pending") return said;
    const other = of === null ? null : `${scope}:${of}`;
    const problem = await postClaimed(claimed, instance, delivery, { other, file });
    if (problem === null) return said;
    const message = `Slack did not take the post in ${channel}: ${problem}`;
    return { status: 502, body: refusal("not_posted", message, "It may be tried again.") };
  }

  /** Where it is said: a post that it belongs to is this App's own, in that channel. */
  async function placeOf(scope: string, wanted: WantedInSlack) {
    const { kind, of, channel } = wanted;
    const other = of === null ? undefined : await appPostByKey(store, `${scope}:${of}`);
    // One that Slack did not take yet is nowhere.
    if (of !== null && (other === undefined || other.status === "pending")) return noSuchPost();
    if (other !== undefined && other.kind !== "post") return kind === "update" ? notUpdatable() : noThreadBelow();
    const place = channel ?? other?.channel ?? "";
    return other === undefined || other.channel === place ? { ok: true as const, channel: place } : otherChannel();
  }

  /** Pending may mean: claimed by a gateway that was killed. The outbound key makes posting again harmless. */
  async function postClaimed(
    post: AppPost,
    instance: DoorInstance,
    delivery: DeliveryRow | undefined,
    { other, file }: { other: string | null; file: SlackFile | null },
  ): Promise<string | null> {
    const fields = { appId: post.appId, instanceId: post.instanceId, channel: post.channel };
    const { key, kind, channel, text } = post;
    const fromOutside = delivery !== undefined && isFromOutside(delivery);
    const posted = await options.postForApp({
      ...{ key, channel, text, appName: instance.appName, fromOutside },
      forCompanyOnly: keepsEntries(instance.manifest),
      ...(instance.manifest.icon === undefined ? {} : { icon: instance.manifest.icon }),
      ...(other === null ? {} : kind === "update" ? { updates: other } : { threadOf: other }),
      ...(file === null ? {} : { file }),
    });
    if (!posted.ok) {
      log.warn("app post refused", { ...fields, problem: posted.problem });
      return posted.problem;
    }
    await markAppPostPosted(store, key);
    log.info("app posted", fields);
    return null;
  }
}
