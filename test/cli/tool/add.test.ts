import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { startedIn } from "./started.ts";

async function newApp(t: Parameters<typeof startedIn>[0]) {
  const stage = startedIn(t);
  await stage.tool("new", "sample-app");
  stage.started.folder = join(stage.folder, "sample-app");
  const read = (path: string) => readFileSync(join(stage.started.folder, path), "utf8");
  return { ...stage, read };
}

test("a new app with something added passes all checks at once, and adding again changes nothing", async (t) => {
  const { tool, read } = await newApp(t);
  const lines = [
    ["slack", "--command", "/generate", "--post", "#food"],
    ["db", "orders"],
  ];
  for (const words of lines) {
    const { ok, changed } = await tool("add", ...words);
    assert.ok(ok && changed.includes("app.ts") && changed.includes("app.yaml"), words.join(" "));
  }
  const before = [read("app.yaml"), read("app.ts")];
  for (const words of lines) assert.deepEqual((await tool("add", ...words)).changed, [], words.join(" "));
  assert.deepEqual([read("app.yaml"), read("app.ts")], before);
  const { ok, error } = await tool("check");
  assert.deepEqual([ok, error], [true, undefined]);
});

test("where no Toolroom can be asked, status tells what the folder's app declares, and how to sign in", async (t) => {
  const { tool, started, talked, printed } = await newApp(t);
  await tool("add", "slack", "--command", "/draw");
  const { ok, app, warnings, next } = await tool("status");
  assert.deepEqual([ok, app], [true, "sample-app"]);
  assert.match(warnings[0] ?? "", /the folder alone.*signed in to none.*tool login/);
  assert.match(next.at(-1)?.command ?? "", /^tool login/);
  assert.equal((await tool("status", "other-app")).error?.code, "not_signed_in");
  printed.length = 0;
  await runTool(["status"], { ...started, isTerminal: true });
  assert.match(
    printed[0] ?? "",
    /^sample-app {2}Sample app, an app of ours\.\nacts on {3}\/draw\nuses {6}none\nchecks {4}2\n/,
  );
  assert.match(talked.join("\n"), /^! This is the folder alone\./);
});

test("status in a folder whose app.yaml is a link says that, not that nobody is signed in", async (t) => {
  const { tool, started } = await newApp(t);
  rmSync(join(started.folder, "app.yaml"));
  symlinkSync("gone.yaml", join(started.folder, "app.yaml"));
  const { error } = await tool("status");
  assert.deepEqual([error?.code, /app\.yaml in .* is a link/.test(error?.message ?? "")], ["no_app", true]);
});

test("a dry run says what would be changed and changes nothing", async (t) => {
  const { tool, read } = await newApp(t);
  const before = [read("app.yaml"), read("app.ts")];
  const { changed } = await tool("add", "db", "orders", "--dry-run");
  assert.deepEqual(changed, ["migrations/0001_orders.sql", "app.ts", "app.yaml"]);
  assert.deepEqual([read("app.yaml"), read("app.ts")], before);
});

test("what is taken by something else is a conflict that names it", async (t) => {
  const { tool, folder, started } = await newApp(t);
  await tool("add", "slack", "--command", "/lunch");
  const { exitCode, error } = await tool("add", "slack", "--command", "/lunch", "--run", "other");
  assert.deepEqual([exitCode, error?.code], [5, "exists"]);
  assert.match(error?.message ?? "", /`\/lunch` already, which runs `lunch`/);
  writeFileSync(
    join(started.folder, "app.ts"),
    'import { app, html } from "@toolroom/app";\napp.page("/orders", () => html`x`);\n',
  );
  const half = await tool("add", "db", "orders");
  assert.deepEqual(
    [half.exitCode, half.error?.message],
    [5, "The code has app.page /orders already, for something else."],
  );
  started.folder = folder;
  mkdirSync(join(folder, "full"));
  writeFileSync(join(folder, "full", "notes.txt"), "mine");
  assert.deepEqual([(await tool("new", "full")).exitCode, (await tool("new", "full")).error?.code], [5, "not_empty"]);
  assert.equal((await tool("new", "sample-app")).ok, true);
  const bad = await tool("new", "My App");
  assert.deepEqual(
    [bad.exitCode, bad.error?.code, bad.error?.fix],
    [2, "bad_name", "Choose another name, such as my-app."],
  );
});

test("a value that app.yaml cannot have is refused with what it must be, and nothing is written", async (t) => {
  const { tool, read } = await newApp(t);
  const before = [read("app.yaml"), read("app.ts")];
  for (const [words, message] of [
    [["schedule", "--cron", "99 8 * * *"], /cannot be read \(.*minute/i],
    [["schedule", "--cron", "0 0 31 2 *"], /never comes/],
    [["schedule", "--cron", "often"], /five fields/],
    [["schedule"], /wants --cron/],
    [["slack", "--command", "/status"], /cannot say that/],
    [["slack", "--on", "reaction_added"], /in which channel/],
    [["slack", "--on", "reactions", "--in", "#a"], /no such event/],
    [["slack", "--command", "/a", "--shortcut", "abc"], /Only one of/],
    [["slack"], /not said what/],
    [["slack", "--post", "food"], /cannot say that/],
    [["github", "--on", "Pull Request"], /GitHub sends no event/],
    [["github", "--on", "bogus.thing"], /GitHub sends no event/],
    [["github", "--on", "constructor"], /GitHub sends no event/],
    [["github", "--on", "pull_request.open"], /event pull_request has no such action/],
    [["github", "--on", "push.opened"], /event push has no such action/],
    [["linear", "--on", "issue"], /Linear sends no event/],
    [["linear", "--on", "Issue.closed"], /event Issue has no such action/],
    [["event", "--from", "ordered"], /cannot say that/],
    [["db", "drop table"], /no table's name/],
    [["db", "--cron", "0 8 * * *"], /--cron is not for db/],
  ] as const) {
    const { ok, exitCode, error } = await tool("add", ...words);
    assert.deepEqual([ok, exitCode], [false, 2], words.join(" "));
    assert.match(error?.message ?? "", message);
  }
  assert.match(
    await fixOf("github", "pull_requests.opened"),
    /^Did you mean pull_request\? There are: .*push, .*by hand/,
  );
  assert.match(
    await fixOf("github", "pull_request.open"),
    /^Did you mean pull_request\.opened\? Its actions: .*closed, /,
  );
  assert.match(await fixOf("linear", "issue"), /^Did you mean Issue\? There are: /);
  assert.deepEqual([read("app.yaml"), read("app.ts")], before);
  async function fixOf(kind: string, event: string): Promise<string> {
    return (await tool("add", kind, "--on", event)).error?.fix ?? "";
  }
});

test("what app.ts imports grows where it stands, in whatever quotes", async (t) => {
  const { tool, read, started } = await newApp(t);
  writeFileSync(
    join(started.folder, "app.ts"),
    "// Ours.\nimport { app, type User, html as markup } from '@toolroom/app';\n\napp.page('/', () => markup`x`);\n",
  );
  await tool("add", "schedule", "--cron", "0 8 * * *");
  assert.equal(
    read("app.ts"),
    `// Ours.
import { app, html as markup, today, type User } from "@toolroom/app";

app.page('/', () => markup\`x\`);

app.on("on-schedule", () => \`Done for \${today()}.\`);
`,
  );
});

test("comments and layout of app.yaml stay, and what people wrote is kept in its place", async (t) => {
  const { tool, read, started } = await newApp(t);
  const own = `# Ours.
name:   sample-app   # as agreed
purpose: >
  Two lines
  of it.
timeZone: Europe/Berlin

web: { access: company }
triggers:
- schedule: "0 9 * * 1"   # Mondays
  run: weekly
bindings: { db: true, slack: { post: ["#food"] } }
checks:
    # first of all
    - { fire: weekly, posted: "Done for" }   # as said
`;
  writeFileSync(join(started.folder, "app.yaml"), own);
  await tool("add", "slack", "--command", "/draw", "--post", "#sales");
  const now = read("app.yaml");
  assert.equal(
    now,
    own
      .replace("  run: weekly\n", "  run: weekly\n- { command: /draw, run: draw }\n")
      .replace(/bindings: .*/, 'bindings: { db: true, slack: { post: [ "#food", "#sales" ] } }')
      .replace(
        "# as said\n",
        '# as said\n    - { command: /draw something, as: asker, posted: { channel: "#sales", contains: "You said: something" } }\n',
      ),
  );
  assert.equal((parse(now) as { triggers: unknown[] }).triggers.length, 2);
});
