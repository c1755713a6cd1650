import { createHmac } from "node:crypto";

/**
 * What a service signs with whatever it sends to this address, 43 characters: made of the address, so that no row holds it and
 * a new address has a new one.
 */
export function senderSecretOf(sendersKey: Buffer, addressHash: string): string {
  return createHmac("sha256", sendersKey).update(addressHash).digest("base64url");
}
