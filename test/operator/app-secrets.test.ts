import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { silentLog } from "../../lib/log.ts";
import { declaredSecrets, readAppSecret, setAppSecret } from "../../operator/app-secrets.ts";
import { createAuthority } from "../../operator/authority.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { appSecretOf, saveAppSecret } from "../../store/app-secrets.ts";
import { auditLog } from "../../store/schema.ts";
import { addApp, addPerson, createHandClock, openTestStore } from "../fakes/registry.ts";

const VALUE = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";

async function open(t: TestContext) {
  const { store, folder } = openTestStore(t);
  const clock = createHandClock();
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  await addPerson(store, "UOWNER");
  await addPerson(store, "UOTHER");
  const app = await addApp(store, "billing", { ownerId: "UOWNER" });
  const deps = () => ({
    store,
    clock,
    log: silentLog,
    authority,
    keys: () => openSecretKeys({ home: folder, secretKeys: null }),
  });
  const set = (name: string, value: string, personId = "UOWNER") =>
    setAppSecret(deps(), { appId: app.id, name, value, personId });
  return { store, folder, app, deps, set };
}

test("the owner enters a secret, which is kept sealed, and audited without its value", async (t) => {
  const { store, folder, app, deps, set } = await open(t);
  await set("STRIPE_KEY", VALUE);
  assert.equal(await readAppSecret(deps(), app.id, "STRIPE_KEY"), VALUE);
  await set("STRIPE_KEY", "another");
  assert.equal(await readAppSecret(deps(), app.id, "STRIPE_KEY"), "another");
  assert.equal(await readAppSecret(deps(), app.id, "OTHER"), null);
  const audit = JSON.stringify(store.orm.select().from(auditLog).all());
  assert.match(audit, /"set_secret".*STRIPE_KEY/);
  for (const text of [audit, readFileSync(join(folder, "registry.db")), readFileSync(join(folder, "registry.db-wal"))])
    assert.doesNotMatch(text.toString("latin1"), /sk_test_4eC39/);
  assert.equal(statSync(join(folder, "keys", "secrets.json")).mode & 0o777, 0o600);
});

test("nobody else enters one, and what is none is refused with the fix", async (t) => {
  const { store, app, set } = await open(t);
  await assert.rejects(set("STRIPE_KEY", VALUE, "UOTHER"), { code: "may_not", next: /UOWNER/ });
  await assert.rejects(set("STRIPE_KEY", VALUE, "UNOBODY"), { code: "may_not" });
  for (const [name, value] of [
    ["stripe key", VALUE],
    ["STRIPE_KEY", ""],
    ["STRIPE_KEY", "x".repeat(16_385)],
  ] as const)
    await assert.rejects(
      set(name, value),
      (error: Error) => !error.message.includes(VALUE) && /bad_secret/.test(JSON.stringify(error)),
    );
  assert.equal(await appSecretOf(store, app.id, "STRIPE_KEY"), undefined);
});

test("a row in another's place does not open", async (t) => {
  const { store, app, deps, set } = await open(t);
  await set("STRIPE_KEY", VALUE);
  const row = await appSecretOf(store, app.id, "STRIPE_KEY");
  assert.ok(row);
  await saveAppSecret(store, { ...row, name: "PUBLIC_NAME" });
  await saveAppSecret(store, { ...row, appId: "app_evil" });
  await assert.rejects(readAppSecret(deps(), app.id, "PUBLIC_NAME"), { code: "secret_unreadable" });
  await assert.rejects(readAppSecret(deps(), "app_evil", "STRIPE_KEY"), { code: "secret_unreadable" });
});

test("what an app declares is told by name alone, with what is entered of it", async (t) => {
  const { store, app, set } = await open(t);
  await set("B_KEY", VALUE);
  const told = await declaredSecrets(store, app.id, { B_KEY: "pays", A_KEY: "reads" });
  assert.deepEqual(
    told.map(({ name, about, set }) => [name, about, set?.by ?? null]),
    [
      ["A_KEY", "reads", null],
      ["B_KEY", "pays", "UOWNER"],
    ],
  );
  assert.doesNotMatch(JSON.stringify(told), /sk_test/);
});
