import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { boxesOf } from "./facts.ts";
import { type Stage, startStage, until, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;

test("the second build works in a sandbox that waited for it, and nothing waits once Toolroom has stopped", {
  skip,
}, async (t) => {
  const environment = { ...withoutModel.environment, TOOLROOM_WARM_SANDBOXES: "1" };
  const stage = await startStage(t, { modelUrl: NOBODY, environment });
  await build(stage, "/lunch");
  const first = await untilWaiting(stage);
  assert.deepEqual(opened(stage), [false]);
  await build(stage, "/snacks");
  assert.deepEqual(opened(stage), [false, true]);
  await until("its end", async () => ((await boxesOf(stage)).includes(first) ? undefined : true));
  await stage.stop();
  assert.deepEqual(
    (await boxesOf(stage)).filter((box) => box.startsWith("pool-")),
    [],
  );
});

async function build(stage: Stage, command: string): Promise<void> {
  const asker = stage.person("asker1");
  const ask = `collect our orders with ${command} until 11:00, then post them in #food`;
  const thread = await asker.say("#requests", `${stage.bot} ${ask}`);
  await asker.press("#requests", thread, "Build it");
  await untilSaid(asker, "#requests", thread, /--p\d+\.localhost/);
}

function untilWaiting(stage: Stage): Promise<string> {
  return until("a sandbox that waits", async () => (await boxesOf(stage)).find((box) => box.startsWith("pool-")));
}

/** Of each sandbox to code in, whether it was opened ahead. */
function opened(stage: Stage): boolean[] {
  const lines = readFileSync(join(stage.home, "toolroom.log"), "utf8").split("\n");
  return lines.filter((line) => line.includes("opened sandbox")).map((line) => line.includes('"wasWarm":true'));
}
