import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, type TestContext, test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { packTar } from "../../runners/archive.ts";
import type { RunningBox, Sandbox, TaskResult, TaskSpec } from "../../runners/runner.ts";
import {
  ask,
  instanceSpec,
  openDoor,
  type RunnerUnderTest,
  smallLimits,
  startAndWait,
  tell,
  until,
} from "../runners/boxes.ts";

/**
 * What every Runner keeps, whatever is behind it. `makeRunner` gives one with folders and boxes of its own. `lacks` says
 * which tests a runner cannot keep, by their names, each with the reason.
 */
export function runnerContract(
  name: string,
  skip: string | false,
  makeRunner: () => Promise<RunnerUnderTest>,
  lacks: Record<string, string> = {},
): void {
  describe(`the runner ${name}`, { skip, concurrency: 1 }, () => {
    const names = new Set<string>();
    const keeps = (promise: string, prove: (t: TestContext) => Promise<void> | void): void => {
      names.add(promise);
      if (lacks[promise] === undefined) test(promise, prove);
    };
    let made: RunnerUnderTest;
    let imageDigest: string;
    let taskNumber = 0;

    before(async () => {
      made = await makeRunner();
      imageDigest = (await made.runner.prepare(() => undefined)).digest;
    });
    after(async () => {
      const left = await made.runner.list();
      await made.close();
      const names = left.map((box) => box.name).join(", ");
      assert.equal(names, "", "each test ends its boxes");
    });

    const task = (command: string[], given: Partial<TaskSpec> = {}): Promise<TaskResult> => {
      taskNumber += 1;
      const spec = {
        name: `task-${taskNumber}`,
        labels: {},
        limits: smallLimits,
        env: {},
        mounts: [],
        timeoutMs: 20_000,
      };
      return made.runner.runTask({ ...spec, imageDigest, command, ...given });
    };
    const shell = (script: string, given: Partial<TaskSpec> = {}) => task(["sh", "-c", script], given);
    const program = (script: string, given: Partial<TaskSpec> = {}) =>
      task(["node", "--input-type=module", "-e", script], given);
    const find = async (boxName: string): Promise<RunningBox | undefined> =>
      (await made.runner.list()).find((box) => box.name === boxName);
    const withSandbox = async (use: (sandbox: Sandbox) => Promise<void>, doorFolder?: string) => {
      taskNumber += 1;
      const limits = { ...smallLimits, memoryMb: 512 };
      const spec = {
        name: `sandbox-${taskNumber}`,
        labels: { kind: "build" },
        limits,
        env: { GREETING: "hello" },
        imageDigest,
      };
      const sandbox = await made.runner.openSandbox(doorFolder ? { ...spec, doorFolder } : spec);
      try {
        await use(sandbox);
      } finally {
        await sandbox.close();
      }
    };
    const execOptions = { timeoutMs: 20_000, maxOutputBytes: 10_000 };

    keeps("a box has no network but its own loopback", async () => {
      const result = await program(`
        import os from "node:os"; import net from "node:net"; import dns from "node:dns/promises";
        const connect = (host) => new Promise((done) => net.connect(80, host).on("error", (e) => done(e.code)).on("connect", () => done("connected")));
        console.log(JSON.stringify([Object.keys(os.networkInterfaces()), await connect("192.0.2.1"), await connect("172.17.0.1"),
          await dns.lookup("example.com").catch((e) => e.code)]));`);
      const [interfaces, far, bridge, lookup] = JSON.parse(result.stdout);
      assert.deepEqual([interfaces, far, bridge], [["lo"], "ENETUNREACH", "ENETUNREACH"]);
      assert.match(lookup, /^E/);
    });

    keeps("a box has no rights: its own user, no capabilities, no way to gain any", async () => {
      const { stdout } = await shell(
        "id -u; grep -E '^(Cap(Eff|Prm|Bnd)|NoNewPrivs|Seccomp):' /proc/self/status | tr -s '\\t' ' '",
      );
      const none = "0000000000000000";
      const expected = [
        `${made.uid}`,
        `CapPrm: ${none}`,
        `CapEff: ${none}`,
        `CapBnd: ${none}`,
        "NoNewPrivs: 1",
        "Seccomp: 2",
      ];
      assert.deepEqual(stdout.trim().split("\n"), expected);
      const refused = await shell(
        "unshare -Ur true || mount -t tmpfs none /tmp || mknod /tmp/device b 8 0 || echo all refused",
      );
      assert.match(refused.stdout, /all refused/);
    });

    keeps("a box writes nowhere but in its own folders", async () => {
      const { stdout } = await shell(
        "for f in / /usr /etc /opt/toolroom /home /app-source /var/tmp /dev /proc /sys /bundle /door /app /data /tmp; do touch $f/x 2>/dev/null && echo $f; done",
        { source: await packTar([]) },
      );
      assert.deepEqual(stdout.trim().split("\n"), ["/app-source", "/tmp"]);
    });

    keeps("a box sees the environment of its spec and no more", async () => {
      process.env.TOOLROOM_CANARY = "secret";
      const { stdout } = await shell("env | cut -d= -f1 | sort", { env: { TZ: "Europe/Paris" } });
      delete process.env.TOOLROOM_CANARY;
      const usual = ["HOME", "HOSTNAME", "LANG", "PATH", "PWD", "TZ"];
      assert.deepEqual(
        stdout
          .trim()
          .split("\n")
          .filter((key) => key !== "_" && key !== "OLDPWD" && key !== "SHLVL"),
        usual,
      );
    });

    keeps("a box sees the folders it was given and no other's", async () => {
      const mine = join(made.folder, "mine");
      const theirs = join(made.folder, "theirs");
      for (const folder of [mine, theirs]) mkdirSync(folder);
      writeFileSync(join(mine, "note"), "mine");
      writeFileSync(join(theirs, "note"), "theirs");
      const mounts = [{ hostFolder: mine, inside: "/given", writable: false }];
      const { stdout } = await shell(
        `cat /given/note; touch /given/x 2>/dev/null && echo written; ls ${theirs} ${made.folder} 2>/dev/null; true`,
        { mounts },
      );
      assert.equal(stdout, "mine");
    });

    keeps("out of memory is told as such", async () => {
      const hog = "const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));";
      const result = await program(hog, { limits: { ...smallLimits, memoryMb: 64 } });
      assert.equal(result.exitCode, null);
      assert.match(result.stderr, /out of memory \(64 MB\)/);
      const spec = instanceSpec(made.folder, imageDigest, { name: "hog", program: hog });
      await made.runner.startInstance(spec);
      const box = await until(async () => {
        const found = await find("hog");
        assert.equal(found?.state, "stopped");
        return found;
      });
      assert.equal(box.stoppedBecause, "oom");
      await made.runner.stopInstance("hog", 0);
    });

    keeps("endless forking stays within the limit and ends with the task", async () => {
      const result = await shell("n=0; while [ $n -lt 200 ]; do sleep 60 & n=$((n+1)); echo $n; done", {
        limits: { ...smallLimits, pids: 32 },
        timeoutMs: 5_000,
      });
      const started = Number(result.stdout.trim().split("\n").at(-1));
      assert.ok(started > 10 && started < 32, `started ${started}`);
      const bomb = await shell("f(){ f|f& }; f; sleep 60", { timeoutMs: 1_500 });
      // Where its own shell finds no room to fork, it ends before its time.
      assert.ok(bomb.timedOut ? bomb.exitCode === null : bomb.exitCode !== 0, `ended with ${bomb.exitCode}`);
    });

    keeps("a file ends at the limit, scratch at its size", async () => {
      const { stdout } = await shell("head -c 20M /dev/zero >/tmp/big 2>/dev/null; stat -c %s /tmp/big");
      assert.equal(Number(stdout), 8 * 1024 * 1024);
      const full = await shell(
        "for n in 1 2 3 4; do head -c 7M /dev/zero >/tmp/$n || break; done; du -sm /tmp | cut -f1",
      );
      assert.match(full.stderr, /No space left/);
      assert.ok(Number(full.stdout) <= 17);
    });

    keeps("the same name twice is one box, at once or later; one that ended starts afresh", async () => {
      const spec = instanceSpec(made.folder, imageDigest, { name: "once" });
      await Promise.all([made.runner.startInstance(spec), made.runner.startInstance(spec)]);
      await until(() => ask(spec, { body: "return 1" }));
      await tell(spec, "globalThis.mark = 'same'");
      await made.runner.startInstance(spec);
      assert.equal(await tell(spec, "return globalThis.mark"), "same");
      await ask(spec, { body: "process.exit(3)" }).catch(() => undefined);
      await until(async () => assert.equal((await find("once"))?.stoppedBecause, "3"));
      await startAndWait(made.runner, spec);
      assert.equal(await tell(spec, "return globalThis.mark ?? null"), null);
      await made.runner.stopInstance("once", 0);
    });

    keeps("stopping asks first and insists after the grace; of one that is gone it does nothing", async () => {
      const polite = instanceSpec(made.folder, imageDigest, { name: "polite" });
      await startAndWait(made.runner, polite);
      await tell(polite, "process.on('SIGTERM', () => { fs.writeFileSync('/data/goodbye', 'said'); process.exit(); })");
      const askedAt = performance.now();
      await made.runner.stopInstance("polite", 10_000);
      assert.ok(performance.now() - askedAt < 5_000);
      assert.equal(readFileSync(join(polite.dataFolder, "goodbye"), "utf8"), "said");
      const stubborn = instanceSpec(made.folder, imageDigest, { name: "stubborn" });
      await startAndWait(made.runner, stubborn);
      await tell(stubborn, "process.on('SIGTERM', () => undefined)");
      const insistedAt = performance.now();
      await made.runner.stopInstance("stubborn", 300);
      const tookMs = performance.now() - insistedAt;
      assert.ok(tookMs >= 300 && tookMs < 5_000, `took ${tookMs} ms`);
      await made.runner.stopInstance("stubborn", 0);
      await made.runner.stopInstance("never-was", 1_000);
    });

    keeps("data stays when a box goes; its socket folder starts empty", async () => {
      const spec = instanceSpec(made.folder, imageDigest, { name: "stay" });
      await startAndWait(made.runner, spec);
      await tell(spec, "fs.writeFileSync('/data/row', 'kept'); fs.writeFileSync('/app/junk', '')");
      await made.runner.stopInstance("stay", 0);
      await startAndWait(made.runner, spec);
      assert.equal(await tell(spec, "return fs.readFileSync('/data/row', 'utf8')"), "kept");
      assert.deepEqual(readdirSync(spec.appFolder), ["app.sock"]);
      assert.deepEqual(
        await tell(
          spec,
          "return ['/bundle/x', '/door/x'].filter((f) => { try { fs.writeFileSync(f, ''); return true } catch { return false } })",
        ),
        [],
      );
      await made.runner.stopInstance("stay", 0);
    });

    keeps("every box is listed with its labels", async () => {
      const spec = instanceSpec(made.folder, imageDigest, { name: "listed", labels: { appId: "app_1", kind: "app" } });
      await startAndWait(made.runner, spec);
      assert.deepEqual(await find("listed"), {
        name: "listed",
        labels: { appId: "app_1", kind: "app" },
        state: "running",
      });
      await made.runner.stopInstance("listed", 0);
      assert.equal(await find("listed"), undefined);
    });

    keeps("a box's processes are counted where they are asked for", async () => {
      const spec = instanceSpec(made.folder, imageDigest, { name: "counted" });
      await startAndWait(made.runner, spec);
      const counted = (await made.runner.list({ countsProcesses: true })).find((box) => box.name === "counted");
      assert.equal((counted?.processes ?? 0) > 0 && (counted?.processes ?? 0) <= spec.limits.pids, true);
      await made.runner.stopInstance("counted", 0);
    });

    keeps("what a box deleted and holds open is found, on the disk of its folder, until it lets go", async () => {
      const spec = instanceSpec(made.folder, imageDigest, { name: "holding" });
      await startAndWait(made.runner, spec);
      const { dev: device } = statSync(spec.dataFolder);
      const held = async () => {
        const box = (await made.runner.list({ countsProcesses: true })).find((one) => one.name === "holding");
        return box?.heldFiles?.filter((one) => one.device === device) ?? [];
      };
      assert.deepEqual(await held(), []);
      const take =
        "globalThis.held = fs.openSync('/data/x', 'w'); fs.unlinkSync('/data/x'); fs.writeSync(globalThis.held, Buffer.alloc(2_000_000, 1))";
      await tell(spec, take);
      const [found] = await held();
      assert.ok(found && found.bytes >= 2_000_000 && found.bytes < 2_100_000, JSON.stringify(found));
      await tell(spec, "fs.closeSync(globalThis.held)");
      assert.deepEqual(await held(), []);
      await made.runner.stopInstance("holding", 0);
    });

    keeps("an app reaches its door by port and by socket, and is reached by its own socket, streaming", async (t) => {
      const door = await openDoor(t, made.folder, "lunch");
      const spec = instanceSpec(made.folder, imageDigest, { name: "lunch", doorFolder: door });
      await startAndWait(made.runner, spec);
      const get = (options: string) =>
        `return await new Promise((ok, no) => http.get(${options}, (a) => { let t = ""; a.on("data", (c) => { t += c }).on("end", () => ok(t)) }).on("error", no))`;
      assert.equal(await tell(spec, get('"http://127.0.0.1:8080/a"')), "door lunch GET /a");
      assert.equal(await tell(spec, get('{ socketPath: "/door/door.sock", path: "/b" }')), "door lunch GET /b");
      // The second event is sent only on a request made after the first arrived: a buffered answer would never end.
      const events = await ask(spec, {
        path: "/events",
        onPart: () => void ask(spec, { path: "/more" }).catch(() => undefined),
      });
      assert.equal(events, "data: first\n\ndata: second\n\n");
      await made.runner.stopInstance("lunch", 0);
    });

    keeps("a program that knows only ports is reached by its socket all the same", async () => {
      const env = { TOOLROOM_FORWARD: "1", PORT: "3456" };
      const spec = instanceSpec(made.folder, imageDigest, { name: "ports", env });
      await startAndWait(made.runner, spec);
      assert.equal(await tell(spec, "return process.env.PORT"), "3456");
      await made.runner.stopInstance("ports", 0);
    });

    keeps("a task gets its source and folders, and tells how it ended", async (t) => {
      const data = join(made.folder, "task-data");
      mkdirSync(data, { mode: 0o777 });
      const source = await packTar([{ path: "deep/note.txt", content: Buffer.from("from the tar") }]);
      const door = await openDoor(t, made.folder, "task");
      const script =
        "cat deep/note.txt; pwd; node -e 'fetch(process.env.TOOLROOM_DOOR + \"/t\").then((a) => a.text()).then(console.log)'; echo wrong >&2; exit 7";
      const result = await shell(script, { source, doorFolder: door });
      const expected = {
        exitCode: 7,
        stdout: "from the tar/app-source\ndoor task GET /t\n",
        stderr: "wrong\n",
        timedOut: false,
      };
      assert.deepEqual(result, expected);
    });

    keeps("a task over its time is killed, and its output is cut to the end", async () => {
      const late = await shell("echo begun; (sleep 60 &) ; sleep 60", { timeoutMs: 1_000 });
      assert.deepEqual(late, { exitCode: null, stdout: "begun\n", stderr: "", timedOut: true });
      const long = await shell("head -c 3000000 /dev/zero | tr '\\0' a; echo the end");
      assert.ok(long.stdout.length < 257 * 1024);
      assert.match(long.stdout, /a{100}the end\n$/);
    });

    keeps("a sandbox takes files, runs commands on them and gives files back", async (t) => {
      const door = await openDoor(t, made.folder, "build");
      await withSandbox(async (sandbox) => {
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
      }, door);
    });

    keeps("a command over its time goes with all it started, and nothing else does", async () => {
      await withSandbox(async (sandbox) => {
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

    keeps("a command that leaves something running ends when it ends, with all that it said", async () => {
      await withSandbox(async (sandbox) => {
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

    keeps("a fork bomb in a sandbox ends and the sandbox lives on", async () => {
      await withSandbox(async (sandbox) => {
        await sandbox.exec(["sh", "-c", "echo work > /app-source/work.txt"], execOptions);
        const bomb = await sandbox.exec(["sh", "-c", "f(){ f|f& }; f; sleep 60"], { ...execOptions, timeoutMs: 1_000 });
        // Where its own shell finds no room to fork, it ends before its time.
        assert.ok(bomb.timedOut || bomb.exitCode !== 0);
        const after = await sandbox.exec(["cat", "work.txt"], execOptions);
        assert.equal(after.stdout, "work\n");
      });
    });

    keeps("a command that fills the sandbox with processes and ends leaves room for the next one", async () => {
      await withSandbox(async (sandbox) => {
        await sandbox.exec(["sh", "-c", "echo work > /app-source/work.txt"], execOptions);
        const filling = await sandbox.exec(["sh", "-c", "while :; do sleep 300 & done"], execOptions);
        assert.notEqual(filling.exitCode, 0);
        const after = await sandbox.exec(["sh", "-c", "cat work.txt; true"], execOptions);
        assert.deepEqual([after.exitCode, after.stdout], [0, "work\n"]);
      });
    });

    keeps("a gigabyte of output is counted, not held", async () => {
      await withSandbox(async (sandbox) => {
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

    keeps("what a sandbox made is refused where it is no plain file", async () => {
      await withSandbox(async (sandbox) => {
        await sandbox.exec(["ln", "-s", "/etc/passwd", "users.txt"], execOptions);
        const taking = sandbox.takeFiles({ maxFiles: 10, maxBytes: 1_000 });
        await assert.rejects(
          taking,
          (error) =>
            error instanceof KnownError && error.code === "hostile_archive" && error.message.includes("users.txt"),
        );
      });
    });

    keeps("a closed sandbox is gone, and closing it twice is harmless", async () => {
      await withSandbox(async (sandbox) => {
        await sandbox.close();
        assert.equal(await find(sandbox.name), undefined);
        await assert.rejects(
          sandbox.exec(["true"], execOptions),
          (error) => error instanceof KnownError && error.code === "sandbox_gone",
        );
      });
    });

    keeps("nothing of a box stays on the host but what its spec names", () => {
      assert.equal(existsSync("/app-source"), false);
      assert.deepEqual(
        readdirSync(made.folder).filter((entry) => entry.startsWith("probe-")),
        [],
      );
    });

    test("what it does not keep is named, with the reason", (t) => {
      for (const [promise, reason] of Object.entries(lacks)) {
        assert.ok(names.has(promise), `no such promise: ${promise}`);
        t.diagnostic(`${name} does not keep "${promise}": ${reason}`);
      }
    });
  });
}
