import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { type TestContext, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { GatewayOptions } from "../../gateway/gateway.ts";
import { isPublicAddress } from "../../gateway/outside/public-address.ts";
import type { LogFields } from "../../lib/log.ts";
import { silentLog } from "../../lib/log.ts";
import { createDoorClient } from "../../sdk/src/door-client.ts";
import { createHttp } from "../../sdk/src/http.ts";
import { appPostsOfInstance } from "../../store/app-posts.ts";
import { addInstance, addLiveApp, openAppDoor, startWorld } from "./fixture.ts";

interface Came {
  line: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** The internet: every host of it is one server on loopback, without TLS. `addresses` are what names resolve to. */
async function startOutside(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  addresses: Record<string, string[]> = {},
) {
  const came: Came[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const line = `${request.method} ${request.headers.host}${request.url}`;
    came.push({ line, headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as { port: number };
  const dialled: string[] = [];
  const outside: NonNullable<GatewayOptions["outside"]> = {
    resolve: async (host) => addresses[host] ?? ["93.184.216.34"],
    dial: (target, done) => {
      dialled.push(`${target.hostname} as ${target.servername}`);
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => done(null, socket));
      socket.once("error", (error) => done(error, null));
    },
  };
  return { came, dialled, outside };
}

async function startApp(
  t: TestContext,
  outside: NonNullable<GatewayOptions["outside"]>,
  egress = ["api.example.com", "other.example.com"],
) {
  const logged: LogFields[] = [];
  const log = {
    ...silentLog,
    info: (message: string, fields: LogFields = {}) => void logged.push({ message, ...fields }),
  };
  const world = await startWorld(t, { outside, log });
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch", bindings: { egress } });
  const callOf = async (id: string, kind: "app" | "preview" = "app") => {
    const doorSocket = await openAppDoor(world, id, kind);
    const { callDoor } = createDoorClient({ doorSocket, timeoutMs: 10_000, streamTimeoutMs: 10_000 });
    let callNumber = 0;
    return createHttp(callDoor, () => {
      callNumber += 1;
      return { deliveryId: "dlv_1", callNumber: String(callNumber) };
    });
  };
  return { world, appId, logged, callOf, http: await callOf(instanceId) };
}

test("an app calls a host that it names: what it sends goes out, what comes back is an answer like fetch's", async (t) => {
  const { came, dialled, outside } = await startOutside(t, (_request, response) => {
    response.writeHead(201, { "content-type": "application/json", "x-rate": ["1", "2"] }).end('{"id":7}');
  });
  const { http, logged } = await startApp(t, outside);
  const headers = { Authorization: "Bearer sk-1", Host: "evil.example", "X-Toolroom-Door": "1", cookie: "a=b" };
  const answer = await http.post("https://api.example.com/orders?token=abc", { dish: "ramen" }, { headers });
  assert.deepEqual([answer.status, answer.ok, answer.url], [201, true, "https://api.example.com/orders?token=abc"]);
  assert.deepEqual(await answer.json(), { id: 7 });
  assert.equal(answer.headers.get("x-rate"), "1, 2");
  const [sent] = came;
  assert.deepEqual([sent?.line, sent?.body], ["POST api.example.com/orders?token=abc", '{"dish":"ramen"}']);
  assert.equal(sent?.headers["content-type"], "application/json");
  assert.equal(sent?.headers.authorization, "Bearer sk-1");
  assert.equal(sent?.headers["user-agent"], "toolroom (lunch)");
  assert.match(String(sent?.headers["idempotency-key"]), /^[0-9a-f]{36}$/);
  assert.deepEqual([sent?.headers.cookie, sent?.headers["x-toolroom-door"]], [undefined, undefined]);
  assert.deepEqual(dialled, ["93.184.216.34 as api.example.com"]);
  assert.match(JSON.stringify(logged), /"hosts":"POST api\.example\.com".*"status":201/);
  assert.doesNotMatch(JSON.stringify(logged), /abc|ramen|sk-1/);
  assert.equal((await http("https://api.example.com/")).status, 201);
  assert.equal(came[1]?.headers["idempotency-key"], undefined);
});

test("what is not named, no https, or carries a password or port, goes nowhere", async (t) => {
  const { came, outside } = await startOutside(t, (_request, response) => response.end("never"));
  const { http } = await startApp(t, outside);
  const refused: [string, string][] = [
    ["https://evil.example.com/", "not_bound"],
    ["https://api.example.com.evil.example/", "not_bound"],
    ["https://api.example.com@evil.example/", "bad_address"],
    ["http://api.example.com/", "bad_address"],
    ["https://api.example.com:8443/", "bad_address"],
    ["https://127.0.0.1/", "not_bound"],
    ["https://0x7f.1/", "not_bound"],
    ["https://[::ffff:127.0.0.1]/", "not_bound"],
    ["https://api%2eexample.com.evil.example/", "not_bound"],
    ["file:///etc/passwd", "bad_address"],
    ["/orders", "bad_address"],
  ];
  for (const [url, code] of refused) await assert.rejects(http.get(url), { code }, url);
  await assert.rejects(http.get("https://evil.example.com/"), { fix: /evil\.example\.com under bindings\.egress/ });
  await assert.rejects(http.get("https://api.example.com/", { headers: { a: "b\r\nc" } }), TypeError);
  assert.equal(came.length, 0);
});

test("a name that leads into a private network is refused, also where only one of its addresses does", async (t) => {
  const inside = { "api.example.com": ["93.184.216.34", "169.254.169.254"], "other.example.com": ["::ffff:10.0.0.1"] };
  const { came, dialled, outside } = await startOutside(t, (_request, response) => response.end("never"), inside);
  const { http } = await startApp(t, outside);
  for (const host of Object.keys(inside)) await assert.rejects(http.get(`https://${host}/`), { code: "not_public" });
  assert.deepEqual([came.length, dialled.length], [0, 0]);
});

test("redirects are followed to named hosts alone, three at most, and leave credentials behind", async (t) => {
  const where: Record<string, string> = {
    "/moved": "https://other.example.com/there",
    "/evil": "https://evil.example/steal",
    "/inside": "https://169.254.169.254/latest",
    "/plain": "http://api.example.com/",
    "/round": "/round",
  };
  const { came, outside } = await startOutside(t, (request, response) => {
    const location = where[request.url ?? ""];
    if (location === undefined) return response.end("here");
    response.writeHead(request.url === "/moved" ? 302 : 307, { location }).end();
  });
  const { http } = await startApp(t, outside);
  const headers = { authorization: "Bearer sk-1", "x-api-key": "sk-2", "x-shop": "sk-3", accept: "text/plain" };
  const moved = await http.post("https://api.example.com/moved", "body", { headers });
  assert.deepEqual([await moved.text(), moved.url], ["here", "https://other.example.com/there"]);
  const last = came.at(-1);
  assert.deepEqual([last?.line, last?.body], ["GET other.example.com/there", ""]);
  assert.deepEqual(
    ["authorization", "x-api-key", "x-shop", "content-type", "accept"].map((name) => last?.headers[name]),
    [undefined, undefined, undefined, undefined, "text/plain"],
  );
  await assert.rejects(http.get("https://api.example.com/evil"), { code: "not_bound", message: /redirects/ });
  await assert.rejects(http.get("https://api.example.com/inside"), { code: "not_bound" });
  await assert.rejects(http.get("https://api.example.com/plain"), { code: "bad_address" });
  came.length = 0;
  await assert.rejects(http.get("https://api.example.com/round"), { code: "redirects" });
  assert.equal(came.length, 4);
});

test("an answer of more than 10 MB is cut off, one that breaks off is said, and neither empties the door", async (t) => {
  const { outside } = await startOutside(t, (request, response) => {
    if (request.url === "/big") return void response.end(Buffer.alloc(10 * 1024 * 1024 + 1));
    if (request.url === "/broken") return void request.socket.destroy();
    response.writeHead(204).end();
  });
  const { http } = await startApp(t, outside);
  for (let count = 0; count < 5; count += 1)
    await assert.rejects(http.get("https://api.example.com/broken"), { code: "no_answer" });
  await assert.rejects(http.get("https://api.example.com/big"), { code: "too_large" });
  const empty = await http.delete("https://api.example.com/");
  assert.deepEqual([empty.status, await empty.text()], [204, ""]);
});

test("an answer that is packed though nobody asked for it is unpacked, and no small one becomes a huge one", async (t) => {
  const { came, outside } = await startOutside(t, (request, response) => {
    const bytes = request.url === "/bomb" ? Buffer.alloc(11 * 1024 * 1024) : Buffer.from('{"id":7}');
    const coding = request.url === "/br" ? "br" : "gzip";
    const packed = coding === "br" ? brotliCompressSync(bytes) : gzipSync(bytes);
    const isLie = request.url === "/lie";
    response.writeHead(200, { "content-encoding": coding, "content-type": "application/json" });
    response.end(isLie ? bytes : packed);
  });
  const { http } = await startApp(t, outside);
  for (const path of ["", "br"]) {
    const answer = await http.get(`https://api.example.com/${path}`);
    assert.deepEqual(await answer.json(), { id: 7 });
    assert.equal(answer.headers.get("content-encoding"), null);
  }
  assert.equal(came[0]?.headers["accept-encoding"], "identity");
  await assert.rejects(http.get("https://api.example.com/bomb"), { code: "too_large" });
  await assert.rejects(http.get("https://api.example.com/lie"), { code: "bad_answer" });
});

test("a host is tried at all its addresses, in their order", async (t) => {
  const addresses = { "api.example.com": ["2606:4700::1111", "93.184.216.34"] };
  const { outside } = await startOutside(t, (_request, response) => response.end("here"), addresses);
  const { dial = assert.fail() } = outside;
  const tried: string[] = [];
  const withoutSix: typeof dial = (target, done) => {
    tried.push(target.hostname);
    if (target.hostname.includes(":")) return done(new Error("connect ENETUNREACH"), null);
    dial(target, done);
  };
  const { http } = await startApp(t, { ...outside, dial: withoutSix });
  assert.equal(await (await http.get("https://api.example.com/")).text(), "here");
  assert.deepEqual(tried, ["2606:4700::1111", "93.184.216.34"]);
});

test("previews and checks call nobody: app.yaml answers, and what a preview would call is recorded", async (t) => {
  const { came, outside } = await startOutside(t, (_request, response) => response.end("never"));
  const { world, callOf } = await startApp(t, outside);
  const given = { http: [{ address: "https://api.example.com/rates*", answers: { EUR: 1.08 } }] };
  const spec = { name: "lunch", bindings: { egress: ["api.example.com"] }, given };
  for (const kind of ["check", "preview"] as const) {
    const id = addInstance(world.store, spec, { id: `lunch-${kind}`, kind });
    const http = await callOf(id, "preview");
    assert.deepEqual(await (await http.get("https://api.example.com/rates?day=1")).json(), { EUR: 1.08 });
    const code = kind === "check" ? "not_given" : "preview";
    await assert.rejects(http.post("https://api.example.com/pay", {}), { code, fix: /given.*app\.yaml/ });
    await assert.rejects(http.get("https://evil.example/?who=ana"), { code: "not_bound" });
  }
  assert.equal(came.length, 0);
  assert.deepEqual(
    (await appPostsOfInstance(world.store, "lunch-preview")).map(({ kind, channel, text }) => [kind, channel, text]),
    [
      ["call", "api.example.com", "GET https://api.example.com"],
      ["call", "api.example.com", "POST https://api.example.com"],
      ["undeclared_call", "evil.example", "GET https://evil.example"],
    ],
  );
  assert.deepEqual(await appPostsOfInstance(world.store, "lunch-check"), []);
  const looping = await callOf(addInstance(world.store, spec, { id: "lunch-loop", kind: "preview" }), "preview");
  for (let count = 0; count < 40; count += 1)
    await assert.rejects(looping.get(`https://evil${count}.example/`), { code: "not_bound" });
  assert.equal((await appPostsOfInstance(world.store, "lunch-loop")).length, 30);
});

test("addresses of private networks, of clouds, and those that stand for them are not public", () => {
  const inside = ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.0.1", "192.168.1.1"];
  const odd = ["198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1"];
  const six = [
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "ff02::1",
    "fe80::1%eth0",
  ];
  for (const address of [...inside, ...odd, ...six, "", "localhost"])
    assert.equal(isPublicAddress(address), false, address);
  for (const address of ["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::200e"])
    assert.equal(isPublicAddress(address), true, address);
});
