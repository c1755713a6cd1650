import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { DeliveryToken, IdentityToken } from "./signed-token.ts";

// Names and signatures that both sides of the app's sockets use. Free of zod on purpose: `@toolroom/app` bundles this
// file, and loading zod would add some 50 ms to the start and wake of every app.

/** Header the edge sets for a signed-in person, on every request it passes to an App. Inbound copies are stripped. */
export const IDENTITY_HEADER = "x-toolroom-identity";
/** Header the platform sets on `POST /_toolroom/deliver`. */
export const DELIVERY_HEADER = "x-toolroom-delivery";

export const DELIVERY_ID_HEADER = "x-toolroom-delivery-id";
/**
 * Which call of its Delivery it is: the how-manieth of those that want the same of the same place (a post in #food, a POST to one
 * address), from 1, and 12 hex digits that stand for what and where: `2-0c1f2e3d4a5b`. So the number stays when the Delivery runs
 * again and its calls come in another order. Releases cut with an older `@toolroom/app` count all calls in one row: `2`.
 */
export const CALL_NUMBER_HEADER = "x-toolroom-call-number";
export const CALL_NUMBER = /^\d{1,6}(-[0-9a-f]{12})?$/;

/** Environment of a running App, set by the platform. */
export const APP_ENVIRONMENT = {
  app: "TOOLROOM_APP",
  release: "TOOLROOM_RELEASE",
  timeZone: "TOOLROOM_TIME_ZONE",
  publicKey: "TOOLROOM_PUBLIC_KEY",
  /** Unix socket the App listens on. */
  appSocket: "TOOLROOM_APP_SOCKET",
  /** Unix socket of the platform. */
  doorSocket: "TOOLROOM_DOOR_SOCKET",
  /** Folder of the App's own files; its database is `app.sqlite` there. */
  dataFolder: "TOOLROOM_DATA_FOLDER",
  /** What it is tried without, to see whether a Check notices: `on add-order`, `page /`, `post /orders`. */
  without: "TOOLROOM_WITHOUT",
  /** MB that its files may take; absent: it keeps none. */
  filesMb: "TOOLROOM_FILES_MB",
} as const;

/** `base64url(JSON).base64url(Ed25519 signature)`. The App holds only the public key. */
export function signToken(token: IdentityToken | DeliveryToken, privateKey: KeyObject): string {
  const body = Buffer.from(JSON.stringify(token)).toString("base64url");
  return `${body}.${sign(null, Buffer.from(body), privateKey).toString("base64url")}`;
}

/** The token's JSON if the signature holds, else undefined. The caller checks shape, audience and expiry. */
export function openToken(token: string, publicKey: KeyObject): unknown {
  const [body, signature, ...rest] = token.split(".");
  if (body === undefined || signature === undefined || rest.length > 0) return undefined;
  if (!verify(null, Buffer.from(body), publicKey, Buffer.from(signature, "base64url"))) return undefined;
  return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
}

/** An App gets the public key as base64 SPKI DER in `TOOLROOM_PUBLIC_KEY`. */
export function readPublicKey(spkiBase64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(spkiBase64, "base64"), format: "der", type: "spki" });
}
