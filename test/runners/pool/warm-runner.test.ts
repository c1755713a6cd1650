import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { systemClock } from "../../../lib/clock.ts";
import { KnownError } from "../../../lib/errors.ts";
import { silentLog } from "../../../lib/log.ts";
import { createWarmRunner, type WarmRunner } from "../../../runners/pool/warm-runner.ts";
import type { ProgramAhead, Runner, RunningProgram, SandboxSpec, StartOptions } from "../../../runners/runner.ts";
import { openLocalSandbox } from "../../fakes/local-sandbox.ts";
import { openDoor, smallLimits } from "../boxes.ts";

test("what is asked for a second time waits already, frozen, and is let go on when it is taken", async (t) => {
  const stand = await stage(t, 1);
  const cold = await stand.open("first");
  assert.equal(cold.name, "first");
  assert.equal(await stand.warm.settled(), 1);
  const waiting = stand.boxes.at(-1);
  assert.deepEqual([waiting?.spec.labels, waiting?.isFrozen], [{ kind: "pool" }, true]);
  const taken = await stand.open("second");
  assert.deepEqual([taken.name, waiting?.isFrozen], [waiting?.spec.name, false]);
  // Another one waits in its place: none is used twice.
  assert.equal(await stand.warm.settled(), 1);
  assert.notEqual((await stand.open("third")).name, taken.name);
});

test("a box that waited leads to the door of who takes it, and to none before", async (t) => {
  const stand = await stage(t, 2);
  await stand.open("first");
  await stand.warm.settled();
  const socketOf = (name: string) => {
    const box = stand.boxes.find(({ spec }) => spec.name === name);
    return join(box?.spec.doorFolder ?? "", "door.sock");
  };
  const waiting = stand.boxes.at(-1)?.spec.name ?? "";
  await assert.rejects(get(socketOf(waiting)), /socket hang up|EPIPE|ECONNRESET/);
  const [one, other] = [await stand.open("a", "one"), await stand.open("b", "other")];
  assert.equal(await get(socketOf(one.name)), "door one GET /");
  assert.equal(await get(socketOf(other.name)), "door other GET /");
  const folder = join(socketOf(one.name), "..");
  await one.close();
  assert.equal(existsSync(folder), false);
});

test("twenty that are asked for at once are twenty boxes, and closing them leaves nothing", async (t) => {
  const stand = await stage(t, 3);
  await stand.open("first");
  assert.equal(await stand.warm.settled(), 3);
  const opened = await Promise.all(Array.from({ length: 20 }, (_, number) => stand.open(`box-${number}`)));
  assert.equal(new Set(opened.map(({ name }) => name)).size, 20);
  assert.equal(opened.filter(({ name }) => name.startsWith("pool-")).length, 3);
  await Promise.all(opened.map((sandbox) => sandbox.close()));
  await stand.warm.close();
  assert.deepEqual(
    stand.boxes.filter((box) => !box.isClosed).map(({ spec }) => spec.name),
    ["first"],
  );
  assert.deepEqual(readdirSync(join(stand.folder, "p")), []);
});

test("one that was lost while it waited is not given to anybody", async (t) => {
  const stand = await stage(t, 1);
  await stand.open("first");
  await stand.warm.settled();
  const lost = stand.boxes.at(-1);
  lost?.vanish();
  assert.equal((await stand.open("second")).name, "second");
  await stand.warm.settled();
  assert.equal(lost?.isClosed, true);
});

test("of another image, or with other agents, none waits; what waited for the old one is closed", async (t) => {
  const stand = await stage(t, 1);
  await stand.open("first");
  await stand.warm.settled();
  const old = stand.boxes.at(-1);
  const agents = [{ name: "some-agent", hostFolder: "/opt/some-agent" }];
  assert.equal((await stand.open("second", "one", { agents })).name, "second");
  assert.equal(await stand.warm.settled(), 1);
  assert.equal(old?.isClosed, true);
  assert.deepEqual(stand.boxes.at(-1)?.spec.agents, agents);
});

test("what the pool is not for is opened as ever, and so is everything where nothing may wait", async (t) => {
  const stand = await stage(t, 1);
  await stand.open("check", "one", { labels: { kind: "check" } });
  assert.equal(await stand.warm.settled(), 0);
  const none = await stage(t, 0);
  await none.open("first");
  assert.equal(await none.warm.settled(), 0);
});

test("where none can be opened ahead, who asks gets one all the same", async (t) => {
  const stand = await stage(t, 1);
  stand.refuse("pool-");
  assert.equal((await stand.open("first")).name, "first");
  assert.equal(await stand.warm.settled(), 0);
  assert.deepEqual(readdirSync(join(stand.folder, "p")), []);
  stand.refuse("none");
  assert.equal((await stand.open("second")).name, "second");
  assert.equal(await stand.warm.settled(), 1);
});

/** Answers its first line with its own name and what lies in its home, then each line with itself. */
const ECHO = `const { createInterface } = require("node:readline"); const fs = require("node:fs"); let isFirst = true;
  createInterface({ input: process.stdin }).on("line", (line) => { console.log(isFirst ? "noise\\nready " + process.argv[1] + " " + fs.readFileSync(process.env.HOME + "/conf/a", "utf8") : line); isFirst = false; if (line === "die") process.exit(3); })`;
const AHEAD: ProgramAhead = {
  command: [process.execPath, "-e", ECHO, "{uuid}"],
  options: { maxLineBytes: 1_000, maxTotalBytes: 10_000 },
  ...{ files: { "conf/a": "configured" }, say: "hello\n", answer: "ready " },
};

test("a program waits in its box with its first answer given, goes on with who takes the box, and is had once", async (t) => {
  const stand = await stage(t, 1);
  const ahead = AHEAD;
  const cold = await stand.open("first", "one", { ahead });
  assert.equal(cold.takeStarted?.() ?? null, null, "who comes first starts it");
  await stand.warm.settled();
  const taken = await stand.open("second", "one", { ahead });
  const started = taken.takeStarted?.() ?? assert.fail("nothing waits");
  assert.deepEqual(started.heard, ["noise", `ready ${started.uuid} configured`]);
  assert.match(started.uuid, /^[0-9a-f-]{36}$/);
  await started.program.write("the work\n");
  for await (const line of started.program.lines()) {
    assert.equal(line, "the work");
    break;
  }
  assert.equal(taken.takeStarted?.(), null);
  await stand.warm.settled();
  const next = (await stand.open("third", "one", { ahead })).takeStarted?.();
  assert.notEqual(next?.uuid ?? started.uuid, started.uuid);
});

test("a box whose program is another by now is closed, and one whose program does not start or has ended is given all the same", async (t) => {
  const stand = await stage(t, 1);
  await stand.open("first", "one", { ahead: AHEAD });
  await stand.warm.settled();
  const old = stand.boxes.at(-1);
  const dying = { ...AHEAD, say: "die\n" };
  const other = await stand.open("second", "one", { ahead: dying });
  assert.equal(other.name, "second", "it is not the one that waited for something else");
  await stand.warm.settled();
  assert.equal(old?.isClosed, true);
  const silent = { ...AHEAD, say: "die\n", answer: "never said" };
  await stand.open("third", "one", { ahead: silent });
  await stand.warm.settled();
  const taken = await stand.open("fourth", "one", { ahead: silent });
  assert.match(taken.name, /^pool-/);
  assert.equal(taken.takeStarted?.(), null);
});

test("what ended while it waited is not handed on", async (t) => {
  const stand = await stage(t, 1);
  const ahead = { ...AHEAD, say: "die\n" };
  await stand.open("first", "one", { ahead });
  await stand.warm.settled();
  await stand.boxes.at(-1)?.programsEnded();
  const taken = await stand.open("second", "one", { ahead });
  assert.match(taken.name, /^pool-/);
  assert.equal(taken.takeStarted?.(), null);
});

interface Box {
  spec: SandboxSpec;
  isFrozen: boolean;
  isClosed: boolean;
  vanish(): void;
  /** Once what was started in it has ended. */
  programsEnded(): Promise<unknown>;
}

interface Stand {
  warm: WarmRunner;
  folder: string;
  /** In the order they were opened. */
  boxes: Box[];
  open(name: string, door?: string, given?: Partial<SandboxSpec>): ReturnType<Runner["openSandbox"]>;
  /** From now on no box whose name begins so is opened. */
  refuse(prefix: string): void;
}

async function stage(t: TestContext, size: number): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-pool-"));
  const boxes: Box[] = [];
  let refused = "none";
  const openSandbox = async (spec: SandboxSpec) => {
    if (spec.name.startsWith(refused)) throw new KnownError("runner_failed", "There is no room.", "Wait.");
    const local = await openLocalSandbox();
    const programs: RunningProgram[] = [];
    const programsEnded = () => Promise.all(programs.map(({ exited }) => exited));
    const box: Box = { spec, isFrozen: false, isClosed: false, vanish: local.vanish, programsEnded };
    boxes.push(box);
    return {
      ...local,
      name: spec.name,
      start: async (command: string[], options: StartOptions) => {
        const program = await local.start(command, options);
        programs.push(program);
        return program;
      },
      setFrozen: async (isFrozen: boolean) => {
        await local.setFrozen(isFrozen);
        box.isFrozen = isFrozen;
      },
      close: async () => {
        box.isClosed = true;
        await local.close();
      },
    };
  };
  const unused = () => assert.fail("nothing else is asked of it");
  const runner: Runner = {
    ...{
      name: "docker",
      prepare: unused,
      startInstance: unused,
      stopInstance: unused,
      runTask: unused,
      list: unused,
      gpus: unused,
    },
    openSandbox,
  };
  const warm = createWarmRunner(runner, {
    ...{ size, labels: { kind: "pool" }, runtimeFolder: folder, log: silentLog, clock: systemClock, quietMs: 0 },
    isWarmed: ({ labels }) => labels.kind === "sandbox",
  });
  const opened: Awaited<ReturnType<Runner["openSandbox"]>>[] = [];
  t.after(async () => {
    await warm.close();
    for (const sandbox of opened) await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const doors = join(folder, "d");
  mkdirSync(doors);
  const doorFolders = new Map<string, string>();
  return {
    warm,
    folder,
    boxes,
    refuse: (prefix) => {
      refused = prefix;
    },
    open: async (name, door = "one", given = {}) => {
      const doorFolder = doorFolders.get(door) ?? (await openDoor(t, doors, door));
      doorFolders.set(door, doorFolder);
      const limits = smallLimits;
      const spec = { name, labels: { kind: "sandbox" }, limits, env: {}, imageDigest: "sha256:a", doorFolder };
      const sandbox = await warm.openSandbox({ ...spec, ...given });
      opened.push(sandbox);
      return sandbox;
    },
  };
}

function get(socketPath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = http.get({ socketPath, path: "/" }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve(text));
    });
    call.on("error", reject);
  });
}
