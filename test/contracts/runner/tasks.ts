import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { packTar } from "../../../runners/archive.ts";
import { openDoor } from "../../runners/boxes.ts";
import type { RunnerStage } from "./stage.ts";

/** One command to its end in a box of its own. */
export function tasksContract(stage: RunnerStage): void {
  stage.keeps("a task gets its source and folders, and tells how it ended", async (t) => {
    const data = join(stage.folder, "task-data");
    mkdirSync(data, { mode: 0o777 });
    const source = await packTar([{ path: "deep/note.txt", content: Buffer.from("from the tar") }]);
    const door = await openDoor(t, stage.folder, "task");
    const script =
      "cat deep/note.txt; pwd; node -e 'fetch(process.env.TOOLROOM_DOOR + \"/t\").then((a) => a.text()).then(console.log)'; echo wrong >&2; exit 7";
    const result = await stage.shell(script, { source, doorFolder: door });
    const expected = {
      exitCode: 7,
      stdout: "from the tar/app-source\ndoor task GET /t\n",
      stderr: "wrong\n",
      timedOut: false,
    };
    assert.deepEqual(result, expected);
  });

  stage.keeps("a task that is called off is killed at once, with all it started", async () => {
    const off = new AbortController();
    setTimeout(() => off.abort(), 500);
    const begunAt = performance.now();
    const ended = await stage.shell("echo begun; (sleep 60 &) ; sleep 60", { over: off.signal });
    assert.deepEqual(ended, { exitCode: null, stdout: "begun\n", stderr: "", timedOut: true });
    assert.ok(performance.now() - begunAt < 10_000);
  });

  stage.keeps("a task over its time is killed, and its output is cut to the end", async () => {
    const late = await stage.shell("echo begun; (sleep 60 &) ; sleep 60", { timeoutMs: 1_000 });
    assert.deepEqual(late, { exitCode: null, stdout: "begun\n", stderr: "", timedOut: true });
    const long = await stage.shell("head -c 3000000 /dev/zero | tr '\\0' a; echo the end");
    assert.ok(long.stdout.length < 257 * 1024);
    assert.match(long.stdout, /a{100}the end\n$/);
  });
}
