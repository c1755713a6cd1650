import assert from "node:assert/strict";
import { KnownError } from "../../../lib/errors.ts";
import type { RunningProgram, Sandbox } from "../../../runners/runner.ts";
import { execOptions, type RunnerStage } from "./stage.ts";

const limits = { maxLineBytes: 100_000, maxTotalBytes: 10_000_000 };

/** Programs that go on in a Sandbox, as harnesses do: they are spoken to, heard, and end with all that they started. */
export function programsContract(stage: RunnerStage): void {
  stage.keeps("a program hears what is said while it runs, and is heard line by line", async () => {
    await stage.withSandbox(async (sandbox) => {
      const script =
        'pwd; echo $WHO $GREETING; echo quiet >&2; while read -r line; do echo "heard $line"; done; echo end';
      const program = await sandbox.start(["sh", "-c", script], { ...limits, cwd: "/tmp", env: { WHO: "we say" } });
      const lines = program.lines()[Symbol.asyncIterator]();
      const next = async () => (await lines.next()).value;
      assert.deepEqual([await next(), await next()], ["/tmp", "we say hello"]);
      await program.write("été\nhalf of");
      assert.equal(await next(), "heard été");
      await program.write(" a line\n");
      assert.equal(await next(), "heard half of a line");
      // Another command runs beside it.
      assert.equal((await sandbox.exec(["echo", "beside"], execOptions)).stdout, "beside\n");
      program.endInput();
      assert.deepEqual([await next(), (await lines.next()).done], ["end", true]);
      assert.deepEqual(await program.exited, { exitCode: 0 });
      assert.equal(program.stderr(), "quiet\n");
      await assert.rejects(program.write("more"), isKnown("program_ended"));
    });
  });

  stage.keeps("a program that ends by itself is read to its end, and tells how it ended", async () => {
    await stage.withSandbox(async (sandbox) => {
      const script = "head -c 99000 /dev/zero | tr '\\0' a; echo; printf 'no newline'; exit 3";
      const program = await sandbox.start(["sh", "-c", script], limits);
      const lines = await all(program);
      assert.deepEqual(
        lines.map((line) => line.length),
        [99_000, 10],
      );
      assert.deepEqual(await program.exited, { exitCode: 3 });
      const missing = await sandbox.start(["no-such-program"], limits);
      const { exitCode } = await missing.exited;
      assert.ok(exitCode !== 0 && exitCode !== null, `ended with ${exitCode}`);
    });
  });

  stage.keeps("a program that writes a line without end is ended", async () => {
    await stage.withSandbox(async (sandbox) => {
      const program = await sandbox.start(["sh", "-c", "echo first; (sleep 905 &) ; cat /dev/zero"], limits);
      const seen: string[] = [];
      await assert.rejects(all(program, seen), isKnown("too_much_output"));
      assert.deepEqual(seen, ["first"]);
      assert.deepEqual(await program.exited, { exitCode: null });
      await program.kill();
      await assertGone(sandbox, "[s]leep 905");
    });
  });

  stage.keeps("a program that writes more than it may is ended", async () => {
    await stage.withSandbox(async (sandbox) => {
      const words = "yes $(head -c 800 /dev/zero | tr '\\0' y)";
      for (const command of [words, `${words} >&2`]) {
        const before = process.memoryUsage().rss;
        const program = await sandbox.start(["sh", "-c", command], { maxLineBytes: 1_000, maxTotalBytes: 30_000_000 });
        await assert.rejects(all(program), isKnown("too_much_output"), command);
        assert.deepEqual(await program.exited, { exitCode: null });
        assert.ok(process.memoryUsage().rss - before < 150e6, "held too much of it");
        assert.ok(program.stderr().length < 66_000);
        await assertGone(sandbox, "[y]es");
      }
    });
  });

  stage.keeps("a program that nobody reads waits, and nothing of it is lost", async () => {
    await stage.withSandbox(async (sandbox) => {
      const program = await sandbox.start(["sh", "-c", "seq 1 400000; touch /tmp/done"], limits);
      // It is quick: what it needs is a reader, not time.
      await sandbox.exec(["sh", "-c", "for n in 1 2 3; do node -e 1; done"], execOptions);
      assert.notEqual((await sandbox.exec(["test", "-e", "/tmp/done"], execOptions)).exitCode, 0);
      for await (const line of program.lines()) if (line === "1000") break;
      const rest = await all(program);
      assert.deepEqual([rest[0], rest.at(-1), rest.length], ["1001", "400000", 399_000]);
      assert.deepEqual(await program.exited, { exitCode: 0 });
    });
  });

  stage.keeps("killing a program leaves nothing that it started, and nothing else ends", async () => {
    await stage.withSandbox(async (sandbox) => {
      const other = await sandbox.start(["cat"], limits);
      const tree =
        "trap '' TERM INT; setsid sleep 906 & (env -i setsid sleep 907 &) ; echo begun; cat > /dev/null; sleep 908";
      const program = await sandbox.start(["sh", "-c", tree], limits);
      for await (const line of program.lines()) if (line === "begun") break;
      const reading = all(program);
      await Promise.all([program.kill(), program.kill()]);
      assert.deepEqual([await reading, await program.exited], [[], { exitCode: null }]);
      await assert.rejects(program.write("more"), isKnown("program_ended"));
      await assertGone(sandbox, "[s]leep 90");
      await other.write("still here\n");
      for await (const line of other.lines()) {
        assert.equal(line, "still here");
        break;
      }
      other.endInput();
      assert.deepEqual(await other.exited, { exitCode: 0 });
    });
  });

  stage.keeps("what a program left behind when it ended goes with a later kill", async () => {
    await stage.withSandbox(async (sandbox) => {
      const program = await sandbox.start(["sh", "-c", "setsid sleep 909 & exit 5"], limits);
      assert.deepEqual(await program.exited, { exitCode: 5 });
      await program.kill();
      assert.deepEqual(await program.exited, { exitCode: 5 });
      await assertGone(sandbox, "[s]leep 909");
    });
  });

  stage.keeps("a frozen sandbox stands still, and goes on where it is asked for something", async () => {
    await stage.withSandbox(async (sandbox) => {
      const ticking = "setInterval(() => console.log(Date.now()), 5); process.stdin.on('data', () => process.exit(6))";
      const program = await sandbox.start(["node", "-e", ticking], limits);
      for await (const _ of program.lines()) break;
      const pauses: [number, () => Promise<unknown>][] = [
        [400, () => sandbox.setFrozen(false)],
        [400, () => sandbox.exec(["true"], execOptions)],
        [400, () => program.write("end\n")],
      ];
      for (const [pauseMs, goOn] of pauses) {
        await sandbox.setFrozen(true);
        await sandbox.setFrozen(true);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        await goOn();
      }
      const ticks = (await all(program)).map(Number);
      const gaps = ticks.map((tick, at) => tick - (ticks[at - 1] ?? tick));
      assert.ok(
        gaps.filter((gap) => gap > 350).length >= 2,
        `it went on: ${Math.max(...gaps)} ms at most without a tick`,
      );
      assert.deepEqual(await program.exited, { exitCode: 6 });
      await sandbox.setFrozen(true);
    });
  });

  stage.keeps("a program in a frozen sandbox is killed with all that it started", async () => {
    await stage.withSandbox(async (sandbox) => {
      const program = await sandbox.start(["sh", "-c", "sleep 910 & echo begun; cat"], limits);
      for await (const _ of program.lines()) break;
      await sandbox.setFrozen(true);
      await program.kill();
      await assertGone(sandbox, "[s]leep 910");
    });
  });

  stage.keeps("a frozen sandbox that nobody closed is found and ended like the other boxes", async () => {
    await stage.withSandbox(async (sandbox) => {
      await sandbox.setFrozen(true);
      assert.equal((await stage.find(sandbox.name))?.state, "running");
      const startedAt = performance.now();
      await stage.runner.stopInstance(sandbox.name, 1_000);
      assert.equal(await stage.find(sandbox.name), undefined);
      assert.ok(performance.now() - startedAt < 5_000);
      await assert.rejects(sandbox.setFrozen(false), isKnown("sandbox_gone"));
    });
  });

  stage.keeps("closing the sandbox ends its programs, read or not", async () => {
    await stage.withSandbox(async (sandbox) => {
      const [waiting, flooding] = await Promise.all([sandbox.start(["cat"], limits), sandbox.start(["yes"], limits)]);
      const reading = all(waiting);
      await sandbox.close();
      assert.deepEqual(await reading, []);
      for (const { exited } of [waiting, flooding]) assert.deepEqual(await exited, { exitCode: null });
      await assert.rejects(waiting.write("more"), isKnown("program_ended"));
      await waiting.kill();
      await assert.rejects(sandbox.start(["cat"], limits), isKnown("sandbox_gone"));
    });
  });
}

async function all(program: RunningProgram, seen: string[] = []): Promise<string[]> {
  for await (const line of program.lines()) seen.push(line);
  return seen;
}

async function assertGone(sandbox: Sandbox, pattern: string): Promise<void> {
  const { stdout } = await sandbox.exec(["sh", "-c", `ps -eo args | grep -c '${pattern}'`], execOptions);
  assert.equal(stdout, "0\n");
}

function isKnown(code: string): (error: unknown) => boolean {
  return (error) => error instanceof KnownError && error.code === code;
}
