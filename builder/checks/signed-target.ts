import { createHash, type KeyObject } from "node:crypto";
import type { CheckActor } from "../../sdk/contract/check.ts";
import { type Delivery, type DeliveryAnswer, deliveryAnswerSchema, type User } from "../../sdk/contract/delivery.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { IdentityToken } from "../../sdk/contract/signed-token.ts";
import { DELIVERY_HEADER, IDENTITY_HEADER, signToken } from "../../sdk/contract/wire.ts";
import type { CheckTarget } from "./check-target.ts";

const TOKEN_LIFETIME_MS = 60_000;

export interface AppRequestToSend {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface AppResponse {
  status: number;
  location?: string | undefined;
  text: string;
}

export interface SignedTargetOptions {
  manifest: Manifest;
  release: string;
  privateKey: KeyObject;
  nowMs: () => number;
  newDeliveryId: () => string;
  people: Record<"asker" | "colleague", User>;
  /** Sends one request to the app's socket. */
  send: (request: AppRequestToSend) => Promise<AppResponse>;
  posts: CheckTarget["posts"];
  rows: CheckTarget["rows"];
}

/** A CheckTarget over any connection to a running app: signs what the platform would sign, lets in whom it would let in. */
export function createSignedTarget(options: SignedTargetOptions): CheckTarget {
  const { manifest, people } = options;
  const token = (at: string) => ({
    app: manifest.name,
    release: options.release,
    at: Date.parse(at),
    expiresAt: options.nowMs() + TOKEN_LIFETIME_MS,
  });

  const deliver = async (what: Omit<Delivery, "deliveryId">): Promise<DeliveryAnswer> => {
    const at = new Date(what.at).toISOString();
    const body = JSON.stringify({ ...what, at, deliveryId: options.newDeliveryId() } satisfies Delivery);
    const bodySha256 = createHash("sha256").update(body).digest("hex");
    const signed = signToken({ kind: "delivery", bodySha256, ...token(at) }, options.privateKey);
    const headers = { [DELIVERY_HEADER]: signed, "content-type": "application/json" };
    const response = await options.send({ method: "POST", path: "/_toolroom/deliver", headers, body });
    if (response.status !== 200) return { ok: false, error: `The app answered ${response.status}.` };
    return deliveryAnswerSchema.parse(JSON.parse(response.text));
  };

  const identityOf = (as: "asker" | "colleague", at: string): IdentityToken => ({
    kind: "identity",
    user: people[as],
    isOwner: as === "asker",
    ...token(at),
  });
  const open = async (path: string, as: CheckActor, at: string, form?: Record<string, string>) => {
    const identity: Record<string, string> =
      as === "stranger" ? {} : { [IDENTITY_HEADER]: signToken(identityOf(as, at), options.privateKey) };
    if (form === undefined) return options.send({ method: "GET", path, headers: identity });
    const headers = { ...identity, "content-type": "application/x-www-form-urlencoded" };
    return options.send({ method: "POST", path, headers, body: new URLSearchParams(form).toString() });
  };

  return {
    fire: (run, at, sent) => {
      const isWebhook = manifest.triggers.some((trigger) => "webhook" in trigger && trigger.run === run);
      const what = { run, at, user: null, channelId: null };
      if (!isWebhook) return deliver({ ...what, kind: "schedule", text: "" });
      return deliver({ ...what, kind: "webhook", text: typeof sent === "string" ? sent : "", payload: sent ?? "" });
    },
    visit: async (path, { as, at, form }) => {
      if (!mayOpen(manifest, as, people)) return { status: 403, text: `${manifest.name} does not let them in.` };
      const first = await open(path, as, at, form);
      const isRedirect = first.status >= 300 && first.status < 400 && first.location?.startsWith("/");
      const { status, text } = isRedirect && first.location ? await open(first.location, as, at) : first;
      return { status, text };
    },
    command: async (typed, { as, at }) => {
      if (as === "stranger") return { ok: false, error: "The platform lets no stranger use commands.", refused: true };
      const [, word = "", text = ""] = /^(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
      const trigger = manifest.triggers.find((candidate) => "command" in candidate && candidate.command === word);
      if (trigger === undefined) return { ok: false, error: `${word} is no command of this app.` };
      return deliver({
        run: trigger.run,
        kind: "command",
        at,
        text: text.trim(),
        user: people[as],
        channelId: "C0CHECK",
      });
    },
    posts: options.posts,
    rows: options.rows,
  };
}

/** As at the edge: the asker owns the app; a colleague is neither in the owner's group nor named. A stranger reaches the app, without identity. */
function mayOpen(manifest: Manifest, as: CheckActor, people: Record<"asker" | "colleague", User>): boolean {
  const access = manifest.web?.access;
  if (access === undefined) return false;
  if (as !== "colleague") return true;
  return typeof access === "object" ? access.people.includes(people.colleague.id) : access === "company";
}
