import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { framesOf, spawnPiped } from "../../../runners/host/spawn-piped.ts";
import { createStarter } from "../../../runners/host/starter/starter.ts";

const starter = createStarter();

test("what a program says comes as it was said, by where it said it", async (t) => {
  const piped = await start(t, "echo out; echo problem >&2");
  assert.deepEqual(await read(piped), { stdout: "out\n", stderr: "problem\n" });
});

test("a program that was silent and ended before anybody read is read to its end all the same", {
  timeout: 10_000,
}, async (t) => {
  const piped = await start(t, "exit 0");
  await Promise.all([once(piped.stdout, "close"), once(piped.stderr, "close")]);
  assert.deepEqual(await read(piped), { stdout: "", stderr: "" });
});

test("what a program said before anybody read is not lost", async (t) => {
  const piped = await start(t, "echo early");
  await once(piped.child, "exit");
  assert.deepEqual(await read(piped), { stdout: "early\n", stderr: "" });
});

async function start(t: TestContext, script: string) {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-piped-"));
  t.after(() => {
    assert.deepEqual(readdirSync(folder), []);
    rmSync(folder, { recursive: true });
  });
  const env = { PATH: "/usr/bin:/bin" };
  const given = { env, detached: false, extra: [], folder, name: "x", hasInput: false, starter };
  return spawnPiped(["/bin/sh", "-c", script], given);
}

async function read(piped: Awaited<ReturnType<typeof start>>): Promise<{ stdout: string; stderr: string }> {
  const said = { stdout: "", stderr: "" };
  for await (const { from, chunk } of framesOf(piped)) said[from] += Buffer.from(chunk).toString();
  return said;
}
