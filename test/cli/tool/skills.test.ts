import assert from "node:assert/strict";
import { test } from "node:test";
import { startedIn } from "./started.ts";

test("what a skill leads to is read like a skill, and nothing that lies elsewhere", async (t) => {
  const { tool } = startedIn(t);
  const [first] = (await tool("skills", "app-library")).next.filter(({ command }) => command.includes("interface"));
  assert.equal(first?.command, "tool skills app-library/references/interface.md");
  const read = await tool("skills", "app-library/references/interface.md");
  assert.match((read.result as { text: string }).text, /table\(/);
  for (const elsewhere of [
    "app-library/../../package.json",
    "app-library/references/../SKILL.md",
    "app-library/SKILL.md",
  ])
    assert.equal((await tool("skills", elsewhere)).error?.code, "unknown_skill");
});
