import assert from "node:assert/strict";
import { test } from "node:test";
import type { AcpAgent } from "../../../builder/harnesses/acp/agent.ts";
import { knownAgent } from "../../../builder/harnesses/acp/known-agents.ts";
import { chooseHarness, createHarnesses } from "../../../builder/harnesses/choose.ts";
import { systemClock } from "../../../lib/clock.ts";

const options = { model: "code", clock: systemClock };
const own: AcpAgent = {
  ...{ name: "house-agent", licence: "MIT", api: "chat", command: ["house-agent", "--acp"] },
  ...{ env: {}, files: {}, skillsFolder: null, mcp: "session", memory: [] },
};

test("a harness is chosen by its name, one of the configuration too", () => {
  const harnesses = createHarnesses({ ...options, agents: [own] });
  for (const name of ["built-in", "claude-code", "codex", "opencode", "pi", "house-agent"])
    assert.equal(chooseHarness(harnesses, name).name, name);
  assert.deepEqual(chooseHarness(harnesses, "house-agent").traits, {
    ...{ licence: "MIT", needs: "`house-agent` in the image", api: "chat" },
    ...{ resumes: false, steers: "next turn", readsMcp: true, cost: "model door" },
  });
});

test("a name that nobody has is refused with all there are", () => {
  assert.throws(
    () => chooseHarness(createHarnesses({ ...options, agents: [own] }), "codexx"),
    (error: Error & { next?: string; code?: string }) =>
      error.code === "bad_setting" &&
      error.next === "Choose one of built-in, claude-code, codex, opencode, pi, house-agent.",
  );
});

test("an agent of the configuration takes a known agent's place, never a harness's of ours", () => {
  const pinned = { ...knownAgent("pi"), licence: "ours" };
  const [chosen, more] = createHarnesses({ ...options, agents: [pinned] }).filter(({ name }) => name === "pi");
  assert.deepEqual([chosen?.traits.licence, more], ["ours", undefined]);
  for (const name of ["built-in", "claude-code", "blueprints"])
    assert.throws(() => createHarnesses({ ...options, agents: [{ ...own, name }] }), { code: "bad_setting" });
});
