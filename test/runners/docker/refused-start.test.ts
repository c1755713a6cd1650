import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { systemClock } from "../../../lib/clock.ts";
import { KnownError } from "../../../lib/errors.ts";
import { accessTo } from "../../../runners/docker/access.ts";
import { attachTo } from "../../../runners/docker/containers.ts";
import { createEngine } from "../../../runners/docker/engine.ts";
import { smallLimits } from "../boxes.ts";

/** An engine whose container ends just before a command in it, or a look at it, begins: it keeps the connection open, as the real one does. */
async function startEngine(t: { after(end: () => void): void }) {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const server = http.createServer((request, answer) => {
    const isMade = request.url?.endsWith("/containers/c1/exec") === true;
    answer.writeHead(isMade ? 201 : 409, { "content-type": "application/json" });
    answer.end(JSON.stringify(isMade ? { Id: "exec1" } : { message: "container c1 is not running" }));
  });
  server.keepAliveTimeout = 300_000; // as long as the real one
  const socketPath = join(folder, "engine.sock");
  server.listen(socketPath);
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  const engine = createEngine(socketPath);
  return { engine, container: engine.docker.getContainer("c1") };
}

/** Of what goes through the agent: a call under way is over once its connection is free for the next, or closed. */
async function untilNoCallIsOpen(): Promise<void> {
  const inUse = Object.values(http.globalAgent.sockets).flatMap((sockets) => sockets ?? []);
  const isOver = (socket: net.Socket) =>
    new Promise((resolve) => void socket.once("close", resolve).once("free", resolve));
  await Promise.all(inUse.map(isOver));
}

test("a command that the engine does not begin leaves no call to it open", { timeout: 5_000 }, async (t) => {
  const { engine, container } = await startEngine(t);
  const spec = { name: "s1", labels: {}, limits: smallLimits, env: {}, imageDigest: "sha256:0" };
  const access = accessTo(engine, container, spec, systemClock);
  await assert.rejects(
    access.exec(["true"], { env: [], cwd: "/", hasInput: false }),
    (error) => error instanceof KnownError && error.code === "sandbox_gone",
  );
  await untilNoCallIsOpen();
});

test("a container that lets nobody look at it leaves none open either", { timeout: 5_000 }, async (t) => {
  const { engine, container } = await startEngine(t);
  await assert.rejects(attachTo(engine, container, true));
  await untilNoCallIsOpen();
});
