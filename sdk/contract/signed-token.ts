import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { userSchema } from "./delivery.ts";

/** Header the edge sets for a signed-in person, on every request it passes to an App. Inbound copies are stripped. */
export const IDENTITY_HEADER = "x-toolroom-identity";
/** Header the platform sets on `POST /_toolroom/deliver`. */
export const DELIVERY_HEADER = "x-toolroom-delivery";

const common = {
  /** App name. */
  app: z.string(),
  /** Release id (or Candidate id in a preview). */
  release: z.string(),
  /** Moment the request stands for, ms since the epoch on the platform's clock: `today()` uses it. */
  at: z.number(),
  /** Not valid from this moment on the platform's clock, ms since the epoch; 60 s after `at` for a person's request. */
  expiresAt: z.number(),
};

export const identityTokenSchema = z.object({ kind: z.literal("identity"), user: userSchema, ...common });
export const deliveryTokenSchema = z.object({ kind: z.literal("delivery"), bodySha256: z.string(), ...common });

export type IdentityToken = z.infer<typeof identityTokenSchema>;
export type DeliveryToken = z.infer<typeof deliveryTokenSchema>;

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
