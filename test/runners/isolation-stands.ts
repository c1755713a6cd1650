import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { connectHostileSocket, measureHostileFolder } from "../../lib/hostile-folder.ts";
import { instanceSpec, openDoor, type RunnerUnderTest, smallLimits, tell, until } from "./boxes.ts";

/** Where attempts are made from: inside a box of a Runner. */
export interface Stand {
  /** Runs the body of an attempt inside; its answer. */
  attempt(body: string): Promise<string>;
  /** What makes no sense from here. */
  leavesOut: string[];
  /** What became of a program that takes 600 MB: `through` where it got them. */
  takeMemory(): Promise<string>;
  close(): Promise<void>;
}

const DATA_QUOTA_BYTES = 30_000_000;
const LIMITS = { ...smallLimits, cpus: 0.5 };
const HOG = `const all = []; for (let n = 0; n < 60; n += 1) all.push(Buffer.alloc(1e7, 1)); setInterval(() => all.length, 1e6); console.log(all.length); process.exit(42);`;
const TIME = { timeoutMs: 30_000, maxOutputBytes: 10_000 };
const OUTPUT = { maxLineBytes: 100_000, maxTotalBytes: 10_000_000 };

/** Does what it is told, line by line. It lies where an agent's programs do, so its own code is theirs. */
const PRISONER = `#!/usr/bin/env node
import cp from "node:child_process"; import fs from "node:fs"; import http from "node:http"; import net from "node:net"; import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin })) {
  const body = "return (async () => {" + JSON.parse(line) + "})()";
  const answer = await new Function("http", "fs", "net", "cp", body)(http, fs, net, cp).catch((error) => "broken: " + error.stack);
  console.log(JSON.stringify(answer ?? null));
}
`;

/** An app, with a door of its own. */
export async function appStand(t: TestContext, { runner, folder }: RunnerUnderTest, digest: string): Promise<Stand> {
  const isBare = runner.name === "bare";
  const env = { DATA: "/data", SCRATCH: isBare ? join(folder, "bare-scratch/prisoner") : "/tmp" };
  const doorFolder = await openDoor(t, folder, "prisoner");
  const spec = instanceSpec(folder, digest, { name: "prisoner", limits: LIMITS, env, doorFolder });
  await runner.startInstance(spec);
  await until(() => tell(spec, "return 1"));
  return {
    attempt: async (body) => {
      const answer = String(await tell(spec, body));
      if (answer === "filled") return await measured(spec.dataFolder);
      return answer === "placed" ? await followed(spec.appFolder) : answer;
    },
    leavesOut: [],
    takeMemory: async () => {
      await runner.stopInstance("prisoner", 0);
      await runner.startInstance(instanceSpec(folder, digest, { name: "hog", program: HOG }));
      const ended = await until(async () => {
        const box = (await runner.list()).find((one) => one.name === "hog");
        return box?.stoppedBecause ?? assert.fail("still running");
      });
      await runner.stopInstance("hog", 0);
      return ended === "42" ? "through" : `ended: ${ended}`;
    },
    close: () => runner.stopInstance("prisoner", 0),
  };
}

/** A sandbox, with a door of its own and a program of an agent's that goes on. */
export async function sandboxStand(
  t: TestContext,
  { runner, folder }: RunnerUnderTest,
  digest: string,
): Promise<Stand> {
  const agent = join(folder, "prisoner-agent");
  mkdirSync(join(agent, "bin"), { recursive: true });
  writeFileSync(join(agent, "package.json"), '{"type":"module"}');
  writeFileSync(join(agent, "bin/prisoner"), PRISONER);
  chmodSync(join(agent, "bin/prisoner"), 0o755);
  const sandbox = await runner.openSandbox({
    ...{
      name: "prisoner",
      labels: {},
      limits: LIMITS,
      imageDigest: digest,
      env: { DATA: "/app-source", SCRATCH: "/tmp" },
    },
    doorFolder: await openDoor(t, folder, "prisoner"),
    agents: [{ name: "some-agent", hostFolder: agent }],
  });
  const program = await sandbox.start(["prisoner"], OUTPUT);
  const lines = program.lines()[Symbol.asyncIterator]();
  return {
    attempt: async (body) => {
      await program.write(`${JSON.stringify(body)}\n`);
      const { value, done } = await lines.next();
      return done ? assert.fail(`the prisoner ended: ${program.stderr()}`) : String(JSON.parse(value));
    },
    leavesOut: ["lead the host elsewhere by a link at app.sock"],
    takeMemory: async () => {
      const { exitCode, stdout } = await sandbox.exec(["node", "-e", HOG], TIME);
      return stdout === "" ? `ended: ${exitCode}` : "through";
    },
    close: () => sandbox.close(),
  };
}

/** A box that runs at the same time: what another one aims at. */
export async function openNeighbour(
  t: TestContext,
  { runner, folder }: RunnerUnderTest,
  digest: string,
): Promise<{ doorSocket: string; word: string; close(): Promise<void> }> {
  const word = "toolroom-neighbour-canary";
  const doorFolder = await openDoor(t, folder, "neighbour");
  const spec = { name: "neighbour", labels: {}, limits: LIMITS, env: {}, imageDigest: digest, doorFolder };
  const sandbox = await runner.openSandbox(spec);
  await sandbox.start(["sh", "-c", "echo begun; cat", word], OUTPUT);
  return { word, doorSocket: join(doorFolder, "door.sock"), close: () => sandbox.close() };
}

/** What the platform's look every few seconds makes of a folder with this quota: it stops what is over (operator/quota.ts). */
async function measured(dataFolder: string): Promise<string> {
  const size = await measureHostileFolder(dataFolder, DATA_QUOTA_BYTES);
  for (const name of readdirSync(dataFolder)) rmSync(join(dataFolder, name), { recursive: true });
  return size.stoppedEarly ? "seen: over its quota" : "through";
}

/** Whether the host, connecting to the app as the edge does, is led to another socket. */
async function followed(appFolder: string): Promise<string> {
  return connectHostileSocket(appFolder, "app.sock").then(
    (socket) => {
      socket.destroy();
      return "through";
    },
    (error) => (error instanceof KnownError && error.code === "hostile_folder" ? "the host refuses it" : String(error)),
  );
}
