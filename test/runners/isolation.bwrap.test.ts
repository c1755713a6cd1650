import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import net from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { after, before, describe, type TestContext, test } from "node:test";
import {
  engineSocket,
  makeBareRunner,
  makeBubblewrapRunner,
  makeDockerRunner,
  noBubblewrap,
  noEngine,
  type RunnerUnderTest,
} from "./boxes.ts";
import { type EscapeTarget, escapesAt } from "./escape-attempts.ts";
import { attemptsAt, type Target } from "./isolation-attempts.ts";
import { appStand, openNeighbour, sandboxStand } from "./isolation-stands.ts";

const WORD = "toolroom-host-canary";
const ANSWER_WIDTH = 42;
const STANDS = ["docker", "docker, sandbox", "bubblewrap", "bubblewrap, sandbox", "bare"];
const LEAST_TRIED = 40;
/** Of what runs without a box, this at least is kept from it, by Node's own permissions. */
const KEPT_BARE = [
  ...["read a file of the host", "look into another app's folder", "write where the system or its own code is"],
  ...["get out through /proc", "mount something", "start 200 processes", "write a file beyond its limit"],
  "fill its data folder with many files",
];

describe("what each runner isolates, tried from inside", {
  concurrency: 1,
  skip: (await noBubblewrap()) || (await noEngine()),
}, () => {
  const runners: Record<string, RunnerUnderTest> = {};
  const table = new Map<string, Record<string, string>>();
  const note = (what: string, name: string, answer: string) => table.set(what, { ...table.get(what), [name]: answer });
  const canary = net.createServer((socket) => socket.destroy());
  /** On every address of this machine. */
  const openCanary = net.createServer((socket) => socket.destroy());
  const socketCanary = net.createServer((socket) => socket.destroy());
  let canarySocket = "";
  const hostProgram = spawn(process.execPath, ["-e", "setInterval(() => 0, 1e6)", WORD], { stdio: "ignore" });

  before(async () => {
    runners.docker = await makeDockerRunner();
    runners.bubblewrap = await makeBubblewrapRunner();
    runners.bare = await makeBareRunner(async () => true);
    canarySocket = join(runners.docker.folder, "canary.sock");
    await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
    await new Promise<void>((resolve) => openCanary.listen(0, "0.0.0.0", resolve));
    await new Promise<void>((resolve) => socketCanary.listen(canarySocket, resolve));
  });
  after(async () => {
    for (const server of [canary, openCanary, socketCanary]) server.close();
    hostProgram.kill("SIGKILL");
    for (const made of Object.values(runners)) await made.close();
    const names = STANDS;
    const cells = (what: string) => names.map((name) => (table.get(what)?.[name] ?? "").padEnd(ANSWER_WIDTH));
    console.log(["", "| attempt from inside".padEnd(54), ...names.map((name) => name.padEnd(ANSWER_WIDTH))].join("| "));
    for (const what of table.keys()) console.log(["", what.padEnd(52), ...cells(what)].join("| "));
  });

  for (const name of STANDS) {
    test(name, { timeout: 120_000 }, async (t) => {
      const [runner = "", isSandbox] = name.split(", ");
      const made = runners[runner] ?? assert.fail();
      const { digest } = await made.runner.prepare(() => undefined);
      const stand = await (isSandbox ? sandboxStand : appStand)(t, made, digest);
      // Without a box there is nothing to get out of. Last comes what leaves an app without its socket.
      const escapes = name === "bare" ? [] : escapesAt(await aimAt(t, made, digest));
      for (const { what, body } of [...escapes, ...attemptsAt(targetIn(made))])
        if (!stand.leavesOut.includes(what)) note(what, name, (await stand.attempt(body)) || "it ended without a word");
      note("take 600 MB of memory", name, await stand.takeMemory());
      await stand.close();
      const tried = [...table].filter(([, row]) => row[name] !== undefined);
      const through = tried.filter(([, row]) => row[name] === "through").map(([what]) => what);
      if (name === "bare")
        assert.deepEqual(
          KEPT_BARE.filter((what) => through.includes(what)),
          [],
        );
      else {
        assert.deepEqual(through, []);
        assert.ok(tried.length >= LEAST_TRIED, `only ${tried.length} were tried`);
      }
    });
  }

  /** What lies in the runner's folder is made once. */
  function targetIn({ folder }: RunnerUnderTest): Target {
    const [otherFolder, secretFile] = [join(folder, "other-data"), join(folder, "secret")];
    mkdirSync(otherFolder, { recursive: true, mode: 0o777 });
    writeFileSync(secretFile, "secret", { mode: 0o644 });
    const { port } = canary.address() as net.AddressInfo;
    return { secretFile, otherFolder, canarySocket, engineSocket, pid: hostProgram.pid ?? 0, word: WORD, port };
  }

  /** Also a box beside it, for as long as the test goes. */
  async function aimAt(t: TestContext, made: RunnerUnderTest, digest: string): Promise<EscapeTarget> {
    const neighbour = await openNeighbour(t, made, digest);
    t.after(neighbour.close);
    const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const addresses = all.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);
    const { port: openPort } = openCanary.address() as net.AddressInfo;
    return { ...targetIn(made), addresses, openPort, neighbour };
  }
});
