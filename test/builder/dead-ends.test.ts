import assert from "node:assert/strict";
import { test } from "node:test";
import { type DeadEndLook, deadEndOf, watchForDeadEnds } from "../../builder/dead-ends.ts";

const LIMITS = { idleCalls: 4, toldAtShare: 0.8, endAtShare: 0.9 };

test("the same check that fails without a changed file is told to the agent once, and then it is a dead end", async () => {
  const { watch, call, change, told } = look();
  await call("tool check", false);
  await call("tool check", false);
  assert.deepEqual(told(), ["checks"]);
  assert.equal(watch.found(), null);
  change();
  await call("npm test", false);
  assert.equal(watch.found(), null, "a file has changed");
  await call("tool check", false);
  assert.equal(watch.found()?.kind, "checks");
  assert.equal(watch.signal.aborted, true);
});

test("a check that holds, other commands that fail, and files nobody can look at are no dead end", async () => {
  const { watch, call, told, lose, change } = look();
  await call("tool check", false);
  await call("tool check", true);
  await call("tool check", false);
  change();
  await call("cat nothing", false);
  await call("cat nothing", false);
  lose();
  for (let time = 0; time < 3; time += 1) await call("tool check", false);
  assert.deepEqual([told(), watch.found()], [[], null]);
});

test("the same call with the same result is told the third time, then ended; a change between, or another result, is none", async () => {
  const { watch, call, change, told, lose } = look({ limits: { ...LIMITS, idleCalls: 100 } });
  const same = (output = "it") => call("cat a", true, output);
  for (let time = 0; time < 2; time += 1) await same();
  change();
  for (let time = 0; time < 2; time += 1) await same(`${time}`);
  await same();
  assert.deepEqual(told(), [], "a file has changed since");
  await same();
  assert.deepEqual([told(), watch.found()], [["repeats"], null]);
  for (let time = 0; time < 9; time += 1) await call("ls");
  assert.equal(watch.found(), null, "of which nobody knows the result");
  lose();
  await same();
  assert.equal(watch.found(), null, "nobody can look");
});

test("what was told of its repeats and goes on is a dead end, whichever call it is", async () => {
  const { watch, call, told } = look({ limits: { ...LIMITS, idleCalls: 100 } });
  for (let time = 0; time < 3; time += 1) await call("cat a", true, "it");
  assert.deepEqual(told(), ["repeats"]);
  for (let time = 0; time < 2; time += 1) await call("cat b", true, "it");
  assert.equal(watch.found(), null);
  await call("cat b", true, "it");
  const words = "The same bash call was made 3 times with the same result, and no file was changed between.";
  assert.deepEqual([watch.found(), watch.signal.aborted], [{ kind: "repeats", words }, true]);
});

test("turns without a changed file are told, then ended; one that changes is begun to count anew", async () => {
  const { watch, call, change, told } = look();
  for (let turn = 0; turn < 4; turn += 1) await call("ls");
  assert.deepEqual(told(), ["idle"]);
  change();
  for (let turn = 0; turn < 4; turn += 1) await call("ls");
  assert.deepEqual([told(), watch.found()], [[], null]);
  for (let turn = 0; turn < 4; turn += 1) await call("ls");
  assert.deepEqual(told(), ["idle"]);
  for (let turn = 0; turn < 2; turn += 1) await call("ls");
  assert.deepEqual(watch.found(), { kind: "idle", words: "No file has changed for 6 turns." });
});

test("at 80 % of the budget the agent is told, at 90 % people are asked, once; one dear call tells it first", async () => {
  for (const isMoneyAsked of [false, true]) {
    const { watch, call, told, spend } = look({ isMoneyAsked });
    spend(3.9);
    await call("ls");
    assert.deepEqual(told(), []);
    spend(4.6);
    await call("ls");
    assert.deepEqual(told(), ["money"]);
    assert.equal(watch.found(), null);
    await call("ls");
    const words = "$4.60 of the $5.00 set aside for this is spent, and it is not done.";
    assert.deepEqual(watch.found(), isMoneyAsked ? null : { kind: "money", words });
  }
});

test("what a harness says of itself is a dead end where it does not end by itself, and none where something broke", () => {
  const said = (code: "turns" | "timeout" | "model_down" | "budget") =>
    deadEndOf({ kind: "error", code, message: "It went on.", next: "" });
  assert.deepEqual(said("turns"), { kind: "idle", words: "It went on." });
  assert.equal(said("timeout")?.kind, "time");
  assert.deepEqual([said("model_down"), said("budget")], [null, null]);
});

function look(change: Partial<DeadEndLook> = {}) {
  let files: string | null = "1";
  let calls = 10;
  let costUsd = 0;
  let id = 0;
  const watch = watchForDeadEnds(
    {
      limits: LIMITS,
      budgetUsd: 5,
      isMoneyAsked: false,
      fingerprint: async () => files,
      spend: async () => ({ calls, costUsd }),
      ...change,
    },
    "1",
    10,
  );
  return {
    watch,
    call: async (command: string, ok = true, output?: string) => {
      calls += 1;
      id += 1;
      await watch.noticed({
        kind: "call_start",
        callId: `${id}`,
        name: "bash",
        title: `bash ${command}`,
        input: { command },
      });
      await watch.noticed({
        kind: "call_end",
        callId: `${id}`,
        ok,
        note: "",
        ...(output === undefined ? {} : { output }),
      });
    },
    change: () => {
      files = `${Number(files) + 1}`;
    },
    lose: () => {
      files = null;
    },
    spend: (usd: number) => {
      costUsd = usd;
    },
    told: () =>
      watch.remarks().map((remark) => {
        assert.equal(remark.from, "toolroom");
        return remark.ts.replace("toolroom:", "");
      }),
  };
}
