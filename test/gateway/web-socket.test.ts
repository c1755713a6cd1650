import assert from "node:assert/strict";
import { request as ask, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { test } from "node:test";
import { IDENTITY_HEADER } from "../../sdk/contract/wire.ts";
import { eq } from "../../store/drizzle.ts";
import { people } from "../../store/schema.ts";
import { addLiveApp, createBrowser, signIn, startFakeApp, startWorld } from "./fixture.ts";

interface Upgrade {
  status: number;
  socket: Duplex | null;
  text: string;
}

function upgrade(port: number, headers: Record<string, string>): Promise<Upgrade> {
  return new Promise((resolve, reject) => {
    const asked = ask({
      ...{ host: "127.0.0.1", port, path: "/live", agent: false },
      headers: { host: `lunch.localhost:${port}`, connection: "Upgrade", upgrade: "websocket", ...headers },
    });
    asked.on("upgrade", (response: IncomingMessage, socket: Duplex) =>
      resolve({ status: response.statusCode ?? 0, socket, text: "" }),
    );
    asked.on("response", (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, socket: null, text }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

async function world(t: Parameters<typeof startWorld>[0]) {
  const started = await startWorld(t);
  const { instanceId } = addLiveApp(started.store, { name: "lunch" });
  const server = await startFakeApp(t, started, instanceId, (_request, response) => {
    response.statusCode = 426;
    response.end("no socket here");
  });
  const browser = createBrowser(started);
  await signIn(started, browser, "asker2");
  await browser.go(`http://lunch.localhost:${started.port}/`);
  const cookie = [...(browser.cookies.get("lunch.localhost") ?? [])].map(([n, v]) => `${n}=${v}`).join("; ");
  return { started, server, cookie, instanceId };
}

test("a WebSocket passes both ways with the person's identity, and keeps no switch waiting", async (t) => {
  const { started, server, cookie, instanceId } = await world(t);
  let identity = "";
  server.on("upgrade", (request, socket) => {
    identity = String(request.headers[IDENTITY_HEADER]);
    socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
    socket.on("data", (chunk) => socket.write(`echo ${chunk}`));
  });
  const origin = `http://lunch.localhost:${started.port}`;
  const { status, socket } = await upgrade(started.port, { cookie, origin, [IDENTITY_HEADER]: "forged" });
  assert.equal(status, 101);
  assert.ok(socket);
  socket.write("hello");
  const [echo] = await new Promise<Buffer[]>((resolve) => socket.once("data", (chunk) => resolve([chunk])));
  assert.equal(String(echo), "echo hello");
  assert.match(identity, /^ey.+\..+$/);
  assert.equal(await started.client.drained(instanceId, 2_000), 0);
  socket.destroy();
});

test("an upgrade that the app does not take ends with its answer and a closed connection", async (t) => {
  const { started, cookie } = await world(t);
  const { status, text } = await upgrade(started.port, { cookie });
  assert.deepEqual([status, text], [426, "no socket here"]);
});

test("another site's page opens no WebSocket in a person's name, nor does a stranger", async (t) => {
  const { started, cookie } = await world(t);
  assert.equal((await upgrade(started.port, { cookie, origin: "http://evil.example" })).status, 403);
  assert.equal((await upgrade(started.port, {})).status, 401);
});

test("a WebSocket of somebody who was deactivated since ends on both sides", { timeout: 10_000 }, async (t) => {
  const { started, server, cookie } = await world(t);
  let appSide: Duplex | undefined;
  server.on("upgrade", (_request, socket) => {
    appSide = socket.resume().on("end", () => socket.end());
    socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
    socket.on("error", () => undefined);
  });
  const { socket } = await upgrade(started.port, { cookie });
  assert.ok(socket && appSide);
  socket.on("error", () => undefined);
  socket.resume();
  const over = [socket, appSide].map((side) => new Promise((resolve) => side.once("close", resolve)));
  started.store.orm.update(people).set({ isDeactivated: true }).where(eq(people.id, "UASKER2")).run();
  await Promise.all(over);
});

test("a gateway that stops ends the WebSockets that are open", async (t) => {
  const { started, server, cookie } = await world(t);
  server.on("upgrade", (_request, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
    socket.on("error", () => undefined);
  });
  const { socket } = await upgrade(started.port, { cookie });
  assert.ok(socket);
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await started.gateway.close();
  await closed;
});
