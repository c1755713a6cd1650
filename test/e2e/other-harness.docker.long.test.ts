import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { agentsFolder } from "../../cli/harness/installed.ts";
import { AGENTS_HOME, noAgent } from "../agents.ts";
import { dockerAnswers } from "../docker-answers.ts";
import { playedByClaude } from "../fakes/any-harness.ts";
import { allScenarios, playScenarios } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { rows } from "./facts.ts";
import { bringLunchLive } from "./first-app-stories.ts";
import { startStage } from "./stage.ts";
import { withModel } from "./ways.ts";

const skip = (await dockerAnswers()) ? noAgent("claude-code") : "no container engine answers";

test("an app that Claude Code wrote, chosen by a line of configuration, goes live", { skip }, async (t) => {
  const home = mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
  mkdirSync(join(home, "cache"));
  symlinkSync(agentsFolder(AGENTS_HOME), agentsFolder(home));
  const file = join(home, "toolroom.yaml");
  writeFileSync(file, "harness: claude-code\n");
  const model = await startScriptedModel(playedByClaude(playScenarios(allScenarios())));
  t.after(() => model.close());
  const environment = { ...withModel.environment, TOOLROOM_CONFIG: file };
  const stage = await startStage(t, { home, modelUrl: model.url, environment });
  await bringLunchLive(stage, withModel);
  const builds = rows(stage, "select harness, status, summary from builds order by attempt");
  assert.deepEqual(
    builds.map((build) => Object.values(build).slice(0, 2)),
    [
      ["claude-code", "coded"],
      ["claude-code", "coded"],
    ],
  );
});
