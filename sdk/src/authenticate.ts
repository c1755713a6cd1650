import { createHash, type KeyObject } from "node:crypto";
import type { DeliveryToken, IdentityToken } from "../contract/signed-token.ts";
import { openToken } from "../contract/wire.ts";

const TOKEN_LIFETIME_MS = 60_000;

export interface Authenticator {
  identity(header: string | undefined): IdentityToken | undefined;
  delivery(header: string | undefined, body: string): DeliveryToken | undefined;
}

/**
 * Opens the platform's tokens: signed, of the right kind, for this app and release, not expired; else undefined.
 *
 * Expiry is on the platform's clock, which an app cannot read and tests move. So a token is expired only if this
 * process's own clock says so and, by the newest token it has seen, the platform's clock stands past it too. Where both
 * clocks agree this refuses every replay older than a minute; where they differ it never refuses a fresh token.
 */
export function createAuthenticator(options: {
  app: string;
  release: string;
  publicKey: KeyObject;
  nowMs: () => number;
}): Authenticator {
  let newest = { expiresAt: Number.NEGATIVE_INFINITY, seenAtMs: 0 };

  const open = (header: string | undefined, kind: "identity" | "delivery") => {
    const token = readToken(header, options.publicKey);
    if (token === undefined || token.kind !== kind) return undefined;
    if (token.app !== options.app || token.release !== options.release) return undefined;
    const nowMs = options.nowMs();
    if (token.expiresAt > newest.expiresAt) newest = { expiresAt: token.expiresAt, seenAtMs: nowMs };
    const platformNowMs = newest.expiresAt - TOKEN_LIFETIME_MS + (nowMs - newest.seenAtMs);
    return nowMs >= token.expiresAt && platformNowMs >= token.expiresAt ? undefined : token;
  };
  return {
    identity: (header) => open(header, "identity") as IdentityToken | undefined,
    delivery: (header, body) => {
      const token = open(header, "delivery") as DeliveryToken | undefined;
      return token?.bodySha256 === createHash("sha256").update(body).digest("hex") ? token : undefined;
    },
  };
}

/** A signature that holds means the platform wrote it, so its shape is trusted. */
function readToken(header: string | undefined, publicKey: KeyObject): IdentityToken | DeliveryToken | undefined {
  if (header === undefined) return undefined;
  return openToken(header, publicKey) as IdentityToken | DeliveryToken | undefined;
}
