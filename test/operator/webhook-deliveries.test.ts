import assert from "node:assert/strict";
import { test } from "node:test";
import { createAuthority } from "../../operator/authority.ts";
import { attemptDelivery } from "../../operator/deliver.ts";
import { deploy } from "../../operator/deploy.ts";
import { closePreview, openPreview } from "../../operator/preview.ts";
import { firePreview } from "../../operator/try-preview.ts";
import { addRequest } from "../../store/app-requests.ts";
import { deliveryById, enqueueDelivery } from "../../store/deliveries.ts";
import { notices } from "../../store/message-tables.ts";
import { usage } from "../../store/schema.ts";
import { createSteps, createTestOperator, layBundle } from "../fakes/operator.ts";
import { addApp, addPerson, addRelease, manifestOf, TEAM } from "../fakes/registry.ts";

const APP = `
import { app, db } from "@toolroom/app";
app.on("note", ({ payload, text, user }) => {
  if (text === "broken") throw new Error("the pager is on fire");
  db.run\`insert into notes (payload, who) values (\${JSON.stringify(payload)}, \${user.id + user.name})\`;
  return JSON.stringify(db.all\`select payload, who from notes\`);
});
`;
const TRIGGERS = [{ webhook: "alerts", run: "note" }];
const HOUR_MS = 3_600_000;

test("what came to a webhook reaches the app, is tried again, and its owner hears when it never works", {
  timeout: 20_000,
}, async (t) => {
  const operator = await createTestOperator(t);
  const { deps, store, clock } = operator;
  const app = await addApp(store, "ops");
  await addPerson(store, "U1");
  layBundle(deps, "bundle-1", {
    "app.ts": APP,
    "migrations/0001_notes.sql": "create table notes (payload text, who text);",
  });
  const manifest = manifestOf("ops", { triggers: TRIGGERS, bindings: { db: true } });
  const release = await addRelease(store, app, 1, { manifest });
  const order = { requestId: "req_1", releaseId: release.id };
  assert.deepEqual(await deploy(createSteps().step, deps, order), { kind: "live" });

  const came = async (id: string, payload: unknown, text = "") => {
    const at = new Date(clock.now()).toISOString();
    const body = {
      deliveryId: id,
      run: "note",
      kind: "webhook" as const,
      at,
      text,
      payload,
      user: null,
      channelId: null,
    };
    const place = { id, appId: app.id, instanceId: null, dedupeKey: id, answerTo: null, createdAt: clock.now() };
    await enqueueDelivery(store, { ...place, body });
  };
  const attempt = async (id: string) => {
    const row = await deliveryById(store, id);
    if (row !== undefined) await attemptDelivery(deps, row);
    return await deliveryById(store, id);
  };
  await came("dlv_1", { host: "db1", deep: [null, { a: 1 }] });
  // It waited for all but the gateway to come back.
  clock.add(20 * HOUR_MS);
  const done = await attempt("dlv_1");
  assert.equal(done?.status, "answered");
  assert.ok(done?.answer?.ok);
  assert.deepEqual(JSON.parse(done.answer.text ?? ""), [
    { payload: '{"host":"db1","deep":[null,{"a":1}]}', who: "ops" },
  ]);
  assert.deepEqual(
    store.orm
      .select()
      .from(usage)
      .all()
      .map(({ personId, kind }) => [personId, kind]),
    [["-", "webhook"]],
  );

  await came("dlv_2", "broken", "broken");
  for (let tries = 1; tries <= 4; tries += 1) {
    assert.equal((await attempt("dlv_2"))?.status, "waiting", `${tries}`);
    clock.add(HOUR_MS);
  }
  assert.equal((await attempt("dlv_2"))?.status, "failed");
  assert.match(
    store.orm.select().from(notices).all()[0]?.text ?? "",
    /\*ops\*: what came to its webhook for \*note\* failed: the pager is on fire/,
  );
});

test("a preview has no address: a button gives it a sample", { timeout: 20_000 }, async (t) => {
  const operator = await createTestOperator(t);
  const { deps, store, clock } = operator;
  await addPerson(store, "U1");
  const app = await addApp(store, "ops");
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", inputs: [] };
  await addRequest(store, { ...place, id: "req_1", requesterId: "U1", text: "ops", appId: app.id, at: clock.now() });
  layBundle(deps, "bundle-1", {
    "app.ts": APP,
    "migrations/0001_notes.sql": "create table notes (payload text, who text);",
  });
  const manifest = manifestOf("ops", { triggers: TRIGGERS, bindings: { db: true } });
  const release = await addRelease(store, app, 1, { manifest });
  const opened = await openPreview(deps, {
    ...{ key: "p1", kind: "preview", appId: app.id, requestId: "req_1", personId: "U1", releaseId: release.id },
    ...{ releaseTag: release.id, bundleHash: "bundle-1", imageDigest: "sha256:0", manifest },
  });
  assert.ok(opened.kind === "open");
  operator.atEnd(() => closePreview(deps, opened.instance.id));
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const startPreview = () => assert.fail("it runs");
  const taken = await firePreview(
    { store, clock, authority, wakeDeliveries: () => undefined, startPreview },
    {
      instanceId: opened.instance.id,
      act: { run: "note" },
      personId: "U1",
      channelId: "C1",
      key: "e1",
      at: clock.now(),
    },
  );
  assert.ok(taken.kind === "taken");
  const row = await deliveryById(store, taken.deliveryId);
  assert.ok(row !== undefined);
  assert.deepEqual([row.body.kind, row.body.user], ["webhook", null]);
  await attemptDelivery(deps, row);
  const answered = await deliveryById(store, taken.deliveryId);
  assert.match(JSON.stringify(answered?.answer), /A sample from Toolroom/);
});
