import { KnownError } from "./errors.ts";
import type { SealingKeys } from "./sealed.ts";

const KEY_BYTES = 32;
const HOW =
  "Write name:key, the one that seals first, older ones that only open behind commas: v2:<base64>,v1:<base64>. `openssl rand -base64 32` makes a key.";

/**
 * `TOOLROOM_SECRET_KEYS`: the keys of apps' secrets, for whoever keeps them in a vault; null: it is not set. Throws KnownError
 * `bad_setting`, which never repeats any of it.
 */
export function secretKeysOf(written: string | undefined): SealingKeys | null {
  if (written === undefined) return null;
  const [first, ...others] = written.split(",").map((one, index) => read(one.trim(), index + 1));
  const keys = first === undefined ? [] : [first, ...others];
  const twice = keys.find(({ id }, index) => keys.findIndex((one) => one.id === id) < index);
  if (first === undefined || twice !== undefined) throw bad(`has two keys that are called ${twice?.id}`);
  return [first, ...others];
}

function read(text: string, place: number) {
  const [, id, base64 = ""] = /^([a-z][a-z0-9-]{0,30}):([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  if (id === undefined) throw bad(`does not read at its key number ${place}`);
  const key = Buffer.from(base64, "base64");
  if (key.length !== KEY_BYTES) throw bad(`has a key ${id} that is not ${KEY_BYTES} bytes in base64`);
  return { id, key };
}

function bad(why: string): KnownError {
  return new KnownError("bad_setting", `TOOLROOM_SECRET_KEYS ${why}.`, HOW);
}
