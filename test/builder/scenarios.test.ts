import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { knownMigrations } from "../../builder/checks/migrations.ts";
import { staticProblems } from "../../builder/checks/static-checks.ts";
import { scaffold } from "../../builder/scaffold.ts";
import { readSkill } from "../../builder/skills/read-skills.ts";
import type { SourceFile } from "../../runners/runner.ts";
import {
  allScenarios,
  lunchPriceScenario,
  lunchScenario,
  type Round,
  type Scenario,
  salesScenario,
  sourceOf,
} from "../fakes/scenarios.ts";

const SDK = fileURLToPath(new URL("../../sdk", import.meta.url));
const SKILLS = fileURLToPath(new URL("../../skills", import.meta.url));
const webApp = await readSkill(SKILLS, "web-app");

test("the lunch app's mistake is found, and its repair passes", () => {
  const scenario = lunchScenario();
  const first = built(scenario, scenario.rounds?.first);
  const problems = staticProblems({ files: first, plan: scenario.plan, previousMigrations: [] });
  assert.match(JSON.stringify(problems), /post-summary/);
  const second = built(scenario, scenario.rounds?.problems, first);
  assert.deepEqual(staticProblems({ files: second, plan: scenario.plan, previousMigrations: [] }), []);
});

test("the lunch app with prices and the sales digest pass at once", () => {
  const lunch = lunchScenario();
  const live = built(lunch, lunch.rounds?.problems, built(lunch, lunch.rounds?.first));
  const change = lunchPriceScenario();
  const files = built(change, change.rounds?.first, live);
  const previousMigrations = knownMigrations(live);
  assert.deepEqual(staticProblems({ files, plan: change.plan, previousMigrations }), []);
  const sales = salesScenario();
  const salesFiles = built(sales, sales.rounds?.first);
  assert.deepEqual(staticProblems({ files: salesFiles, plan: sales.plan, previousMigrations: [] }), []);
});

for (const app of ["lunch-v1", "lunch-v2", "sales-digest"]) {
  test(`the tests of ${app} pass on the real SDK`, async (t) => {
    const folder = await layOut(t, sourceOf(app));
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, ["--test", "test/app.test.ts"], {
      cwd: folder,
      env,
    });
    assert.match(stdout, /pass 2/);
  });
}

test("summaries tell the scenarios apart", () => {
  const summaries = allScenarios().map(({ plan }) => plan?.summary);
  assert.equal(new Set(summaries).size, summaries.length);
});

/** As the harness leaves it, from the starter of the skill or the code of the round before. */
function built(scenario: Scenario, round: Round | undefined, before: SourceFile[] | null = null): SourceFile[] {
  assert.ok(scenario.plan && round);
  const removed = (path: string) => round.removes?.some((one) => path === one || path.startsWith(`${one}/`)) ?? false;
  const start = scaffold(scenario.plan, webApp.template, before).filter((file) => !removed(file.path));
  const files = new Map(start.map((file) => [file.path, file]));
  for (const [path, text] of Object.entries(round.files)) files.set(path, { path, content: Buffer.from(text) });
  return [...files.values()];
}

async function layOut(t: TestContext, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp("/tmp/scenario-app-");
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "node_modules/@toolroom"), { recursive: true });
  await symlink(SDK, join(folder, "node_modules/@toolroom/app"));
  const all = {
    ...files,
    "app.yaml": 'name: scenario\npurpose: Tested.\ntimeZone: UTC\nbindings: { slack: { post: ["#food", "#sales"] } }\n',
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  assert.notEqual(await readFile(join(folder, "app.ts"), "utf8"), "");
  return folder;
}
