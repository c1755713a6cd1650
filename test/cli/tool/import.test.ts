import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { startedIn } from "./started.ts";

const SERVER = `import express from "express";
import cron from "node-cron";
const key = process.env.STRIPE_KEY;
const region = process.env["REGION"] ?? "eu";
const app = express();
app.get("/orders", async (_, res) => res.json(await (await fetch("https://api.stripe.com/v1/charges")).json()));
cron.schedule("0 9 * * 1-5", () => console.log("morning"));
slack.command("/orders", () => undefined);
slack.command("/status", () => undefined);
process.on("SIGINT", () => require("fs").writeFileSync("ran", "it was run"));
`;

test("a program's folder becomes an app's, with what is left to do; nothing of it is run and no secret comes along", async (t) => {
  const { tool, folder, started } = startedIn(t);
  const program = join(folder, "old", "Shop Bot");
  mkdirSync(join(program, "node_modules", "x"), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(program, path), text);
  write("server.js", SERVER);
  write(
    "package.json",
    '{ "scripts": { "postinstall": "touch ran" }, "dependencies": { "express": "^5", "node-cron": "^4", "date-fns": "^4" } }',
  );
  write(".env", "STRIPE_KEY=abc");
  write("deploy.sh", `curl -H "x: xoxb-123456789012-${"a".repeat(24)}" https://slack.com`);
  write("node_modules/x/index.js", "process.env.OTHER_KEY");
  symlinkSync("/etc/passwd", join(program, "users.txt"));
  const { ok, result, warnings, changed } = await tool("import", "old/Shop Bot", "--name", "shop-bot");
  assert.equal(ok, true);
  const { left, leftOut } = result as {
    left: { what: string; where: string; how: string }[];
    leftOut: { path: string; why: string }[];
  };
  assert.deepEqual(leftOut.map(({ path }) => path).sort(), [".env", "deploy.sh", "node_modules", "users.txt"]);
  assert.equal(warnings.length, 3);
  assert.deepEqual(
    left.map(({ what, where }) => `${what}: ${where}`),
    [
      "0 9 * * 1-5: server.js line 7",
      "/orders: server.js line 8",
      "/status: server.js line 9",
      "GET /orders: server.js line 6",
      "STRIPE_KEY: server.js line 3",
      "REGION: server.js line 4",
      "api.stripe.com: server.js line 6",
      "express ^5: package.json",
      "node-cron ^4: package.json",
      "date-fns ^4: package.json",
    ],
  );
  assert.ok(changed.includes("shop-bot/imported/server.js.txt"));
  const yaml = parse(readFileSync(join(folder, "shop-bot", "app.yaml"), "utf8"));
  assert.deepEqual(yaml.triggers, [
    { schedule: "0 9 * * 1-5", run: "on-schedule-1" },
    { command: "/orders", run: "orders" },
  ]);
  assert.deepEqual(yaml.bindings, { secrets: { STRIPE_KEY: "as in server.js line 3" }, egress: ["api.stripe.com"] });
  assert.ok(!existsSync(join(program, "ran")) && !existsSync(join(folder, "shop-bot", "ran")));
  assert.equal((await tool("import", "old/Shop Bot", "--name", "shop-bot")).changed.length, 0, "twice is harmless");
  assert.equal((await tool("import", "nowhere")).error?.code, "no_folder");
  assert.equal((await tool("import", "old/Shop Bot")).error?.code, "bad_name");
  started.folder = join(folder, "shop-bot");
  assert.match(
    (await tool("check")).error?.fix ?? "",
    /imported\/left-to-do\.md line 5: left to do: 0 9 \* \* 1-5 \(server\.js line 7\): its handler is in app\.ts/,
  );
  const edit = (path: string, from: RegExp | string, to: string) =>
    writeFileSync(path, readFileSync(path, "utf8").replaceAll(from, to));
  edit(join(started.folder, "imported/left-to-do.md"), "[ ]", "[x]");
  const stubs = (await tool("check")).error?.fix ?? "";
  assert.match(
    stubs,
    /Not written yet: what runs here stands in imported\/, server\.js line 8/,
    "ticked off, not done",
  );
  edit(
    join(started.folder, "app.ts"),
    /throw new Error\("Not written yet[^"]*"\);/g,
    'return "You said: something. Done for today.";',
  );
  // What is only named by app.yaml yet is a warning; that nothing is wrong shows that what was laid out works.
  assert.deepEqual((await tool("check")).error, undefined);
});

const BOLT = `const { App } = require("@slack/bolt");
const {
  SLACK_BOT_TOKEN: token, // ours
  STRIPE_KEY,
  REGION = "eu",
} = process.env;
const bolt = new App({ token, signingSecret: process.env.SLACK_SIGNING_SECRET });
bolt.event("reaction_added", noted);
bolt.event("app_home_opened", home);
bolt.message(/^hi/, hi);
bolt.shortcut("take_up", takeUp);
bolt.action("approve", approve);
bolt.view("order", order);
bolt.command("/deploy", deploy);
app.route("/orders").get(list)
  .post(create);
cron.schedule("0 30 9 * * 1-5", morning);
cron.schedule("*/10 * * * * *", often);
fetch("https://hooks.slack.com/services/x");
`;
const FLASK = `@app.route("/items/<name>", methods=["GET", "POST"])
def items(name): ...
@app.route("/health")
def health(): ...
`;

test("a program of Bolt's and one of Flask's: each thing is said with what an app has in its place, or that there is no equal", async (t) => {
  const { tool, folder } = startedIn(t);
  mkdirSync(join(folder, "old"));
  writeFileSync(join(folder, "old", "bot.js"), BOLT);
  writeFileSync(join(folder, "old", "web.py"), FLASK);
  writeFileSync(
    join(folder, "old", "requirements.txt"),
    "# web\nFlask==3.0\npandas[excel] >= 2 # tables\n-r more.txt\n",
  );
  const { result } = await tool("import", "old", "--name", "shop-bot");
  const { left } = result as { left: { what: string; where: string; how: string }[] };
  const said = left.map(({ what, where, how }) => `${what} | ${where} | ${how}`);
  const says = (start: string, how: RegExp) => {
    const line = said.find((one) => one.startsWith(`${start} |`));
    assert.match(line ?? `nothing of ${start}`, how);
  };
  says("0 30 9 * * 1-5", /line 17 .*its handler is in app\.ts/);
  says("*/10 * * * * *", /line 18 .*at most once a minute/);
  says("/deploy", /line 14 .*\/tool has the word deploy itself, so it is not in app\.yaml/);
  says("event reaction_added", /tool add slack --on reaction_added --in/);
  says("event app_home_opened", /there is no equal: an app hears of message, /);
  says("message", /tool add slack --on message --in/);
  says("shortcut take_up", /tool add slack --shortcut/);
  says("action approve", /there is no equal.*Make it a page/);
  says("view order", /there is no equal.*Make it a page/);
  says("GET /orders", /line 15 .*app\.page/);
  says("POST /orders", /line 15 .*app\.post/);
  says("GET /items/<name>", /web\.py line 1/);
  says("POST /items/<name>", /web\.py line 1/);
  says("GET /health", /web\.py line 3/);
  says("SLACK_BOT_TOKEN", /line 2 .*the platform speaks to Slack. Use slack\.post/);
  says("SLACK_SIGNING_SECRET", /the platform speaks to Slack/);
  says("STRIPE_KEY", /secret\("STRIPE_KEY"\)/);
  says("REGION", /write it into the code/);
  says("hooks.slack.com", /the platform speaks to Slack. Use slack\.post/);
  says("Flask ==3.0", /requirements\.txt line 2 .*app\.page and app\.post/);
  says("pandas >= 2", /requirements\.txt line 3 .*it has no equal here/);
  const yaml = parse(readFileSync(join(folder, "shop-bot", "app.yaml"), "utf8"));
  assert.deepEqual(yaml.triggers, [{ schedule: "30 9 * * 1-5", run: "on-schedule-1" }]);
  assert.deepEqual(yaml.bindings, { secrets: { STRIPE_KEY: "as in bot.js line 2" } });
});
