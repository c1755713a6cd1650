import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { secretKeysOf } from "../../lib/config-secret-keys.ts";

const key = () => randomBytes(32).toString("base64");

test("keys of the environment are read in their order, the first seals", () => {
  const [one, two] = [key(), key()];
  const keys = secretKeysOf(`v2:${one}, v1:${two}`);
  assert.deepEqual(
    keys?.map((each) => [each.id, each.key.toString("base64")]),
    [
      ["v2", one],
      ["v1", two],
    ],
  );
  assert.equal(secretKeysOf(undefined), null);
});

test("what is no list of keys is refused with the place and the fix, and never repeated", () => {
  const secret = randomBytes(12).toString("base64");
  for (const [written, why] of [
    [secret, /at its key number 1/],
    [`v1:${secret}`, /a key v1 that is not 32 bytes/],
    [`v1:${key()},${secret}`, /at its key number 2/],
    [`v1:${key()},`, /at its key number 2/],
    [`v1:${key()},v1:${key()}`, /two keys that are called v1/],
    [`V1:${key()}`, /at its key number 1/],
  ] as const)
    assert.throws(
      () => secretKeysOf(written),
      (error: Error & { code: string; next: string }) =>
        error.code === "bad_setting" &&
        why.test(error.message) &&
        /openssl rand -base64 32/.test(error.next) &&
        !`${error.message}${error.next}`.includes(secret),
      written,
    );
});
