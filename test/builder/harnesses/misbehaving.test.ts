import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { HarnessEvent, HarnessTask } from "../../../builder/harness.ts";
import { createAcpHarness } from "../../../builder/harnesses/acp/adapter.ts";
import type { AcpAgent } from "../../../builder/harnesses/acp/agent.ts";
import { createClaudeCodeHarness } from "../../../builder/harnesses/claude-code/adapter.ts";
import { systemClock } from "../../../lib/clock.ts";
import type { DoorTold } from "../../../store/door-told.ts";
import { openDoorStub, refusal } from "../../fakes/door-stub.ts";
import { allEvents, quietDoor } from "../../fakes/harness-runs.ts";
import { openLocalSandbox } from "../../fakes/local-sandbox.ts";
import { lunchPlan } from "../../fakes/scenarios.ts";

const FAKES = join(import.meta.dirname, "../../fakes/agents");
const agent: AcpAgent = {
  ...{ name: "some-agent", licence: "MIT", api: "messages", command: ["some-agent"] },
  ...{ env: {}, files: {}, skillsFolder: null, mcp: "session", memory: [] },
};

for (const kind of ["claude", "acp"] as const) {
  test(`${kind}: lines that are no messages are passed over`, async (t) => {
    const { start } = await open(t, kind, "garbage");
    const events = await allEvents(start({}));
    const said = events.flatMap((event) => (event.kind === "text" ? [event.text] : []));
    assert.deepEqual([events[0]?.kind, said.join("")], ["opened", "Hello."]);
    assert.equal(events.at(-1)?.kind, "done");
  });

  test(`${kind}: a program that does not let itself be interrupted is ended`, async (t) => {
    const { start } = await open(t, kind, "deaf");
    const run = start({});
    let last: HarnessEvent | undefined;
    let at = 0;
    for await (const event of run.events) {
      last = event;
      if (event.kind !== "call_start") continue;
      at = performance.now();
      await run.interrupt();
    }
    assert.ok(last?.kind === "error" && last.code === "silent", JSON.stringify(last));
    assert.match(last.message, /did not let itself be interrupted/);
    assert.ok(performance.now() - at < 7_000);
  });

  test(`${kind}: a program that does not listen is stopped all the same, within two seconds`, async (t) => {
    const { start } = await open(t, kind, "deaf");
    const run = start({});
    let last: HarnessEvent | undefined;
    let stopping: Promise<void> | undefined;
    let at = 0;
    for await (const event of run.events) {
      last = event;
      if (event.kind !== "call_start") continue;
      at = performance.now();
      stopping = run.stop();
    }
    await stopping;
    assert.ok(last?.kind === "error" && last.code === "stopped", JSON.stringify(last));
    assert.ok(performance.now() - at < 2_000);
  });

  test(`${kind}: one that dies is told by how it ended`, async (t) => {
    const { start } = await open(t, kind, "dies");
    const last = (await allEvents(start({}))).at(-1);
    assert.ok(last?.kind === "error" && last.code === "broken", JSON.stringify(last));
    assert.match(last.message, /ended with [39] without a result/);
    assert.doesNotMatch(last.message, /ghp_/);
  });

  test(`${kind}: one that is not there is told as missing`, async (t) => {
    const { start } = await open(t, kind, null);
    const last = (await allEvents(start({}))).at(-1);
    assert.ok(last?.kind === "error" && last.code === "no_program", JSON.stringify(last));
  });
}

test("a program of which nothing is heard is ended, unless the model is being asked for it", async (t) => {
  const { start } = await open(t, "claude", "mute");
  const asked = [1, 1, 0];
  const door = async () => ({ ...quietDoor, callsUnderWay: asked.shift() ?? 0 });
  const last = (await allEvents(start({ door, limits: { turns: 3, timeoutMs: 20_000, silenceMs: 150 } }))).at(-1);
  assert.ok(last?.kind === "error" && last.code === "silent", JSON.stringify(last));
  assert.deepEqual(asked, []);
});

for (const mode of ["flood", "chatter"])
  test(`a program that prints without end is ended: ${mode}`, async (t) => {
    const { start } = await open(t, "claude", mode);
    const last = (await allEvents(start({}))).at(-1);
    assert.ok(last?.kind === "error" && last.code === "too_much_output", JSON.stringify(last));
  });

test("success is believed only where the door saw the model asked, and refused nothing", async (t) => {
  const { start } = await open(t, "claude", "success");
  const told = (then: Partial<DoorTold>) => {
    const answers = [quietDoor, { ...quietDoor, calls: 1, ...then }];
    return async () => (answers.length > 1 ? (answers.shift() ?? quietDoor) : (answers[0] ?? quietDoor));
  };
  const endOf = async (door: HarnessTask["door"]) => (await allEvents(start({ door }))).at(-1);
  assert.deepEqual(await endOf(told({})), { kind: "done", summary: "Did it." });
  const never = await endOf(told({ calls: 0 }));
  assert.ok(never?.kind === "error" && never.code === "broken", JSON.stringify(never));
  const refused = await endOf(told({ refused: refusal("wrong_key") }));
  assert.ok(refused?.kind === "error" && refused.code === "wrong_key", JSON.stringify(refused));
});

test("an error that calls itself success is one", async (t) => {
  const { start } = await open(t, "claude", "liar");
  const last = (await allEvents(start({}))).at(-1);
  assert.ok(last?.kind === "error" && last.code === "broken", JSON.stringify(last));
  assert.match(last.message, /Connection error/);
});

test("acp: leave is given for what it asks, and files of ours are not there", async (t) => {
  const { start } = await open(t, "acp", "asks");
  const events = await allEvents(start({}));
  assert.deepEqual(events.at(-1), { kind: "done", summary: "-32601 yes" });
  assert.equal(events.filter(({ kind }) => kind === "call_end").length, 1);
});

test("acp: an error is told in its words, and a turn that was cancelled by nobody is none that is done", async (t) => {
  const failing = await open(t, "acp", "fails");
  const failed = (await allEvents(failing.start({}))).at(-1);
  assert.ok(failed?.kind === "error" && /Internal error: stream died/.test(failed.message), JSON.stringify(failed));
  const cancelling = await open(t, "acp", "cancelled");
  const cancelled = (await allEvents(cancelling.start({}))).at(-1);
  assert.ok(cancelled?.kind === "error" && cancelled.code === "broken", JSON.stringify(cancelled));
});

async function open(t: TestContext, kind: "claude" | "acp", mode: string | null) {
  const programs: Record<string, string[]> = {
    claude: mode === null ? ["sh", "-c", "exec /nowhere/claude"] : [process.execPath, join(FAKES, "claude.mjs"), mode],
    "some-agent":
      mode === null ? ["sh", "-c", "exec /nowhere/agent"] : [process.execPath, join(FAKES, "acp.mjs"), mode],
  };
  const sandbox = await openLocalSandbox({ programs });
  const { doorFolder, close } = await openDoorStub({});
  t.after(async () => {
    await sandbox.close();
    await close();
  });
  const options = { model: "m", clock: systemClock };
  const harness = kind === "claude" ? createClaudeCodeHarness(options) : createAcpHarness({ agent, ...options });
  let calls = 0;
  const start = (change: Partial<HarnessTask>) =>
    harness.start({
      ...{ plan: lunchPlan(), occasion: "new_app", assignment: "Do it.", inputs: [], skills: [], sandbox },
      ...{ doorFolder, limits: { turns: 5, timeoutMs: 20_000 }, signal: new AbortController().signal },
      resume: null,
      door: async () => {
        calls += 1;
        return { ...quietDoor, calls };
      },
      ...change,
    });
  return { start };
}
