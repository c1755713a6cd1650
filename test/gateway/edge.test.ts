import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, request as ask, type IncomingMessage } from "node:http";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { identityTokenSchema } from "../../sdk/contract/signed-token.ts";
import { IDENTITY_HEADER, openToken } from "../../sdk/contract/wire.ts";
import { endRequest } from "../../store/app-requests.ts";
import { expireApprovals, openApproval } from "../../store/approvals.ts";
import { webSessions } from "../../store/entrance-tables.ts";
import { apps, deployments, people } from "../../store/schema.ts";
import { usageSince } from "../../store/usage.ts";
import {
  addInstance,
  addLiveApp,
  addRequest,
  type Browser,
  createBrowser,
  send,
  signIn,
  startFakeApp,
  startWorld,
  type World,
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
  assert.match(await visit(), /asleep[\s\S]*Press “Run another day” on its card[\s\S]*href="http:\/\/localhost/);
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
    "/%",
  ];
  for (const path of paths) {
    const answer = await send({ port: world.port }, `lunch.localhost:${world.port}`, path, { headers: { cookie } });
    assert.equal(answer.status, 404, path);
  }
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
