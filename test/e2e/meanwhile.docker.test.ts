import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { lunchScenario, playScenarios, type Scenario } from "../fakes/scenarios.ts";
import { type ScriptedAnswer, type ScriptedTurn, startScriptedModel } from "../fakes/scripted-model.ts";
import { says, startStage, until, untilSaid } from "./stage.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";
const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const WEDNESDAY_TEN = new Date("2027-01-13T09:00:00Z");

test("what is said while the agent works reaches it, and a preview that ended after its day is started again", {
  skip,
}, async (t) => {
  const model = await startScriptedModel(waitingToBeTold());
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url });
  const asker = stage.person("asker1");
  stage.moveClockTo(TUESDAY_NINE);

  const thread = await asker.say("#requests", `${stage.bot} collect our lunch orders, then post them in #food`);
  await asker.press("#requests", thread, "Build it");
  await untilSaid(asker, "#requests", thread, "Now: Writing the code*: Working on it");
  await asker.say("#requests", "actually in green", thread);
  await untilSaid(asker, "#requests", thread, "The agent at work has been told: “actually in green”");
  const card = await untilSaid(asker, "#requests", thread, /--p\d+\.localhost/);
  assert.match(JSON.stringify(card.blocks), /You also said, and the agent was told\*\\n• “actually in green”/);
  const told = (await asker.thread("#requests", thread)).filter(({ text }) => text.includes("The agent at work"));
  assert.equal(told.length, 1, "also where a second attempt was told again");

  const previewUrl = /http:\/\/lunch-orders--p\d+\.localhost:\d+/.exec(JSON.stringify(card.blocks))?.[0] ?? "";
  stage.moveClockTo(WEDNESDAY_TEN);
  const browser = await asker.browser();
  await until("the preview's end", async () => {
    const { status, text } = await browser.open(previewUrl);
    return status === 503 && text.includes("Press “Keep it a day longer”") ? true : undefined;
  });
  await asker.press("#requests", thread, "Keep it a day longer");
  await until("the preview", async () =>
    (await asker.ephemerals()).find(({ text }) => text.startsWith("The preview runs until")),
  );
  const page = await browser.open(previewUrl);
  assert.equal(page.status, 200);
  assert.match(page.text, /Lunch/);
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
});

test("Stop ends a build where it is, and try again goes on by the same plan, without asking again", {
  skip,
}, async (t) => {
  const play = playScenarios([lunchScenario()]);
  let mayWrite = false;
  const waits = { calls: [{ name: "bash", input: { command: "sleep 1" } }] };
  // Tried again, the agent knows what it said before: that is no part of what is played.
  let saidBefore = 0;
  const model = await startScriptedModel((turn) => {
    if (!turn.calls.includes("write")) return play(turn);
    if (mayWrite) return play({ ...turn, answers: turn.answers - (turn.said.length === 0 ? 0 : saidBefore) });
    saidBefore = turn.answers + 1;
    return waits;
  });
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url });
  const asker = stage.person("asker1");

  const thread = await asker.say("#requests", `${stage.bot} collect our lunch orders, then post them in #food`);
  await asker.press("#requests", thread, "Build it");
  await untilSaid(asker, "#requests", thread, "Now: Writing the code*: Working on it");
  await asker.press("#requests", thread, "Stop");
  await untilSaid(
    asker,
    "#requests",
    thread,
    /^Stopped by <@\w+>, at “Writing the code”\. Nothing was put live\. Reply \*try/,
  );
  const card = await untilSaid(asker, "#requests", thread, /Lunch orders: Stopped by <@/);
  assert.match(JSON.stringify(card.blocks), /■ Stopped by <@\w+>: Writing the code"/);
  assert.doesNotMatch(JSON.stringify(card.blocks), /Failed|Next: |"Stop"/);

  mayWrite = true;
  await asker.say("#requests", "try again", thread);
  await untilSaid(asker, "#requests", thread, /--p\d+\.localhost/);
  const said = await asker.thread("#requests", thread);
  assert.equal(said.filter((message) => says(message, "The plan: Lunch orders")).length, 1, "one plan, agreed once");
  assert.equal(said.filter((message) => says(message, /Began <!date/)).length, 2);
  assert.ok(said.every((message) => !says(message, "Your app")));
});

/** Writes nothing before the asker has said something; the first attempt with the mistake that the checks find. */
function waitingToBeTold(): (turn: ScriptedTurn) => ScriptedAnswer {
  const scenario: Scenario = lunchScenario();
  const play = playScenarios([scenario]);
  return (turn) => {
    if (!turn.calls.includes("write")) return play(turn);
    const waits = turn.results.filter((result) => result.startsWith("waiting")).length;
    const isTold = `${turn.asked}${turn.said.join("")}`.includes("<remark>\nactually in green");
    if (isTold) return play({ ...turn, answers: turn.answers - waits });
    return { calls: [{ name: "bash", input: { command: `echo waiting ${waits}; sleep 1` } }] };
  };
}
