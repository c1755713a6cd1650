import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fillIn } from "../../builder/harnesses/acp/agent.ts";
import { chooseHarness, createHarnesses, harnessTable } from "../../builder/harnesses/choose.ts";
import { tableOfHarnesses } from "../../cli/harness/table.ts";
import { systemClock } from "../../lib/clock.ts";
import { parseConfigFile } from "../../lib/config-file.ts";

test("the README's table of harnesses is what they say of themselves", () => {
  const table = harnessTable(createHarnesses({ model: "code", clock: systemClock, agents: [] }));
  assert.ok(readFileSync("README.md", "utf8").includes(`\n${table}\n`), `README.md should have:\n${table}`);
});

test("the page's sample of an agent is one, and can be chosen", () => {
  const [, sample = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/harnesses.md", "utf8")) ?? [];
  const { agents = [], harness = "" } = parseConfigFile(sample);
  const harnesses = createHarnesses({ model: "code", clock: systemClock, agents });
  assert.equal(chooseHarness(harnesses, harness).traits.resumes, true);
  const [agent] = agents;
  assert.ok(agent !== undefined);
  assert.deepEqual(fillIn(agent, "code").files, {
    ".our-agent/settings.json": '{ "model": "code", "updates": false }',
  });
});

test("tool harness table prints the README's, with agents of the configuration behind", async () => {
  const [, sample = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/harnesses.md", "utf8")) ?? [];
  const [usual = "", withOwn = ""] = await Promise.all(
    [{}, parseConfigFile(sample)].map(({ agents = [] }) => tableOfHarnesses(agents)),
  );
  assert.ok(readFileSync("README.md", "utf8").includes(`\n${usual}\n`));
  const own = withOwn.slice(usual.length);
  assert.equal(withOwn.slice(0, usual.length), usual);
  assert.match(own, /^\n\| `our-agent` \| MIT \| `our-agent` in the image \| messages \| yes \| [^\n]+ \|$/);
});
