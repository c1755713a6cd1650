import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { startStage, until } from "./stage.ts";
import { directChannel, openTerminal } from "./tool-terminal.ts";
import { NOBODY } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;

/** The twenty lines. */
const APP = `import { app, html } from "@toolroom/app";

/** Every word, turned into the first that begins like it. */
const PARTS = ["amber", "brook", "cloud", "dawn", "ember", "field", "grove", "harbour", "island", "juniper"];

function generate(text: string): string {
  const lines = text
    .toLowerCase()
    .split(/\\s+/)
    .filter((word) => word !== "")
    .map((word) => PARTS.find((part) => part.startsWith(word.charAt(0))) ?? "silence");
  return lines.join(", ");
}

app.page("/", ({ user }) => html\`<h1>Inference bot</h1><p>Hello \${user.name}: type /generate in Slack.</p>\`);

app.on("generate", ({ text }) => \`You said: \${text}\\n\${generate(text)}\`);
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
  assert.equal((await terminal.tool(["new", "inference-bot"])).exitCode, 0);
  assert.equal((await terminal.tool(["add", "slack", "--command", "/generate"], "inference-bot")).exitCode, 0);
  writeFileSync(join(terminal.folder, "inference-bot", "app.ts"), APP);

  const run = terminal.start(["deploy", "--why", "It turns words into better ones"], "inference-bot");
  const asked = await run.step("a preview", ({ approvalId }) => approvalId !== undefined);
  assert.match(asked.url ?? "", /^http:\/\/inference-bot--p\d+\.localhost:/);
  const direct = await directChannel(ana);
  const [begun] = (await ana.history(direct)).filter(({ text }) => text.includes("handed in inference-bot"));
  assert.match(JSON.stringify(begun?.blocks), /It turns words into better ones/);
  await ana.press(direct, begun?.ts ?? "", "Looks right");
  const { exitCode, envelope, printed } = await run.ended;
  assert.equal(exitCode, 0, printed);
  const live = envelope.result as { said?: string[]; url?: string };
  assert.deepEqual([live.said, envelope.changed], [["Slack command /generate is live"], ["inference-bot v1"]]);
  assert.equal(live.url, `http://inference-bot.localhost:${stage.port}`);

  assert.ok(await ana.type("#food", "/generate a good day"));
  await until("the answer", async () => (await ana.ephemerals()).find(({ text }) => /amber, grove, dawn/.test(text)));
  // Twice is harmless: it is what is live.
  const again = await terminal.tool(["deploy"], "inference-bot");
  assert.deepEqual([again.exitCode, again.envelope.changed], [0, []]);

  const kept = await terminal.tool(["backup", "inference-bot"]);
  const { backup = "", where = "" } = kept.envelope.result as { backup?: string; where?: string };
  assert.deepEqual([kept.exitCode, kept.envelope.changed], [0, [`a copy of inference-bot's data: ${backup}`]]);
  assert.ok(existsSync(join(stage.home, where.split(" ")[0] ?? "", "backup.json")), where);
});
