import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { rotateSecretKeys } from "../../cli/serve/rotate-secret-keys.ts";
import { secretWords } from "../../cli/serve/secret-words.ts";
import { type Config, readConfig } from "../../lib/config.ts";
import { silentLog } from "../../lib/log.ts";
import type { SealingKeys } from "../../lib/sealed.ts";
import { readAppSecret, resealSecrets, setAppSecret } from "../../operator/app-secrets.ts";
import { createAuthority } from "../../operator/authority.ts";
import { addSecretKey, forgetSecretKeys, openSecretKeys } from "../../operator/secret-keys.ts";
import { appSecretOf, secretsByKey } from "../../store/app-secrets.ts";
import { takeHomeLock } from "../../store/home-lock.ts";
import { addApp, addPerson, createHandClock, openTestStore } from "../fakes/registry.ts";

const VALUE = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";
const VAULT = `v1:${randomBytes(32).toString("base64")}`;
const NEWER = `v2:${randomBytes(32).toString("base64")}`;

async function open(t: TestContext) {
  const { store, folder: home } = openTestStore(t);
  const clock = createHandClock();
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  await addPerson(store, "UOWNER");
  const app = await addApp(store, "billing", { ownerId: "UOWNER" });
  const configOf = (keys?: string) =>
    readConfig({ TOOLROOM_HOME: home, ...(keys === undefined ? {} : { TOOLROOM_SECRET_KEYS: keys }) });
  const depsOf = (config: Config = configOf()) => ({
    ...{ store, clock, log: silentLog, authority },
    keys: (): SealingKeys => openSecretKeys(config),
  });
  const set = (name: string, value: string, deps = depsOf()) =>
    setAppSecret(deps, { appId: app.id, name, value, personId: "UOWNER" });
  const opened = (name: string, config?: Config) => readAppSecret(depsOf(config), app.id, name);
  const rotate = async (config = configOf(), sleep: () => Promise<unknown> = async () => undefined) => {
    const printed: string[] = [];
    const during = { ...clock, sleep: async () => void (await sleep()) };
    await rotateSecretKeys(config, { clock: during, print: (line) => void printed.push(line) });
    return printed.join("\n");
  };
  const keyIds = (config = configOf()) => openSecretKeys(config).map(({ id }) => id);
  return { store, home, app, configOf, depsOf, set, opened, rotate, keyIds };
}

test("a new key takes over: what the old one sealed is sealed anew, and then it is forgotten", async (t) => {
  const { store, app, configOf, depsOf, set, opened, keyIds } = await open(t);
  await set("STRIPE_KEY", VALUE);
  await set("OTHER_KEY", "other");
  addSecretKey(configOf());
  await set("OTHER_KEY", "newer");
  assert.equal(await opened("STRIPE_KEY"), VALUE);
  const done = [await resealSecrets(depsOf()), await resealSecrets(depsOf())];
  assert.deepEqual(done, [
    { resealed: 1, unreadable: [] },
    { resealed: 0, unreadable: [] },
  ]);
  forgetSecretKeys(configOf(), new Set((await secretsByKey(store)).keys()));
  assert.match(keyIds().join(), /^k2-[0-9a-f]{8}$/);
  assert.deepEqual([await opened("STRIPE_KEY"), await opened("OTHER_KEY")], [VALUE, "newer"]);
  assert.equal((await appSecretOf(store, app.id, "STRIPE_KEY"))?.setBy, "UOWNER");
});

test("one command gives all secrets a new key, while others read them", async (t) => {
  const { set, opened, rotate, keyIds, configOf } = await open(t);
  await set("STRIPE_KEY", VALUE);
  const read = async () => assert.equal(await opened("STRIPE_KEY"), VALUE);
  assert.match(await rotate(configOf(), read), /new key \(k2-[0-9a-f]{8}\): 1 of them anew/);
  assert.match(keyIds().join(), /^k2-[0-9a-f]{8}$/);
  assert.equal(await opened("STRIPE_KEY"), VALUE);
});

test("a secret that is written down with the key of before, after it was forgotten, opens all the same", async (t) => {
  const { depsOf, set, opened, rotate } = await open(t);
  await set("STRIPE_KEY", "before");
  const old = depsOf().keys();
  await rotate();
  let asked = 0;
  // Whoever seals has read the keys just before they became others.
  const late = { ...depsOf(), keys: () => (asked++ === 0 ? old : depsOf().keys()) };
  await set("STRIPE_KEY", VALUE, late);
  assert.equal(await opened("STRIPE_KEY"), VALUE);
});

test("two that give out a new key at once do not forget each other's", async (t) => {
  const { home, set, opened, rotate, keyIds } = await open(t);
  await set("STRIPE_KEY", VALUE);
  const lock = takeHomeLock(join(home, "keys", "rotating.lock"));
  assert.ok(lock !== "taken");
  await assert.rejects(rotate(), { code: "rotating" });
  assert.match(keyIds().join(), /^k1-[0-9a-f]{8}$/);
  lock.release();
  // One that died after it had put its key there.
  addSecretKey({ home, secretKeys: null });
  await rotate();
  assert.match(keyIds().join(), /^k3-[0-9a-f]{8}$/);
  assert.equal(await opened("STRIPE_KEY"), VALUE);
});

test("keys that are lost are told of at the start, never taken for others, and back with their file", async (t) => {
  const { store, home, configOf, set, opened, rotate } = await open(t);
  await set("STRIPE_KEY", VALUE);
  const [kept] = openSecretKeys(configOf());
  const file = join(home, "keys", "secrets.json");
  const backup = readFileSync(file, "utf8");
  rmSync(file);
  await assert.rejects(opened("STRIPE_KEY"), {
    message: new RegExp(`the key ${kept.id} that sealed it is not there`),
  });
  const told = `1 cannot be read: the key ${kept.id} is not there. Bring it back (keys/secrets.json in the home), or enter them anew`;
  assert.equal(await secretWords(configOf(), store), told);
  await set("OTHER_KEY", "other");
  assert.match(
    await rotate(),
    new RegExp(`Not readable, and left as they are: billing STRIPE_KEY \\(${kept.id}\\)\\.`),
  );
  assert.equal(await opened("OTHER_KEY"), "other");
  const both = [...JSON.parse(readFileSync(file, "utf8")).keys, ...JSON.parse(backup).keys];
  writeFileSync(file, JSON.stringify({ keys: both }));
  assert.deepEqual([await opened("STRIPE_KEY"), await opened("OTHER_KEY")], [VALUE, "other"]);
  assert.equal(await secretWords(configOf(), store), null);
});

test("keys of a vault seal in place of the home's, which open until all is sealed anew and then are gone", async (t) => {
  const { store, home, app, configOf, depsOf, set, opened, rotate } = await open(t);
  await set("STRIPE_KEY", VALUE);
  const vault = configOf(VAULT);
  assert.equal(await opened("STRIPE_KEY", vault), VALUE);
  await set("OTHER_KEY", "other", depsOf(vault));
  assert.equal((await appSecretOf(store, app.id, "OTHER_KEY"))?.keyId, "v1");
  assert.match(await rotate(vault), /sealed with the first key \(v1\): 1 of them anew/);
  assert.equal(existsSync(join(home, "keys", "secrets.json")), false);
  assert.deepEqual([await opened("STRIPE_KEY", vault), await opened("OTHER_KEY", vault)], [VALUE, "other"]);
  assert.equal(await secretWords(vault, store), "sealed with v1 of TOOLROOM_SECRET_KEYS");
  assert.equal(existsSync(join(home, "keys", "secrets.json")), false);
  const next = configOf(`${NEWER},${VAULT}`);
  assert.match(
    await rotate(next),
    /first key \(v2\): 2 of them anew\.\nNothing is sealed with v1 any more: take it out of TOOLROOM_SECRET_KEYS/,
  );
  assert.equal(await opened("STRIPE_KEY", configOf(NEWER)), VALUE);
  assert.match(
    (await secretWords(vault, store)) ?? "",
    /2 cannot be read: the key v2 is not there\. Bring it back \(TOOLROOM_SECRET_KEYS\)/,
  );
});
