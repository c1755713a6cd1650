import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { connectHostileSocket } from "../../lib/hostile-folder.ts";
import {
  engineSocket,
  instanceSpec,
  makeBareRunner,
  makeBubblewrapRunner,
  makeDockerRunner,
  noBubblewrap,
  noEngine,
  type RunnerUnderTest,
  smallLimits,
  tell,
  until,
} from "./boxes.ts";
import { attemptsAt, type Target } from "./isolation-attempts.ts";

const WORD = "toolroom-host-canary";
const ANSWER_WIDTH = 42;
/** What gets through where, known and said; all else must not. */
const KNOWN: Record<string, string[]> = {
  // Its size is measured by the platform, and the app is told (see `lib/hostile-folder.ts`). The terminal is its own.
  docker: ["fill its data folder with many files", "type into a terminal (TIOCSTI)", "trace its own child (ptrace)"],
  bubblewrap: ["fill its data folder with many files"],
};
/** Of what runs without a box, this at least is kept from it, by Node's own permissions. */
const KEPT_BARE = [
  ...["read a file of the host", "look into another app's folder", "write where the system or its own code is"],
  ...["get out through /proc", "mount something", "start 200 processes", "write a file beyond its limit"],
];

describe("what each runner isolates, tried from inside", {
  concurrency: 1,
  skip: (await noBubblewrap()) || (await noEngine()),
}, () => {
  const runners: Record<string, RunnerUnderTest> = {};
  const table = new Map<string, Record<string, string>>();
  const note = (what: string, name: string, answer: string) => table.set(what, { ...table.get(what), [name]: answer });
  const canary = net.createServer((socket) => socket.destroy());
  const hostProgram = spawn(process.execPath, ["-e", "setInterval(() => 0, 1e6)", WORD], { stdio: "ignore" });

  before(async () => {
    runners.docker = await makeDockerRunner();
    runners.bubblewrap = await makeBubblewrapRunner();
    runners.bare = await makeBareRunner(async () => true);
    await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  });
  after(async () => {
    canary.close();
    hostProgram.kill("SIGKILL");
    for (const made of Object.values(runners)) await made.close();
    const names = Object.keys(runners);
    const cells = (what: string) => names.map((name) => (table.get(what)?.[name] ?? "").padEnd(ANSWER_WIDTH));
    console.log(["", "| attempt from inside".padEnd(54), ...names.map((name) => name.padEnd(ANSWER_WIDTH))].join("| "));
    for (const what of table.keys()) console.log(["", what.padEnd(52), ...cells(what)].join("| "));
  });

  for (const name of ["docker", "bubblewrap", "bare"]) {
    test(name, { timeout: 120_000 }, async () => {
      const made = runners[name] ?? assert.fail();
      const { target, close } = await makeTarget(made);
      const image = await made.runner.prepare(() => undefined);
      const limits = { ...smallLimits, cpus: 0.5 };
      const env = { DATA: "/data", SCRATCH: name === "bare" ? join(made.folder, "bare-scratch/prisoner") : "/tmp" };
      const spec = instanceSpec(made.folder, image.digest, { name: "prisoner", limits, env });
      await made.runner.startInstance(spec);
      await until(() => tell(spec, "return 1"));
      for (const { what, body } of attemptsAt(target)) {
        const answer = String(await tell(spec, body)) || "it ended without a word";
        note(what, name, answer === "placed" ? await followed(spec.appFolder) : answer);
      }
      await made.runner.stopInstance("prisoner", 0);
      note("take 600 MB of memory", name, await hog(made, image.digest));
      await close();
      const through = [...table].filter(([, row]) => row[name] === "through").map(([what]) => what);
      if (name === "bare")
        assert.deepEqual(
          KEPT_BARE.filter((what) => through.includes(what)),
          [],
        );
      else
        assert.deepEqual(
          through.filter((what) => !KNOWN[name]?.includes(what)),
          [],
        );
    });
  }

  async function makeTarget(made: RunnerUnderTest): Promise<{ target: Target; close(): Promise<void> }> {
    const otherFolder = join(made.folder, "other-data");
    mkdirSync(otherFolder, { mode: 0o777 });
    const secretFile = join(made.folder, "secret");
    writeFileSync(secretFile, "secret", { mode: 0o644 });
    const canarySocket = join(made.folder, "canary.sock");
    const server = net.createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(canarySocket, resolve));
    const { port } = canary.address() as net.AddressInfo;
    const target = { secretFile, otherFolder, canarySocket, engineSocket, pid: hostProgram.pid ?? 0, word: WORD, port };
    return { target, close: async () => void server.close() };
  }

  /** Whether the host, connecting to the app as the edge does, is led to another socket. */
  async function followed(appFolder: string): Promise<string> {
    return connectHostileSocket(appFolder, "app.sock").then(
      (socket) => {
        socket.destroy();
        return "through";
      },
      (error) =>
        error instanceof KnownError && error.code === "hostile_folder" ? "the host refuses it" : String(error),
    );
  }

  async function hog(made: RunnerUnderTest, imageDigest: string): Promise<string> {
    const program = `const all = []; for (let n = 0; n < 60; n += 1) all.push(Buffer.alloc(1e7, 1)); setInterval(() => all.length, 1e6); console.log(all.length); process.exit(42);`;
    await made.runner.startInstance(instanceSpec(made.folder, imageDigest, { name: "hog", program }));
    const ended = await until(async () => {
      const box = (await made.runner.list()).find((one) => one.name === "hog");
      return box?.stoppedBecause ?? assert.fail("still running");
    });
    await made.runner.stopInstance("hog", 0);
    return ended === "42" ? "through" : `ended: ${ended}`;
  }
});
