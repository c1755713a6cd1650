import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { type Part, supervise } from "../../../cli/serve/supervisor.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";

const READY = `process.send({ kind: "ready", lines: ["it is " + process.pid] });`;

test("a part that ended in time is not waited for", async (t) => {
  const slept: AbortSignal[] = [];
  const clock: Clock = {
    now: systemClock.now,
    sleep: (ms, signal) => {
      if (signal !== undefined) slept.push(signal);
      return systemClock.sleep(ms, signal);
    },
  };
  const part = supervise(partThat(`${READY} process.on("SIGTERM", () => process.exit(0));`), { ...place(t), clock });
  await part.ready;
  await part.stop();
  assert.deepEqual(
    slept.map(({ aborted }) => aborted),
    [true],
  );
});

test("a part that is killed starts again, alone", async (t) => {
  const printed: string[] = [];
  const options = { ...place(t), print: (line: string) => void printed.push(line), clock: systemClock };
  const part = supervise(partThat(`${READY} setInterval(() => undefined, 1000);`), options);
  const [line = ""] = await part.ready;
  process.kill(Number(line.replace("it is ", "")), "SIGKILL");
  while (printed.length === 0) await systemClock.sleep(5); // the kernel tells its parent, not us
  assert.deepEqual(printed, ["The toy ended with SIGKILL; it starts again."]);
  await part.stop();
});

function partThat(code: string): Part {
  return { name: "toy", command: [process.execPath, "-e", code], environment: process.env, readyBy: "message" };
}

function place(t: { after(end: () => void): void }) {
  const folder = mkdtempSync(join(tmpdir(), "supervised-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return { logFile: join(folder, "log"), print: () => undefined };
}
