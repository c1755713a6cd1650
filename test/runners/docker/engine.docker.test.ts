import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { KnownError } from "../../../lib/errors.ts";
import {
  engineSocket,
  instanceSpec,
  makeDockerRunner,
  noEngine,
  type RunnerUnderTest,
  smallLimits,
  startAndWait,
  tell,
} from "../boxes.ts";

const isUnavailable = (error: unknown) => error instanceof KnownError && error.code === "runner_unavailable";

test("without an engine, preparing says so and what to do", async () => {
  const made = await makeDockerRunner({ socketPath: "/nonexistent/engine.sock" });
  await assert.rejects(
    made.runner.prepare(() => undefined),
    (error) => isUnavailable(error) && /Start it/.test((error as KnownError).next),
  );
  rmSync(made.folder, { recursive: true });
});

describe("an engine that goes away", { skip: await noEngine(), concurrency: 1 }, () => {
  let made: RunnerUnderTest;
  let imageDigest: string;
  let engine: { goAway(): void; comeBack(): Promise<void>; close(): void };
  const box = { labels: {}, limits: smallLimits, env: {} };

  before(async () => {
    const real = await makeDockerRunner();
    imageDigest = (await real.runner.prepare(() => undefined)).digest;
    await real.close();
    const socketPath = join("/tmp", `toolroom-engine-${process.pid}.sock`);
    engine = await startRelay(socketPath);
    made = await makeDockerRunner({ socketPath });
  });
  afterEach(() => engine.comeBack());
  after(async () => {
    await made.close();
    engine.close();
  });

  test("cuts off a command in a sandbox, which is told and works on when the engine is back", async () => {
    const sandbox = await made.runner.openSandbox({ ...box, name: "cut", imageDigest });
    const running = sandbox.exec(["sleep", "60"], { timeoutMs: 60_000, maxOutputBytes: 1_000 });
    const cut = assert.rejects(running, isUnavailable);
    await sandbox.exec(["true"], { timeoutMs: 5_000, maxOutputBytes: 1_000 });
    engine.goAway();
    await cut;
    await assert.rejects(sandbox.takeFiles({ maxFiles: 10, maxBytes: 10 }), isUnavailable);
    await assert.rejects(made.runner.list(), isUnavailable);
    await engine.comeBack();
    const again = await sandbox.exec(["echo", "again"], { timeoutMs: 5_000, maxOutputBytes: 1_000 });
    assert.equal(again.stdout, "again\n");
    await sandbox.close();
  });

  test("cuts off a task, whose next run begins anew under the same name", async () => {
    const data = join(made.folder, "task-data");
    mkdirSync(data, { mode: 0o777 });
    execFileSync("chmod", ["777", data]);
    const mounts = [{ hostFolder: data, inside: "/data", writable: true }];
    const spec = { ...box, name: "task", imageDigest, mounts, timeoutMs: 30_000 };
    const cut = assert.rejects(
      made.runner.runTask({ ...spec, command: ["sh", "-c", "touch /data/begun; sleep 60"] }),
      isUnavailable,
    );
    while (!existsSync(join(data, "begun"))) await new Promise((resolve) => setImmediate(resolve));
    engine.goAway();
    await cut;
    await engine.comeBack();
    const result = await made.runner.runTask({ ...spec, command: ["echo", "anew"] });
    assert.deepEqual(result, { exitCode: 0, stdout: "anew\n", stderr: "", timedOut: false });
    assert.deepEqual(await made.runner.list(), []);
  });

  test("does not stop a living app, and its start is found done afterwards", async () => {
    const spec = instanceSpec(made.folder, imageDigest, { name: "living" });
    await startAndWait(made.runner, spec);
    await tell(spec, "globalThis.mark = 1");
    engine.goAway();
    assert.equal(await tell(spec, "return globalThis.mark"), 1);
    await assert.rejects(made.runner.startInstance(spec), isUnavailable);
    await engine.comeBack();
    await made.runner.startInstance(spec);
    assert.equal(await tell(spec, "return globalThis.mark"), 1);
    await made.runner.stopInstance("living", 0);
  });

  test("leaves a box that was made but never started, which the next start replaces", async () => {
    const spec = instanceSpec(made.folder, imageDigest, { name: "half" });
    execFileSync("docker", [
      "create",
      "--name",
      `toolroom_${made.homeLabel}_half`,
      "--label",
      `toolroom.home=${made.homeLabel}`,
      "--label",
      "toolroom.name=half",
      imageDigest,
      "true",
    ]);
    assert.deepEqual(await made.runner.list(), [{ name: "half", labels: {}, state: "stopped" }]);
    await startAndWait(made.runner, spec);
    assert.equal(await tell(spec, "return 2"), 2);
    await made.runner.stopInstance("half", 0);
  });
});

/** Stands before the engine's socket: going away cuts every connection and takes no more. */
async function startRelay(socketPath: string): Promise<{ goAway(): void; comeBack(): Promise<void>; close(): void }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect({ path: engineSocket, allowHalfOpen: true });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy()).on("close", () => sockets.delete(one));
      one.pipe(other);
    }
  });
  const goAway = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const comeBack = async () => {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  };
  await comeBack();
  return { goAway, comeBack, close: goAway };
}
