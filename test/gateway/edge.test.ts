import assert from "node:assert/strict";
import { test } from "node:test";
import { identityTokenSchema } from "../../sdk/contract/signed-token.ts";
import { IDENTITY_HEADER, openToken } from "../../sdk/contract/wire.ts";
import { endRequest } from "../../store/app-requests.ts";
import { expireApprovals, openApproval } from "../../store/approvals.ts";
import { eq } from "../../store/drizzle.ts";
import { apps, instances, people } from "../../store/schema.ts";
import { usageSince } from "../../store/usage.ts";
import {
  addInstance,
  addLiveApp,
  addRequest,
  createBrowser,
  send,
  signIn,
  startFakeApp,
  startWorld,
} from "./fixture.ts";

test("a signed-in colleague reaches the app with a signed identity", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (request, response) =>
    response.end(String(request.headers[IDENTITY_HEADER])),
  );
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const answer = await browser.go(`http://lunch.localhost:${world.port}/menu?day=1`);
  assert.equal(answer.status, 200);
  assert.equal(answer.url, `http://lunch.localhost:${world.port}/menu?day=1`);
  const token = identityTokenSchema.parse(openToken(answer.text, world.keys.publicKey));
  assert.deepEqual(token.user, { id: "UASKER2", handle: "asker2", name: "asker2 Name", timeZone: "Europe/Paris" });
  assert.equal(token.isOwner, false);
  assert.match(token.account ?? "", /^http:\/\/localhost:\d+\/$/, "where they see who they are, and sign out");
  assert.equal(token.app, "lunch");
  assert.equal(token.release, "tag-lunch-1");
  assert.equal(token.expiresAt - token.at, 60_000);
});

test("the app is told that its owner asks", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", owner: "asker2" });
  await startFakeApp(t, world, instanceId, (request, response) =>
    response.end(String(request.headers[IDENTITY_HEADER])),
  );
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const answer = await browser.go(`http://lunch.localhost:${world.port}/`);
  assert.equal(identityTokenSchema.parse(openToken(answer.text, world.keys.publicKey)).isOwner, true);
});

test("what a browser sends to pretend, and the platform's cookies, never reach the app", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (request, response) => response.end(JSON.stringify(request.rawHeaders)));
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  const cookie = [...(browser.cookies.get("lunch.localhost") ?? [])].map(([name, value]) => `${name}=${value}`);
  const answer = await browser.open(`http://lunch.localhost:${world.port}/`, {
    headers: {
      cookie: [...cookie, "mine=1"].join("; "),
      "X-Toolroom-Identity": "forged",
      X_Toolroom_Identity: "forged",
      "x-toolroom-delivery": "forged",
      "x-forwarded-for": "1.2.3.4",
      connection: "close, X-Named",
      "X-Named": "gone",
      "x-kept": "here",
    },
  });
  const raw: string[] = JSON.parse(answer.text);
  assert.ok(!answer.text.includes("forged") && !answer.text.includes("1.2.3.4") && !answer.text.includes("X-Named"));
  assert.ok(!answer.text.includes("toolroom_"));
  assert.equal(raw.filter((part) => part.toLowerCase() === IDENTITY_HEADER).length, 1);
  assert.equal(raw[raw.indexOf("cookie") + 1], "mine=1");
  assert.ok(raw.includes("x-kept"));
});

test("an app cannot set the platform's cookies or one for its neighbours", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (_request, response) => {
    response.setHeader("set-cookie", [
      `toolroom_${world.port}=stolen`,
      // A cookie without a name goes back as its value alone: it would be read as ours.
      `=toolroom_${world.port}=stolen; Path=/`,
      ` = toolroom_${world.port}=stolen`,
      `toolroom_${world.port}`,
      "nameless",
      "a=1; Domain=localhost; Path=/",
      "b=2",
    ]);
    response.end("ok");
  });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const answer = await browser.go(`http://lunch.localhost:${world.port}/`);
  assert.deepEqual(answer.headers["set-cookie"], ["a=1; Path=/", "b=2"]);
});

test("nobody gets in who is not named by the app's access", async (t) => {
  const world = await startWorld(t);
  const apps = [
    addLiveApp(world.store, { name: "mine", access: "owner" }),
    addLiveApp(world.store, { name: "grouped", access: "group" }),
    addLiveApp(world.store, { name: "named", access: { people: ["UPLATFORM1"] } }),
    addLiveApp(world.store, { name: "ours", access: "company" }),
  ];
  for (const { instanceId } of apps) {
    await startFakeApp(t, world, instanceId, (_request, response) => response.end("in"));
  }
  const may = async (handle: string) => {
    const browser = createBrowser(world);
    await signIn(world, browser, handle);
    const statuses = [];
    for (const name of ["mine", "grouped", "named", "ours"]) {
      statuses.push((await browser.go(`http://${name}.localhost:${world.port}/`)).status);
    }
    return statuses;
  };
  assert.deepEqual(await may("asker1"), [200, 200, 200, 200]);
  assert.deepEqual(await may("asker2"), [403, 403, 403, 200]);
  assert.deepEqual(await may("platform1"), [403, 403, 200, 200]);
});

test("the page for somebody without access names the owner", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "mine", access: "owner" });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const page = await browser.go(`http://mine.localhost:${world.port}/`);
  assert.match(page.text, /Ask its owner, asker1 Name/);
});

test("a preview opens for its asker and for approvers only", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  addRequest(world.store, "req_p", "asker2");
  const id = addInstance(
    world.store,
    { name: "lunch" },
    { id: "lunch-p", kind: "preview", previewNumber: 3, requestId: "req_p" },
  );
  await startFakeApp(t, world, id, (_request, response) => response.end("preview"));
  const opens = async (handle: string) => {
    const browser = createBrowser(world);
    await signIn(world, browser, handle);
    return (await browser.go(`http://lunch--p3.localhost:${world.port}/`)).status;
  };
  assert.equal(await opens("asker2"), 200);
  assert.equal(await opens("platform1"), 200);
  assert.equal(await opens("asker1"), 403);
});

test("a preview that does not run says what it waits for: to be started, further down, the live app, or another try", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  addRequest(world.store, "req_p", "asker2");
  const stopped = { kind: "preview" as const, previewNumber: 3, requestId: "req_p", releaseId: "rel_p", wanted: false };
  addInstance(world.store, { name: "lunch" }, { id: "lunch-p", ...stopped });
  const approval = { requestId: "req_p", kind: "preview" as const, round: 1, subjectHash: "h", releaseId: "rel_p" };
  const asked = { ...approval, id: "apr_p", personId: "UASKER2", groupHandle: null };
  await openApproval(world.store, { ...asked, expiresAt: world.clock.now() + 3_600_000 }, world.clock.now());
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const visit = async () => {
    world.clock.advance(1_000);
    return (await browser.go(`http://lunch--p3.localhost:${world.port}/`)).text;
  };
  assert.match(await visit(), /asleep[\s\S]*Press “Keep it a day longer” on its card[\s\S]*href="http:\/\/localhost/);
  await expireApprovals(world.store, world.clock.now() + 3_600_000);
  assert.match(await visit(), /This preview is over[\s\S]*further down in its thread/);
  await endRequest(world.store, "req_p", "live", "v1 is live", world.clock.now());
  assert.match(
    await visit(),
    new RegExp(`preview is over[\\s\\S]*href="http://lunch\\.localhost:${world.port}/">Open The lunch`),
  );
  world.store.orm.update(apps).set({ status: "building" }).run();
  assert.match(await visit(), /preview is over[\s\S]*Reply “try again” in its thread/);
});

test("a preview opens at once when it was started again, also for who has just found it asleep", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  addRequest(world.store, "req_p", "asker2");
  const stopped = { kind: "preview" as const, previewNumber: 3, requestId: "req_p", wanted: false };
  const id = addInstance(world.store, { name: "lunch" }, { id: "lunch-p", ...stopped });
  await startFakeApp(t, world, id, (_request, response) => response.end("preview"));
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const visit = async () => (await browser.go(`http://lunch--p3.localhost:${world.port}/`)).status;
  assert.equal(await visit(), 410);
  world.store.orm.update(instances).set({ wanted: true }).run();
  assert.equal(await visit(), 200);
});

test("an app that is switched off tells its owner how to start it, and others whom to ask; both get a way back", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  world.store.orm.update(apps).set({ status: "stopped" }).run();
  const visit = async (handle: string) => {
    const browser = createBrowser(world);
    await signIn(world, browser, handle);
    return (await browser.go(`http://lunch.localhost:${world.port}/`)).text;
  };
  const way = new RegExp(`href="http://localhost:${world.port}/">Your apps`);
  const [own, other] = [await visit("asker1"), await visit("asker2")];
  assert.match(own, /Say “start” in its thread/);
  assert.match(other, /Ask its owner, asker1 Name/);
  for (const page of [own, other]) assert.match(page, way);
});

test("somebody who was deactivated is out at once, on every host", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (_request, response) => response.end("in"));
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  world.store.orm.update(people).set({ isDeactivated: true }).where(eq(people.id, "UASKER2")).run();
  world.clock.advance(1_000);
  const there = await send({ port: world.port }, `lunch.localhost:${world.port}`, "/", {
    headers: { cookie: [...(browser.cookies.get("lunch.localhost") ?? [])].map(([n, v]) => `${n}=${v}`).join("; ") },
  });
  assert.equal(there.status, 401);
  assert.match((await browser.go(`${world.gateway.url}/`)).text, /Type your name in Slack/);
});

test("programs that are not signed in get 401 as JSON, browsers the sign-in page", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  const program = await send({ port: world.port }, `lunch.localhost:${world.port}`, "/");
  assert.equal(program.status, 401);
  assert.equal(JSON.parse(program.text).error.code, "not_signed_in");
  const browser = createBrowser(world);
  const page = await browser.go(`http://lunch.localhost:${world.port}/x?y=1`);
  assert.match(page.text, /Type your name in Slack/);
  assert.match(page.text, /lunch\.localhost/);
});

test("the platform's own paths are closed from outside, however they are written", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (_request, response) => response.end("reached"));
  const browser = createBrowser(world);
  await signIn(world, browser, "asker1");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  const cookie = [...(browser.cookies.get("lunch.localhost") ?? [])].map(([n, v]) => `${n}=${v}`).join("; ");
  const paths = [
    "/_toolroom/deliver",
    "/_toolroom/health",
    "/%5Ftoolroom/deliver",
    "//_toolroom/deliver",
    "/x/../_toolroom/deliver",
    "/_TOOLROOM/deliver",
    "/_toolroom/deliver#/../../x",
    "/x#/../_toolroom/deliver",
    "/_toolroom/htmx.js/../deliver",
    "/_toolroom/htmx.js#/../deliver",
    "/_toolroom/./htmx.js",
    "/_Toolroom/htmx.js",
    "/%",
  ];
  for (const path of paths) {
    const answer = await send({ port: world.port }, `lunch.localhost:${world.port}`, path, { headers: { cookie } });
    assert.equal(answer.status, 404, path);
  }
  const script = await send({ port: world.port }, `lunch.localhost:${world.port}`, "/_toolroom/htmx.js?v=1", {
    headers: { cookie },
  });
  assert.equal(script.status, 200, "but the script of its pages");
});

test("an app that is not there, not started, silent or broken gets a page that says what to do", async (t) => {
  const world = await startWorld(t, { appAnswerTimeoutMs: 300 });
  addLiveApp(world.store, { name: "down" });
  const silent = addLiveApp(world.store, { name: "silent" });
  await startFakeApp(t, world, silent.instanceId, () => undefined);
  const broken = addLiveApp(world.store, { name: "broken" });
  await startFakeApp(t, world, broken.instanceId, (request) => request.socket.destroy());
  addLiveApp(world.store, { name: "bot-only", withoutPages: true });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  const visit = (host: string) => browser.go(`http://${host}.localhost:${world.port}/`);
  const none = await visit("nothing");
  assert.deepEqual([none.status, /no app or preview is called/i.test(none.text)], [404, true]);
  const down = await visit("down");
  assert.deepEqual([down.status, down.headers["retry-after"]], [503, "3"]);
  assert.equal((await visit("silent")).status, 502);
  assert.equal((await visit("broken")).status, 502);
  assert.match((await visit("bot-only")).text, /works in Slack only/);
  const foreign = await send({ port: world.port }, "evil.example", "/");
  assert.equal(foreign.status, 421);
});

test("visits are counted per person and day, pages only, and saved at close", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (request, response) => {
    response.setHeader("content-type", request.url === "/style.css" ? "text/css" : "text/html; charset=utf-8");
    response.end("x");
  });
  const browser = createBrowser(world);
  await signIn(world, browser, "asker2");
  await browser.go(`http://lunch.localhost:${world.port}/`);
  await browser.go(`http://lunch.localhost:${world.port}/`);
  await browser.go(`http://lunch.localhost:${world.port}/style.css`);
  await world.gateway.close();
  const day = new Date(world.clock.now()).toISOString().slice(0, 10);
  assert.deepEqual(await usageSince(world.store, appId, day), [
    { appId, day, personId: "UASKER2", kind: "visit", count: 2 },
  ]);
});
