import assert from "node:assert/strict";
import { request as ask, type IncomingMessage } from "node:http";
import { test } from "node:test";
import { addInstance, addLiveApp, createBrowser, signIn, startFakeApp, startWorld } from "./fixture.ts";

test("an open event stream keeps no switch waiting, and ends with its instance", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  const old = await startFakeApp(t, world, instanceId, (request, response) => {
    if (request.url !== "/events") return response.end("old");
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write("data: old\n\n");
  });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  const cookie = [...(browser.cookies.get("lunch.localhost") ?? [])].map(([n, v]) => `${n}=${v}`).join("; ");
  const stream = await listen(world.port, cookie);

  const before = performance.now();
  assert.equal(await world.client.drained(instanceId, 5_000), 0);
  await world.client.hold(appId);
  await world.client.release(appId);
  assert.ok(performance.now() - before < 1_000, "neither waited for the stream");

  const next = addInstance(world.store, { name: "lunch" }, { id: "lunch-2" });
  await startFakeApp(t, world, next, (_request, response) => response.end("new"));
  await world.client.point(appId, next);
  assert.equal(stream.destroyed, false, "it goes on while its instance does");
  const ended = new Promise((resolve) => stream.on("error", () => undefined).on("close", resolve));
  old.closeAllConnections();
  await ended;
  assert.equal((await browser.open(`http://lunch.localhost:${world.port}/`)).text, "new");
});

function listen(port: number, cookie: string): Promise<IncomingMessage> {
  const headers = { host: `lunch.localhost:${port}`, cookie, accept: "text/event-stream" };
  return new Promise((resolve, reject) => {
    const call = ask({ host: "127.0.0.1", port, path: "/events", headers, agent: false });
    call.on("error", reject);
    call.on("response", (response) => response.once("data", () => resolve(response)));
    call.end();
  });
}
