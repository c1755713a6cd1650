import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import net from "node:net";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { connectHostileSocket, measureHostileFolder } from "../../lib/hostile-folder.ts";
import type { InstanceSpec } from "../../runners/runner.ts";
import {
  engineSocket,
  instanceSpec,
  makeDockerRunner,
  noEngine,
  openDoor,
  type RunnerUnderTest,
  smallLimits,
  startAndWait,
  tell,
  until,
} from "../runners/boxes.ts";

/** Risk 1. Who a box is, is which door it has: nothing it does to its folders may lead the host elsewhere. */
describe("door identity", { skip: await noEngine(), concurrency: 1 }, () => {
  let made: RunnerUnderTest;
  let imageDigest: string;
  let victim: InstanceSpec;
  let hostile: InstanceSpec;
  let canary: net.Server;
  let canaryReached = 0;

  /** The hostile program takes orders at a socket of its own, so that it may do to app.sock what it likes. */
  const order = (body: string) => tell(hostile, body, "orders.sock");
  const isRefused = (error: unknown) => error instanceof KnownError && error.code === "hostile_folder";
  const bothAreWell = async () => {
    assert.equal(await tell(victim, "return globalThis.requests = (globalThis.requests ?? 0) + 1"), 1);
    assert.equal(await tell(victim, "globalThis.requests = 0; return 1"), 1);
    assert.equal(canaryReached, 0);
  };

  before(async () => {
    made = await makeDockerRunner();
    imageDigest = (await made.runner.prepare(() => undefined)).digest;
    // It stands for every socket of the host that a box must not be joined to; the engine's own is tried too.
    canary = net.createServer((socket) => {
      canaryReached += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => canary.listen(join(made.folder, "canary.sock"), resolve));
    for (const name of ["victim-door", "hostile-door"]) mkdirSync(join(made.folder, name));
    victim = instanceSpec(made.folder, imageDigest, { name: "victim", doorFolder: join(made.folder, "victim-door") });
    hostile = instanceSpec(made.folder, imageDigest, {
      name: "hostile",
      doorFolder: join(made.folder, "hostile-door"),
      env: { LISTEN_AT: "/app/orders.sock" },
    });
    await startAndWait(made.runner, victim);
    await startAndWait(made.runner, hostile, "orders.sock");
  });

  after(async () => {
    canary.close();
    await made.close();
  });

  test("app.sock as a link is refused, wherever it leads", async (t) => {
    await openDoor(t, made.folder, "victim");
    await openDoor(t, made.folder, "hostile");
    const targets = [
      engineSocket,
      join(made.folder, "canary.sock"),
      "../canary.sock",
      join(victim.appFolder, "app.sock"),
      "../victim-app/app.sock",
      join(made.folder, "victim-door/door.sock"),
      "/door/door.sock",
      "orders.sock",
      "/proc/self/fd/3",
      "app.sock",
    ];
    for (const target of targets) {
      await order(
        `fs.rmSync("/app/app.sock", { force: true }); fs.symlinkSync(${JSON.stringify(target)}, "/app/app.sock")`,
      );
      await assert.rejects(connectHostileSocket(hostile.appFolder, "app.sock"), isRefused, target);
    }
    await bothAreWell();
  });

  test("app.sock as a FIFO, a file or a folder is refused at once, without waiting", async () => {
    for (const make of [
      `cp.execFileSync("mkfifo", ["/app/app.sock"])`,
      `fs.writeFileSync("/app/app.sock", "")`,
      `fs.mkdirSync("/app/app.sock")`,
    ]) {
      await order(`fs.rmSync("/app/app.sock", { force: true, recursive: true }); ${make}`);
      const startedAt = performance.now();
      await assert.rejects(connectHostileSocket(hostile.appFolder, "app.sock"), isRefused, make);
      assert.ok(performance.now() - startedAt < 500);
    }
    await order(`fs.rmSync("/app/app.sock", { force: true, recursive: true })`);
  });

  test("a door cannot be replaced from inside", async (t) => {
    await openDoor(t, made.folder, "hostile");
    const attempts = [
      `fs.unlinkSync("/door/door.sock")`,
      `fs.renameSync("/door/door.sock", "/door/old.sock")`,
      `fs.renameSync("/app/orders.sock", "/door/door.sock")`,
      `fs.symlinkSync("/app/app.sock", "/door/other.sock")`,
      `fs.linkSync("/door/door.sock", "/app/door.sock")`,
      `fs.chmodSync("/door/door.sock", 0)`,
      `await new Promise((ok, no) => net.createServer().on("error", no).listen("/door/mine.sock", ok))`,
      `cp.execFileSync("mount", ["--bind", "/app", "/door"], { stdio: "pipe" })`,
      `fs.writeFileSync("/proc/self/fd/../../../door/x", "")`,
    ];
    for (const attempt of attempts) await assert.rejects(order(attempt), Error, attempt);
    assert.deepEqual(readdirSync(join(made.folder, "hostile-door")), ["door.sock"]);
    const get = `return await new Promise((ok, no) => http.get({ socketPath: "/door/door.sock", path: "/still" }, (a) => a.on("data", (d) => ok(String(d)))).on("error", no))`;
    assert.equal(await order(get), "door hostile GET /still");
  });

  test("in a race of renames the host is never led outside", async () => {
    // A program of its own swaps app.sock without pause: a real socket, then a link out to the canary, by atomic renames.
    await order(`
      fs.writeFileSync("/tmp/race.mjs", ${JSON.stringify(`
        import fs from "node:fs"; import net from "node:net";
        net.createServer((socket) => socket.end("inside")).listen("/app/real.sock", () => {
          for (;;) {
            fs.linkSync("/app/real.sock", "/app/next"); fs.renameSync("/app/next", "/app/app.sock");
            fs.symlinkSync(process.argv[2], "/app/next"); fs.renameSync("/app/next", "/app/app.sock");
            fs.rmSync("/app/app.sock");
          }
        });`)});
      globalThis.racer = cp.spawn("node", ["/tmp/race.mjs", ${JSON.stringify(join(made.folder, "canary.sock"))}], { stdio: "inherit" });`);
    await until(() => connectHostileSocket(hostile.appFolder, "real.sock").then((socket) => socket.destroy()));
    const outcomes = { connected: 0, refused: 0, nobody: 0 };
    const giveUpAt = performance.now() + 30_000;
    // The engine lets the box's one core rest in slices, so 500 tries alone may all meet the same name.
    const isDone = (tries: number) => tries >= 500 && Math.min(outcomes.connected, outcomes.refused) >= 100;
    for (let tries = 0; !isDone(tries) && performance.now() < giveUpAt; tries += 1) {
      await connectHostileSocket(hostile.appFolder, "app.sock").then(
        (socket) => {
          outcomes.connected += 1;
          socket.destroy();
        },
        (error) => {
          assert.ok(error instanceof KnownError, String(error));
          outcomes[error.code === "hostile_folder" ? "refused" : "nobody"] += 1;
        },
      );
    }
    await order(`globalThis.racer.kill("SIGKILL")`);
    console.log(`rename race: ${JSON.stringify(outcomes)}, canary reached ${canaryReached}`);
    assert.ok(isDone(Number.POSITIVE_INFINITY), "the race was run");
    await bothAreWell();
  });

  test("another's folders are not there, and its processes are not seen", async () => {
    const paths = [victim.appFolder, victim.dataFolder, join(made.folder, "victim-door"), made.folder, engineSocket];
    const found = await order(
      `return ${JSON.stringify(paths)}.filter((path) => fs.existsSync(path) || fs.existsSync("/proc/1/root" + path) || fs.existsSync("/app/../.." + path))`,
    );
    assert.deepEqual(found, []);
    assert.deepEqual(
      await order(
        `return [fs.readdirSync("/app/.."), fs.readdirSync("/data/..")].every((names) => names.includes("bundle"))`,
      ),
      true,
    );
    const uids = await order(`return fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).length`);
    assert.ok(Number(uids) < 10, "sees the host's processes");
  });

  test("a gigabyte of log takes two megabytes of disk", async () => {
    const startedAt = performance.now();
    await order(`
      return await new Promise((ok) => cp.spawn("sh", ["-c", "tr '\\\\0' x < /dev/zero | fold -w 8000 | head -c 1000000000"], { stdio: ["ignore", "inherit", "inherit"] }).on("exit", ok))`);
    const logFile = execFileSync("docker", ["inspect", "-f", "{{.LogPath}}", `toolroom_${made.homeLabel}_hostile`], {
      encoding: "utf8",
    }).trim();
    const folder = dirname(logFile);
    const bytes = readdirSync(folder)
      .filter((name) => name.includes("-json.log"))
      .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    console.log(`1 GB of log: ${Math.round(performance.now() - startedAt)} ms, ${bytes} bytes kept`);
    assert.ok(bytes > 100_000 && bytes < 2_200_000, `${bytes} bytes`);
  });

  test("a huge file ends at its limit, and many are noticed before they are all counted", async () => {
    await order(
      `return await new Promise((ok) => cp.spawn("sh", ["-c", "for n in 1 2 3 4 5 6; do head -c 1G /dev/zero > /data/$n; done"], { stdio: "ignore" }).on("exit", ok))`,
    );
    const sizes = readdirSync(hostile.dataFolder).map((name) => statSync(join(hostile.dataFolder, name)).size);
    assert.deepEqual(new Set(sizes), new Set([smallLimits.fileSizeMb * 1024 * 1024]));
    const measured = await measureHostileFolder(hostile.dataFolder, 20_000_000);
    assert.deepEqual([measured.stoppedEarly, measured.entries], [true, 3]);
  });

  test("a gateway that is killed and comes back strands no living app", async (t) => {
    const doorFolder = join(made.folder, "victim-door");
    const first = await startGateway(doorFolder, "first");
    t.after(() => first.kill("SIGKILL"));
    const get = (options: string) =>
      `return await new Promise((ok) => http.get(${options}, (a) => a.on("data", (d) => ok(String(d)))).on("error", (e) => ok(e.code)))`;
    const byPort = get(`"http://127.0.0.1:8080/"`);
    const bySocket = get(`{ socketPath: "/door/door.sock" }`);
    assert.deepEqual([await tell(victim, byPort), await tell(victim, bySocket)], ["first", "first"]);
    first.kill("SIGKILL");
    await once(first, "exit");
    assert.deepEqual([await tell(victim, byPort), await tell(victim, bySocket)], ["ECONNRESET", "ECONNREFUSED"]);
    const second = await startGateway(doorFolder, "second");
    t.after(() => second.kill("SIGKILL"));
    assert.deepEqual([await tell(victim, byPort), await tell(victim, bySocket)], ["second", "second"]);
  });
});

/** A door served by a process of its own, as the gateway does it: what an earlier one left is removed first. */
async function startGateway(doorFolder: string, answer: string): Promise<ChildProcess> {
  const program = `
    const [socket, answer] = process.argv.slice(1);
    require("fs").rmSync(socket, { force: true });
    require("http").createServer((_, response) => response.end(answer)).listen(socket, () => {
      require("fs").chmodSync(socket, 0o666);
      process.stdout.write("listening");
    });`;
  const gateway = spawn(process.execPath, ["-e", program, join(doorFolder, "door.sock"), answer], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(gateway.stdout, "data");
  return gateway;
}
