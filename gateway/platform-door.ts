import type { IncomingMessage } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { Log } from "../lib/log.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { type DoorAnswer, slackDmSchema, slackPostSchema } from "../sdk/contract/door.ts";
import { CALL_NUMBER_HEADER, DELIVERY_ID_HEADER } from "../sdk/contract/wire.ts";
import { type AppPost, appPostByKey, claimAppPost, markAppPostPosted } from "../store/app-posts.ts";
import { type DeliveryRow, deliveryById } from "../store/deliveries.ts";
import { type DoorInstance, readDoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import type { AnswerAtDoor } from "./doors.ts";
import { mayBeTold } from "./may-be-told.ts";
import { createRateLimit } from "./rate-limit.ts";
import { readBody } from "./read-body.ts";
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
}) => Promise<{ ok: true; ts: string } | { ok: false; problem: string }>;

const MAX_POST_BYTES = 512 * 1024;
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
    const answer = (status: number, body: DoorAnswer) => sendJson(response, status, body);
    const body = await readBody(request, MAX_POST_BYTES);
    const wanted = readWanted(request.url ?? "", body);
    if ("bad" in wanted) return answer(400, wanted.bad);
    const instance = await readDoorInstance(store, doorSession.id);
    if (instance === null) {
      return answer(403, refusal("no_instance", "No running app belongs to this door.", "Deploy the app again."));
    }
    const { channel, text } = wanted;
    const isBound = isGranted(instance, wanted);
    if (isBound !== true) return answer(403, isBound);
    const call = readCall(request);
    if (call === "bad") {
      const fix = `Send both ${DELIVERY_ID_HEADER} and ${CALL_NUMBER_HEADER}, or neither.`;
      return answer(400, refusal("bad_call", "The delivery's headers do not read.", fix));
    }
    const isReal = instance.kind === "app";
    const now = clock.now();
    const key = `${isReal ? instance.appId : instance.instanceId}:${call?.deliveryId ?? newId("call", now)}:${call?.number ?? 0}`;
    // Said before: a repeat of many gets on to what is left, minute by minute.
    const known = call === null ? undefined : await appPostByKey(store, key);
    if (known !== undefined && known.status !== "pending") return answer(200, { ok: true });
    if (!perDoor.allows(doorSession.id)) {
      const fix = `At most ${POSTS_A_MINUTE} posts a minute: gather them into one.`;
      return answer(429, refusal("too_many_posts", "This app posts too often.", fix));
    }
    const delivery = call === null ? undefined : await deliveryById(store, call.deliveryId);
    if (isReal && wanted.personId !== null) {
      const may = await mayBeTold(options, instance, wanted.personId, delivery);
      if (!may.yes) return answer(403, refusal("not_a_user", may.why, "Tell only people who have used the app."));
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
    if (claimed.status !== "pending") return answer(200, { ok: true });
    const problem = await postClaimed(claimed, instance, delivery);
    answer(problem === null ? 200 : 502, problem === null ? { ok: true } : notPosted(channel, problem));
  };

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

interface Wanted {
  /** As in `app_posts`: `#food`, or `@U012AB3CD` in private. */
  channel: string;
  personId: string | null;
  text: string;
}

function readWanted(url: string, body: Buffer | null): Wanted | { bad: DoorAnswer } {
  const sent = parseJson(body?.toString("utf8") ?? "");
  if (url.startsWith("/slack/dm")) {
    const word = slackDmSchema.safeParse(sent);
    if (word.success) return { channel: `@${word.data.person}`, personId: word.data.person, text: word.data.text };
    const fix = 'Send {person: "U012AB3CD", text: "1 to 40,000 characters"} and nothing else.';
    return { bad: refusal("bad_dm", "This is no word to a person.", fix) };
  }
  const post = slackPostSchema.safeParse(sent);
  if (post.success) return { ...post.data, personId: null };
  const fix = 'Send {channel: "#name", text: "1 to 40,000 characters"} and nothing else.';
  return { bad: refusal("bad_post", "This is no post.", fix) };
}

function isGranted({ manifest }: DoorInstance, { channel, personId }: Wanted): true | DoorAnswer {
  const { slack } = manifest.bindings;
  if (personId === null) return slack?.post?.includes(channel) === true || notBound(channel, slack?.post ?? []);
  const fix = "Write `dm: true` under bindings.slack in app.yaml and deploy the change.";
  return slack?.dm === true || refusal("not_bound", "This app may not tell people in private.", fix);
}

function readCall(request: IncomingMessage): { deliveryId: string; number: number } | "bad" | null {
  const deliveryId = request.headers[DELIVERY_ID_HEADER];
  const number = request.headers[CALL_NUMBER_HEADER];
  if (deliveryId === undefined && number === undefined) return null;
  if (typeof deliveryId !== "string" || typeof number !== "string") return "bad";
  if (!/^[A-Za-z0-9_.@-]{1,120}$/.test(deliveryId) || !/^\d{1,6}$/.test(number)) return "bad";
  return { deliveryId, number: Number(number) };
}

function refusal(code: string, message: string, fix: string): DoorAnswer {
  return { ok: false, error: { code, message, fix } };
}

function notBound(channel: string, granted: string[]): DoorAnswer {
  const now = granted.length === 0 ? "none" : granted.join(", ");
  return refusal(
    "not_bound",
    `This app may not post in ${channel}.`,
    `Name ${channel} under bindings.slack.post in app.yaml (there now: ${now}) and deploy the change.`,
  );
}

function notPosted(channel: string, problem: string): DoorAnswer {
  return refusal("not_posted", `Slack did not take the post in ${channel}: ${problem}`, "It may be tried again.");
}
