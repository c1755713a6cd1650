import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { COMMANDS } from "../../sdk/contract/command-tree.ts";
import { envelopeSchema } from "../../sdk/contract/envelope.ts";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

test("without a terminal the real program prints one envelope: the whole tree, or which word was meant", () => {
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], { encoding: "utf8" });
    assert.equal(stderr, "");
    return { status, ...envelopeSchema.parse(JSON.parse(stdout)) };
  };
  const { status, result } = run();
  const { commands } = result as { commands: { name: string }[] };
  assert.deepEqual([status, commands.map(({ name }) => name)], [0, COMMANDS.map(({ name }) => name)]);
  const { status: failed, error } = run("chek");
  assert.deepEqual([failed, error?.code, error?.message], [2, "unknown_command", "There is no `tool chek`."]);
  assert.match(error?.fix ?? "", /^Did you mean `tool check`\? Use one of: new, add, check, run, /);
});
