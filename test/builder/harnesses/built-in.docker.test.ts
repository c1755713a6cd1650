import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { assignmentFor } from "../../../builder/assignments.ts";
import type { HarnessEvent } from "../../../builder/harness.ts";
import { createBuiltInHarness } from "../../../builder/harnesses/built-in.ts";
import { systemClock } from "../../../lib/clock.ts";
import type { Sandbox } from "../../../runners/runner.ts";
import { openDoorStub } from "../../fakes/door-stub.ts";
import { allEvents, quietDoor } from "../../fakes/harness-runs.ts";
import { lunchPlan, lunchScenario, playScenarios } from "../../fakes/scenarios.ts";
import { type ScriptedAnswer, type ScriptedTurn, startScriptedModel } from "../../fakes/scripted-model.ts";
import { makeDockerRunner, noEngine, smallLimits } from "../../runners/boxes.ts";

const skip = await noEngine();

test("in a real box the scripted app is written and taken out", { skip }, async (t) => {
  const { start, sandbox } = await open(t, playScenarios([lunchScenario()]));
  const events = await allEvents(start(new AbortController().signal));
  assert.deepEqual(events.at(-1), { kind: "done", summary: "Wrote the lunch app." });
  assert.ok(events.every((event) => event.kind !== "call_end" || event.ok));
  const files = await sandbox.takeFiles({ maxFiles: 100, maxBytes: 1_000_000 });
  assert.deepEqual(
    files.map((file) => file.path),
    ["app.ts", "migrations/0001_orders.sql", "test/app.test.ts"],
  );
});

test("in a real box a stop ends a running command within a second", { skip }, async (t) => {
  const { start } = await open(t, () => ({ calls: [{ name: "bash", input: { command: "sleep 60" } }] }));
  const stop = new AbortController();
  let stoppedAt = 0;
  let last: HarnessEvent | undefined;
  for await (const event of start(stop.signal).events) {
    last = event;
    if (event.kind !== "call_start") continue;
    stoppedAt = performance.now();
    setImmediate(() => stop.abort());
  }
  assert.ok(last?.kind === "error" && last.code === "stopped");
  assert.ok(performance.now() - stoppedAt < 1000);
});

test("a real box that is removed in the middle is told as gone", { skip }, async (t) => {
  const { start, sandbox } = await open(t, () => ({ calls: [{ name: "bash", input: { command: "echo here" } }] }));
  let last: HarnessEvent | undefined;
  for await (const event of start(new AbortController().signal).events) {
    last = event;
    if (event.kind === "usage") await sandbox.close();
  }
  assert.ok(last?.kind === "error");
  assert.equal(last.code, "sandbox_gone");
  assert.notEqual(last.next, "");
});

async function open(t: TestContext, script: (turn: ScriptedTurn) => ScriptedAnswer) {
  const model = await startScriptedModel(script);
  const door = await openDoorStub({ upstream: model.url });
  const made = await makeDockerRunner();
  const image = await made.runner.prepare(() => undefined);
  const opened = await made.runner.openSandbox({
    ...{ name: `coding-${process.pid}`, labels: {}, limits: smallLimits, env: {}, imageDigest: image.digest },
  });
  // The harness does not wait for a command it has given up; this does, so that no box is removed under one.
  const running: Promise<unknown>[] = [];
  const exec: Sandbox["exec"] = (command, options) => {
    const result = opened.exec(command, options);
    running.push(result);
    return result;
  };
  const sandbox: Sandbox = { ...opened, exec };
  t.after(async () => {
    await Promise.allSettled(running);
    await sandbox.close();
    await made.close();
    await door.close();
    await model.close();
  });
  const harness = createBuiltInHarness({
    model: "claude-sonnet-5",
    maxTokens: 8000,
    clock: systemClock,
    maxRetries: 0,
  });
  const start = (signal: AbortSignal) =>
    harness.start({
      ...{
        plan: lunchPlan(),
        occasion: "new_app" as const,
        assignment: assignmentFor(lunchPlan(), { isChange: false }),
        inputs: [],
        skills: [],
      },
      ...{
        sandbox,
        doorFolder: door.doorFolder,
        limits: { turns: 20, timeoutMs: 60_000 },
        signal,
        resume: null,
        door: async () => quietDoor,
      },
    });
  return { start, sandbox };
}
