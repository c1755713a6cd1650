import assert from "node:assert/strict";
import { once } from "node:events";
import { request as ask, type IncomingMessage } from "node:http";
import { test } from "node:test";
import { eq } from "../../store/drizzle.ts";
import { webSessions } from "../../store/entrance-tables.ts";
import { apps, people } from "../../store/schema.ts";
import { addLiveApp, type Browser, createBrowser, signIn, startFakeApp, startWorld, type World } from "./fixture.ts";

test("an event stream arrives while it is written", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "ticker" });
  let goOn: () => void = () => undefined;
  await startFakeApp(t, world, instanceId, (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: one\n\n");
    goOn = () => response.end("data: two\n\n");
  });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://ticker.localhost:${world.port}/_toolroom`).catch(() => undefined);
  const entered = await browser.open(`http://ticker.localhost:${world.port}/`, { headers: { accept: "text/html" } });
  const viaSignIn = await browser.open(entered.headers.location ?? "");
  await browser.open(viaSignIn.headers.location ?? "");
  const cookie = [...(browser.cookies.get("ticker.localhost") ?? [])].map(([n, v]) => `${n}=${v}`).join("; ");
  const seen: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const asked = ask(
      { host: "127.0.0.1", port: world.port, path: "/", headers: { host: `ticker.localhost:${world.port}`, cookie } },
      (response) => {
        response.on("data", (chunk: Buffer) => {
          seen.push(String(chunk));
          if (seen.length === 1) goOn();
        });
        response.on("end", resolve);
      },
    );
    asked.on("error", reject);
    asked.end();
  });
  assert.deepEqual(seen, ["data: one\n\n", "data: two\n\n"]);
});

const ENDS: { why: string; end(world: World): void }[] = [
  {
    why: "was deactivated",
    end: ({ store }) => store.orm.update(people).set({ isDeactivated: true }).where(eq(people.id, "UASKER2")).run(),
  },
  { why: "signed out", end: ({ store }) => store.orm.delete(webSessions).run() },
  { why: "may not open the app any more", end: ({ store }) => store.orm.update(apps).set({ access: "owner" }).run() },
];

for (const { why, end } of ENDS)
  test(`a stream of somebody who ${why} since it began ends; a colleague's goes on`, { timeout: 10_000 }, async (t) => {
    const world = await startWorld(t);
    const { instanceId } = addLiveApp(world.store, { name: "lunch" });
    const said: (() => void)[] = [];
    await startFakeApp(t, world, instanceId, (request, response) => {
      if (request.url !== "/stream") return response.end("in");
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: one\n\n");
      said.push(() => response.write("data: two\n\n"));
    });
    const stream = async (handle: string) => {
      const browser = createBrowser(world);
      await signIn(world, browser, handle);
      await browser.go(`http://lunch.localhost:${world.port}/`);
      return openStream(world, "lunch", browser);
    };
    const theirs = await stream("asker2");
    end(world);
    const owners = await stream("asker1");
    await new Promise((resolve) => theirs.once("close", resolve));
    assert.equal(owners.closed, false);
    for (const say of said) say();
    const [chunk] = await once(owners, "data");
    assert.equal(String(chunk), "data: two\n\n");
    owners.destroy();
  });

test("an upload of 20 MB arrives whole", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "files" });
  await startFakeApp(t, world, instanceId, (request, response) => {
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
    });
    request.on("end", () => response.end(String(size)));
  });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://files.localhost:${world.port}/`);
  const answer = await browser.open(`http://files.localhost:${world.port}/up`, {
    method: "POST",
    body: "x".repeat(20_000_000),
  });
  assert.equal(answer.text, "20000000");
});

/** A stream on /stream, after its first event. */
async function openStream(world: World, appName: string, browser: Browser): Promise<IncomingMessage> {
  const host = `${appName}.localhost`;
  const cookie = [...(browser.cookies.get(host) ?? [])].map(([n, v]) => `${n}=${v}`).join("; ");
  const headers = { host: `${host}:${world.port}`, cookie };
  const asked = ask({ host: "127.0.0.1", port: world.port, path: "/stream", agent: false, headers }).end();
  const [response]: IncomingMessage[] = await once(asked, "response");
  assert.ok(response);
  response.on("error", () => undefined); // it is cut
  await once(response, "data");
  return response;
}
