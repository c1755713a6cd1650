import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type Envelope, envelopeSchema } from "../../sdk/contract/envelope.ts";
import { auditOf } from "../../store/audit.ts";
import { people } from "../../store/schema.ts";
import { type Asking, createBrowser, linkIn, send, startWorld, type World } from "./fixture.ts";

const NO_CALL = { args: {}, options: {} };

/** Asks as `tool` does. */
async function call(
  world: World,
  command: string,
  { token, body = NO_CALL, headers = {}, host = `127.0.0.1:${world.port}` }: Calling = {},
): Promise<{ status: number; envelope: Envelope; text: string }> {
  const asking: Asking = {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  };
  const { status, text } = await send({ port: world.port }, host, `/tool/${command}`, asking);
  return { status, text, envelope: envelopeSchema.parse(JSON.parse(text)) };
}

interface Calling {
  token?: string;
  body?: object | string;
  headers?: Record<string, string>;
  host?: string;
}

interface Login {
  state: string;
  token: string;
  code: string;
  handle: string;
  until: string;
}

async function begin(world: World, handle: string): Promise<Login> {
  const { envelope } = await call(world, "login", { body: { args: {}, options: { as: handle } } });
  return envelope.result as Login;
}

/** What a terminal hears that waits. */
async function waits(world: World, token: string): Promise<Login> {
  const { envelope } = await call(world, "login", { body: { ...NO_CALL, input: token } });
  return envelope.result as Login;
}

async function signedIn(world: World, handle: string): Promise<string> {
  const before = world.messages.length;
  const { token } = await begin(world, handle);
  const browser = createBrowser(world);
  assert.equal((await browser.submit(linkIn(world.messages[before]?.text), {})).status, 200);
  return token;
}

/** A control plane that answers as told. */
async function startControlPlane(t: TestContext, world: World, listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(join(world.runtimeFolder, "control-plane.sock"), resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
}

test("a terminal is signed in by the button of the link that comes in Slack, and only by that", async (t) => {
  const world = await startWorld(t);
  const { token, code, state } = await begin(world, "@Asker1");
  assert.match(code, /^[A-Z]\d-\d\d$/);
  assert.equal(state, "waits");
  assert.deepEqual([world.messages.length, world.messages[0]?.personId], [1, "UASKER1"]);
  // The token is good for nothing yet.
  assert.equal((await call(world, "apps", { token })).envelope.error?.code, "not_signed_in");
  const link = linkIn(world.messages[0]?.text);
  const browser = createBrowser(world);
  const page = await browser.open(link);
  assert.match(page.text, new RegExp(`Sign in the terminal that shows ${code}\\?`));
  assert.match(page.text, /asker1 Name/);
  // A page of somebody else's cannot press the button.
  const foreign = await browser.submit(link, {}, { origin: `http://evil.localhost:${world.port}` });
  assert.equal(foreign.status, 403);
  const waiting = waits(world, token);
  const pressed = await browser.submit(link, {});
  assert.match(pressed.text, /The terminal is signed in/);
  const heard = await waiting;
  assert.deepEqual([heard.state, heard.handle], ["signed_in", "asker1"]);
  // The answer may be lost: it is the same once more. The link is not.
  assert.equal((await waits(world, token)).state, "signed_in");
  assert.equal((await browser.submit(link, {})).status, 404);
  assert.equal((await browser.open(link)).status, 404);
  // Signed in already: nothing new is begun.
  const again = await call(world, "login", { token, body: { args: {}, options: { as: "@asker1" } } });
  assert.equal((again.envelope.result as Login).state, "signed_in");
  assert.equal(world.messages.length, 1);
  await call(world, "login", { token, body: { args: {}, options: { out: true } } });
  assert.equal((await call(world, "apps", { token })).envelope.error?.code, "sign_in_expired");
  await call(world, "login", { token, body: { args: {}, options: { out: true } } });
  const rows = await auditOf(world.store, { subject: "person:UASKER1", since: 0, limit: 9 });
  assert.deepEqual(
    rows.map(({ actor, verb }) => [actor, verb]),
    [
      ["UASKER1", "sign_out_terminal"],
      ["UASKER1", "sign_in_terminal"],
    ],
  );
});

test("who may not sign in gets no link, and the terminal reads the same", async (t) => {
  const world = await startWorld(t);
  for (const handle of ["guest1", "nobody"]) {
    const { state, code, token } = await begin(world, handle);
    assert.equal(state, "waits");
    assert.equal(code.length, 5);
    assert.equal((await call(world, "apps", { token })).status, 401);
  }
  assert.equal(world.messages.length, 0);
  const nobody = await call(world, "login");
  assert.deepEqual(nobody.envelope.error?.fix, "Say who you are: tool login --as @handle");
  for (let time = 0; time < 5; time += 1) await begin(world, "asker2");
  const often = await call(world, "login", { body: { args: {}, options: { as: "asker2" } } });
  assert.deepEqual([often.status, often.envelope.error?.code], [429, "try_again"]);
});

test("a call goes on to the control plane with who asks, as the gateway judges at that moment", async (t) => {
  const world = await startWorld(t);
  const token = await signedIn(world, "asker1");
  const away = await call(world, "apps", { token });
  assert.deepEqual([away.status, away.envelope.error?.code, away.envelope.command], [503, "try_again", "apps"]);
  const heard: { url: string | undefined; person: string | string[] | undefined; body: string }[] = [];
  await startControlPlane(t, world, async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    heard.push({ url: request.url, person: request.headers["x-toolroom-person"], body });
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.write('{"progress":1}\n');
    response.end(JSON.stringify({ ok: true, command: "apps", warnings: [], next: [], changed: [] }));
  });
  const body = JSON.stringify({ args: { words: ["a"] }, options: {} });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  // Whoever says that they are somebody else is not heard.
  const asking = { method: "POST", body, headers: { ...headers, "x-toolroom-person": "UPLATFORM1" } };
  const answer = await send({ port: world.port }, `localhost:${world.port}`, "/tool/apps", asking);
  assert.deepEqual(answer.text.split("\n")[0], '{"progress":1}');
  assert.deepEqual(heard, [{ url: "/tool/apps", person: "UASKER1", body }]);
  world.store.orm.update(people).set({ isDeactivated: true }).run();
  const gone = await call(world, "apps", { token });
  assert.deepEqual([gone.status, gone.envelope.error?.code], [401, "not_allowed"]);
  world.store.orm.update(people).set({ isDeactivated: false }).run();
  world.clock.advance(31 * 86_400_000);
  const late = await call(world, "apps", { token });
  assert.deepEqual(
    [late.envelope.error?.code, late.envelope.error?.fix],
    ["sign_in_expired", "Run: tool login --as @handle"],
  );
  assert.equal(heard.length, 1);
});

test("a browser's page gets no answer, nor does another host, a cookie or something too long", async (t) => {
  const world = await startWorld(t);
  const token = await signedIn(world, "asker1");
  await startControlPlane(t, world, () => assert.fail("nothing is to come through"));
  const refused = async (command: string, calling: Calling) => {
    const { status, envelope } = await call(world, command, calling);
    return [status, envelope.error?.code];
  };
  assert.deepEqual(await refused("apps", { token, headers: { "content-type": "text/plain" } }), [415, "usage"]);
  assert.deepEqual(await refused("apps", { token, headers: { origin: world.gateway.url } }), [415, "usage"]);
  assert.deepEqual(await refused("mcp", { token }), [404, "usage"]);
  assert.deepEqual(await refused("..%2fapps", { token }), [404, "usage"]);
  assert.deepEqual(await refused("apps", { headers: { cookie: `toolroom_${world.port}=${token}` } }), [
    401,
    "not_signed_in",
  ]);
  assert.deepEqual(await refused("apps", { token: `${token.slice(0, 42)}_` }), [401, "not_signed_in"]);
  assert.deepEqual(await refused("login", { body: "[]" }), [400, "usage"]);
  assert.deepEqual(await refused("apps", { token, body: "x".repeat(600_000) }), [413, "too_long"]);
  const elsewhere = await send({ port: world.port }, "evil.example", "/tool/apps", { method: "POST" });
  assert.equal(elsewhere.status, 421);
  const asked = await send({ port: world.port }, `localhost:${world.port}`, "/tool/apps");
  assert.equal(asked.status, 405);
});

test("whoever is nobody keeps nobody out who is signed in", async (t) => {
  const world = await startWorld(t);
  const token = await signedIn(world, "asker1");
  let last = { status: 0 };
  for (let time = 0; time <= 600; time += 1) last = await call(world, "apps");
  assert.equal(last.status, 429);
  assert.equal((await call(world, "apps", { token })).envelope.error?.message.slice(0, 20), "Toolroom is starting");
});

test("nobody's files are read to their end and not kept, so that the answer to them is heard", async (t) => {
  const world = await startWorld(t);
  const body = { ...NO_CALL, files: { "app.ts": "A".repeat(9_000_000) } };
  const { status, envelope } = await call(world, "deploy", { token: "A".repeat(43), body });
  assert.deepEqual([status, envelope.error?.code], [401, "not_signed_in"]);
});
