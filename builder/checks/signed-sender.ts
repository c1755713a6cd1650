import { createHash, type KeyObject } from "node:crypto";
import type { CheckActor } from "../../sdk/contract/check.ts";
import { type Delivery, type DeliveryAnswer, deliveryAnswerSchema, type User } from "../../sdk/contract/delivery.ts";
import type { IdentityToken } from "../../sdk/contract/signed-token.ts";
import { DELIVERY_HEADER, IDENTITY_HEADER, signToken } from "../../sdk/contract/wire.ts";

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

export interface SignedSenderOptions {
  app: string;
  release: string;
  privateKey: KeyObject;
  nowMs: () => number;
  newDeliveryId: () => string;
  people: Record<"asker" | "colleague", User>;
  /** Sends one request to the app's socket. */
  send: (request: AppRequestToSend) => Promise<AppResponse>;
}

/** Sends to a running app what the platform would send, signed as the platform would sign it. */
export interface SignedSender {
  deliver(what: Omit<Delivery, "deliveryId">): Promise<DeliveryAnswer>;
  /** Opens a page; with `form`, sends that. A stranger has no identity. */
  open(path: string, as: CheckActor, at: string, form?: Record<string, string>): Promise<AppResponse>;
}

export function createSignedSender(options: SignedSenderOptions): SignedSender {
  const token = (at: string) => ({
    app: options.app,
    release: options.release,
    at: Date.parse(at),
    expiresAt: options.nowMs() + TOKEN_LIFETIME_MS,
  });

  const deliver: SignedSender["deliver"] = async (what) => {
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
    user: options.people[as],
    isOwner: as === "asker",
    ...token(at),
  });

  const open: SignedSender["open"] = async (path, as, at, form) => {
    const identity: Record<string, string> =
      as === "stranger" ? {} : { [IDENTITY_HEADER]: signToken(identityOf(as, at), options.privateKey) };
    if (form === undefined) return options.send({ method: "GET", path, headers: identity });
    const headers = { ...identity, "content-type": "application/x-www-form-urlencoded" };
    return options.send({ method: "POST", path, headers, body: new URLSearchParams(form).toString() });
  };

  return { deliver, open };
}
