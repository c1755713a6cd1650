import type { IncomingMessage } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import type { DoorAnswer } from "../sdk/contract/door.ts";
import { type AppPost, appPostByKey, claimAppPost, markAppPostPosted } from "../store/app-posts.ts";
import { type DeliveryRow, deliveryById } from "../store/deliveries.ts";
import type { DoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { mayBeTold } from "./may-be-told.ts";
import { createRateLimit } from "./rate-limit.ts";
import type { Visits } from "./visits.ts";
import { readWantedPost, refusal, type StatusAnswer } from "./wanted-post.ts";

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
}) => Promise<{ ok: true; ts: string } | { ok: false; problem: string }>;

const SAID: StatusAnswer = { status: 200, body: { ok: true } };
/** An app in a loop must not flood a channel. */
const POSTS_A_MINUTE = 60;

/**
 * `POST /slack/post` and `/slack/dm` of a running App or preview. Within a Delivery the key is (App, delivery id, call number), so that
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
  return async (doorSession, request, response) => {
    const { status, body } = await answerTo(doorSession.id, request);
    sendJson(response, status, body);
  };

  async function answerTo(doorSessionId: string, request: IncomingMessage): Promise<StatusAnswer> {
    const read = await readWantedPost(store, doorSessionId, request);
    if (!read.ok) return read.refused;
    const { instance, call, channel, personId, text } = read.post;
    const isReal = instance.kind === "app";
    const now = clock.now();
    const key = `${isReal ? instance.appId : instance.instanceId}:${call?.deliveryId ?? newId("call", now)}:${call?.number ?? 0}`;
    // Said before: a repeat of many gets on to what is left, minute by minute.
    const known = call === null ? undefined : await appPostByKey(store, key);
    if (known !== undefined && known.status !== "pending") return SAID;
    if (!perDoor.allows(doorSessionId)) {
      const fix = `At most ${POSTS_A_MINUTE} posts a minute: gather them into one.`;
      return { status: 429, body: refusal("too_many_posts", "This app posts too often.", fix) };
    }
    const delivery = call === null ? undefined : await deliveryById(store, call.deliveryId);
    if (isReal && personId !== null) {
      const may = await mayBeTold(options, instance, personId, delivery);
      const fix = "Tell only people who have used the app.";
      if (!may.yes) return { status: 403, body: refusal("not_a_user", may.why, fix) };
    }
    const claimed = await claimAppPost(store, {
      key,
      appId: instance.appId,
      instanceId: instance.instanceId,
      deliveryId: call?.deliveryId ?? null,
      channel,
      text,
      status: isReal ? "pending" : "recorded",
      createdAt: now,
    });
    if (claimed.status !== "pending") return SAID;
    const problem = await postClaimed(claimed, instance, delivery);
    return problem === null ? SAID : { status: 502, body: notPosted(channel, problem) };
  }

  /** Pending may mean: claimed by a gateway that was killed. The outbound key makes posting again harmless. */
  async function postClaimed(
    post: AppPost,
    instance: DoorInstance,
    delivery: DeliveryRow | undefined,
  ): Promise<string | null> {
    const fields = { appId: post.appId, instanceId: post.instanceId, channel: post.channel };
    const { key, channel, text } = post;
    const fromOutside = delivery?.body.kind === "webhook";
    const posted = await options.postForApp({ key, channel, text, appName: instance.appName, fromOutside });
    if (!posted.ok) {
      log.warn("app post refused", { ...fields, problem: posted.problem });
      return posted.problem;
    }
    await markAppPostPosted(store, key);
    log.info("app posted", fields);
    return null;
  }
}

function notPosted(channel: string, problem: string): DoorAnswer {
  return refusal("not_posted", `Slack did not take the post in ${channel}: ${problem}`, "It may be tried again.");
}
