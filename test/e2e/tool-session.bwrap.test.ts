import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { type Person, startStage, until } from "./stage.ts";
import { openTerminal } from "./tool-terminal.ts";
import { NOBODY } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;

const MANIFEST = `name: inference-bot
purpose: Answers /generate with what it was asked, in capitals.
timeZone: Europe/Paris
triggers:
  - { command: /generate, run: generate }
checks:
  - { command: "/generate hello", as: asker, posted: "HELLO" }
`;

const APP = `import { app } from "@toolroom/app";

app.on("generate", ({ text }) => text.toUpperCase());
`;

test("the classic session: new, add, twenty lines, deploy, and /generate answers in Slack", { skip }, async (t) => {
  const stage = await startStage(t, {
    modelUrl: NOBODY,
    environment: { TOOLROOM_RUNNER: "bubblewrap", ANTHROPIC_API_KEY: undefined },
  });
  const ana = stage.person("asker1");
  const terminal = openTerminal(t, stage);
  const before = await terminal.tool(["apps"]);
  assert.deepEqual([before.exitCode, before.envelope.error?.code], [4, "not_signed_in"]);
  await terminal.signIn(ana);
  const folder = join(terminal.folder, "inference-bot");
  mkdirSync(folder);
  writeFileSync(join(folder, "app.yaml"), MANIFEST);
  writeFileSync(join(folder, "app.ts"), APP);
  writeFileSync(join(folder, "tsconfig.json"), '{ "extends": "@toolroom/app/tsconfig.json" }\n');
  const run = terminal.start(["deploy", "--why", "It shouts back"], "inference-bot");
  await run.step("a preview", ({ state, approvalId }) => state === "waits" && approvalId !== undefined);
  const direct = await directChannel(ana);
  const [begun] = (await ana.history(direct)).filter(({ text }) => text.includes("handed in inference-bot"));
  assert.match(JSON.stringify(begun?.blocks), /It shouts back/);
  await ana.press(direct, begun?.ts ?? "", "Looks right");
  const { exitCode, envelope, printed } = await run.ended;
  assert.equal(exitCode, 0, printed);
  assert.deepEqual(envelope.changed, ["inference-bot v1"]);
  assert.deepEqual((envelope.result as { said?: string[] }).said, ["Slack command /generate is live"]);
  assert.ok(await ana.type("#food", "/generate hello there"));
  await until("the answer", async () => (await ana.ephemerals()).find(({ text }) => text.includes("HELLO THERE")));
  // Twice is harmless: it is what is live.
  const again = await terminal.tool(["deploy"], "inference-bot");
  assert.deepEqual([again.exitCode, again.envelope.changed], [0, []]);
  const status = await terminal.tool(["status"], "inference-bot");
  const { owner, version, underWay } = status.envelope.result as Record<string, unknown>;
  assert.deepEqual([owner, version, underWay], ["@asker1", "v1", null]);
  const logs = await terminal.tool(["logs"], "inference-bot");
  const { deliveries } = logs.envelope.result as { deliveries: Record<string, unknown>[] };
  assert.deepEqual(
    deliveries.map(({ run: ran, by, answered }) => [ran, by, answered]),
    [["generate", "@asker1", "HELLO THERE"]],
  );
  const pulled = await terminal.tool(["pull", "inference-bot", "--into", "copy"]);
  assert.equal(pulled.exitCode, 0);
  assert.equal(readFileSync(join(terminal.folder, "copy", "app.ts"), "utf8"), APP);

  // Somebody else's terminal: the name is taken, and what the app did is not theirs to read.
  const other = openTerminal(t, stage);
  await other.signIn(stage.person("asker2"));
  cpSync(folder, join(other.folder, "inference-bot"), { recursive: true });
  const taken = await other.tool(["deploy"], "inference-bot");
  assert.deepEqual([taken.exitCode, taken.envelope.error?.code], [5, "taken"]);
  assert.match(taken.envelope.error?.message ?? "", /belongs to an app of @asker1/);
  assert.equal((await other.tool(["logs", "inference-bot"])).envelope.error?.code, "not_allowed");
  assert.equal((await other.tool(["apps"])).exitCode, 0);

  // A change whose check fails is said with the report; Ctrl-C ends the telling, and the request goes on.
  writeFileSync(join(folder, "app.ts"), APP.replace("toUpperCase", "toLowerCase"));
  const failing = await terminal.tool(["deploy"], "inference-bot");
  assert.deepEqual([failing.exitCode, failing.envelope.error?.code], [1, "check_failed"]);
  assert.match(JSON.stringify(failing.envelope.result), /HELLO/);
  writeFileSync(join(folder, "app.ts"), APP.replace("text.", "text.trim()."));
  const watched = terminal.start(["deploy", "--why", "without spaces"], "inference-bot");
  await watched.step("its preview", ({ approvalId }) => approvalId !== undefined);
  watched.interrupt();
  const left = await watched.ended;
  assert.deepEqual([left.exitCode, left.envelope.error?.code], [6, "interrupted"]);
  assert.match(left.envelope.error?.message ?? "", /goes on by itself/);
  const noWait = await terminal.tool(["deploy", "--no-wait"], "inference-bot");
  assert.deepEqual([noWait.exitCode, noWait.envelope.error?.code], [3, "waits_for_yes"]);
  const on = terminal.start(["deploy"], "inference-bot");
  await on.step("the same preview", ({ approvalId }) => approvalId !== undefined);
  await ana.press(direct, begun?.ts ?? "", "Looks right");
  assert.deepEqual((await on.ended).envelope.changed, ["inference-bot v2"]);

  const back = await terminal.tool(["rollback"], "inference-bot");
  assert.deepEqual([back.exitCode, back.envelope.changed], [0, ["inference-bot v3"]], JSON.stringify(back.envelope));
});

/** Where Toolroom and this person speak in private. */
async function directChannel(person: Person): Promise<string> {
  const { channels = [] } = await person.slack.users.conversations({ types: "im" });
  for (const { id = "" } of channels)
    if ((await person.history(id)).some(({ text }) => text.includes("handed in"))) return id;
  return assert.fail("Toolroom has written to nobody.");
}
