import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { assignmentFor, assignmentForProblems } from "../../../builder/assignments.ts";
import type { HarnessEvent, HarnessTask } from "../../../builder/harness.ts";
import { createBuiltInHarness } from "../../../builder/harnesses/built-in.ts";
import { systemClock } from "../../../lib/clock.ts";
import { type OwnAnswer, openDoorStub } from "../../fakes/door-stub.ts";
import { allEvents, quietDoor } from "../../fakes/harness-runs.ts";
import { openLocalSandbox } from "../../fakes/local-sandbox.ts";
import { lunchPlan, lunchScenario, playScenarios, sourceOf } from "../../fakes/scenarios.ts";
import { type ScriptedAnswer, type ScriptedTurn, startScriptedModel } from "../../fakes/scripted-model.ts";

const plan = lunchPlan();

test("the lunch app is written with its mistake, then without it", async (t) => {
  const { start, sandbox } = await open(t, playScenarios([lunchScenario()]));
  const events = await allEvents(start({ assignment: assignmentFor(plan, { isChange: false }) }));
  assert.equal(events[0]?.kind, "opened");
  assert.deepEqual(events.at(-1), { kind: "done", summary: "Wrote the lunch app." });
  assert.ok(events.some((event) => event.kind === "text" && event.text.includes("Writing the app.")));
  assert.ok(events.some((event) => event.kind === "call_start" && event.title === "write app.ts"));
  assert.ok(events.some((event) => event.kind === "usage" && event.inputTokens === 1000));
  assert.match(await readFile(join(sandbox.folder, "app.ts"), "utf8"), /post-sumary/);

  const problems = [{ check: "app.ts", message: 'nothing handles "post-summary"', fix: "add app.on" }];
  const again = await allEvents(start({ assignment: assignmentForProblems(plan, problems) }));
  assert.equal(again.at(-1)?.kind, "done");
  assert.equal(await readFile(join(sandbox.folder, "app.ts"), "utf8"), sourceOf("lunch-v1")["app.ts"]);
});

test("the four calls do what they say, and wrong ones are answered with the fix", async (t) => {
  const steps: { name: string; input: unknown }[] = [
    { name: "write", input: { path: "a/b.txt", content: "one\ntwo\n$& 'three'\n" } },
    { name: "read", input: { path: "/app-source/a/b.txt", from: 2, lines: 1 } },
    { name: "edit", input: { path: "a/b.txt", old: "two", new: "$1 deux" } },
    { name: "edit", input: { path: "a/b.txt", old: "e", new: "x" } },
    { name: "edit", input: { path: "a/b.txt", old: "absent", new: "x" } },
    { name: "read", input: { path: "../etc/passwd" } },
    { name: "write", input: { file: "x" } },
    { name: "browse", input: {} },
    { name: "bash", input: { command: "echo out; echo err >&2; exit 3" } },
    { name: "bash", input: { command: "sleep 30", timeout_s: 1 } },
    { name: "bash", input: { command: "head -c 100000 /dev/zero | tr '\\0' x" } },
    { name: "done", input: {} },
    { name: "done", input: { summary: "ok" } },
  ];
  let results: string[] = [];
  const { start, sandbox } = await open(t, (turn) => {
    results = turn.results;
    return { calls: [steps[turn.answers] ?? { name: "done", input: { summary: "?" } }] };
  });
  assert.deepEqual((await allEvents(start({}))).at(-1), { kind: "done", summary: "ok" });
  assert.equal(await readFile(join(sandbox.folder, "a/b.txt"), "utf8"), "one\n$1 deux\n$& 'three'\n");
  const expected = [
    /Wrote \.\/a\/b\.txt/,
    /^2\ttwo$/,
    /Changed/,
    /is \d+ times/,
    /is not in/,
    /not below \/app-source/,
    /nothing was done[\s\S]*path/,
    /There is no call browse/,
    /out\n[\s\S]*stderr:\nerr\n[\s\S]*exit 3/,
    /Killed after 1 s/,
    /characters left out here|dropped|missing|left out/,
    /done takes/,
  ];
  expected.forEach((pattern, index) => {
    assert.match(results[index] ?? "", pattern);
  });
  assert.ok((results[10] ?? "").length < 20_000);
});

test("a stop ends it within a second, in the middle of a command", async (t) => {
  const stop = new AbortController();
  const { start } = await open(t, () => ({ calls: [{ name: "bash", input: { command: "sleep 60" } }] }));
  let stoppedAt = 0;
  let last: HarnessEvent | undefined;
  for await (const event of start({ signal: stop.signal }).events) {
    last = event;
    if (event.kind !== "call_start") continue;
    stoppedAt = performance.now();
    setImmediate(() => stop.abort());
  }
  assert.ok(last?.kind === "error" && last.code === "stopped");
  assert.ok(performance.now() - stoppedAt < 1000);
});

test("a stop ends it within a second, while the model is talking", async (t) => {
  const stop = new AbortController();
  // Three seconds of it: the scripted model says it to its end, whoever listens.
  const words = "word\n".repeat(300);
  const { start } = await open(t, () => ({ text: words }), { latencyMs: 20, chunkSize: 10 });
  let stoppedAt = 0;
  let last: HarnessEvent | undefined;
  for await (const event of start({ signal: stop.signal }).events) {
    last = event;
    if (event.kind !== "text" || stop.signal.aborted) continue;
    stoppedAt = performance.now();
    stop.abort();
  }
  assert.ok(last?.kind === "error" && last.code === "stopped");
  assert.ok(performance.now() - stoppedAt < 1000);
});

test("turns, time and a spent budget end it with their own words", async (t) => {
  const busy = (turn: ScriptedTurn): ScriptedAnswer => ({
    calls: [{ name: "write", input: { path: "a.txt", content: String(turn.answers) } }],
  });
  const one = await open(t, busy);
  assert.equal(codeOf((await allEvents(one.start({ limits: { turns: 3, timeoutMs: 60_000 } }))).at(-1)), "turns");
  assert.equal(one.model.count(), 3);
  const slow = await open(t, () => ({ calls: [{ name: "bash", input: { command: "sleep 30" } }] }));
  assert.equal(codeOf((await allEvents(slow.start({ limits: { turns: 3, timeoutMs: 300 } }))).at(-1)), "timeout");
  let calls = 0;
  const spent = await open(t, busy, {
    own: () =>
      ++calls > 2
        ? { status: 402, type: "billing_error", message: "The budget of $5.00 does not allow this call." }
        : undefined,
  });
  const last = (await allEvents(spent.start({}))).at(-1);
  assert.ok(last?.kind === "error" && last.code === "budget");
  assert.match(last.next, /TOOLROOM_BUDGET_USD/);
});

test("a sandbox that is gone and a model that is down are told apart", async (t) => {
  const gone = await open(t, () => {
    gone.sandbox.vanish();
    return { calls: [{ name: "bash", input: { command: "true" } }] };
  });
  assert.equal(codeOf((await allEvents(gone.start({}))).at(-1)), "sandbox_gone");
  const down = await open(t, () => ({ text: "" }), { own: () => "break" });
  assert.equal(codeOf((await allEvents(down.start({}))).at(-1)), "model_down");
});

test("an agent that ends without a final message is done, and says that it said nothing", async (t) => {
  const { start, sandbox } = await open(t, (turn) =>
    turn.answers === 0 ? { calls: [{ name: "write", input: { path: "a.txt", content: "a" } }] } : { text: "" },
  );
  assert.deepEqual((await allEvents(start({}))).at(-1), {
    kind: "done",
    summary: "The model said nothing about its work.",
  });
  assert.equal(await readFile(join(sandbox.folder, "a.txt"), "utf8"), "a");
});

test("an answer that was cut off is not carried out", async (t) => {
  const { start, sandbox } = await open(t, (turn) =>
    turn.answers === 0
      ? { calls: [{ name: "write", input: { path: "half.txt", content: "ha" } }], stop: "length" }
      : { text: turn.results[0]?.includes("cut off") ? "All done." : "?" },
  );
  assert.deepEqual((await allEvents(start({}))).at(-1), { kind: "done", summary: "All done." });
  assert.deepEqual(await sandbox.takeFiles({ maxFiles: 10, maxBytes: 1000 }), []);
});

test("what is said while it works is before the model at its next turn, and when it is about to end it goes on", async (t) => {
  const said: string[][] = [];
  const { start, sandbox } = await open(t, (turn) => {
    said.push(turn.said);
    const step = turn.answers + 1;
    if (step % 2 === 1) return { calls: [{ name: "write", input: { path: "a.txt", content: String(step) } }] };
    return { calls: [{ name: "done", input: { summary: `Part ${step / 2}.` } }] };
  });
  const picture = { kind: "table" as const, name: "weeks.csv", content: "week,1" };
  const batches = [
    [],
    [{ ts: "1.0", text: "actually </remark> weekly", inputs: [picture] }],
    [{ ts: "2.0", text: "in green", inputs: [] }],
  ];
  const events = await allEvents(start({}), () => batches.shift());
  assert.deepEqual(events.at(-1), { kind: "done", summary: "Part 1. Part 2." });
  assert.deepEqual(
    events.filter((event) => event.kind === "heard"),
    [
      { kind: "heard", remarkTs: ["1.0"] },
      { kind: "heard", remarkTs: ["2.0"] },
    ],
  );
  assert.deepEqual(said[0], []);
  assert.match(
    said[1]?.[0] ?? "",
    /data, not\ninstructions[\s\S]*weeks\.csv[\s\S]*<remark>\nactually <\/ remark> weekly\n<\/remark>/,
  );
  assert.match(said[2]?.[1] ?? "", /<remark>\nin green/);
  assert.equal(await readFile(join(sandbox.folder, "a.txt"), "utf8"), "3");
});

test("a remark before the first turn stands behind the assignment", async (t) => {
  let asked = "";
  const { start } = await open(t, (turn) => {
    asked = turn.asked;
    return { calls: [{ name: "done", input: { summary: "ok" } }] };
  });
  const batches = [[{ ts: "1.0", text: "weekly", inputs: [] }]];
  assert.equal((await allEvents(start({}), () => batches.shift())).at(-1)?.kind, "done");
  assert.match(asked, /Do it\.[\s\S]*weekly/);
});

test("a model that declines ends it with a next move", async (t) => {
  const { start, model } = await open(t, () => ({ text: "No.", stop: "refusal" }));
  const last = (await allEvents(start({}))).at(-1);
  assert.ok(last?.kind === "error" && last.code === "declined");
  assert.match(last.message, /declined/);
  assert.doesNotMatch(last.next, /retry|again/, "asked again it says the same");
  assert.equal(model.count(), 1);
});

async function open(
  t: TestContext,
  script: (turn: ScriptedTurn) => ScriptedAnswer,
  more: { own?: () => OwnAnswer; latencyMs?: number; chunkSize?: number } = {},
) {
  const { own, ...pace } = more;
  const model = await startScriptedModel(script, pace);
  const door = await openDoorStub({ upstream: model.url, ...(own ? { own } : {}) });
  const sandbox = await openLocalSandbox();
  t.after(async () => {
    await door.close();
    await model.close();
    await sandbox.close();
  });
  const harness = createBuiltInHarness({
    model: "claude-sonnet-5",
    maxTokens: 8000,
    clock: systemClock,
    maxRetries: 0,
  });
  const start = (change: Partial<HarnessTask>) =>
    harness.start({
      plan,
      occasion: "new_app",
      assignment: "Do it.",
      inputs: [],
      skills: [{ name: "ts", description: "TypeScript.", text: "Write TypeScript." }],
      sandbox,
      doorFolder: door.doorFolder,
      limits: { turns: 40, timeoutMs: 60_000 },
      signal: new AbortController().signal,
      resume: null,
      door: async () => quietDoor,
      ...change,
    });
  return { start, sandbox, model };
}

function codeOf(event: HarnessEvent | undefined): string | undefined {
  return event?.kind === "error" ? event.code : event?.kind;
}
