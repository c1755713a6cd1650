import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createDoorClient } from "../../sdk/src/door-client.ts";
import { metricsOf, pruneCountedCalls } from "../../store/app-counts.ts";
import { openSignedApp } from "../sdk/signed-app.ts";
import { addLiveApp, openAppDoor, startWorld } from "./fixture.ts";

/** A real app behind a real door: what its handler calls is what the platform gets. */
async function startApp(t: TestContext) {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, {
    name: "lunch",
    bindings: { slack: { post: ["#berlin", "#paris"] } },
  });
  const doorSocket = await openAppDoor(world, instanceId);
  const { callDoor } = createDoorClient({ doorSocket, timeoutMs: 10_000, streamTimeoutMs: 10_000 });
  return { world, appId, lunch: openSignedApp(t, { post: callDoor }) };
}

test("a handler that runs again posts each word once, also where its calls come in another order", async (t) => {
  const { world, lunch } = await startApp(t);
  const orders = [
    ["#berlin", "#paris"],
    ["#paris", "#berlin"],
  ];
  let tries = 0;
  lunch.app.on("note", async () => {
    const order = orders[tries] ?? [];
    tries += 1;
    const place = order[0] ?? "";
    const first = await lunch.slack.post(place, `sold in ${place}, said at try ${tries}`);
    await lunch.slack.post(place, `more of ${place}`);
    if (tries === 1) throw new Error("killed in the middle");
    await lunch.slack.post("#paris", "below", { thread: first });
    await lunch.slack.post(order[1] ?? "", `sold in ${order[1]}, said at try ${tries}`);
  });
  assert.equal((await lunch.deliver()).answer.ok, false);
  assert.equal((await lunch.deliver()).answer.ok, true);
  assert.deepEqual(
    world.posts.map(({ channel, text }) => [channel, text]),
    [
      ["#berlin", "sold in #berlin, said at try 1"],
      ["#berlin", "more of #berlin"],
      ["#paris", "sold in #paris, said at try 2"],
      ["#paris", "more of #paris"],
      ["#paris", "below"],
    ],
  );
});

test("what is counted in a delivery is counted once, however often it runs", async (t) => {
  const { world, appId, lunch } = await startApp(t);
  let tries = 0;
  lunch.app.on("note", async () => {
    tries += 1;
    await Promise.all([lunch.metric("orders", 2), lunch.metric("orders", 3), lunch.metric("money", 9.5)]);
    if (tries < 3) throw new Error("not yet");
  });
  for (const _ of ["first", "second", "third", "repeat"]) await lunch.deliver();
  await lunch.deliver({ deliveryId: "dlv_2" });
  await lunch.metric("orders");
  const counted = async () =>
    (await metricsOf(world.store, appId, "2000-01-01")).map(({ name, sum, times }) => [name, sum, times]);
  const expected = [
    ["money", 19, 2],
    ["orders", 11, 5],
  ];
  assert.deepEqual(await counted(), expected);
  assert.equal(await pruneCountedCalls(world.store, world.clock.now() + 1, 4), 4);
  assert.equal(await pruneCountedCalls(world.store, world.clock.now() + 1, 4), 2);
  assert.deepEqual(await counted(), expected);
});
