import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { type SealingKeys, seal, unseal } from "../../lib/sealed.ts";

const key = (id: string) => ({ id, key: randomBytes(32) });

test("what is sealed opens with its key, where it belongs, and nowhere else", () => {
  const keys: SealingKeys = [key("k1")];
  const sealed = seal(keys, "sk_live_ü", "app_1\nSTRIPE_KEY");
  assert.equal(unseal(keys, sealed, "app_1\nSTRIPE_KEY"), "sk_live_ü");
  assert.doesNotMatch(JSON.stringify(sealed), /sk_live/);
  assert.notEqual(seal(keys, "sk_live_ü", "app_1\nSTRIPE_KEY").sealed, sealed.sealed);
  const flipped = Buffer.from(sealed.sealed, "base64");
  flipped[0] = (flipped[0] ?? 0) ^ 1;
  const broken: [Parameters<typeof unseal>, RegExp][] = [
    [[keys, sealed, "app_2\nSTRIPE_KEY"], /belongs elsewhere/],
    [[keys, { ...sealed, sealed: flipped.toString("base64") }, "app_1\nSTRIPE_KEY"], /was changed/],
    [[keys, { ...sealed, sealed: "" }, "app_1\nSTRIPE_KEY"], /was changed/],
    [[[key("k1")], sealed, "app_1\nSTRIPE_KEY"], /was changed/],
    [[[key("k2")], sealed, "app_1\nSTRIPE_KEY"], /the key k1 that sealed it is not there/],
  ];
  for (const [call, message] of broken) assert.throws(() => unseal(...call), { code: "secret_unreadable", message });
});

test("a new key seals, and the old one still opens", () => {
  const old = key("k1");
  const sealed = seal([old], "value", "a");
  const keys: SealingKeys = [key("k2"), old];
  assert.equal(unseal(keys, sealed, "a"), "value");
  assert.equal(seal(keys, "value", "a").keyId, "k2");
});
