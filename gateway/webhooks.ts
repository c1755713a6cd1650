import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { newId, sha256 } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { Log } from "../lib/log.ts";
import { MOST_WAITING, tellLeftOut } from "../operator/left-out.ts";
import { senderSecretOf } from "../operator/sender-secret.ts";
import type { Delivery } from "../sdk/contract/delivery.ts";
import { isTooNested } from "../sdk/contract/json-depth.ts";
import { enqueueDeliveries, enqueueDelivery, type NewDelivery } from "../store/deliveries.ts";
import type { Store } from "../store/store.ts";
import { type Sender, type Webhook, waitingOfApp, webhooksOfApp } from "../store/webhooks.ts";
import { sendJson } from "./answers.ts";
import { createRateLimit } from "./rate-limit.ts";
import { type BodyPatience, readBodyInTime } from "./read-body.ts";
import { readGithub } from "./senders/github.ts";
import { readLinear } from "./senders/linear.ts";
import { type Sent, type Signed, TOO_NESTED } from "./senders/sent.ts";

export const HOOKS_PATH = "/hooks/";

/** GitHub sends up to 25 MB, of a push of thousands of files: what an app makes of an event stands in far less. */
const MOST_BYTES = { anybody: 1024 * 1024, signed: 2 * 1024 * 1024 };
/** A push to a busy repository is a dozen events, of which an app wants one. */
const CALLS_A_MINUTE = { anybody: 60, signed: 600 };
const NOBODYS_HASH = sha256("no webhook has this secret");
const SENDERS: Record<Sender, (sent: Signed) => Sent> = { github: readGithub, linear: readLinear };

interface WebhookOptions extends BodyPatience {
  store: Store;
  log: Log;
  /** Makes what GitHub and Linear sign with: operator/sender-secret.ts. */
  sendersKey: Buffer;
  /** What Linear signs with, where the App's Owner entered that; else null. */
  linearSecret(appId: string): Promise<string | null>;
}

/**
 * `POST /hooks/<app>/<secret>` from any program, or from GitHub or Linear, who sign it: becomes a waiting Delivery for each
 * Trigger it is for, also while all but the gateway is away, and only then is answered (202). Senders that name what they send
 * (Idempotency-Key, webhook-id, X-GitHub-Delivery) and send it again make one Delivery; of what is signed its content is known
 * again. A wrong secret and an app without webhooks look the same: 404.
 */
export function createWebhookEntrance(
  options: WebhookOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { store, clock, log } = options;
  const rates = {
    anybody: createRateLimit(clock, CALLS_A_MINUTE.anybody, 60_000),
    signed: createRateLimit(clock, CALLS_A_MINUTE.signed, 60_000),
  };

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
    const { appId, word, sender } = webhook;
    const by = sender === null ? "anybody" : "signed";
    const retry = { "retry-after": "60" };
    if (webhook.isStopped) return refuse(503, "stopped", "The app is stopped at the moment.", retry);
    if (!rates[by].allows(`${appId} ${word}`))
      return refuse(429, "too_often", `At most ${CALLS_A_MINUTE[by]} a minute.`, retry);
    if ((await waitingOfApp(store, appId, MOST_WAITING)) >= MOST_WAITING) {
      await tellLeftOut(options, { appId, by: nameOf(webhook), why: { code: "too_many_wait" } });
      return refuse(503, "too_many_wait", "Too much waits for the app.", retry);
    }
    const body = await readBodyInTime(request, MOST_BYTES[by], options);
    if (body === "late") return refuse(408, "too_slow", "It did not come whole in time: send it anew, all at once.");
    if (body === "too_large") {
      const mostMb = MOST_BYTES[by] / 1024 / 1024;
      await tellLeftOut(options, { appId, by: nameOf(webhook), why: { code: "too_large", mostMb } });
      return refuse(413, "too_large", `At most ${mostMb} MB.`);
    }
    const taken =
      sender === null
        ? await takeAnybodys(options, webhook, request, body)
        : await takeSigned(options, webhook, sender, request, body);
    if ("code" in taken) {
      log.warn("webhook refused", { appId, word, code: taken.code });
      return refuse(taken.status, taken.code, taken.message);
    }
    sendJson(response, taken.status, { ok: true, ...taken.answer });
  };
}

type Taken = { status: number; answer: Record<string, unknown> } | { status: number; code: string; message: string };

async function takeAnybodys(
  { store, clock, log }: WebhookOptions,
  { appId, word, triggers }: Webhook,
  request: IncomingMessage,
  body: Buffer,
): Promise<Taken> {
  const read = readPayload(request.headers["content-type"], body.toString("utf8"));
  if ("problem" in read) return { status: read.status, code: "unreadable", message: read.problem };
  if (isTooNested(read.payload)) return TOO_NESTED;
  const at = clock.now();
  const deliveryId = newId("dlv", at);
  const dedupeKey = `hook:${appId}:${word}:${sentId(request) ?? deliveryId}`;
  const content = { kind: "webhook" as const, run: triggers[0]?.spec.run ?? "", ...read };
  const { row, isNew } = await enqueueDelivery(store, deliveryOf(appId, dedupeKey, deliveryId, at, content));
  log.info("webhook received", { appId, word, deliveryId: row.id, isNew, bytes: body.length });
  return { status: 202, answer: { deliveryId: row.id } };
}

/** Of what is for none of its Triggers no row is kept, only a line in the log. */
async function takeSigned(
  { store, clock, log, sendersKey, linearSecret }: WebhookOptions,
  { appId, word, secretHash, triggers }: Webhook,
  sender: Sender,
  { headers }: IncomingMessage,
  body: Buffer,
): Promise<Taken> {
  const at = clock.now();
  const entered = sender === "linear" ? await linearSecret(appId) : null;
  const signingSecrets = [senderSecretOf(sendersKey, secretHash), ...(entered === null ? [] : [entered])];
  const sent = SENDERS[sender]({ headers, body, signingSecrets, now: at });
  if (sent.kind === "refused") return sent;
  if (sent.kind === "ping") return { status: 200, answer: { pong: true } };
  const { name, payload, contentId } = sent;
  const wanted = triggers.filter(({ spec }) => sent.isFor(spec));
  const rows = await enqueueDeliveries(
    store,
    wanted.map(({ id, spec }) =>
      deliveryOf(appId, `${sender}:${id}:${contentId}`, newId("dlv", at), at, {
        kind: sender,
        run: spec.run,
        text: "",
        payload,
      }),
    ),
  );
  log.info("event received", { appId, word, event: name, deliveries: rows.length, bytes: body.length });
  return { status: 202, answer: { event: name, deliveryIds: rows.map((row) => row.id) } };
}

function deliveryOf(
  appId: string,
  dedupeKey: string,
  deliveryId: string,
  at: number,
  content: Pick<Delivery, "kind" | "run" | "text" | "payload">,
): NewDelivery {
  const body = { deliveryId, at: new Date(at).toISOString(), ...content, user: null, channelId: null };
  return { id: deliveryId, appId, instanceId: null, dedupeKey, body, answerTo: null, createdAt: at };
}

/** Of what was not read it is not known which of its Triggers it is for. */
function nameOf({ sender, word }: Webhook): string {
  return sender === null ? `webhook ${word}` : { github: "GitHub", linear: "Linear" }[sender];
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
