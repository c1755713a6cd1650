import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "../../store/drizzle.ts";
import { signInLinks, webSessions } from "../../store/entrance-tables.ts";
import { people } from "../../store/schema.ts";
import {
  addLiveApp,
  addPerson,
  createBrowser,
  linkIn,
  send,
  signIn,
  startFakeApp,
  startWorld,
  type World,
} from "./fixture.ts";

async function askForLink(world: World, handle = "asker2") {
  const browser = createBrowser(world);
  await browser.open(`${world.gateway.url}/sign-in`);
  await browser.submit(`${world.gateway.url}/sign-in`, { handle });
  return { browser, link: linkIn(world.messages.at(-1)?.text) };
}

test("from an app's page through the message and the button, back to that page", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (request, response) => response.end(`at ${request.url}`));
  const browser = createBrowser(world);
  const there = `http://lunch.localhost:${world.port}/menu?day=1&x=a%26b`;
  const form = await browser.go(there);
  const hidden = (name: string) =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(form.text)?.[1] ?? "").replaceAll("&amp;", "&");
  const sent = await browser.submit(`${world.gateway.url}/sign-in`, {
    handle: "@Asker2 ",
    to: hidden("to"),
    state: hidden("state"),
  });
  assert.match(sent.text, /direct message with a link/);
  const link = linkIn(world.messages[0]?.text);
  assert.equal(world.messages[0]?.personId, "UASKER2");
  const confirm = await browser.open(link);
  assert.match(confirm.text, /Sign in as asker2 Name/);
  const used = await browser.submit(link, {});
  assert.equal(used.status, 303);
  const arrived = await browser.go(String(used.headers.location));
  assert.deepEqual([arrived.url, arrived.text], [there, "at /menu?day=1&x=a%26b"]);
  const lines = String(used.headers["set-cookie"]);
  assert.match(lines, /HttpOnly; SameSite=Lax/);
  assert.doesNotMatch(lines, /Domain/i);
});

test("looking at the link, as previews do, does not use it up", async (t) => {
  const world = await startWorld(t);
  const { browser, link } = await askForLink(world);
  const { port } = new URL(link);
  const preview = await send({ port: Number(port) }, `localhost:${port}`, new URL(link).pathname);
  assert.equal(preview.status, 404);
  for (let look = 0; look < 3; look += 1) assert.equal((await browser.open(link)).status, 200);
  assert.equal((await browser.submit(link, {})).status, 303);
});

test("the name that Slack shows is as good as the handle, where one person has it", async (t) => {
  const world = await startWorld(t);
  addPerson(world.store, "zoe", { name: "Zoë Müller" });
  addPerson(world.store, "twin1", { name: "Kim Lee" });
  addPerson(world.store, "twin2", { name: "Kim Lee" });
  addPerson(world.store, "left", { name: "Gone Person", isDeactivated: true });
  const browser = createBrowser(world);
  const form = await browser.open(`${world.gateway.url}/sign-in`);
  assert.match(form.text, /such as <em>Ana Ferreira<\/em>; or.*your handle, such as <em>asker1<\/em>/);
  for (const handle of ["Zoë Müller", "ASKER2 name", "Kim Lee", "Gone Person"]) {
    const sent = await browser.submit(`${world.gateway.url}/sign-in`, { handle });
    assert.match(sent.text, new RegExp(`If <strong>${handle}</strong> works here`));
  }
  assert.deepEqual(
    world.messages.map((message) => message.personId),
    ["UZOE", "UASKER2"],
  );
});

test("whoever else was called so keeps nobody from signing in", async (t) => {
  const world = await startWorld(t);
  const stranger = { slackTeamId: "T0", kind: "guest" as const };
  addPerson(world.store, "ana", { id: "U9ANA" });
  addPerson(world.store, "ana", { id: "U1OTHER", ...stranger });
  addPerson(world.store, "ben", { id: "U9BEN", name: "Ben" });
  addPerson(world.store, "ben", { id: "U1OLD", updatedAt: -1, name: "Ben before" });
  // Nobody of ours has this handle: the display name is tried.
  addPerson(world.store, "zoe.mueller", { id: "U9ZOE", name: "zoe" });
  addPerson(world.store, "zoe", { id: "U1ZOE", ...stranger });
  addPerson(world.store, "left", { id: "U9KIM", name: "Kim" });
  addPerson(world.store, "kim", { id: "U1KIM", isDeactivated: true });
  addPerson(world.store, "other", { id: "U1FORMER", slackTeamId: "T0", name: "Kim" });
  const browser = createBrowser(world);
  await browser.open(`${world.gateway.url}/sign-in`);
  for (const handle of ["ana", "ben", "zoe", "kim"]) {
    await browser.submit(`${world.gateway.url}/sign-in`, { handle });
  }
  assert.deepEqual(
    world.messages.map((message) => message.personId),
    ["U9ANA", "U9BEN", "U9ZOE", "U9KIM"],
  );
});

test("a link works once, even when pressed twice at once", async (t) => {
  const world = await startWorld(t);
  const { browser, link } = await askForLink(world);
  const presses = await Promise.all([browser.submit(link, {}), browser.submit(link, {}), browser.submit(link, {})]);
  assert.deepEqual(presses.map(({ status }) => status).sort(), [303, 404, 404]);
  assert.equal((await browser.open(link)).status, 404);
});

test("a link is dead after five minutes", async (t) => {
  const world = await startWorld(t);
  const { browser, link } = await askForLink(world);
  world.clock.advance(5 * 60_000 + 1);
  assert.equal((await browser.open(link)).status, 404);
  assert.equal((await browser.submit(link, {})).status, 404);
});

test("a link works in no browser but the one that asked", async (t) => {
  const world = await startWorld(t);
  const { browser, link } = await askForLink(world);
  const other = createBrowser(world);
  await other.open(`${world.gateway.url}/sign-in`);
  assert.equal((await other.open(link)).status, 404);
  assert.equal((await other.submit(link, {})).status, 404);
  assert.equal((await browser.submit(link, {})).status, 303);
});

test("a link signs in the person it was sent to, whoever is signed in already", async (t) => {
  const world = await startWorld(t);
  const { browser, link } = await askForLink(world, "asker1");
  await signIn(world, browser, "platform1");
  await browser.submit(link, {});
  assert.match((await browser.open(`${world.gateway.url}/`)).text, /Signed in as asker1 Name/);
});

test("somebody deactivated after the message cannot use the link", async (t) => {
  const world = await startWorld(t);
  const { browser, link } = await askForLink(world);
  world.store.orm.update(people).set({ isDeactivated: true }).where(eq(people.id, "UASKER2")).run();
  assert.equal((await browser.submit(link, {})).status, 404);
});

test("guests, bots, leavers and strangers get the same answer as anybody, and no message", async (t) => {
  const world = await startWorld(t);
  world.store.orm.update(people).set({ isDeactivated: true }).where(eq(people.id, "UASKER1")).run();
  const answers = new Set<string>();
  for (const handle of ["guest1", "asker1", "nobody", "asker2"]) {
    const browser = createBrowser(world);
    await browser.open(`${world.gateway.url}/sign-in`);
    const answer = await browser.submit(`${world.gateway.url}/sign-in`, { handle });
    answers.add(`${answer.status} ${answer.text.replaceAll(handle, "?")}`);
  }
  assert.equal(answers.size, 1);
  assert.deepEqual(
    world.messages.map(({ personId }) => personId),
    ["UASKER2"],
  );
});

test("five links in ten minutes, by handle and by browser, known or not", async (t) => {
  const world = await startWorld(t);
  const own = `${world.gateway.url}/sign-in`;
  const ask = async (handle: string, browser = createBrowser(world)) => {
    await browser.open(own);
    return (await browser.submit(own, { handle })).status;
  };
  for (let round = 0; round < 5; round += 1) assert.equal(await ask("asker2"), 200);
  assert.equal(await ask("asker2"), 429);
  const one = createBrowser(world);
  for (let round = 0; round < 5; round += 1) assert.equal(await ask(`nobody${round}`, one), 200);
  assert.equal(await ask("asker1", one), 429);
  assert.equal(world.messages.length, 5);
  world.clock.advance(10 * 60_000);
  assert.equal(await ask("asker2"), 200);
});

test("a form on somebody else's page does nothing", async (t) => {
  const world = await startWorld(t);
  const own = world.gateway.url;
  const { browser, link } = await askForLink(world);
  for (const origin of ["http://evil.example", `http://lunch.localhost:${world.port}`, "null"]) {
    assert.equal((await browser.submit(link, {}, { origin })).status, 403);
    assert.equal((await browser.submit(`${own}/sign-in`, { handle: "asker1" }, { origin })).status, 403);
    assert.equal((await browser.submit(`${own}/sign-out`, {}, { origin })).status, 403);
  }
  assert.equal((await browser.open(link, { method: "POST" })).status, 403);
  assert.equal(world.messages.length, 1);
});

test("nobody is sent anywhere but to an app of ours", async (t) => {
  const world = await startWorld(t);
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const elsewhere = [
    "http://evil.example/",
    "https://lunch.localhost/",
    "//evil.example",
    `http://lunch.localhost:${world.port + 1}/`,
    `http://lunch.localhost:${world.port}@evil.example/`,
    `http://user@lunch.localhost:${world.port}/`,
    `http://lunch.localhost.evil.example:${world.port}/`,
    `http://localhost:${world.port}/sign-out`,
    "javascript:alert(1)",
  ];
  for (const to of elsewhere) {
    const answer = await browser.open(`${world.gateway.url}/sign-in?${new URLSearchParams({ to, state: "s" })}`);
    assert.equal(answer.headers.location, `${world.gateway.url}/`, to);
  }
  const path = "//evil.example/x";
  const enter = `http://lunch.localhost:${world.port}/_toolroom/enter?${new URLSearchParams({ code: "x", path })}`;
  assert.equal((await browser.open(enter)).headers.location, `http://lunch.localhost:${world.port}/`);
});

test("a one-time code is good once, for a minute, at its host and in its browser", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (_request, response) => response.end("in"));
  const app = `http://lunch.localhost:${world.port}`;
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const codeUrl = async () => {
    const toSignIn = await browser.open(`${app}/`);
    return String((await browser.open(String(toSignIn.headers.location))).headers.location);
  };
  const enters = async (url: string, by = browser) => (await by.open(url)).headers["set-cookie"] !== undefined;

  const first = await codeUrl();
  const thief = createBrowser(world);
  await thief.open(`${app}/`);
  assert.equal(await enters(first, thief), false);
  assert.equal(await enters(first.replace("lunch.", "other.")), false);
  assert.equal(await enters(first), true);
  assert.equal(await enters(first), false);

  browser.cookies.get("lunch.localhost")?.delete(`toolroom_${world.port}`);
  const late = await codeUrl();
  world.clock.advance(60_001);
  assert.equal(await enters(late), false);
});

test("a cookie of one app is none for another", async (t) => {
  const world = await startWorld(t);
  for (const name of ["lunch", "sales"]) {
    const { instanceId } = addLiveApp(world.store, { name });
    await startFakeApp(t, world, instanceId, (_request, response) => response.end(name));
  }
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  const cookie = [...(browser.cookies.get("lunch.localhost") ?? [])].map(([n, v]) => `${n}=${v}`).join("; ");
  const visit = (host: string) => send({ port: world.port }, `${host}:${world.port}`, "/", { headers: { cookie } });
  assert.equal((await visit("lunch.localhost")).status, 200);
  assert.equal((await visit("sales.localhost")).status, 401);
  assert.match((await visit("localhost")).headers.location ?? "", /sign-in/);
});

test("signing out ends every cookie of the person, on every host", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (_request, response) => response.end("in"));
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  await browser.submit(`${world.gateway.url}/sign-out`, {});
  assert.match((await browser.go(`http://lunch.localhost:${world.port}/`)).text, /Type your name in Slack/);
  assert.equal(world.store.orm.select().from(webSessions).all().length, 0);
});

test("the registry holds no secret of a link or a cookie in plain", async (t) => {
  const world = await startWorld(t);
  const { browser, link } = await askForLink(world);
  await browser.submit(link, {});
  const kept = JSON.stringify([
    world.store.orm.select().from(signInLinks).all(),
    world.store.orm.select().from(webSessions).all(),
  ]);
  assert.ok(!kept.includes(link.split("/").at(-1) ?? ""));
  for (const value of browser.cookies.get("localhost")?.values() ?? []) assert.ok(!kept.includes(value));
});

test("the home page lists what one may open and nothing else", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  addLiveApp(world.store, { name: "secret", access: "owner" });
  addLiveApp(world.store, { name: "bot-only", withoutPages: true });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const { text } = await browser.open(`${world.gateway.url}/`);
  assert.match(text, new RegExp(`href="http://lunch.localhost:${world.port}/"`));
  assert.doesNotMatch(text, /secret|bot-only/);
});

test("the site's number leads to its name", async (t) => {
  const world = await startWorld(t);
  const answer = await send({ port: world.port }, `127.0.0.1:${world.port}`, "/sign-in?x=1");
  assert.equal(answer.headers.location, `${world.gateway.url}/sign-in?x=1`);
});

test("a path that is no address, or looks like another host's, is a page that is not there", async (t) => {
  const world = await startWorld(t);
  for (const path of ["//", "//[", "//elsewhere:x/", "//elsewhere/sign-in", "/%", "/sign-in/%"]) {
    const answer = await send({ port: world.port }, `localhost:${world.port}`, path);
    assert.deepEqual([path, answer.status], [path, 404]);
  }
});
