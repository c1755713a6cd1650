import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkReportSchema, notInstalledWords } from "../../../builder/checks/report.ts";
import { envelopeSchema } from "../../../sdk/contract/envelope.ts";
import { builtLayer } from "../../builder/built-layer.ts";

const layer = builtLayer();

async function tool(...args: string[]) {
  const { exitCode, stdout } = await layer.tool(...args);
  assert.equal(stdout.trim().split("\n").length, 1, "exactly one JSON object on stdout");
  return { exitCode, ...envelopeSchema.parse(JSON.parse(stdout)) };
}

test("without arguments it prints the whole tree", async () => {
  layer.layTemplate();
  const { exitCode, result } = await tool();
  assert.equal(exitCode, 0);
  const { commands } = result as { commands: { name: string }[] };
  assert.deepEqual(
    commands.map(({ name }) => name),
    ["new", "add", "check", "run", "deploy", "status", "skills", "read", "mcp"],
  );
  assert.deepEqual((result as { exitCodes: object }).exitCodes, {
    ok: 0,
    failedCheck: 1,
    usage: 2,
    waitsForApproval: 3,
    needsHuman: 4,
    conflict: 5,
    tryAgain: 6,
    bug: 7,
  });
});

test("what does not work in a box says so, with what does", async () => {
  for (const [word, code] of [
    ["rollback", "not_here"],
    ["nonsense", "unknown_command"],
  ] as const) {
    const { exitCode, ok, error } = await tool(word);
    assert.deepEqual([exitCode, ok, error?.code], [2, false, code]);
    assert.match(error?.fix ?? "", /new, add, check, run, deploy, status, skills, read/);
  }
  assert.equal((await tool("read")).error?.code, "no_answer");
  assert.equal((await tool("check", "--force")).error?.code, "unknown_option");
  const deploy = await tool("deploy");
  assert.equal(deploy.exitCode, 4);
  assert.match(deploy.needsHuman ?? "", /platform checks/);
});

test("run shows one thing on an empty database, with what would be posted", async () => {
  layer.layTemplate();
  const command = await tool("run", "command", "/note hello");
  assert.deepEqual(command.result, { answer: { ok: true, text: "Noted: hello" }, posts: [], log: [] });
  const { answer } = (await tool("run", "visit", "/")).result as { answer: { status: number; shows: string } };
  assert.equal(answer.status, 200);
  assert.match(answer.shows, /^Guest book Your note/);
});

test("in a folder without an app it says so, and reads nothing more", async () => {
  layer.layApp({ "notes.txt": "x" });
  for (const words of [["check"], ["status"], ["run"], ["deploy"]]) {
    const { exitCode, error } = await tool(...words);
    assert.deepEqual([exitCode, error?.code], [1, "no_app"]);
    assert.match(error?.message ?? "", /no app\.yaml in .*app-source/);
  }
  assert.equal((await tool("skills")).exitCode, 0);
});

test("skills are listed and printed; an unknown one names the known", async () => {
  assert.match(JSON.stringify((await tool("skills")).result), /"name":"web-app","description":"An app with pages/);
  assert.match(JSON.stringify((await tool("skills", "app-library")).result), /# Write an app/);
  assert.match((await tool("skills", "x")).error?.fix ?? "", /web-app/);
});

test("check names every fault at once, by file, line and fix", async () => {
  layer.layApp({
    "app.yaml": `name: broken
purpose: Shows what a check says.
timeZone: UTC
web: { access: company }
triggers:
  - { command: /lunch, run: add-order }
bindings: { db: true }
checks:
  - { command: /lunch ramen, posted: "Noted" }
`,
    "app.ts": `import { app, db, html } from "@toolroom/app";
const count: number = "three";
app.page("/", () => html\`<p>\${count}</p>\`);
app.on("add-ordr", ({ text }) => {
  if (text == "x") db.run\`delete from orders\`;
  return "ok";
});
`,
    "migrations/0001_orders.sql": "create table orders (dish text)",
    "test/app.test.ts": `import assert from "node:assert/strict";
import { test } from "node:test";

test("it adds up", () => {
  assert.equal(1 + 1, 3);
});
`,
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  });
  const { exitCode, error } = await tool("check");
  assert.equal(exitCode, 1);
  assert.deepEqual((error?.fix ?? "").split("\n"), [
    '- app.yaml line 6: the trigger runs `add-order`, which the code does not handle: add app.on("add-order", …) to app.ts',
    "- app.ts line 4: no trigger in app.yaml runs `add-ordr`: did you mean `add-order`?",
    '- app.ts line 3: no check opens the page /: add to `checks` in app.yaml what it must show, `- { visit: /, shows: "…" }`',
    "- app.ts line 2: Type 'string' is not assignable to type 'number'. (TS2322): make the types agree",
    "- app.ts line 5: Using == may be unsafe if you are relying on type coercion: see the rule lint/suspicious/noDoubleEquals",
    '- test/app.test.ts line 5: the test "it adds up" fails (Expected values to be strictly equal: 2 !== 3): correct the app, or the test where it asks for the wrong thing',
  ]);
});

test("a migration that fails is what the app's own tests say, too", async () => {
  layer.layApp({
    "app.yaml":
      "name: broken\npurpose: Breaks.\ntimeZone: UTC\ntriggers: [{ command: /lunch, run: add }]\nbindings: { db: true }\nchecks: [{ command: /lunch x, posted: y }]\n",
    "app.ts": 'import { app, db } from "@toolroom/app";\napp.on("add", () => String(db.all`select 1`.length));\n',
    "migrations/0001_orders.sql": "alter table nope add column b",
    "test/app.test.ts":
      'import { test } from "node:test";\nimport { command } from "@toolroom/app/test";\nimport "../app.ts";\n\ntest("it adds", async () => void (await command("add", "x")));\n',
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  });
  assert.deepEqual(((await tool("check")).error?.fix ?? "").split("\n"), [
    '- test/app.test.ts line 5: the test "it adds" fails (migrations/0001_orders.sql failed: no such table: nope): correct the app, or the test where it asks for the wrong thing',
    "- migrations/0001_orders.sql fails: no such table: nope: Correct the migration",
  ]);
});

test("an app that does not start, or breaks in a check, is reported with what it printed", async () => {
  const yaml =
    "name: broken\npurpose: Breaks.\ntimeZone: UTC\ntriggers: [{ command: /lunch, run: add }]\nchecks: [{ command: /lunch x, posted: y }]\n";
  const settings = { "app.yaml": yaml, "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }' };
  const code =
    'import { app } from "@toolroom/app";\napp.on("add", () => {\n  throw new Error("kitchen on fire");\n});\n';
  layer.layApp({ ...settings, "app.ts": `${code}await Promise.resolve();\nthrow new Error("no menu today");\n` });
  assert.match((await tool("check")).error?.fix ?? "", /The app does not start: .*no menu today/);
  const head =
    'import { test } from "node:test";\nimport { command } from "@toolroom/app/test";\nimport "../app.ts";\n';
  const tests = `${head}\ntest("it adds", async () => void (await command("add", "x")));\n`;
  layer.layApp({ ...settings, "app.ts": code, "test/app.test.ts": tests });
  const { error } = await tool("check");
  assert.match(
    error?.fix ?? "",
    /the test "it adds" fails: the app broke at app\.ts:3:9, Error: kitchen on fire: correct/,
  );
  assert.match(error?.fix ?? "", /It broke: kitchen on fire[\s\S]*What the app printed:[\s\S]*app\.ts:3/);
  assert.doesNotMatch(error?.fix ?? "", /node_modules/);
});

test("a package that is not installed yet is said, and nothing stumbles over it", async () => {
  layer.layTemplate();
  writeFileSync(join(layer.app, "package.json"), '{ "type": "module", "dependencies": { "zod": "^4" } }');
  writeFileSync(join(layer.app, "sums.ts"), 'import { z } from "zod";\nexport const sum = z.number();\n');
  const { error, result } = await tool("check");
  assert.equal(error?.code, "check_failed");
  const { problems, notInstalled } = checkReportSchema.parse(result);
  assert.deepEqual(notInstalled, ["zod"]);
  // Where nobody says which may be brought, none may; types are not looked for in what is not there.
  assert.deepEqual(
    problems.map(({ message }) => message),
    ["the package zod is not allowed"],
  );
  const words = notInstalledWords({ ok: true, problems: [], checks: [], appLog: [], notInstalled: ["zod", "ms"] });
  assert.match(words ?? "", /^zod, ms are not installed here yet: the platform installs/);
});
