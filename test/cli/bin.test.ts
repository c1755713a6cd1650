import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startedIn } from "./tool/started.ts";

const TOOL = "tool";
const BIN = fileURLToPath(new URL("../../bin", import.meta.url));

test("in an app's folder npx finds this `tool`, and asks no registry for a stranger's of that name", async (t) => {
  const { folder, tool } = startedIn(t);
  assert.equal((await tool("new", "inference-bot")).ok, true);
  // What npm puts before the PATH of whatever it runs there, and nothing else of ours.
  const env = { PATH: `${join(folder, "inference-bot/node_modules/.bin")}:/usr/bin:/bin`, HOME: folder };
  const said = execFileSync(TOOL, ["--help"], { cwd: join(folder, "inference-bot"), env, encoding: "utf8" });
  assert.equal(JSON.parse(said).command, "tool");
});

test("with Toolroom's bin on the PATH `tool` runs anywhere, by the Node that npm ci brought", (t) => {
  const elsewhere = mkdtempSync(join(tmpdir(), "tool-bin-"));
  t.after(() => rmSync(elsewhere, { recursive: true, force: true }));
  for (const name of ["tool", "toolroom"]) {
    const env = { PATH: `${BIN}:/usr/bin:/bin`, HOME: elsewhere };
    const ran = spawnSync(name, ["chek"], { cwd: elsewhere, env, encoding: "utf8" });
    assert.deepEqual([ran.status, ran.stderr], [2, ""]);
  }
});

test("before npm ci it says what to run, and where", (t) => {
  const fresh = mkdtempSync(join(tmpdir(), "tool-bin-"));
  t.after(() => rmSync(fresh, { recursive: true, force: true }));
  cpSync(BIN, join(fresh, "bin"), { recursive: true });
  const ran = spawnSync(join(fresh, "bin/tool"), ["new", "inference-bot"], { encoding: "utf8" });
  assert.equal(ran.status, 4);
  assert.equal(ran.stderr, `Toolroom is not installed yet: run \`npm ci\` in ${fresh}.\n`);
});
