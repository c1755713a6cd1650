import assert from "node:assert/strict";
import { test } from "node:test";
import { callWords } from "../../builder/call-words.ts";

test("what the agent does is said without a shell's words", () => {
  const calls: [name: string, title: string, words: string][] = [
    ["read", "read /app-source/app.ts", "Reading app.ts"],
    ["write", "write app.yaml", "Writing app.yaml"],
    ["edit", "edit ./test/app.test.ts", "Writing test/app.test.ts"],
    ["bash", "bash cd /app-source && tool check", "Running the checks"],
    ["bash", "bash tool run visit /", "Trying it out"],
    ["bash", "bash ls -la", "Looking around"],
    ["bash", "bash rm -rf node_modules && mkdir x", "Working on it"],
    ["compose", "compose records and digest", "Laying out its files"],
    ["done", "done", "Finishing"],
    ["mcp__x", "mcp__x $(id)", "Working on it"],
  ];
  for (const [name, title, words] of calls) assert.equal(callWords(name, title), words);
});
