import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { sha256 } from "../../lib/ids.ts";
import { silentLog } from "../../lib/log.ts";
import type { Told } from "../../operator/announcer.ts";
import { createAuthority } from "../../operator/authority.ts";
import { senderSecretOf } from "../../operator/sender-secret.ts";
import { renewAddresses, tellAddresses } from "../../operator/webhook-addresses.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import { beginDeployment, registerApp } from "../../store/deployments.ts";
import { eq } from "../../store/drizzle.ts";
import { webhooks } from "../../store/entrance-tables.ts";
import { apps, auditLog } from "../../store/schema.ts";
import { webhooksOfApp } from "../../store/webhooks.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

const ALERTS: Trigger = { webhook: "alerts", run: "post-alert" };
const BUILDS: Trigger = { webhook: "builds", run: "post-build" };
const SILENT = new KnownError("slack_silent", "Slack does not answer.", "It will be tried again.");

async function setUp(t: TestContext) {
  const { store, folder } = openTestStore(t);
  const clock = createHandClock();
  for (const person of ["U1", "U2"]) await addPerson(store, person);
  const app = await addApp(store, "ops-alerts");
  const said: { personId: string; text: string }[] = [];
  let answer: Told | Error = { kind: "told" };
  const tellPerson = async (personId: string, _key: string, text: string): Promise<Told> => {
    if (answer instanceof Error) throw answer;
    if (answer.kind === "told") said.push({ personId, text });
    return answer;
  };
  const deps = { store, clock, log: silentLog, announcer: { tellPerson }, port: 3000, sendersKey: Buffer.alloc(32, 7) };
  let number = 0;
  const goLive = async (triggers: Trigger[]) => {
    const [id, previousDeploymentId] = [`dep_${number + 1}`, number === 0 ? null : `dep_${number}`];
    number += 1;
    const names = { id, appId: app.id, releaseId: `rel_${number}`, requestId: `req_${number}` };
    await beginDeployment(store, { ...names, instanceId: `inst_${number}`, at: NOON });
    const specs = triggers.map((spec) => ({ run: spec.run, spec, timeZone: "UTC", nextAt: null }));
    const manifest = { title: "Alerts", purpose: "p", access: "owner" as const };
    const rest = { releaseNumber: number, actor: "U1", at: NOON, triggers: specs };
    const registration = { deploymentId: id, previousDeploymentId, ...manifest, ...rest };
    assert.deepEqual(await registerApp(store, registration), { kind: "registered" });
  };
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const woken: string[] = [];
  const renew = (personId: string, threadTs = app.threadTs, messageTs = "9.0") =>
    renewAddresses(
      { store, clock, authority, wakeAddresses: () => void woken.push(personId) },
      { ...app, threadTs, messageTs, personId },
    );
  return {
    ...{ store, folder, app, said, deps, goLive, renew },
    woken,
    slackSays: (now: Told | Error) => {
      answer = now;
    },
  };
}

function secretIn(text: string | undefined): string {
  const secret = /http:\/\/localhost:3000\/hooks\/ops-alerts\/([A-Za-z0-9_-]{43})$/m.exec(text ?? "")?.[1];
  if (secret === undefined) throw new Error(`There is no address in: ${text}`);
  return secret;
}

test("an app that goes live with webhooks has each address told to its owner, once, and keeps only the hash", async (t) => {
  const { store, folder, said, deps, goLive } = await setUp(t);
  await goLive([ALERTS, BUILDS]);
  await tellAddresses(deps);
  await tellAddresses(deps);
  assert.deepEqual(
    said.map(({ personId }) => personId),
    ["U1", "U1"],
  );
  const secrets = said.map(({ text }) => secretIn(text));
  assert.deepEqual(
    (await webhooksOfApp(store, "ops-alerts"))
      .map(({ secretHash, triggers }) => [secretHash, triggers[0]?.spec.run])
      .sort(),
    [
      [sha256(secrets[0] ?? ""), "post-alert"],
      [sha256(secrets[1] ?? ""), "post-build"],
    ].sort(),
  );
  const files = ["registry.db", "registry.db-wal"].map((name) => readFileSync(join(folder, name), "latin1")).join("");
  for (const secret of secrets) assert.ok(!files.includes(secret));
});

test("a new version keeps the address of what stays, and forgets what goes", async (t) => {
  const { store, said, deps, goLive } = await setUp(t);
  await goLive([ALERTS]);
  await tellAddresses(deps);
  await goLive([ALERTS, BUILDS]);
  await tellAddresses(deps);
  assert.equal(said.length, 2);
  await goLive([BUILDS]);
  await tellAddresses(deps);
  assert.equal(said.length, 2);
  assert.deepEqual(
    (await webhooksOfApp(store, "ops-alerts")).map(({ word, secretHash }) => [word, secretHash]),
    [["builds", sha256(secretIn(said[1]?.text))]],
  );
  await goLive([]);
  assert.equal(store.orm.select().from(webhooks).all().length, 0);
});

test("only the owner has the address renewed, in the app's own thread; the one before is dead", async (t) => {
  const { store, said, deps, goLive, renew, woken } = await setUp(t);
  await goLive([ALERTS]);
  await tellAddresses(deps);
  assert.equal((await renew("U2")).kind, "refused");
  assert.equal((await renew("UNOBODY")).kind, "refused");
  assert.equal((await renew("U1", "another thread")).kind, "no_app");
  await tellAddresses(deps);
  assert.equal(said.length, 1);
  const renewed = await renew("U1");
  assert.equal(renewed.kind, "renewed");
  await tellAddresses(deps);
  assert.deepEqual(await renew("U1"), renewed, "the same message again");
  await tellAddresses(deps);
  assert.deepEqual([woken, said.length], [["U1"], 2]);
  const [before, after] = said.map(({ text }) => secretIn(text));
  assert.notEqual(before, after);
  assert.deepEqual(
    (await webhooksOfApp(store, "ops-alerts")).map(({ secretHash }) => secretHash),
    [sha256(after ?? "")],
  );
});

test("who answers for the app beside its owner gets the address that they had made anew, and the audit says who it was", async (t) => {
  const { store, app, said, deps, goLive, renew } = await setUp(t);
  await goLive([ALERTS]);
  await tellAddresses(deps);
  store.orm.update(apps).set({ backupId: "U2" }).where(eq(apps.id, app.id)).run();
  assert.equal((await renew("U2")).kind, "renewed");
  await tellAddresses(deps);
  assert.deepEqual(
    said.map(({ personId }) => personId),
    ["U1", "U2"],
  );
  const audit = store.orm.select().from(auditLog).all();
  assert.deepEqual(
    audit.filter(({ verb }) => verb === "renew_addresses").map(({ actor, subject }) => [actor, subject]),
    [["U2", app.id]],
  );
});

test("an app without webhooks has nothing to renew", async (t) => {
  const { goLive, renew } = await setUp(t);
  await goLive([]);
  assert.equal((await renew("U1")).kind, "refused");
});

test("an outage of Slack delays the address; a refusal for good does not make it try for ever", async (t) => {
  const { said, deps, goLive, slackSays, renew } = await setUp(t);
  await goLive([ALERTS]);
  slackSays(SILENT);
  await tellAddresses(deps);
  slackSays({ kind: "told" });
  await tellAddresses(deps);
  assert.equal(said.length, 1);
  assert.equal((await renew("U1")).kind, "renewed");
  slackSays({ kind: "refused", reason: "user_not_found" });
  await tellAddresses(deps);
  slackSays({ kind: "told" });
  await tellAddresses(deps);
  assert.equal(said.length, 1);
});

test("what GitHub and Linear need is told with one address for all of their triggers, and a new address has a new secret", async (t) => {
  const { store, folder, said, deps, goLive, renew } = await setUp(t);
  await goLive([
    { github: "pull_request.closed", repositories: ["acme/web"], run: "merged" },
    { github: "issues.labeled", label: "urgent", run: "urgent" },
    { github: "issues.opened", run: "opened" },
    { linear: "Issue.update", run: "moved" },
  ]);
  const hashes = async (): Promise<{ [sender: string]: string }> =>
    Object.fromEntries(
      (await webhooksOfApp(store, "ops-alerts")).map(({ sender, secretHash }) => [sender, secretHash]),
    );
  await tellAddresses(deps);
  const before = await hashes();
  const secretOf = (hash: string | undefined) => senderSecretOf(deps.sendersKey, hash ?? "");
  const [github = "", linear = ""] = said.map(({ text }) => text).sort((one) => (one.includes("GitHub") ? -1 : 1));
  assert.match(github, /^Payload URL: http:\/\/localhost:3000\/hooks\/ops-alerts\/[A-Za-z0-9_-]{43}$/m);
  assert.match(github, /^Let me select individual events: pull_request, issues$/m);
  assert.match(github, /^In each of these repositories: acme\/web$/m);
  assert.ok(github.includes(`\nSecret: ${secretOf(before.github)}\n`));
  assert.ok(linear.includes(`secret: "${secretOf(before.linear)}", resourceTypes: ["Issue"]`), linear);
  const files = ["registry.db", "registry.db-wal"].map((name) => readFileSync(join(folder, name), "latin1")).join("");
  for (const hash of Object.values(before)) assert.ok(!files.includes(secretOf(hash)));
  assert.equal((await renew("U1")).kind, "renewed");
  await tellAddresses(deps);
  const after = await hashes();
  assert.notEqual(secretOf(after.github), secretOf(before.github));
  assert.ok(said.some(({ text }) => text.includes(secretOf(after.github))));
});
