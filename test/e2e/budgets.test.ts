import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { createMoodyModel, pageScenario } from "./bad-scenarios.ts";
import { ended, pidOf, rows } from "./facts.ts";
import { startStage, until, untilSaid } from "./stage.ts";

test("somebody whose month is used up is told so in the thread, and goes on when the platform team has raised it", async (t) => {
  const model = await startScriptedModel(createMoodyModel([pageScenario("page-dear")]).script);
  t.after(() => model.close());
  const folder = mkdtempSync(join(tmpdir(), "budgets-"));
  const file = join(folder, "toolroom.yaml");
  const allow = (usd: number) => writeFileSync(file, `models: { budgets: { personMonthlyUsd: ${usd} } }\n`);
  allow(0.01);
  const environment = {
    ...{ TOOLROOM_CONFIG: file, TOOLROOM_RUNNER: "docker", DOCKER_HOST: "unix:///nonexistent/docker.sock" },
  };
  const stage = await startStage(t, { modelUrl: model.url, environment });
  t.after(() => rmSync(folder, { recursive: true })); // read once more when the stage is taken down
  assert.match(
    stage.printed(),
    /Model: +claude-sonnet-5 plans, claude-sonnet-5 codes, at 127\.0\.0\.1:\d+ \(.*toolroom\.yaml\)/,
  );

  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} build page-dear`);
  const words =
    /The budget of \$0\.01 a month for .+ does not allow this call: \$0\.00 is spent, and it may cost up to \$\d\.\d\d\. It begins anew on 1 \w+ \d{4}\./;
  await untilSaid(asker, "#requests", thread, words);
  await untilSaid(
    asker,
    "#requests",
    thread,
    /Ask the platform team to raise personMonthlyUsd in toolroom\.yaml, or wait/,
  );
  assert.equal((await ended(stage, thread)).status, "failed");
  assert.equal(model.count(), 0);
  const [refused] = rows(stage, "select state, refusal from model_calls");
  assert.deepEqual([refused?.state, JSON.parse(String(refused?.refusal)).code], ["refused", "budget"]);

  const other = stage.person("asker2");
  const theirs = await other.say("#requests", `${stage.bot} build page-dear`);
  await untilSaid(other, "#requests", theirs, /Or @platform-team presses \*Spend \$5\.00 more\* here\./);
  await stage.person("platform1").press("#requests", theirs, "Spend $5.00 more");
  await other.press("#requests", theirs, "Cancel");
  const [raised] = rows(stage, "select raised_nano_usd as nano, account from budgets where raised_nano_usd > 0");
  assert.equal(raised?.nano, 5e9);
  assert.match(String(raised?.account), /^person:\w+@\d{4}-\d\d$/);

  allow(50);
  const before = pidOf(stage, "gateway");
  assert.ok(before !== undefined);
  process.kill(before, "SIGKILL");
  await until("another gateway", async () => {
    const now = pidOf(stage, "gateway");
    return now !== undefined && now !== before ? now : undefined;
  });
  await asker.press("#requests", thread, "Try again");
  await asker.press("#requests", thread, "Cancel");
  await until("both ended", async () => {
    const statuses = rows(stage, "select status from app_requests where thread_ts = ? order by id", thread);
    return statuses.map(({ status }) => status).join() === "failed,cancelled" ? true : undefined;
  });
});
