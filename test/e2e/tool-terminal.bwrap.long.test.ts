import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { startStage } from "./stage.ts";
import { directChannel, openTerminal } from "./tool-terminal.ts";
import { NOBODY } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;

const MANIFEST = `name: shout-bot
purpose: Answers /shout with what it was asked, in capitals.
timeZone: Europe/Paris
triggers:
  - { command: /shout, run: shout }
checks:
  - { command: "/shout hello", as: asker, posted: "HELLO" }
`;
const APP = `import { app } from "@toolroom/app";

app.on("shout", ({ text }) => text.toUpperCase());
`;

test("at a terminal: somebody else's name, a failing check, Ctrl-C halfway, twice, and the way back", {
  skip,
}, async (t) => {
  const stage = await startStage(t, {
    modelUrl: NOBODY,
    environment: { TOOLROOM_RUNNER: "bubblewrap", ANTHROPIC_API_KEY: undefined },
  });
  const ana = stage.person("asker1");
  const terminal = openTerminal(t, stage);
  await terminal.signIn(ana);
  const folder = join(terminal.folder, "shout-bot");
  mkdirSync(folder);
  writeFileSync(join(folder, "app.yaml"), MANIFEST);
  writeFileSync(join(folder, "app.ts"), APP);
  writeFileSync(join(folder, "tsconfig.json"), '{ "extends": "@toolroom/app/tsconfig.json" }\n');
  const run = terminal.start(["deploy", "--why", "It shouts back"], "shout-bot");
  await run.step("a preview", ({ approvalId }) => approvalId !== undefined);
  const direct = await directChannel(ana);
  const [begun] = (await ana.history(direct)).filter(({ text }) => text.includes("handed in shout-bot"));
  const thread = begun?.ts ?? "";
  await ana.press(direct, thread, "Looks right");
  assert.equal((await run.ended).exitCode, 0);

  const status = await terminal.tool(["status"], "shout-bot");
  const { owner, version, underWay } = status.envelope.result as Record<string, unknown>;
  assert.deepEqual([owner, version, underWay], ["@asker1", "v1", null]);
  const pulled = await terminal.tool(["pull", "shout-bot", "--into", "copy"]);
  assert.equal(pulled.exitCode, 0);
  assert.equal(readFileSync(join(terminal.folder, "copy", "app.ts"), "utf8"), APP);

  // Somebody else's terminal: the name is taken, and what the app did is not theirs to read.
  const other = openTerminal(t, stage);
  await other.signIn(stage.person("asker2"));
  cpSync(folder, join(other.folder, "shout-bot"), { recursive: true });
  const taken = await other.tool(["deploy"], "shout-bot");
  assert.deepEqual([taken.exitCode, taken.envelope.error?.code], [5, "taken"]);
  assert.match(taken.envelope.error?.message ?? "", /belongs to an app of @asker1/);
  assert.equal((await other.tool(["logs", "shout-bot"])).envelope.error?.code, "not_allowed");

  // A change whose check fails is said with the report; Ctrl-C ends the telling, and the request goes on.
  writeFileSync(join(folder, "app.ts"), APP.replace("toUpperCase", "toLowerCase"));
  const failing = await terminal.tool(["deploy"], "shout-bot");
  assert.deepEqual([failing.exitCode, failing.envelope.error?.code], [1, "check_failed"]);
  assert.match(JSON.stringify(failing.envelope.result), /HELLO/);
  writeFileSync(join(folder, "app.ts"), APP.replace("text.", "text.trim()."));
  const watched = terminal.start(["deploy", "--why", "without spaces"], "shout-bot");
  await watched.step("its preview", ({ approvalId }) => approvalId !== undefined);
  watched.interrupt();
  const left = await watched.ended;
  assert.deepEqual([left.exitCode, left.envelope.error?.code], [6, "interrupted"]);
  assert.match(left.envelope.error?.message ?? "", /goes on by itself/);
  const noWait = await terminal.tool(["deploy", "--no-wait"], "shout-bot");
  assert.deepEqual([noWait.exitCode, noWait.envelope.error?.code], [3, "waits_for_yes"]);
  const on = terminal.start(["deploy"], "shout-bot");
  await on.step("the same preview", ({ approvalId }) => approvalId !== undefined);
  await ana.press(direct, thread, "Looks right");
  assert.deepEqual((await on.ended).envelope.changed, ["shout-bot v2"]);

  const back = await terminal.tool(["rollback"], "shout-bot");
  assert.deepEqual([back.exitCode, back.envelope.changed], [0, ["shout-bot v3"]], JSON.stringify(back.envelope));
  const out = await terminal.tool(["login", "--out"]);
  assert.deepEqual([out.exitCode, (await terminal.tool(["apps"])).exitCode], [0, 4]);
});
