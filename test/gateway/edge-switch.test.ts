import assert from "node:assert/strict";
import { Agent, request as ask } from "node:http";
import { test } from "node:test";
import { eq } from "../../store/drizzle.ts";
import { deployments } from "../../store/schema.ts";
import { addInstance, addLiveApp, createBrowser, signIn, startFakeApp, startWorld } from "./fixture.ts";

test("a switch under 200 kept-alive requests at once fails none, and the old one drains to nothing", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  const second = addInstance(world.store, { name: "lunch" }, { id: "lunch-2" });
  const served = new Map<string, number>();
  for (const id of [instanceId, second]) {
    await startFakeApp(t, world, id, (_request, response) => {
      served.set(id, (served.get(id) ?? 0) + 1);
      setTimeout(() => response.end(id), Math.random() * 5);
    });
  }
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  const cookie = [...(browser.cookies.get("lunch.localhost") ?? [])].map(([n, v]) => `${n}=${v}`).join("; ");
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  t.after(() => agent.destroy());
  const get = () =>
    new Promise<string>((resolve, reject) => {
      const headers = { host: `lunch.localhost:${world.port}`, cookie };
      ask({ host: "127.0.0.1", port: world.port, path: "/", agent, headers }, (response) => {
        let text = `${response.statusCode} `;
        response.on("data", (chunk: Buffer) => {
          text += chunk;
        });
        response.on("end", () => resolve(text));
        response.on("error", reject);
      })
        .on("error", reject)
        .end();
    });
  const answers: string[] = [];
  const loop = async () => {
    for (let count = 0; count < 10; count += 1) answers.push(await get());
  };
  const load = Promise.all(Array.from({ length: 200 }, loop));
  let target = second;
  for (let round = 0; round < 6; round += 1) {
    const before = answers.length;
    while (answers.length < Math.min(before + 200, 1_900)) await new Promise((resolve) => setImmediate(resolve));
    await world.client.point(appId, target);
    const old = target === second ? instanceId : second;
    assert.equal(await world.client.drained(old, 5_000), 0);
    const servedByOld = served.get(old);
    await get();
    assert.equal(served.get(old), servedByOld);
    target = old;
  }
  await load;
  assert.equal(answers.length, 2_000);
  assert.deepEqual([...new Set(answers)].sort(), [`200 ${instanceId}`, `200 ${second}`]);
});

test("what was pointed wins until the registry says the same, then the registry is followed", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  const second = addInstance(world.store, { name: "lunch" }, { id: "lunch-2" });
  for (const id of [instanceId, second]) await startFakeApp(t, world, id, (_request, response) => response.end(id));
  await world.client.point(appId, second);
  assert.deepEqual(await world.client.probe(appId), { release: "tag-lunch-2" });
  const commit = (id: string) =>
    world.store.orm.update(deployments).set({ instanceId: id }).where(eq(deployments.id, "dep_lunch")).run();
  commit(second);
  await new Promise((resolve) => setTimeout(resolve, 1_200)); // the gateway looks once a second
  commit(instanceId);
  world.clock.advance(1_000);
  assert.deepEqual(await world.client.probe(appId), { release: "tag-lunch-1" });
});

test("a held app's requests wait and go on when it is released; the platform's own probe does not wait", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  let served = 0;
  await startFakeApp(t, world, instanceId, (_request, response) => {
    served += 1;
    response.end("ok");
  });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  await world.client.hold(appId);
  const before = served;
  const waiting = Array.from({ length: 20 }, () => browser.open(`http://lunch.localhost:${world.port}/`));
  assert.deepEqual(await world.client.probe(appId), { release: "tag-lunch-1" }, "the platform looks before people do");
  await new Promise((resolve) => setTimeout(resolve, 200)); // long enough for all to have arrived
  assert.equal(served, before);
  await world.client.release(appId);
  const answers = await Promise.all(waiting);
  assert.ok(answers.every(({ status }) => status === 200));
});

test("hold returns only when what was under way is over", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  let end: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  await startFakeApp(t, world, instanceId, (request, response) => {
    if (request.url !== "/slow") return response.end("quick");
    end = () => response.end("done");
    arrived();
  });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  const slow = browser.open(`http://lunch.localhost:${world.port}/slow`);
  await arrival;
  let isHeld = false;
  const held = world.client.hold(appId).then(() => {
    isHeld = true;
  });
  assert.equal(await world.client.drained(instanceId, 100), 1);
  assert.equal(isHeld, false);
  end();
  await held;
  assert.equal((await slow).text, "done");
});
