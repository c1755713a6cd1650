import assert from "node:assert/strict";
import { test } from "node:test";
import { buildDoorIdOf } from "../../../builder/planning.ts";
import { diffLines } from "../../../builder/transcript/line-diff.ts";
import { tellWork } from "../../../builder/transcript/tell-work.ts";
import { sha256 } from "../../../lib/ids.ts";
import { packTar } from "../../../runners/archive.ts";
import { modelCalls } from "../../../store/money-tables.ts";
import { beginReadCall, endReadCall } from "../../../store/read-calls.ts";
import { fails, openCoding, wrote } from "../coding-stage.ts";

const SECRET = `ghp_${"a1b2c3d4e5".repeat(3)}`;

test("a transcript has what the agent was told, each call with what it gave, what changed, what it cost, and the diff", async (t) => {
  const { begin, code, store, clock, lastBuild, transcript } = await openCoding(t);
  const requestId = await begin("req_1");
  const coded = await code(
    requestId,
    wrote("first\n", async function* ({ sandbox }) {
      yield { kind: "listening", turn: 1 };
      const input = { path: "app.ts", content: `const key = "${SECRET}";` };
      yield { kind: "call_start", callId: "1", name: "write", title: "write app.ts", input };
      await sandbox.putFiles(await packTar([{ path: "app.ts", content: Buffer.from("second\n") }]));
      yield { kind: "call_end", callId: "1", ok: true, note: "1 line", output: "x".repeat(20_000) };
      store.orm
        .insert(modelCalls)
        .values({
          ...{
            id: "mc_1",
            doorSessionId: buildDoorIdOf(requestId),
            requestId,
            model: "m",
            inputTokens: 1000,
            outputTokens: 100,
          },
          ...{ cacheReadTokens: 5, cacheWriteTokens: 0, costUsd: 0.012, status: 200, durationMs: 900, at: clock.now() },
        })
        .run();
      yield { kind: "listening", turn: 2 };
      yield { kind: "done", summary: "Wrote it." };
    }),
  );
  const lines = transcript(requestId);
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ["began", "opened", "listening", "call_start", "call_end", "model_call", "listening", "done", "diff", "ended"],
  );
  const [began] = lines;
  const assignment = String(began?.assignment);
  assert.match(assignment, /^Build the app lunch in \/app-source/);
  const materials = {
    harness: { name: "played", version: "1.2.3" },
    promptSha256: sha256(assignment),
    // What every app is taught by stands before the plan's own skill.
    skills: ["app-library", "quick"].map((name) => ({ name, sha256: sha256("A page.") })),
    contextPages: [],
  };
  assert.deepEqual((await lastBuild(requestId))?.materials, materials);
  assert.deepEqual(
    {
      harness: began?.harness,
      promptSha256: began?.promptSha256,
      skills: began?.skills,
      contextPages: began?.contextPages,
    },
    materials,
  );
  assert.equal(began?.occasion, "new_app");
  const [start, end] = [lines.find(({ kind }) => kind === "call_start"), lines.find(({ kind }) => kind === "call_end")];
  assert.match(String(start?.input), /"app\.ts"/);
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(SECRET));
  assert.match(String(end?.output), /^x{4000}\n… 12000 characters left out here …\nx{4000}$/);
  assert.match(String(lines.find(({ kind }) => kind === "diff")?.diff), /\+\+\+ b\/app\.ts\n[\s\S]*\+second\n/);
  assert.ok(coded.kind === "coded");
  assert.deepEqual([lines.at(-1)?.as, lines.at(-1)?.candidate], ["coded", coded.candidateHash]);
});

test("each model call of the request's door is written once, with its cost, and told in sum", async (t) => {
  const { begin, code, store, clock, transcript } = await openCoding(t);
  const requestId = await begin("req_1");
  const door = buildDoorIdOf(requestId);
  const call = (id: string, costUsd: number) =>
    store.orm
      .insert(modelCalls)
      .values({
        ...{ id, doorSessionId: door, requestId, model: "m-1", inputTokens: 1000, outputTokens: 100 },
        ...{ cacheReadTokens: 5, cacheWriteTokens: 0, costUsd, status: 200, durationMs: 900, at: clock.now() },
      })
      .run();
  call("mc_0", 1);
  await code(
    requestId,
    wrote("1", async function* () {
      call("mc_1", 0.012);
      yield { kind: "listening", turn: 1 };
      call("mc_2", 0.5);
      yield { kind: "listening", turn: 2 };
      yield { kind: "done", summary: "Wrote it." };
    }),
  );
  const lines = transcript(requestId);
  assert.deepEqual(
    lines.filter(({ kind }) => kind === "model_call").map(({ costUsd }) => costUsd),
    [0.012, 0.5],
    "what was before it is another attempt's",
  );
  const build = {
    id: "bld_1",
    round: 1,
    attempt: 1,
    harness: "built-in",
    model: "m-1",
    status: "coded",
    summary: "Did.",
  };
  const told = tellWork("Lunch", [{ ...build, lines: lines as never }]);
  assert.match(told, /^# The work on Lunch\n/);
  assert.match(told, /## Round 1, attempt 1: built-in, m-1\n\nbld_1 · coded · 2 model calls, \$0\.51\n\n> Did\./);
  assert.match(told, /Model call: m-1, 1000 in, 5 from the cache, 100 out, \$0\.0120/);
  assert.match(
    told,
    /\*\*Begins\*\* \(new_app, played 1\.2\.3\) from \w{12}; taught: app-library \(\w{12}\), quick \(\w{12}\); prompt \w{12}:/,
  );
  assert.match(told, /### What it changed\n\n```diff\n/);
});

test("each call that read something through the request's door is written once, with whose name it was in, and told", async (t) => {
  const { begin, code, store, clock, transcript } = await openCoding(t);
  const requestId = await begin("req_1");
  const read = async (id: string, refused: "may_not" | null) => {
    const [call, input] = ["search_context", '{"words":"lunch"}'];
    const asked = { id, doorSessionId: buildDoorIdOf(requestId), requestId, personId: "UASKER1", appId: null };
    await beginReadCall(store, { ...asked, call, input, at: clock.now() }, 10);
    await endReadCall(store, id, { refused, rows: 2, bytes: 1234, durationMs: 5 });
  };
  await read("read_0", null);
  await code(
    requestId,
    wrote("1", async function* () {
      await read("read_1", null);
      yield { kind: "listening", turn: 1 };
      yield { kind: "listening", turn: 2 };
      await read("read_2", "may_not");
      yield { kind: "done", summary: "Wrote it." };
    }),
  );
  const lines = transcript(requestId);
  assert.deepEqual(
    lines
      .filter(({ kind }) => kind === "read_call")
      .map(({ callId, personId, call, bytes, refused }) => ({
        ...{ callId, personId, call, bytes, refused },
      })),
    [
      { callId: "read_1", personId: "UASKER1", call: "search_context", bytes: 1234, refused: null },
      { callId: "read_2", personId: "UASKER1", call: "search_context", bytes: 1234, refused: "may_not" },
    ],
  );
  const build = { id: "b", round: 1, attempt: 1, harness: "h", model: null, status: "coded", summary: null };
  const told = tellWork("Lunch", [{ ...build, lines: lines as never }]);
  assert.match(told, /Read in the name of UASKER1: search_context gave 1234 bytes/);
  assert.match(told, /search_context gave nothing \(may_not\)/);
});

test("what is broken off or fails is written down, too", async (t) => {
  const { begin, code, transcript } = await openCoding(t);
  await code(await begin("req_1"), fails("broken", `It broke: ${SECRET}`));
  const lines = transcript("req_1");
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ["began", "error", "ended"],
  );
  assert.equal(lines[1]?.message, "It broke: [secret]");
});

test("code with fences of its own does not break out of the one it is shown in", () => {
  const line = {
    at: "2026-01-01T10:00:00Z",
    kind: "call_end",
    ok: true,
    note: "",
    output: "````\n# not a heading\n````",
  };
  const build = { id: "b", round: 1, attempt: 1, harness: "h", model: null, status: "coded", summary: null };
  const told = tellWork("x", [{ ...build, lines: [line] }]);
  assert.match(told, /`````text\n````\n# not a heading\n````\n`````/);
  assert.equal(diffLines("a", "a"), "");
});
