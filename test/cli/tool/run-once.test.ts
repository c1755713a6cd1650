import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { startedIn } from "./started.ts";

async function appWith(t: TestContext, code: string, triggers: string) {
  const stage = startedIn(t);
  await stage.tool("new", "sample-app");
  const folder = join(stage.folder, "sample-app");
  stage.started.folder = folder;
  appendFileSync(join(folder, "app.ts"), code);
  const yaml = readFileSync(join(folder, "app.yaml"), "utf8");
  writeFileSync(join(folder, "app.yaml"), yaml.replace("checks:", `triggers:\n${triggers}checks:`));
  return stage;
}

const CODE = `
app.on("draw", ({ text }) => \`Drawn: \${text}\`);
app.on("exits", () => process.exit(3));
app.on("breaks", () => { throw new Error("no paper"); });
app.page("/broken", () => { throw new Error("no ink"); });
`;
const TRIGGERS = `  - { command: /draw, run: draw }
  - { command: /exits, run: exits }
  - { webhook: alerts, run: breaks }
`;

test("tool run says what an app broke at, with what it printed, and that is no fault of tool's", async (t) => {
  const { tool } = await appWith(t, CODE, TRIGGERS);
  for (const [words, message, fix] of [
    [["command", "/exits"], /^The app is gone: it ended with code 3\.$/, /printed nothing/],
    [["fire", "breaks"], /^no paper$/, /Error: no paper\nat app\.ts:\d+:\d+/],
    [["visit", "/broken"], /^The page answers 500\.$/, /Error: no ink/],
  ] as const) {
    const { exitCode, ok, error } = await tool("run", ...words);
    assert.deepEqual([exitCode, ok, error?.code], [1, false, "app_failed"], words.join(" "));
    assert.match(error?.message ?? "", message);
    assert.match(error?.fix ?? "", fix);
    assert.doesNotMatch(error?.fix ?? "", /node:|node_modules/);
  }
  assert.deepEqual((await tool("run", "command", "/draw a cat")).exitCode, 0);
});

test("what an app does not have is refused before it starts, with what it has", async (t) => {
  const { tool } = await appWith(t, CODE, TRIGGERS);
  for (const [words, fix] of [
    [["command", "/nope"], /Use one of: \/draw, \/exits\./],
    [["fire", "nope"], /Use one of: breaks\./],
    [["fire", "draw"], /Write: tool run command "\/draw …"/],
    [["visit", "orders"], /Write one like \/ or/],
    [["visit", "//elsewhere/x"], /Write one like \/ or/],
    [["visit", "/", "--port", "0"], /Leave one of them out/],
  ] as const) {
    const { exitCode, error } = await tool("run", ...words);
    assert.deepEqual([exitCode, error?.code], [2, "usage"], words.join(" "));
    assert.match(error?.fix ?? "", fix);
  }
  assert.equal((await tool("run", "visit", "/a b?c=\r\n")).ok, true, "as a browser would send it");
});

test("an app that exits while it is loaded is said to have done so", async (t) => {
  const { tool } = await appWith(t, "process.exit(0);\n", TRIGGERS);
  const { error } = await tool("run");
  assert.equal(error?.message, "The app does not start: it ended with code 0, and printed nothing.");
});
