import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../../lib/errors.ts";
import { packTar } from "../../../runners/archive.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import { openDoor } from "../../runners/boxes.ts";
import { execOptions, type RunnerStage } from "./stage.ts";

/** Throw-away boxes to code in: files go in and out, commands end with all that they started. */
export function sandboxesContract(stage: RunnerStage): void {
  const isKnown = (code: string) => (error: unknown) => error instanceof KnownError && error.code === code;

  stage.keeps("a sandbox takes files, runs commands on them and gives files back", async (t) => {
    const door = await openDoor(t, stage.folder, "build");
    await stage.withSandbox(
      async (sandbox) => {
        const files = [
          { path: "app.ts", content: Buffer.from("console.log(1)") },
          { path: "pages/été.txt", content: Buffer.from([0, 255, 10]) },
        ];
        await sandbox.putFiles(await packTar(files));
        const ran = await sandbox.exec(["sh", "-c", "cat; pwd; echo $GREETING; ls ~ | wc -l; node app.ts; exit 4"], {
          ...execOptions,
          stdin: Buffer.from("typed\n"),
        });
        assert.deepEqual(ran, {
          exitCode: 4,
          stdout: "typed\n/app-source\nhello\n0\n1\n",
          stderr: "",
          timedOut: false,
        });
        assert.equal((await sandbox.exec(["pwd"], { ...execOptions, cwd: "/tmp" })).stdout, "/tmp\n");
        const asked = await sandbox.exec(
          ["node", "-e", "fetch('http://127.0.0.1:8080/s').then((a) => a.text()).then(console.log)"],
          execOptions,
        );
        assert.equal(asked.stdout, "door build GET /s\n");
        await sandbox.exec(["sh", "-c", "mkdir -p new/empty; echo made > new/made.txt; rm app.ts"], execOptions);
        const taken = await sandbox.takeFiles({ maxFiles: 10, maxBytes: 1_000 });
        assert.deepEqual(taken, [
          { path: "new/made.txt", content: Buffer.from("made\n") },
          { path: "pages/été.txt", content: Buffer.from([0, 255, 10]) },
        ]);
        const missing = await sandbox.exec(["no-such-program"], execOptions);
        assert.ok(missing.exitCode !== 0 && missing.exitCode !== null);
      },
      { doorFolder: door },
    );
  });

  stage.keeps("a command over its time goes with all it started, and nothing else does", async () => {
    await stage.withSandbox(async (sandbox) => {
      const kept = sandbox.exec(["sh", "-c", "sleep 4 && echo kept"], execOptions);
      const tree =
        "setsid sleep 901 & (env -i setsid sleep 902 &) ; (setsid sh -c 'trap \"\" TERM HUP; sleep 903; :' &) ; sleep 904";
      const result = await sandbox.exec(["sh", "-c", tree], { ...execOptions, timeoutMs: 800 });
      assert.deepEqual([result.timedOut, result.exitCode], [true, null]);
      const left = await sandbox.exec(["sh", "-c", "ps -eo args | grep -c '[s]leep 90'"], execOptions);
      assert.equal(left.stdout, "0\n");
      assert.equal((await kept).stdout, "kept\n");
      const stopped = await sandbox.exec(["sleep", "60"], { ...execOptions, signal: AbortSignal.timeout(200) });
      assert.deepEqual([stopped.timedOut, stopped.exitCode], [false, null]);
    });
  });

  stage.keeps("a command that leaves something running ends when it ends, with all that it said", async () => {
    await stage.withSandbox(async (sandbox) => {
      const startedAt = performance.now();
      const left = await sandbox.exec(["sh", "-c", "sleep 60 & head -c 60000 /dev/zero | tr '\\0' a"], {
        ...execOptions,
        maxOutputBytes: 100_000,
      });
      assert.deepEqual([left.exitCode, left.stdout.length], [0, 60_000]);
      assert.ok(performance.now() - startedAt < 5_000);
      const there = await sandbox.exec(["sh", "-c", "ps -eo args | grep -c '[s]leep 60'"], execOptions);
      assert.equal(there.stdout, "1\n");
    });
  });

  stage.keeps("what a sandbox made is refused where it is no plain file", async () => {
    await stage.withSandbox(async (sandbox) => {
      await sandbox.exec(["ln", "-s", "/etc/passwd", "users.txt"], execOptions);
      const taking = sandbox.takeFiles({ maxFiles: 10, maxBytes: 1_000 });
      await assert.rejects(
        taking,
        (error) =>
          error instanceof KnownError && error.code === "hostile_archive" && error.message.includes("users.txt"),
      );
    });
  });

  stage.keeps("what is installed in a sandbox is left out with its links, or taken alone without any", async () => {
    await stage.withSandbox(async (sandbox) => {
      const limits = { maxFiles: 10, maxBytes: 1_000 };
      const paths = (files: readonly { path: string }[]) => files.map((file) => file.path);
      const script =
        "mkdir -p node_modules/a/node_modules/b lib; echo 1 > node_modules/a/i.js; echo 2 > node_modules/a/node_modules/b/i.js; echo 3 > lib/i.js; ln -s /etc node_modules/c";
      await sandbox.exec(["sh", "-c", script], execOptions);
      assert.deepEqual(paths(await sandbox.takeFiles(limits)), ["lib/i.js"]);
      const installed = { folder: "/app-source", only: "node_modules" } as const;
      await assert.rejects(sandbox.takeFiles(limits, installed), isKnown("hostile_archive"));
      await sandbox.exec(["rm", "node_modules/c"], execOptions);
      const taken = await sandbox.takeFiles(limits, installed);
      assert.deepEqual(paths(taken), ["node_modules/a/i.js", "node_modules/a/node_modules/b/i.js"]);
      await sandbox.exec(["sh", "-c", "rm -r node_modules; ln -s /etc node_modules"], execOptions);
      assert.deepEqual(paths(await sandbox.takeFiles(limits)), ["lib/i.js"]);
      await assert.rejects(sandbox.takeFiles(limits, installed), isKnown("hostile_archive"));
      // Deeper, it is nothing that the platform installs.
      await sandbox.exec(["sh", "-c", "mkdir lib/node_modules; echo 4 > lib/node_modules/i.js"], execOptions);
      await assert.rejects(sandbox.takeFiles(limits), isKnown("hostile_archive"));
    });
  });

  stage.keeps(
    "of the agent's own folder only what was asked for is taken, and it is laid into another sandbox",
    async () => {
      const limits = { maxFiles: 10, maxBytes: 1_000 };
      const only = [".agent/sessions", "notes.txt", "never/there", "-x"];
      const home = (wanted: string[]) => ({ folder: "/home/agent" as const, only: wanted });
      const paths = (files: readonly { path: string }[]) => files.map((file) => file.path);
      let taken: SourceFile[] = [];
      await stage.withSandbox(async (sandbox) => {
        assert.deepEqual(await sandbox.takeFiles(limits, home(only)), []);
        const script =
          "mkdir -p .agent/sessions/a .agent/keys; echo 1 > .agent/sessions/a/1.jsonl; echo k > .agent/keys/k; echo n > notes.txt; echo o > other; echo m > ./-x";
        await sandbox.exec(["sh", "-c", script], { ...execOptions, cwd: "/home/agent" });
        const files = await sandbox.takeFiles(limits, home(only));
        assert.deepEqual(paths(files), ["-x", ".agent/sessions/a/1.jsonl", "notes.txt"]);
        assert.deepEqual(await sandbox.takeFiles(limits), []);
        await assert.rejects(
          sandbox.takeFiles({ maxFiles: 2, maxBytes: 1_000 }, home(only)),
          isKnown("hostile_archive"),
        );
        for (const bad of ["../app-source", "/etc", "a//b", ""])
          await assert.rejects(sandbox.takeFiles(limits, home([bad])), isKnown("bad_path"), bad);
        await sandbox.exec(["ln", "-s", "/etc/passwd", "/home/agent/.agent/sessions/link"], execOptions);
        await assert.rejects(sandbox.takeFiles(limits, home(only)), isKnown("hostile_archive"));
        await sandbox.exec(["sh", "-c", "rm -r ~/.agent/sessions; ln -s /etc ~/.agent/sessions"], execOptions);
        await assert.rejects(sandbox.takeFiles(limits, home(only)), isKnown("hostile_archive"));
        taken = files;
      });
      await stage.withSandbox(async (sandbox) => {
        await sandbox.putFiles(await packTar(taken), "/home/agent");
        const read = await sandbox.exec(["cat", ".agent/sessions/a/1.jsonl"], { ...execOptions, cwd: "/home/agent" });
        assert.equal(read.stdout, "1\n");
        assert.deepEqual(await sandbox.takeFiles(limits, home(only)), taken);
      });
    },
  );

  stage.keeps("a sandbox finds the programs of its agents by their names, and cannot change them", async () => {
    const agent = join(stage.folder, "some-agent");
    mkdirSync(join(agent, "bin"), { recursive: true, mode: 0o755 });
    writeFileSync(join(agent, "greet.mjs"), "#!/usr/bin/env node\nconsole.log('hello from', import.meta.dirname);\n");
    chmodSync(join(agent, "greet.mjs"), 0o755);
    symlinkSync("../greet.mjs", join(agent, "bin/greet"));
    await stage.withSandbox(
      async (sandbox) => {
        assert.equal((await sandbox.exec(["greet"], execOptions)).stdout, "hello from /agents/some-agent\n");
        const changed = await sandbox.exec(["sh", "-c", "echo x > /agents/some-agent/greet.mjs"], execOptions);
        assert.match(changed.stderr, /Read-only file system/);
      },
      { agents: [{ name: "some-agent", hostFolder: agent }] },
    );
  });

  stage.keeps("a closed sandbox is gone, and closing it twice is harmless", async () => {
    await stage.withSandbox(async (sandbox) => {
      await sandbox.close();
      assert.equal(await stage.find(sandbox.name), undefined);
      await assert.rejects(
        sandbox.exec(["true"], execOptions),
        (error) => error instanceof KnownError && error.code === "sandbox_gone",
      );
    });
  });
}
