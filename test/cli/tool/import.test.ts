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
  // What is only named by app.yaml yet is a warning; that nothing is wrong shows that what was laid out works.
  assert.deepEqual((await tool("check")).error, undefined);
});
