import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { BOX_BRIEF_FILE } from "../../builder/checks/box-brief.ts";
import { createBuiltInHarness } from "../../builder/harnesses/built-in.ts";
import { systemClock } from "../../lib/clock.ts";
import { openDoorStub } from "../fakes/door-stub.ts";
import { type LocalSandbox, openLocalSandbox } from "../fakes/local-sandbox.ts";
import { type ScriptedTurn, startScriptedModel } from "../fakes/scripted-model.ts";
import { openCoding } from "./coding-stage.ts";

const CHECK = { name: "bash", input: { command: "echo 'no app here'; false # tool check" } };

test("a real agent that runs the same failing check is told, cut off, and goes on in another box with what it knew", async (t) => {
  const turns: ScriptedTurn[] = [];
  const stage = await withBuiltIn(t, (turn) => {
    turns.push(turn);
    const isTold = turn.said.some((words) => words.includes("was broken off before it was done"));
    if (isTold) return { calls: [{ name: "done", input: { summary: "Went on from there." } }] };
    return { calls: [turn.answers === 0 ? { name: "write", input: { path: "app.ts", content: "half\n" } } : CHECK] };
  });
  const requestId = await stage.begin("req_1");
  const stuck = await stage.code(requestId);
  assert.ok(stuck.kind === "stuck", JSON.stringify(stuck));
  assert.equal(stuck.deadEnd.kind, "checks");
  assert.match(turns.at(-1)?.results.join() ?? "", /no app here/);
  assert.match(JSON.stringify(turns.at(-1)), /Toolroom, where you work, says: The same check has failed twice/);
  const [first] = stage.sandboxes;
  const changed = stage.transcript(requestId).filter(({ kind }) => kind === "changed");
  assert.deepEqual(changed[0]?.files, [{ path: "app.ts", change: "changed" }]);

  const asked = turns.length;
  const coded = await stage.code(requestId, { attempt: 2, baseHash: stuck.candidateHash, isContinued: true });
  assert.ok(coded.kind === "coded", JSON.stringify(coded));
  const resumed = turns[asked];
  assert.ok((resumed?.answers ?? 0) > 2, "it knows what it said before");
  assert.equal(await stage.appOf(coded.candidateHash), "half\n");
  const [, second] = stage.sandboxes;
  assert.notEqual(first?.folder, second?.folder);
});

test("a real agent that makes the same call again and again is told once, then cut off, with what it wrote kept", async (t) => {
  const turns: ScriptedTurn[] = [];
  const stage = await withBuiltIn(t, (turn) => {
    turns.push(turn);
    const write = { name: "write", input: { path: "app.ts", content: "half\n" } };
    return { calls: [turn.answers === 0 ? write : { name: "bash", input: { command: "echo same" } }] };
  });
  const stuck = await stage.code(await stage.begin("req_1"));
  assert.ok(stuck.kind === "stuck", JSON.stringify(stuck));
  assert.equal(stuck.deadEnd.kind, "repeats");
  assert.match(stuck.deadEnd.words, /^The same bash call was made 4 times with the same result/);
  assert.match(JSON.stringify(turns.at(-1)), /Toolroom, where you work, says: The same bash call was made 3 times/);
  assert.equal(turns.length, 5);
  assert.equal(await stage.appOf(stuck.candidateHash), "half\n");
});

/** The stage of `coding-stage.ts` with the built-in agent, a scripted model and boxes in which its commands really run. */
async function withBuiltIn(t: TestContext, script: Parameters<typeof startScriptedModel>[0]) {
  const model = await startScriptedModel(script);
  const door = await openDoorStub({ upstream: model.url });
  const sandboxes: LocalSandbox[] = [];
  t.after(async () => {
    await door.close();
    await model.close();
  });
  const stage = await openCoding(t);
  const harness = createBuiltInHarness({ model: "code", maxTokens: 1000, clock: systemClock });
  const openSandbox = async () => {
    const sandbox = await openLocalSandbox();
    sandboxes.push(sandbox);
    t.after(() => sandbox.close());
    // Here nothing is laid where boxes have their own folder.
    const isBrief = (command: string[]) => command.join(" ").includes(BOX_BRIEF_FILE);
    const exec: LocalSandbox["exec"] = (command, options) =>
      sandbox.exec(isBrief(command) ? ["cat"] : command, options);
    return { ...sandbox, exec };
  };
  Object.assign(stage.deps, {
    harnessFor: () => harness,
    runner: { ...stage.boxes.runner, openSandbox },
    doors: { open: async () => door.doorFolder, close: async () => undefined },
  });
  return {
    ...{ begin: stage.begin, transcript: stage.transcript, appOf: stage.appOf, sandboxes },
    code: (requestId: string, change: Parameters<typeof stage.code>[2] = {}) =>
      stage.code(
        requestId,
        async function* () {
          yield* [];
        },
        change,
      ),
  };
}
