import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { npmFolderOf } from "../../builder/packages/npm-program.ts";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { packMachineNpm } from "../fakes/machine-npm.ts";
import { startPackageRegistry } from "../fakes/package-registry.ts";
import { playScenarios } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { brokenScenario, round } from "./bad-scenarios.ts";
import { rows } from "./facts.ts";
import { startStage, until, untilSaid } from "./stage.ts";

const skip = (await whyNoBubblewrap()) ?? false;

const APP = `import { app, html } from "@toolroom/app";
import money from "money";
app.page("/", () => html\`<h1>It costs \${money(3)}</h1>\`);
`;
const asking = (name: string) => JSON.stringify({ type: "module", dependencies: { [name]: "^1.0.0" } });

test("an app that a model wrote brings a package: misnamed first, then installed, checked, approved by name, and live", {
  skip,
}, async (t) => {
  const registry = await startPackageRegistry(t, [
    {
      ...{ name: "money", version: "1.2.0", dependencies: { digits: "^2" } },
      files: {
        "index.js": "module.exports = (n) => require('digits')(n) + ' EUR';\n",
        "index.d.ts": "declare function money(amount: number): string;\nexport = money;\n",
      },
    },
    { name: "digits", version: "2.0.0", files: { "index.js": "module.exports = (n) => n.toFixed(2);\n" } },
  ]);
  const home = mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
  writeFileSync(join(home, "toolroom.yaml"), `packages:\n  registry: ${registry.url}\n  allow: [money]\n`);
  await layNpm(home);
  const rounds = {
    first: round({ "app.ts": APP.replace('"money"', '"mony"'), "package.json": asking("mony") }),
    problems: round({ "app.ts": APP, "package.json": asking("money") }),
  };
  const checks = [{ visit: "/", as: "asker" as const, shows: "It costs 3.00 EUR" }];
  const model = await startScriptedModel(playScenarios([brokenScenario("page-price", rounds, { checks })]));
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url, home, environment: { TOOLROOM_RUNNER: "bubblewrap" } });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} build page-price`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  const approver = stage.person("platform1");
  const said = await until("the approval's card", async () => {
    const cards = (await approver.history("#platform")).map(({ blocks }) => JSON.stringify(blocks));
    return cards.find((card) => card.includes("from npm"));
  });
  assert.match(said, /\(2 packages in all\): money@1\.2\.0, digits@2\.0\.0/);
  await approver.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  const [first] = rows(stage, "select report from builds order by attempt");
  assert.match(String(first?.report), /the package mony is not allowed.*did you mean money\?/);
  // It is told before all that stands for it is put away.
  await until("its door's end", async () => {
    const [door] = rows(stage, "select closed_at from door_sessions where kind = 'packages'");
    return door?.closed_at ?? undefined;
  });
  const [release] = rows(stage, "select bundle_hash, commit_id from releases");
  const committed = execFileSync(
    "git",
    [
      "-C",
      join(home, "repos", `${rows(stage, "select id from apps")[0]?.id}.git`),
      "ls-tree",
      "-r",
      "--name-only",
      String(release?.commit_id),
    ],
    { encoding: "utf8" },
  );
  assert.match(committed, /^package-lock\.json$/m);
  assert.doesNotMatch(committed, /node_modules/);
  const browser = await asker.browser();
  assert.match(JSON.stringify(await browser.open(`http://page-price.localhost:${stage.port}/`)), /It costs 3\.00 EUR/);
});

/** As it would be fetched: a test fetches nothing. */
async function layNpm(home: string): Promise<void> {
  const folder = npmFolderOf(home);
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-x", "--strip-components=1", "-C", folder], { input: gunzipSync(await packMachineNpm()) });
  execFileSync("chmod", ["-R", "a+rX", folder]);
}
