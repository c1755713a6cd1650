import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { startStage, until } from "./stage.ts";
import { directChannel, openTerminal, type Running } from "./tool-terminal.ts";
import { NOBODY } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;
const FIXTURE = fileURLToPath(new URL("../fixtures/crashing-control-plane.ts", import.meta.url));

const BEFORE_THE_YES = [
  "take up handed in",
  "judge handed in",
  "claim handed in",
  "lay out handed in",
  "check handed in",
  "cut handed in",
  "preview handed in",
  "show preview 1",
];
const AFTER_IT = ["judge release", "deploy: start", "deploy: register", "conclude live"];

test("killed inside every step, what was handed in goes live once, with one message, by the same command again", {
  skip,
}, async (t) => {
  const home = mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
  const stage = await startStage(t, {
    ...{ modelUrl: NOBODY, home, controlPlane: [FIXTURE, home] },
    environment: { TOOLROOM_RUNNER: "bubblewrap", ANTHROPIC_API_KEY: undefined },
  });
  const ana = stage.person("asker1");
  const terminal = openTerminal(t, stage);
  await terminal.signIn(ana);
  await terminal.tool(["new", "shout-bot"]);
  await terminal.tool(["add", "slack", "--command", "/shout"], "shout-bot");
  const armed = join(home, "crash-at");
  const arm = (steps: string[]) => writeFileSync(armed, steps.map((step) => `${step}:inside`).join("\n"));

  /** Runs it again as often as Toolroom is killed under it, as somebody would. How often it was run. */
  const again = (isThere: (run: Running) => Promise<boolean>): Promise<number> => {
    let times = 0;
    return until("what tool deploy tells", async () => {
      times += 1;
      const run = terminal.start(["deploy"], "shout-bot");
      if (await isThere(run)) return times;
      const { exitCode, printed } = await run.ended;
      assert.equal(exitCode, 6, printed);
      return undefined;
    });
  };

  arm(BEFORE_THE_YES);
  let shown: Running | undefined;
  const runs = await again(async (run) => {
    shown = run;
    return run
      .step("a preview", ({ approvalId }) => approvalId !== undefined)
      .then(
        () => true,
        () => false,
      );
  });
  assert.ok(runs > 1, "it was killed under somebody");
  await until("every kill", async () => (readFileSync(armed, "utf8").trim() === "" ? true : undefined));
  const direct = await directChannel(ana);
  const begun = (await ana.history(direct)).filter(({ text }) => text.includes("handed in shout-bot"));
  assert.equal(begun.length, 1);
  arm(AFTER_IT);
  await ana.press(direct, begun[0]?.ts ?? "", "Looks right");
  await shown?.ended;
  await again(async (run) => (await run.ended).exitCode === 0);
  const live = (await ana.thread(direct, begun[0]?.ts ?? "")).filter(({ text }) => / v1 is live/.test(text));
  assert.equal(live.length, 1);
  assert.ok(await ana.type("#food", "/shout hello"));
  await until("the answer", async () => (await ana.ephemerals()).find(({ text }) => text.includes("You said: hello")));
});
