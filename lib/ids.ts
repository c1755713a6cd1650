import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const MEGABYTE = 1_048_576;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A sortable opaque id such as `req_01jd8x…`: 9 characters of time (ms), 12 random. Lower case, safe in paths and host names. */
export function newId(prefix: string, nowMs: number): string {
  let time = "";
  let rest = nowMs;
  for (let index = 0; index < 9; index += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const random = Array.from(randomBytes(12), (byte) => ALPHABET.charAt(byte % 32)).join("");
  return `${prefix}_${time}${random}`;
}

/** When `newId` made it, ms; null where it did not. */
export function timeOfId(madeId: string): number | null {
  const time = /^[a-z]+_([0-9a-z]{9})[0-9a-z]{12}$/.exec(madeId)?.[1];
  if (time === undefined) return null;
  const digits = [...time].map((character) => ALPHABET.indexOf(character));
  return digits.includes(-1) ? null : digits.reduce((sum, digit) => sum * 32 + digit, 0);
}

/** 256 random bits for links, cookies and tokens, base64url. Store only its `sha256`. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The same of many megabytes: between two of them the process hears whoever speaks to it. */
export async function sha256OfMuch(content: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  for (let at = 0; at < content.length; at += MEGABYTE) {
    hash.update(content.subarray(at, at + MEGABYTE));
    if (at + MEGABYTE < content.length) await new Promise((resolve) => setImmediate(resolve));
  }
  return hash.digest("hex");
}

/** Compares two strings in constant time. */
export function sameSecret(one: string, other: string): boolean {
  const a = createHash("sha256").update(one).digest();
  const b = createHash("sha256").update(other).digest();
  return timingSafeEqual(a, b);
}
