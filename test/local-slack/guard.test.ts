import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { openSlack } from "./slack-bench.ts";

/** Fetch refuses to set Host and Origin, so this speaks plain HTTP. */
function ask(url: string, method: string, headers: Record<string, string>, body = ""): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

test("Programs and the own page are let in, pages of other origins and rebound names are not", async (t) => {
  const slack = await openSlack(t);
  const click = `${slack.url}/control/click`;
  const api = `${slack.url}/api/chat.postMessage?token=xoxp-platform1&channel=%23food&text=hi`;
  const json = { "content-type": "application/json" };
  const own = slack.url;
  const app = "http://lunch-orders.localhost:3000";
  const cases: [string, number, string, string, Record<string, string>][] = [
    ["a program clicks", 200, "POST", click, json],
    ["the own page clicks", 200, "POST", click, { ...json, origin: own, "sec-fetch-site": "same-origin" }],
    ["an app's page clicks", 403, "POST", click, { ...json, origin: app, "sec-fetch-site": "cross-site" }],
    ["a page without an origin clicks", 403, "POST", click, { ...json, origin: "null" }],
    ["a form clicks", 403, "POST", click, { "content-type": "text/plain" }],
    ["another port clicks", 403, "POST", click, { ...json, origin: "http://127.0.0.1:3000" }],
    ["a rebound name clicks", 403, "POST", click, { ...json, host: "evil.example:3001" }],
    ["an app's host name clicks", 403, "POST", click, { ...json, host: "lunch-orders.localhost" }],
    [
      "an app's picture calls the Web API",
      403,
      "GET",
      api,
      { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" },
    ],
    ["an app's picture in an old browser", 403, "GET", api, { referer: `${app}/` }],
    [
      "a link from elsewhere to the Web API",
      403,
      "GET",
      api,
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
    ],
    ["a typed address that writes", 405, "GET", api, { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
    ["a program that writes by GET", 405, "GET", api, {}],
    [
      "an address that opens a socket",
      405,
      "GET",
      `${own}/api/apps.connections.open?token=${slack.tokens.appToken}`,
      {},
    ],
    ["an address that only reads", 200, "GET", `${own}/api/users.list?token=${slack.tokens.botToken}`, {}],
    [
      "a link from elsewhere to the page",
      200,
      "GET",
      `${own}/`,
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
    ],
    ["an app's page watches the stream", 403, "GET", `${own}/control/stream?user=asker1`, { origin: app }],
    ["the page under its other name", 200, "GET", `${own}/`, { host: `localhost:${new URL(own).port}` }],
  ];
  for (const [what, status, method, url, headers] of cases) {
    const body = method === "POST" ? JSON.stringify({ user: "asker1", action_id: "none" }) : "";
    assert.equal(await ask(url, method, headers, body), status, what);
  }
  assert.deepEqual((await slack.bot.conversations.history({ channel: await slack.channelId("food") })).messages, []);
});

test("What is said here is readable by this account alone", async (t) => {
  const slack = await openSlack(t);
  await slack.person("asker1").chat.postMessage({ channel: "#food", text: "hi" });
  const files = readdirSync(slack.home).filter((name) => name.startsWith("local-slack.db"));
  assert.deepEqual(files.sort(), ["local-slack.db", "local-slack.db-shm", "local-slack.db-wal"]);
  for (const name of files) assert.equal(statSync(join(slack.home, name)).mode & 0o777, 0o600, name);
});

test("A socket asked for at an address that is none is refused, and the local Slack goes on", async (t) => {
  const slack = await openSlack(t);
  for (const path of ["//", "//[", "/%", "/link/", "/link/?ticket=%"]) {
    assert.equal(await upgrade(slack.url, path), 400, path);
  }
});

function upgrade(url: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = { connection: "upgrade", upgrade: "websocket" };
    const asked = request({ hostname, port, path, headers, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.on("timeout", () => asked.destroy(new Error(`Nobody answers ${path}.`)));
    asked.end();
  });
}
