import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const toy = fileURLToPath(new URL("../fixtures/toy-workflow.ts", import.meta.url));

test("without a crash the toy workflow does each effect once", async () => {
  const { folder, clear } = newFolder();
  await untilEnded(folder);
  assert.deepEqual(effectsIn(folder), ["one", "two", "three"]);
  clear();
});

test("killed after its last step was saved, the step is not run again", async () => {
  const { folder, clear } = newFolder();
  assert.equal(await untilKilled(folder, "three:after"), "SIGKILL");
  const workflows = new DatabaseSync(join(folder, "workflows.db"), { readOnly: true, timeout: 5000 });
  const saved = workflows
    .prepare("select step_name from step_attempts where status = 'completed' order by rowid")
    .all();
  assert.deepEqual(
    saved.map((row) => row.step_name),
    ["one", "two", "wait go on", "three"],
  );
  workflows.close();
  clear();
});

for (const step of ["one", "two", "three"]) {
  for (const moment of ["before", "inside", "after"]) {
    test(`killed ${moment} step ${step}, it goes on within 2 s of the next start and each effect happens once`, async () => {
      const { folder, clear } = newFolder();
      assert.equal(await untilKilled(folder, `${step}:${moment}`), "SIGKILL");
      const resumedMs = await untilEnded(folder);
      assert.deepEqual(effectsIn(folder), ["one", "two", "three"]);
      assert.ok(resumedMs < 2_000, `took ${resumedMs} ms`);
      clear();
    });
  }
}

function newFolder(): { folder: string; clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-durable-"));
  return { folder, clear: () => rmSync(folder, { recursive: true }) };
}

function effectsIn(folder: string): string[] {
  return readFileSync(join(folder, "effects.txt"), "utf8").trim().split("\n");
}

function untilKilled(folder: string, crashAt: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [toy, folder, crashAt], { stdio: "ignore" });
  return new Promise((resolve) => child.on("exit", (_code, signal) => resolve(signal)));
}

/** Starts it, waits for its last step, stops it. Returns the milliseconds from its start (Node's own boot aside) to the end. */
function untilEnded(folder: string): Promise<number> {
  const child = spawn(process.execPath, [toy, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let startedAt = 0;
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`ended early with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("started")) startedAt = performance.now();
      if (!chunk.includes("ended with 3")) return;
      const tookMs = performance.now() - startedAt;
      child.removeAllListeners("exit");
      child.on("exit", () => resolve(tookMs));
      child.kill("SIGKILL");
    });
  });
}
