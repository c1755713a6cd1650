import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { newId, sha256 } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { Log } from "../lib/log.ts";
import { enqueueDelivery } from "../store/deliveries.ts";
import type { Store } from "../store/store.ts";
import { type Webhook, waitingOfApp, webhooksOfApp } from "../store/webhooks.ts";
import { sendJson } from "./answers.ts";
import { createRateLimit } from "./rate-limit.ts";
import { readBody } from "./read-body.ts";

export const HOOKS_PATH = "/hooks/";

const MAX_BODY_BYTES = 1024 * 1024;
const CALLS_A_MINUTE = 60;
const MOST_WAITING = 500;
const NOBODYS_HASH = sha256("no webhook has this secret");

/**
 * `POST /hooks/<app>/<secret>` from any program: becomes a waiting Delivery, also while all but the gateway is away, and only
 * then is answered (202). Senders that name what they send (Idempotency-Key, webhook-id, X-GitHub-Delivery) and send it
 * again make one Delivery. A wrong secret and an app without webhooks look the same: 404.
 */
export function createWebhookEntrance(options: {
  store: Store;
  clock: Clock;
  log: Log;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { store, clock, log } = options;
  const perWebhook = createRateLimit(clock, CALLS_A_MINUTE, 60_000);

  return async (request, response) => {
    const refuse = (status: number, code: string, message: string, headers: Record<string, string> = {}) => {
      // What is still coming is not read: the connection ends with the answer.
      const answer = { ok: false, error: { code, message } };
      sendJson(response, status, answer, { connection: "close", ...headers });
    };
    if (request.method !== "POST") return refuse(405, "post_only", "Send it by POST.", { allow: "POST" });
    const [, appName = "", secret = ""] =
      /^\/hooks\/([a-z0-9-]{1,60})\/([A-Za-z0-9_-]{1,200})\/?(?:\?|$)/.exec(request.url ?? "") ?? [];
    const webhook = withSecret(await webhooksOfApp(store, appName), secret);
    if (webhook === undefined) return refuse(404, "no_webhook", "There is no such webhook.");
    const { appId, word, run } = webhook;
    const retry = { "retry-after": "60" };
    if (webhook.isStopped) return refuse(503, "stopped", "The app is stopped at the moment.", retry);
    if (!perWebhook.allows(`${appId} ${word}`))
      return refuse(429, "too_often", `At most ${CALLS_A_MINUTE} a minute.`, retry);
    if ((await waitingOfApp(store, appId, MOST_WAITING)) >= MOST_WAITING)
      return refuse(503, "too_many_wait", "Too much waits for the app.", retry);
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === null) return refuse(413, "too_large", "At most 1 MB.");
    const read = readPayload(request.headers["content-type"], body.toString("utf8"));
    if ("problem" in read) return refuse(read.status, "unreadable", read.problem);

    const now = clock.now();
    const deliveryId = newId("dlv", now);
    const at = new Date(now).toISOString();
    const { row, isNew } = await enqueueDelivery(store, {
      ...{ id: deliveryId, appId, instanceId: null, answerTo: null, createdAt: now },
      dedupeKey: `hook:${appId}:${word}:${sentId(request) ?? deliveryId}`,
      body: {
        deliveryId,
        run,
        kind: "webhook",
        at,
        text: read.text,
        payload: read.payload,
        user: null,
        channelId: null,
      },
    });
    log.info("webhook received", { appId, word, deliveryId: row.id, isNew, bytes: body.length });
    sendJson(response, 202, { ok: true, deliveryId: row.id });
  };
}

/** Takes as long whichever of them it is, and whether it is one. */
function withSecret(webhooks: readonly Webhook[], secret: string): Webhook | undefined {
  const given = Buffer.from(sha256(secret));
  timingSafeEqual(given, Buffer.from(NOBODYS_HASH));
  return webhooks.filter((one) => timingSafeEqual(given, Buffer.from(one.secretHash)))[0];
}

/** By what the sender calls it, if it does. Hashed: it may be anything. */
function sentId({ headers }: IncomingMessage): string | undefined {
  for (const name of ["idempotency-key", "webhook-id", "x-github-delivery"]) {
    const value = headers[name];
    if (typeof value === "string" && value !== "") return sha256(value);
  }
  return undefined;
}

type Read = { text: string; payload: unknown } | { status: number; problem: string };

/** Programs often send JSON and call it a form, or nothing. */
function readPayload(contentType: string | undefined, body: string): Read {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const json = /^\s*[[{]/.test(body) ? parseJson(body) : undefined;
  if (/^application\/(.+\+)?json$/.test(type)) {
    const value = json ?? parseJson(body);
    return value === undefined ? { status: 400, problem: "This is no JSON." } : { text: "", payload: value };
  }
  if (type === "application/x-www-form-urlencoded")
    return { text: "", payload: json ?? Object.fromEntries(new URLSearchParams(body)) };
  if (type !== "" && !type.startsWith("text/")) return { status: 415, problem: "Send JSON, a form or text." };
  return json === undefined || type !== "" ? { text: body, payload: body } : { text: "", payload: json };
}
