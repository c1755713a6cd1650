import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createInstanceLogs } from "../../runners/logs.ts";

const KEEP = fileURLToPath(new URL("../../runners/bubblewrap/keep.sh", import.meta.url));

test("what an instance wrote is read in its order from what its keeper keeps, and only the end of it", async (t) => {
  const runtimeFolder = mkdtempSync(join(tmpdir(), "tr-"));
  t.after(() => rmSync(runtimeFolder, { recursive: true }));
  const logs = createInstanceLogs({
    ...{ runnerName: () => "bubblewrap", homeLabel: "0a1b2c3d", runtimeFolder, socketPath: "/nowhere" },
  });
  assert.equal(await logs.read("inst_1", 1000), null);
  const folder = join(runtimeFolder, "boxes", "inst_1");
  mkdirSync(folder, { recursive: true });
  const keep = (program: string) =>
    execFileSync("/bin/sh", [
      "-c",
      'exec /bin/sh "$@" 3</dev/null 4</dev/null 5</dev/null',
      "sh",
      KEEP,
      folder,
      process.execPath,
      "-e",
      program,
    ]);
  keep('console.log("first"); console.error("second é")');
  assert.equal(await logs.read("inst_1", 1000), "first\nsecond é\n");
  assert.equal(await logs.read("inst_1", 7), "ond é\n".slice(-6));
  keep('for (let line = 0; line < 200000; line += 1) console.log("line " + String(line).padStart(6, "0"))');
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("log.")),
    ["log.0", "log.1"],
  );
  const sizes = ["log.0", "log.1"].map((name) => statSync(join(folder, name)).size);
  assert.ok(Math.min(...sizes) > 0, `of the megabyte before the last one nothing is left: ${sizes}`);
  const end = await logs.read("inst_1", 100_000);
  assert.ok(end?.endsWith("line 199998\nline 199999\n"));
  assert.equal(Buffer.byteLength(end ?? ""), 100_000);
  const numbers = (end ?? "").match(/(?<=line )\d{6}/g) ?? [];
  assert.deepEqual(numbers, numbers.toSorted());
});

test("an instance is read by its name alone, where this home's boxes run", async () => {
  let runnerName: "bare" | null = null;
  const logs = createInstanceLogs({
    ...{ runnerName: () => runnerName, homeLabel: "0a1b2c3d", runtimeFolder: "/nowhere", socketPath: "/nowhere" },
  });
  assert.equal(await logs.read("inst_1", 10), null);
  runnerName = "bare";
  assert.equal(await logs.read("inst_1", 10), null);
  for (const name of ["../boxes/inst_1", "a/b", "", "."])
    await assert.rejects(logs.read(name, 10), { code: "bad_box_name" });
});

test("an engine that is silent is said to be", async () => {
  const logs = createInstanceLogs({
    ...{
      runnerName: () => "docker",
      homeLabel: "0a1b2c3d",
      runtimeFolder: "/nowhere",
      socketPath: "/nowhere/docker.sock",
    },
  });
  await assert.rejects(logs.read("inst_1", 10), { code: "runner_unavailable" });
});
