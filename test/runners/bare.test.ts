import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { packTar } from "../../runners/archive.ts";
import { runnerContract } from "../contracts/runner.contract.ts";
import {
  ask,
  instanceSpec,
  makeBareRunner,
  openDoor,
  type RunnerUnderTest,
  smallLimits,
  startAndWait,
  tell,
  until,
} from "./boxes.ts";

const noBox = "there is no box around a program";
const hostPaths = "without a box its folders are where the host has them, and the test names them as in a box";
const noPrograms = "without a box no harness is run but the one that is no program";
const noCommands = "without a box only the commands of the checks are run, and only on known code";

runnerContract("bare", false, () => makeBareRunner(async () => true), {
  "a box has no network but its own loopback": noBox,
  "a box has no rights: its own user, no capabilities, no way to gain any": noBox,
  "a box writes nowhere but in its own folders": noBox,
  "a box sees the environment of its spec and no more": noCommands,
  "a box sees the folders it was given and no other's": noBox,
  "out of memory is told as such": noBox,
  "endless forking stays within the limit and ends with the task": noBox,
  "a file ends at the limit, scratch at its size": noBox,
  "stopping asks first and insists after the grace; of one that is gone it does nothing": hostPaths,
  "data stays when a box goes; its socket folder starts empty": hostPaths,
  "what a box deleted and holds open is found, on the disk of its folder, until it lets go": hostPaths,
  "an app reaches its door by port and by socket, and is reached by its own socket, streaming":
    "without a network of its own an app has no port 8080 of its own: the door is reached by its socket alone",
  "a program that knows only ports is reached by its socket all the same":
    "without a network of its own an app has no port of its own",
  "a task gets its source and folders, and tells how it ended": noCommands,
  "a task that is called off is killed at once, with all it started": noCommands,
  "a task over its time is killed, and its output is cut to the end": noCommands,
  "a sandbox takes files, runs commands on them and gives files back": noCommands,
  "a command over its time goes with all it started, and nothing else does": noCommands,
  "a command that leaves something running ends when it ends, with all that it said": noCommands,
  "a fork bomb in a sandbox ends and the sandbox lives on": noCommands,
  "a command that fills the sandbox with processes and ends leaves room for the next one": noCommands,
  "a sandbox full of empty files says so, and works on": noBox,
  "a gigabyte of output is counted, not held": noCommands,
  "what a sandbox made is refused where it is no plain file": noCommands,
  "what is installed in a sandbox is left out with its links, or taken alone without any": noCommands,
  "of the agent's own folder only what was asked for is taken, and it is laid into another sandbox": noCommands,
  "a sandbox finds the programs of its agents by their names, and cannot change them": noPrograms,
  "a program hears what is said while it runs, and is heard line by line": noPrograms,
  "a program that ends by itself is read to its end, and tells how it ended": noPrograms,
  "a program that writes a line without end is ended": noPrograms,
  "a program that writes more than it may is ended": noPrograms,
  "a program that nobody reads waits, and nothing of it is lost": noPrograms,
  "killing a program leaves nothing that it started, and nothing else ends": noPrograms,
  "what a program left behind when it ended goes with a later kill": noPrograms,
  "a frozen sandbox stands still, and goes on where it is asked for something": noPrograms,
  "a program in a frozen sandbox is killed with all that it started": noPrograms,
  "a frozen sandbox that nobody closed is found and ended like the other boxes": noPrograms,
  "closing the sandbox ends its programs, read or not": noPrograms,
});

describe("without boxes", { concurrency: 1 }, () => {
  let made: RunnerUnderTest;
  let imageDigest: string;
  const known = new Set<string>();
  const isRefused = (error: unknown) => error instanceof KnownError && error.code === "not_without_box";
  const box = { labels: {}, limits: smallLimits, env: {}, mounts: [], timeoutMs: 10_000 };
  const options = { timeoutMs: 10_000, maxOutputBytes: 10_000 };

  before(async () => {
    made = await makeBareRunner(async (folder) => known.has(folder));
    const said: string[] = [];
    imageDigest = (await made.runner.prepare((sentence) => said.push(sentence))).digest;
    assert.match(said.join(" "), /WITHOUT isolation/);
  });
  after(() => made.close());

  test("an app that is not known code never runs", async () => {
    const program = `import fs from "node:fs"; fs.writeFileSync(${JSON.stringify(join(made.folder, "ran"))}, "");`;
    const spec = instanceSpec(made.folder, imageDigest, { name: "foreign", program });
    await assert.rejects(made.runner.startInstance(spec), isRefused);
    const mounts = [{ hostFolder: spec.bundleFolder, inside: "/bundle", writable: false }];
    const migrate = ["node", "/opt/toolroom/migrate.mjs", "/bundle", "/data"];
    const tasks = [
      { command: migrate, mounts },
      { command: migrate, mounts: [] },
      { command: ["node", "/bundle/app.ts"], mounts },
      { command: ["sh", "-c", "true"], mounts },
      { command: migrate, mounts, source: await packTar([]) },
    ];
    for (const task of tasks)
      await assert.rejects(made.runner.runTask({ ...box, name: "foreign-task", imageDigest, ...task }), isRefused);
    assert.equal(existsSync(join(made.folder, "ran")), false);
    assert.deepEqual(await made.runner.list(), []);
  });

  test("a known app runs on its own folders, speaks to its door, and ends when it is asked to", async (t) => {
    const doorFolder = await openDoor(t, made.folder, "known");
    const spec = instanceSpec(made.folder, imageDigest, { name: "known", doorFolder, env: { FOLDER: "/data" } });
    known.add(spec.bundleFolder);
    await startAndWait(made.runner, spec);
    assert.equal(await tell(spec, "return process.env.FOLDER"), spec.dataFolder);
    const get = `return await new Promise((ok, no) => http.get({ socketPath: process.env.TOOLROOM_DOOR_SOCKET, path: "/b" }, (a) => a.on("data", (d) => ok(String(d)))).on("error", no))`;
    assert.equal(await tell(spec, get), "door known GET /b");
    const database = `const { DatabaseSync } = await import("node:sqlite"); const d = new DatabaseSync(process.env.FOLDER + "/app.sqlite"); d.exec("create table t (a)"); return d.prepare("select count(*) as n from t").get().n`;
    assert.equal(await tell(spec, database), 0);
    await tell(
      spec,
      "process.on('SIGTERM', () => { fs.writeFileSync(process.env.FOLDER + '/goodbye', 'said'); process.exit(); })",
    );
    await made.runner.stopInstance("known", 10_000);
    assert.equal(readFileSync(join(spec.dataFolder, "goodbye"), "utf8"), "said");
    assert.deepEqual(await made.runner.list(), []);
  });

  test("Node keeps a known app from other files and from starting programs", async () => {
    const spec = instanceSpec(made.folder, imageDigest, { name: "kept" });
    known.add(spec.bundleFolder);
    writeFileSync(join(made.folder, "secret"), "secret");
    await startAndWait(made.runner, spec);
    const attempts = [
      `return fs.readFileSync("/etc/passwd", "utf8")`,
      `return fs.readFileSync(${JSON.stringify(join(made.folder, "secret"))}, "utf8")`,
      `return fs.writeFileSync("/tmp/toolroom-bare-was-here", "")`,
      `return cp.execFileSync("id")`,
      `return new (await import("node:worker_threads")).Worker("1", { eval: true })`,
      `fs.writeFileSync(process.argv[1], "changed")`,
    ];
    for (const attempt of attempts)
      await assert.rejects(tell(spec, attempt), /Access to this API has been restricted/, attempt);
    await assert.rejects(ask(spec, { body: "process.exit(9)" }));
    await until(async () => {
      const [kept] = await made.runner.list();
      assert.equal(kept?.stoppedBecause, "9");
    });
    await made.runner.stopInstance("kept", 0);
  });

  test("a sandbox takes what the harness and the checks need, and nothing runs in it but known code", async () => {
    const sandbox = await made.runner.openSandbox({ ...box, name: "build", imageDigest });
    await sandbox.putFiles(
      await packTar(["app.ts", "old.ts"].map((path) => ({ path, content: Buffer.from("export {};") }))),
    );
    const brief = await sandbox.exec(["sh", "-c", "cat > /home/agent/toolroom.json"], {
      ...options,
      stdin: Buffer.from("{}"),
    });
    assert.equal(brief.exitCode, 0);
    await sandbox.exec(["rm", "-f", "--", "./old.ts", "./never.ts"], options);
    const taken = await sandbox.takeFiles({ maxFiles: 10, maxBytes: 1_000 });
    assert.deepEqual(
      taken.map((file) => file.path),
      ["app.ts"],
    );
    const commands = [
      ["sh", "-c", "true"],
      ["sh", "-c", "cat > /etc/passwd"],
      ["sh", "-c", "cat > /home/agent/../x"],
      ["bash", "-c", "true"],
      ["node", "app.ts"],
      ["node", "-e", "1"],
      ["rm", "-rf", "/"],
      ["rm", "-f", "--", "../../box.json"],
      ["node", "--test", "test/**/*.test.ts"],
      ["tsc", "--noEmit"],
      ["__proto__"],
    ];
    for (const command of commands) await assert.rejects(sandbox.exec(command, options), isRefused, command.join(" "));
    const limits = { maxLineBytes: 1_000, maxTotalBytes: 1_000 };
    await assert.rejects(sandbox.start(["node", "--test"], limits), isRefused);
    const folder = join(made.folder, "bare-scratch/build/app-source");
    known.add(folder);
    mkdirSync(join(folder, "test"));
    writeFileSync(join(folder, "test/a.test.ts"), 'import { test } from "node:test"; test("runs", () => undefined);');
    const ran = await sandbox.exec(["node", "--test", "test/**/*.test.ts"], options);
    assert.deepEqual([ran.exitCode, /pass 1/.test(ran.stdout)], [0, true], ran.stdout + ran.stderr);
    await sandbox.close();
    assert.equal(existsSync(folder), false);
    assert.deepEqual(await made.runner.list(), []);
  });
});
