import assert from "node:assert/strict";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packTar } from "../../runners/archive.ts";
import { requestStop } from "../../store/app-requests.ts";
import { fails, openCoding, PLAN, wrote } from "./coding-stage.ts";

const SECRET = `xoxb-${"1234567890".repeat(2)}-abcdef`;

test("what the agent says of its work reaches neither the registry nor the thread with a secret in it", async (t) => {
  const { begin, code, lastBuild } = await openCoding(t);
  const done = await code(
    await begin("req_1"),
    wrote("1", async function* () {
      yield { kind: "done", summary: `Uses ${SECRET} to post.` };
    }),
  );
  assert.ok(done.kind === "coded" && done.summary === "Uses [secret] to post.", JSON.stringify(done));
  assert.equal((await lastBuild("req_1"))?.summary, "Uses [secret] to post.");
  const failed = await code(await begin("req_2"), fails("declined", `No: ${SECRET}`, `Take ${SECRET} out.`));
  assert.deepEqual(failed, { kind: "failed", code: "declined", message: "No: [secret]", next: "Take [secret] out." });
  assert.equal((await lastBuild("req_2"))?.summary, "No: [secret]");
});

test("what was written before it failed is kept, and the request that goes on with it begins there, and knows it", async (t) => {
  const { begin, code, lastBuild, appOf, tasks } = await openCoding(t);
  const failed = await code(await begin("req_1"), wrote("half done", fails("broken", "It broke.")));
  assert.equal(failed.kind, "failed");
  const { status, candidateHash } = (await lastBuild("req_1")) ?? {};
  assert.equal(status, "failed");
  assert.equal(await appOf(candidateHash), "half done");
  await code(await begin("req_2", { continuesId: "req_1" }), fails("declined", "No."));
  assert.equal(tasks.at(-1)?.occasion, "continued");
  assert.match(tasks.at(-1)?.assignment ?? "", /broken off before it was done[\s\S]*# What it is\nShows lunch\./);
  assert.equal(await appOf((await lastBuild("req_2"))?.candidateHash), "half done");
  // Also where the next one never came to write, and of what goes on with nothing.
  await begin("req_3", { continuesId: "req_2" });
  const again = await code(await begin("req_4", { continuesId: "req_3" }), wrote("whole"));
  assert.equal(tasks.at(-1)?.occasion, "continued");
  assert.ok(again.kind === "coded" && (await appOf(again.candidateHash)) === "whole");
  await code(await begin("req_5"), wrote("1"));
  assert.equal(tasks.at(-1)?.occasion, "new_app");
});

test("what known parts make is never gone on from", async (t) => {
  const { begin, code, lastBuild, tasks } = await openCoding(t);
  const plan = { ...PLAN, composition: { language: "en" as const, parts: [] } };
  await code(await begin("req_1", { plan }), wrote("half", fails("no_part", "No such part.")));
  assert.equal((await lastBuild("req_1"))?.candidateHash, null);
  await code(await begin("req_2", { plan, continuesId: "req_1" }), wrote("1"));
  assert.equal(tasks.at(-1)?.occasion, "new_app");
});

test("a stop keeps what is written, too, and within its two seconds", async (t) => {
  const { begin, code, store, clock, lastBuild, appOf, boxes } = await openCoding(t);
  const requestId = await begin("req_1");
  const stopped = code(
    requestId,
    wrote("half done", async function* (_, { signal }) {
      await requestStop(store, { requestId, personId: "UASKER", exceptStage: "deploy", at: clock.now() }, []);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      yield { kind: "error", code: "stopped", message: "It was stopped.", next: "" };
    }),
  );
  await assert.rejects(stopped, { code: "stopped" });
  assert.equal(await appOf((await lastBuild(requestId))?.candidateHash), "half done");
  assert.deepEqual(await boxes.runner.list(), [], "no box");
});

test("a budget that is spent names the way on: once more from there, with a budget of its own", async (t) => {
  const { begin, code } = await openCoding(t);
  const words = "The budget of $5.00 does not allow this call: $4.90 is spent, and it may cost up to $0.40.";
  const failed = await code(await begin("req_1"), wrote("half", fails("budget", words, "Ask the platform team.")));
  assert.ok(failed.kind === "failed");
  assert.equal(failed.message, words);
  assert.match(failed.next, /^Reply \*try again\*, and it goes on with what is written, for up to \$5\.00 more\./);
  const month = "The budget of $50.00 a month for Ana does not allow this call: $50.00 is spent.";
  const raise = "Ask the platform team to raise it, or wait until 1 April; then reply *try again*.";
  const monthly = await code(await begin("req_2"), wrote("half", fails("budget", month, raise)));
  assert.equal(monthly.kind === "failed" && monthly.next, `${raise} What is written is kept: it goes on from there.`);
});

test("while the model is away nothing is lost: the same attempt goes on from what is written when it is back", async (t) => {
  const { begin, code, tasks, lastBuild, appOf } = await openCoding(t);
  const requestId = await begin("req_1");
  const away = code(requestId, wrote("half done", fails("model_down", "The model is away.")));
  await assert.rejects(away, { code: "model_down" });
  const base = (await lastBuild(requestId))?.candidateHash ?? "";
  const coded = await code(requestId, async function* () {
    yield { kind: "done", summary: "Went on." };
  });
  assert.equal(tasks.at(-1)?.occasion, "continued");
  assert.ok(coded.kind === "coded");
  assert.equal(await appOf(coded.candidateHash), "half done");
  assert.equal(coded.candidateHash, base);
});

test("what does not come to its end by itself is a dead end, with what is written, and not a failure", async (t) => {
  const { begin, code, appOf } = await openCoding(t);
  const stuck = await code(await begin("req_1"), wrote("half done", fails("turns", `In circles: ${SECRET}.`)));
  assert.ok(stuck.kind === "stuck", stuck.kind);
  assert.deepEqual(stuck.deadEnd, { kind: "idle", words: "In circles: [secret]." });
  assert.equal(await appOf(stuck.candidateHash), "half done");
  const silent = await code(
    await begin("req_2"),
    wrote("1", async function* () {
      // Not a word.
    }),
  );
  assert.ok(silent.kind === "stuck" && silent.deadEnd.words === "The coding agent ended without a result.");
});

test("an agent is told that it runs the same failing check, and is cut off when it goes on with that", async (t) => {
  const { begin, code } = await openCoding(t);
  const heard: string[] = [];
  const stuck = await code(
    await begin("req_1"),
    wrote("half done", async function* (_, { takeSent, signal }) {
      for (let turn = 1; turn < 10; turn += 1) {
        yield { kind: "listening", turn };
        heard.push(...takeSent().map(({ text, from }) => `${from}: ${text}`));
        if (signal.aborted) return yield { kind: "error", code: "stopped", message: "Stopped.", next: "" };
        yield { kind: "call_start", callId: `${turn}`, name: "bash", title: "bash tool check" };
        yield { kind: "call_end", callId: `${turn}`, ok: false, note: "exit 1" };
      }
    }),
  );
  assert.equal(heard.length, 1);
  assert.match(heard[0] ?? "", /^toolroom: The same check has failed twice/);
  assert.ok(stuck.kind === "stuck" && stuck.deadEnd.kind === "checks", JSON.stringify(stuck));
});

test("a conversation that was broken off goes on in the next box, for the same model; one that came to its end is forgotten", async (t) => {
  const { begin, code, remembers, resumed, folder } = await openCoding(t);
  remembers("we said a lot");
  await code(await begin("req_1"), wrote("half", fails("turns", "In circles.")));
  const file = join(folder, "work/req_1/memory.json");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, "work/req_1")).mode & 0o777, 0o700);
  await code("req_1", fails("broken", "It broke."), { attempt: 2, isContinued: true, model: "another" });
  assert.equal(resumed(), null, "another model began anew");
  await code("req_1", fails("broken", "It broke."), { attempt: 3, isContinued: true, model: "another" });
  assert.equal(resumed(), "we said a lot");
  remembers(null);
  await code(await begin("req_2", { continuesId: "req_1" }), wrote("whole"), { model: "another" });
  assert.equal(resumed(), "we said a lot", "as the request that it goes on with");
  await code("req_1", wrote("whole"), { attempt: 4, isContinued: true });
  assert.equal(existsSync(file), false);
  await code("req_1", wrote("whole"), { attempt: 5, isContinued: true });
  assert.equal(resumed(), null);
});

test("what is kept of a conversation and cannot be read is left, and the work goes on from the code", async (t) => {
  const { begin, code, remembers, resumed, folder } = await openCoding(t);
  remembers("we said a lot");
  await code(await begin("req_1"), wrote("half", fails("broken", "It broke.")));
  writeFileSync(join(folder, "work/req_1/memory.json"), '{"harness":');
  const coded = await code(await begin("req_2", { continuesId: "req_1" }), wrote("whole"));
  assert.equal(coded.kind, "coded");
  assert.equal(resumed(), null);
});

test("a kill in the middle loses no more than the last minute: the attempt goes on from what was kept then", async (t) => {
  const { begin, code, clock, lastBuild, appOf, tasks, remembers, resumed } = await openCoding(t);
  const requestId = await begin("req_1");
  remembers("until the first minute");
  const killed = code(
    requestId,
    wrote("after a minute", async function* ({ sandbox }) {
      yield { kind: "listening", turn: 1 };
      clock.add(61_000);
      yield { kind: "listening", turn: 2 };
      remembers(null);
      await sandbox.putFiles(await packTar([{ path: "app.ts", content: Buffer.from("never kept") }]));
      yield { kind: "listening", turn: 3 };
      throw new Error("killed");
    }),
  );
  await assert.rejects(killed, /killed/);
  assert.equal(await appOf((await lastBuild(requestId))?.candidateHash), "after a minute");
  const coded = await code(requestId, async function* () {
    yield { kind: "done", summary: "Went on." };
  });
  assert.deepEqual([tasks.at(-1)?.occasion, resumed()], ["continued", "until the first minute"]);
  assert.ok(coded.kind === "coded" && (await appOf(coded.candidateHash)) === "after a minute");
});
