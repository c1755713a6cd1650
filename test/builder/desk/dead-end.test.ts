import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { wantsAnotherModel } from "../../../builder/desk/read-way-on.ts";
import { requestById } from "../../../store/app-requests.ts";
import { approvalById } from "../../../store/approvals.ts";
import { ASK, newDesk } from "./new-desk.ts";

test("that another model shall try is said by nothing but that", () => {
  for (const words of [
    ...["another model", "Another model, please.", "try another model", "ok, use a different model"],
    ...["anderes Modell", "nimm bitte ein anderes Modell", "mit einem anderen Modell", "<@UBOT> another model"],
  ])
    assert.equal(wantsAnotherModel(words), true, words);
  for (const words of [
    "add another model of car",
    "no other model",
    "the model is wrong",
    "ein anderes Modell der Kaffeemaschine",
  ])
    assert.equal(wantsAnotherModel(words), false, words);
});

test("where an agent is stuck, a reply says how it goes on, and a bare yes or try again only lets it go on", async (t) => {
  for (const [text, status, words, as] of [
    ["another model", "yes", null, "another model"],
    ["leave the prices away", "change", "leave the prices away", "go on"],
    ["yes", "change", null, "go on"],
    ["try again", "change", null, "go on"],
    ["cancel", "no", null, "stop"],
  ] as const) {
    const { say, approval, store, requestId, signals, approvalId } = await stuck(t);
    assert.deepEqual(await say(text), { kind: "taken", requestId, as }, text);
    const decided = await approval();
    assert.deepEqual([decided?.status, decided?.words, decided?.decidedBy], [status, words, "UASKER"], text);
    assert.deepEqual(signals, [approvalId], text);
    const remarks = (await requestById(store, requestId))?.remarks.map((one) => [one.text, one.takenBy]);
    assert.deepEqual(remarks, words === null ? [] : [[words, approvalId]], text);
  }
});

test("another model is refused where none is set up, and what was said before the card stood there is no answer to it", async (t) => {
  const { say, approval, desk, approvalId } = await stuck(t, "");
  const refused = await say("another model");
  assert.match(refused.kind === "refused" ? refused.say : refused.kind, /^No other model is set up here\./);
  const pressed = await desk.decide({ approvalId, personId: "UASKER", answer: "yes" });
  assert.equal(pressed.kind, "refused");
  const early = await say("leave the prices away", "1.2");
  assert.match(early.kind === "taken" ? early.as : early.kind, /^a wish\./);
  assert.equal((await approval())?.status, "pending");
});

test("nobody but who asked says how it goes on; stop ends it, and is told to be possible", async (t) => {
  const { say, approval, desk, requestId, approvalId } = await stuck(t);
  const other = await desk.decide({ approvalId, personId: "UOTHER", answer: "yes" });
  assert.match(other.kind === "refused" ? other.say : other.kind, /^Only the person who asked steers this request\./);
  assert.equal(
    (await desk.reply({ ...ASK, personId: "UOTHER", mentioned: false, messageTs: "9.0", text: "another model" })).kind,
    "ignored",
  );
  assert.equal((await approval())?.status, "pending");
  assert.deepEqual(await say("stop"), { kind: "taken", requestId, as: "stop" });
  assert.equal((await approval())?.status, "no");
});

async function stuck(t: TestContext, otherModel = "anthropic/opus") {
  const stage = await newDesk(t);
  const approvalId = await stage.ask("dead_end", 1, "1.5", { subjectHash: otherModel, releaseId: null });
  return {
    ...stage,
    approvalId,
    approval: () => approvalById(stage.store, approvalId),
    say: (text: string, messageTs = "2.0") => stage.desk.reply({ ...ASK, mentioned: false, messageTs, text }),
  };
}
