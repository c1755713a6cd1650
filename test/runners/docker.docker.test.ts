import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runnerContract } from "../contracts/runner.contract.ts";
import { makeDockerRunner, noEngine } from "./boxes.ts";

runnerContract("docker", await noEngine(), () => makeDockerRunner());

test("two that prepare the same new image at once both get a working one", { skip: await noEngine() }, async () => {
  const runners = await Promise.all([makeDockerRunner(), makeDockerRunner()]);
  const marker = `made for ${runners[0]?.homeLabel}`;
  for (const { folder } of runners) writeFileSync(join(folder, "layer/marker"), marker);
  // Preparing ends with a probe container of that very image.
  const images = await Promise.all(runners.map(({ runner }) => runner.prepare(() => undefined)));
  for (const [index, image] of images.entries()) {
    const limits = { memoryMb: 64, cpus: 1, pids: 16, fileSizeMb: 1, scratchMb: 1 };
    const task = {
      name: "read",
      labels: {},
      limits,
      env: {},
      mounts: [],
      timeoutMs: 20_000,
      command: ["cat", "/marker"],
    };
    const result = await runners[index]?.runner.runTask({ ...task, imageDigest: image.digest });
    assert.equal(result?.stdout, marker);
  }
  for (const made of runners) await made.close();
  for (const digest of new Set(images.map((image) => image.digest)))
    execFileSync("docker", ["rmi", "-f", digest], { stdio: "pipe" });
});
