import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createStarter } from "../../../runners/host/starter/starter.ts";

const ENV = { PATH: "/usr/bin:/bin" };
const MOST = { env: ENV, mostBytes: 1_000 };

test("a program gets what is said to it, and all it says comes back with how it ended", async (t) => {
  const starter = started(t);
  const ended = await starter.run({ ...MOST, command: sh("cat; echo no >&2; exit 3"), input: Buffer.from("yes") });
  assert.deepEqual(plain(ended), { exitCode: 3, stdout: "yes", stderr: "no\n", isTooMuch: false });
});

test("of a program that says too much, it is told so, or the end is kept", async (t) => {
  const starter = started(t);
  const command = sh("yes | head -c 100000; sleep 0.1; echo end");
  const killed = await starter.run({ ...MOST, command });
  assert.deepEqual([killed.exitCode, killed.isTooMuch], [null, true]);
  const kept = plain(await starter.run({ ...MOST, command, above: "keep_end" }));
  assert.deepEqual([kept.exitCode, kept.isTooMuch], [0, false]);
  assert.match(kept.stdout, /bytes left out here\]\n[\s\S]*end\n$/);
});

test("many at once are told apart, and one that is given up is killed", async (t) => {
  const starter = started(t);
  const words = Array.from({ length: 30 }, (_, index) => `word ${index}`);
  const said = await Promise.all(
    words.map((word) => starter.run({ ...MOST, command: sh("cat"), input: Buffer.from(word) })),
  );
  assert.deepEqual(
    said.map((one) => plain(one).stdout),
    words,
  );
  const over = new AbortController();
  const endless = starter.run({ ...MOST, command: sh("echo on; sleep 100") }, over.signal);
  over.abort();
  assert.equal((await endless).exitCode, null);
  assert.equal((await starter.run({ ...MOST, command: sh("sleep 100") }, AbortSignal.abort())).exitCode, null);
});

test("what is no program is said by its name", async (t) => {
  const starter = started(t);
  await assert.rejects(starter.run({ ...MOST, command: ["no-such-program"] }), {
    code: "program_missing",
    message: /no-such-program/,
  });
  await assert.rejects(starter.begin({ env: ENV, command: ["no-such-program"] }), { code: "program_missing" });
});

test("a program finds open what it is given, and nothing of ours", async (t) => {
  const starter = started(t);
  const folder = folderOf(t);
  writeFileSync(join(folder, "read"), "given");
  const ours = openSync(join(folder, "read"), "r");
  t.after(() => closeSync(ours));
  const opened = [
    { path: join(folder, "read"), flags: "r" },
    { path: join(folder, "write"), flags: "a" },
  ] as const;
  const command = sh("cat <&3 >&4; for one in /proc/$$/fd/*; do readlink $one; done");
  const ended = plain(await starter.run({ ...MOST, command, opened: [...opened] }));
  assert.equal(readFileSync(join(folder, "write"), "utf8"), "given");
  const open = ended.stdout.split("\n").filter((one) => one !== "" && !one.startsWith("/dev/null"));
  // Its two outputs, and what it was given.
  assert.equal(open.filter((one) => one.startsWith("socket:") || one.startsWith("pipe:")).length, 2);
  assert.equal(open.filter((one) => one.startsWith(folder)).length, 2);
  assert.equal(open.length, 4);
});

test("what was begun lives on when the starter is closed, what runs to its end does not", async (t) => {
  const starter = started(t);
  const begun = await starter.begin({ env: ENV, command: sh("sleep 100") });
  const quick = await starter.begin({ env: ENV, command: sh("exit 0") });
  while (!quick.hasEnded()) await pause(5);
  assert.equal(begun.hasEnded(), false);
  const folder = folderOf(t);
  const run = starter.run({ ...MOST, command: sh(`echo $$ > ${folder}/pid; exec sleep 100`) });
  const pid = await pidIn(join(folder, "pid"));
  starter.close();
  await assert.rejects(run, { code: "starter_ended" });
  while (isThere(pid)) await pause(5);
  assert.ok(isThere(begun.pid));
  process.kill(begun.pid, "SIGKILL");
});

test("a starter that is killed fails what it was doing, and is there again for the next", async (t) => {
  const starter = started(t);
  const parent = plain(await starter.run({ ...MOST, command: sh("echo $PPID") })).stdout;
  const run = starter.run({ ...MOST, command: sh("sleep 100") });
  process.kill(Number(parent), "SIGKILL");
  await assert.rejects(run, { code: "starter_ended" });
  assert.equal(plain(await starter.run({ ...MOST, command: sh("echo again") })).stdout, "again\n");
});

test("one that was killed a moment ago, unseen, takes nobody along, and the next wish has its own", async (t) => {
  const starter = started(t);
  for (let round = 0; round < 5; round += 1) {
    const parent = Number(plain(await starter.run({ ...MOST, command: sh("echo $PPID") })).stdout);
    process.kill(parent, "SIGKILL");
    // Until it is gone, without a look at what is told us.
    for (const until = performance.now() + 50; performance.now() < until; );
    const told = await starter.run({ ...MOST, command: sh("echo ran") }).then(
      (ended) => plain(ended).stdout,
      (error: { code?: string }) => error.code,
    );
    assert.ok(told === "ran\n" || told === "starter_ended", String(told));
    assert.equal(plain(await starter.run({ ...MOST, command: sh("echo next") })).stdout, "next\n");
  }
});

test("Ctrl-C at a terminal leaves the starter to who started it, and a closed one starts nothing", async (t) => {
  const starter = started(t);
  const parent = Number(plain(await starter.run({ ...MOST, command: sh("echo $PPID") })).stdout);
  process.kill(parent, "SIGINT");
  assert.equal(Number(plain(await starter.run({ ...MOST, command: sh("echo $PPID") })).stdout), parent);
  starter.close();
  await assert.rejects(starter.run({ ...MOST, command: sh("true") }), { code: "starter_ended" });
});

test("an idle starter keeps nobody running, and ends with who started it", async (t) => {
  const folder = folderOf(t);
  const file = join(folder, "main.ts");
  const from = JSON.stringify(new URL("../../../runners/host/starter/starter.ts", import.meta.url).href);
  writeFileSync(
    file,
    `import { createStarter } from ${from};\n` +
      `const ended = await createStarter().run({ env: {}, mostBytes: 99, command: ["/bin/sh", "-c", "echo $PPID"] });\n` +
      "process.stdout.write(Buffer.from(ended.stdout));\n",
  );
  const starter = started(t);
  const ended = plain(await starter.run({ ...MOST, command: [process.execPath, file] }));
  assert.equal(ended.exitCode, 0, ended.stderr);
  while (isThere(Number(ended.stdout))) await pause(5);
});

function started(t: TestContext) {
  const starter = createStarter();
  t.after(() => starter.close());
  return starter;
}

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-starter-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

function sh(script: string): string[] {
  return ["/bin/sh", "-c", script];
}

function plain({ stdout, stderr, ...rest }: { exitCode: number | null; stdout: Uint8Array; stderr: Uint8Array }) {
  return { ...rest, stdout: Buffer.from(stdout).toString(), stderr: Buffer.from(stderr).toString() } as {
    exitCode: number | null;
    stdout: string;
    stderr: string;
    isTooMuch: boolean;
  };
}

async function pidIn(file: string): Promise<number> {
  for (;;) {
    try {
      const pid = Number(readFileSync(file, "utf8"));
      if (pid > 0) return pid;
    } catch {
      // Not written yet.
    }
    await pause(5);
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
