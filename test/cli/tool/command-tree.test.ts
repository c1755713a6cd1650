import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMAND_FILES } from "../../../cli/tool/command-files.ts";
import { COMMANDS, GLOBAL_OPTIONS, SECTIONS } from "../../../sdk/contract/command-tree.ts";
import { RESERVED_WORDS } from "../../../sdk/contract/names.ts";

/** What starts or equips Toolroom itself is in the repository's own entry, cli/start-tool.ts. */
const ELSEWHERE = ["serve", "harness"];

test("each command of the tree has one file, and each file a command", () => {
  const names = COMMANDS.map(({ name }) => name);
  assert.deepEqual([...new Set(names)], names);
  assert.deepEqual([...Object.keys(COMMAND_FILES), ...ELSEWHERE].sort(), [...names].sort());
});

test("help shows each command in one section", () => {
  assert.deepEqual(SECTIONS.flatMap(({ names }) => names).sort(), COMMANDS.map(({ name }) => name).sort());
});

test("no app and no slash command may be called like a verb of the tree", () => {
  const verbs = COMMANDS.map(({ name }) => name.split(" ")[0] ?? name);
  for (const verb of verbs) assert.ok((RESERVED_WORDS as readonly string[]).includes(verb), `${verb} is not reserved`);
});

test("what changes something can be tried without changing it, and no option hides one that all have", () => {
  for (const { name, changes, options } of COMMANDS) {
    const words = options.map((option) => option.name);
    assert.equal(words.includes("dry-run"), changes, name);
    for (const { name: word } of GLOBAL_OPTIONS) assert.ok(!words.includes(word), `${name} --${word}`);
    assert.deepEqual([...new Set(words)], words);
  }
});
