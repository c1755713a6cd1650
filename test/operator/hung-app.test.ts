import assert from "node:assert/strict";
import { test } from "node:test";
import { createAuthority } from "../../operator/authority.ts";
import { deliverCommand } from "../../operator/commands.ts";
import { startDeliveries } from "../../operator/deliveries.ts";
import { deploy } from "../../operator/deploy.ts";
import { type DeliveryRow, deliveryWrite, dueDeliveries } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { createSteps, createTestOperator, layBundle } from "../fakes/operator.ts";
import { addApp, addPerson, addRelease, manifestOf, NOON, openTestStore } from "../fakes/registry.ts";

const HANGS = `import { app } from "@toolroom/app"; app.on("go", () => new Promise(() => {}));`;
const ANSWERS = `import { app } from "@toolroom/app"; app.on("go", () => "fine");`;

test("an app that hangs keeps no other app's command waiting, and has two under way at most", {
  timeout: 30_000,
}, async (t) => {
  const operator = await createTestOperator(t);
  const { deps, store, clock } = operator;
  await addPerson(store, "U1");
  for (const [name, code] of Object.entries({ hung: HANGS, good: ANSWERS })) {
    const app = await addApp(store, name);
    layBundle(deps, `bundle-${name}`, { "app.ts": code });
    const manifest = manifestOf(name, { triggers: [{ command: `/${name}`, run: "go" }] });
    const release = await addRelease(store, app, 1, { manifest, bundleHash: `bundle-${name}` });
    const order = { requestId: `req_${name}`, releaseId: release.id };
    assert.deepEqual(await deploy(createSteps().step, deps, order), { kind: "live" });
  }
  const answered = Promise.withResolvers<string>();
  const poll = await startDeliveries(deps, async (_, text) => answered.resolve(text));
  // What hangs is cut off with its box.
  operator.atEnd(async () => {
    for (const box of await operator.runner.list()) await operator.runner.stopInstance(box.name, 0);
    await poll.stop();
  });
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const startPreview = () => assert.fail("no preview is to be started");
  const commands = { store, clock, authority, wakeDeliveries: poll.wake, startPreview };
  const type = (word: string, key: string) =>
    deliverCommand(commands, { word, text: "", personId: "U1", channelId: "C9", key, at: clock.now() });
  for (let time = 0; time < 70; time += 1) await type("hung", `hung ${time}`);
  await type("good", "good");
  assert.equal(await answered.promise, "fine");
  const rows = store.orm.select().from(deliveries).all();
  const underWay = rows.filter((row) => row.status === "waiting" && row.attempts > 0);
  assert.ok(underWay.length <= 2, `${underWay.length} under way`);
});

test("what is due is taken fairly: each app's oldest before any app's second, and of none more than its share", async (t) => {
  const { store } = openTestStore(t);
  const body: DeliveryRow["body"] = {
    deliveryId: "d",
    run: "go",
    kind: "schedule",
    at: "2026-03-10T12:00:00Z",
    text: "",
    user: null,
    channelId: null,
  };
  const add = (id: string, appId: string, createdAt: number) => {
    const row = { id, appId, instanceId: null, dedupeKey: id, body, answerTo: null, createdAt };
    deliveryWrite(row).statement(store.orm).run();
  };
  for (let number = 1; number <= 9; number += 1) add(`a${number}`, "app_a", NOON + number);
  add("b1", "app_b", NOON + 50);
  add("b2", "app_b", NOON + 60);
  add("b3", "app_b", NOON + 70);
  add("c1", "app_c", NOON + 80);
  add("later", "app_d", NOON + 500);
  const due = async (inAll: number) =>
    (await dueDeliveries(store, NOON + 100, { perApp: 2, inAll })).map((row) => row.id).join(" ");
  assert.equal(await due(10), "a1 b1 c1 a2 b2");
  assert.equal(await due(4), "a1 b1 c1 a2");
});
