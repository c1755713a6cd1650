import assert from "node:assert/strict";
import { smallLimits, until } from "../../runners/boxes.ts";
import { execOptions, type RunnerStage } from "./stage.ts";

/** What ends at its limit, is told as such, and leaves the rest alone. */
export function limitsContract(stage: RunnerStage): void {
  stage.keeps("out of memory is told as such", async () => {
    const hog = "const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));";
    const result = await stage.program(hog, { limits: { ...smallLimits, memoryMb: 64 } });
    assert.equal(result.exitCode, null);
    assert.match(result.stderr, /out of memory \(64 MB\)/);
    const spec = stage.instanceSpec({ name: "hog", program: hog });
    await stage.runner.startInstance(spec);
    const box = await until(async () => {
      const found = await stage.find("hog");
      assert.equal(found?.state, "stopped");
      return found;
    });
    assert.equal(box.stoppedBecause, "oom");
    await stage.runner.stopInstance("hog", 0);
  });

  stage.keeps("endless forking stays within the limit and ends with the task", async () => {
    const result = await stage.shell("n=0; while [ $n -lt 200 ]; do sleep 60 & n=$((n+1)); echo $n; done", {
      limits: { ...smallLimits, pids: 32 },
      timeoutMs: 5_000,
    });
    const started = Number(result.stdout.trim().split("\n").at(-1));
    assert.ok(started > 10 && started < 32, `started ${started}`);
    const bomb = await stage.shell("f(){ f|f& }; f; sleep 60", { timeoutMs: 1_500 });
    // Where its own shell finds no room to fork, it ends before its time.
    assert.ok(bomb.timedOut ? bomb.exitCode === null : bomb.exitCode !== 0, `ended with ${bomb.exitCode}`);
  });

  stage.keeps("a file ends at the limit, scratch at its size", async () => {
    const { stdout } = await stage.shell("head -c 20M /dev/zero >/tmp/big 2>/dev/null; stat -c %s /tmp/big");
    assert.equal(Number(stdout), 8 * 1024 * 1024);
    const full = await stage.shell(
      "for n in 1 2 3 4; do head -c 7M /dev/zero >/tmp/$n || break; done; du -sm /tmp | cut -f1",
    );
    assert.match(full.stderr, /No space left/);
    assert.ok(Number(full.stdout) <= 17);
  });

  stage.keeps("a fork bomb in a sandbox ends and the sandbox lives on", async () => {
    await stage.withSandbox(async (sandbox) => {
      await sandbox.exec(["sh", "-c", "echo work > /app-source/work.txt"], execOptions);
      const bomb = await sandbox.exec(["sh", "-c", "f(){ f|f& }; f; sleep 60"], { ...execOptions, timeoutMs: 1_000 });
      // Where its own shell finds no room to fork, it ends before its time.
      assert.ok(bomb.timedOut || bomb.exitCode !== 0);
      const after = await sandbox.exec(["cat", "work.txt"], execOptions);
      assert.equal(after.stdout, "work\n");
    });
  });

  stage.keeps("a command that fills the sandbox with processes and ends leaves room for the next one", async () => {
    await stage.withSandbox(async (sandbox) => {
      await sandbox.exec(["sh", "-c", "echo work > /app-source/work.txt"], execOptions);
      const filling = await sandbox.exec(["sh", "-c", "while :; do sleep 300 & done"], execOptions);
      assert.notEqual(filling.exitCode, 0);
      const after = await sandbox.exec(["sh", "-c", "cat work.txt; true"], execOptions);
      assert.deepEqual([after.exitCode, after.stdout], [0, "work\n"]);
    });
  });

  stage.keeps("a sandbox full of empty files says so, and works on", async () => {
    await stage.withSandbox(async (sandbox) => {
      const script =
        "const fs = require('fs'); let n = 0; try { for (; n < 1e6; n += 1) fs.closeSync(fs.openSync('f' + n, 'w')); } catch (error) { console.log(error.code, n); }";
      const filling = await sandbox.exec(["node", "-e", script], { ...execOptions, timeoutMs: 60_000 });
      assert.match(filling.stdout, /^ENOSPC 4\d{3}\n$/);
      const after = await sandbox.exec(["sh", "-c", "rm f1 && echo work > work.txt && cat work.txt"], execOptions);
      assert.equal(after.stdout, "work\n", after.stderr);
    });
  });

  stage.keeps("a gigabyte of output is counted, not held", async () => {
    await stage.withSandbox(async (sandbox) => {
      const before = process.memoryUsage().rss;
      const flood = await sandbox.exec(["sh", "-c", "echo start; head -c 1000000000 /dev/zero; echo finish"], {
        ...execOptions,
        timeoutMs: 60_000,
      });
      assert.equal(flood.exitCode, 0);
      assert.match(flood.stdout, /^start\n/);
      assert.match(flood.stdout, /\[99999\d+ bytes left out here\]/);
      assert.match(flood.stdout, /finish\n$/);
      assert.ok(flood.stdout.length < 10_200);
      assert.ok(process.memoryUsage().rss - before < 200e6, "held too much of it");
    });
  });
}
