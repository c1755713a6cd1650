import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { KnownError } from "./errors.ts";

/** A key of 32 bytes, by a name that says which one sealed what. */
export interface SealingKey {
  id: string;
  key: Buffer;
}

/** First the one that seals; all of them open what they sealed. Never empty. */
export type SealingKeys = readonly [SealingKey, ...SealingKey[]];

/** What can be kept: base64. */
export interface Sealed {
  keyId: string;
  nonce: string;
  /** With its 16 bytes of proof at the end. */
  sealed: string;
}

const NONCE_BYTES = 12;
const PROOF_BYTES = 16;

/** AES-256-GCM. What it is `boundTo` is proven with it: it opens nowhere else. (NIST SP 800-38D) */
export function seal([{ id: keyId, key }]: SealingKeys, text: string, boundTo: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { keyId, nonce: nonce.toString("base64"), sealed: sealed.toString("base64") };
}

/** Throws KnownError `secret_unreadable` where its key is gone, or it was changed or moved. */
export function unseal(keys: SealingKeys, { keyId, nonce, sealed }: Sealed, boundTo: string): string {
  const key = keys.find(({ id }) => id === keyId)?.key;
  if (key === undefined) throw unreadable(`the key ${keyId} that sealed it is not there`);
  const bytes = Buffer.from(sealed, "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"))
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(bytes.subarray(-PROOF_BYTES));
    return decipher.update(bytes.subarray(0, -PROOF_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch (error) {
    throw unreadable("it was changed, or belongs elsewhere", error);
  }
}

function unreadable(why: string, cause?: unknown): KnownError {
  const next =
    "Enter it anew, or bring back the key: in keys/secrets.json of Toolroom's home, or in TOOLROOM_SECRET_KEYS.";
  return new KnownError("secret_unreadable", `A secret cannot be read: ${why}.`, next, { cause });
}
