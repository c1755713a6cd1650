import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { buildToolFile } from "../../cli/laptop/build-file.ts";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { startStage } from "./stage.ts";
import { directChannel, openTerminal } from "./tool-terminal.ts";
import { NOBODY } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;

test("tool as one file, alone in a folder, signs in, begins an app, tries it and puts it live", { skip }, async (t) => {
  const stage = await startStage(t, {
    modelUrl: NOBODY,
    environment: { TOOLROOM_RUNNER: "bubblewrap", ANTHROPIC_API_KEY: undefined },
  });
  const laptop = mkdtempSync(join(tmpdir(), "laptop-"));
  t.after(() => rmSync(laptop, { recursive: true, force: true }));
  const file = join(laptop, "tool.mjs");
  await buildToolFile(file);
  assert.deepEqual(readdirSync(laptop), ["tool.mjs"]);
  // No program of ours, and no package, is to be found from there.
  Object.assign(stage.environment, { PATH: "/usr/bin:/bin", HOME: laptop, XDG_CACHE_HOME: join(laptop, "cache") });
  const ana = stage.person("asker1");
  const terminal = openTerminal(t, stage, file);
  await terminal.signIn(ana);
  assert.equal((await terminal.tool(["new", "inference-bot"])).envelope.ok, true);
  const added = await terminal.tool(["add", "slack", "--command", "/generate"], "inference-bot");
  assert.equal(added.envelope.ok, true, added.envelope.error?.message);
  const tried = await terminal.tool(["run", "command", "/generate a cat"], "inference-bot");
  assert.match(JSON.stringify(tried.envelope.result), /You said: a cat/);
  const checked = await terminal.tool(["check"], "inference-bot");
  assert.deepEqual([checked.exitCode, checked.envelope.error?.code], [4, "needs_program"]);
  assert.match(checked.envelope.error?.fix ?? "", /npm install --global typescript@.* or `tool deploy`/);

  const run = terminal.start(["deploy"], "inference-bot");
  await run.step("a preview", ({ approvalId }) => approvalId !== undefined);
  const direct = await directChannel(ana);
  const [begun] = (await ana.history(direct)).filter(({ text }) => text.includes("handed in inference-bot"));
  await ana.press(direct, begun?.ts ?? "", "Looks right");
  const { exitCode, envelope, printed } = await run.ended;
  assert.deepEqual([exitCode, envelope.changed], [0, ["inference-bot v1"]], printed);
  const pulled = await terminal.tool(["pull", "inference-bot", "--into", "again"]);
  assert.equal(pulled.envelope.ok, true);
  assert.match(readFileSync(join(terminal.folder, "again", "app.ts"), "utf8"), /You said/);
});
