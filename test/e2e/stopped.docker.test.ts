import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type TestContext, test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { lunchScenario, playScenarios } from "../fakes/scenarios.ts";
import { type ScriptedTurn, startScriptedModel } from "../fakes/scripted-model.ts";
import { boxesOf, ended, rows, untilWhispered } from "./facts.ts";
import { type Message, type Stage, startStage, until, untilSaid } from "./stage.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";
/** From the word, the press or the reaction in Slack until nothing of the work runs any more. */
const PROMISED_MS = 2_000;

/** Nothing of it ends by itself in the time of a test. */
const ENDLESS =
  "import { test } from 'node:test';\ntest('waits', () => new Promise((end) => setTimeout(end, 25_000)));\n";

test("whoever may stops code that is being written within two seconds, by word, by ❌ and by Slack's own Stop", {
  skip,
}, async (t) => {
  const stage = await startWaiting(t, (turn) =>
    turn.calls.includes("write") ? { calls: [{ name: "bash", input: { command: "sleep 50" } }] } : undefined,
  );
  const [asker, colleague] = [stage.person("asker1"), stage.person("asker2")];
  const channel = await stage.channelId("#requests");
  const writing = async () => {
    const thread = await begin(stage);
    await untilSaid(asker, "#requests", thread, "Now: Writing the code*: Working on it");
    await untilRunning(stage, /^sbx-/);
    return thread;
  };

  const byWord = await writing();
  await colleague.say("#requests", "stop", byWord);
  await untilWhispered(colleague, /./);
  const card = await cardOf(stage, byWord);
  await colleague.slack.reactions.add({ channel, timestamp: card.ts, name: "x" });
  await until("that they may not", async () => ((await colleague.ephemerals()).length >= 2 ? true : undefined));
  assert.ok(
    (await boxesOf(stage)).some((box) => box.startsWith("sbx-")),
    "who may not stop it changes nothing",
  );
  assert.deepEqual(rows(stage, "select 1 from app_requests where stop_requested_by is not null"), []);
  await isOverInTime(stage, byWord, () => asker.say("#requests", "stop", byWord));

  const byCross = await writing();
  const crossed = await cardOf(stage, byCross);
  await isOverInTime(stage, byCross, () => asker.slack.reactions.add({ channel, timestamp: crossed.ts, name: "x" }));

  const bySlack = await writing();
  const place = { user: "asker1", channel, thread_ts: bySlack };
  await isOverInTime(stage, bySlack, () => stage.control("stop-session", place));
});

test("Stop ends checks within two seconds, with every box of theirs", { skip }, async (t) => {
  const lunch = lunchScenario();
  const first = lunch.rounds?.problems;
  assert.ok(first);
  const files = { ...first.files, "test/slow.test.ts": ENDLESS };
  const play = playScenarios([
    { ...lunch, rounds: { first: { ...first, files, removes: ["migrations", "test", "app.ts"] } } },
  ]);
  const stage = await startWaiting(t, play);
  const thread = await begin(stage);
  await untilRunning(stage, /^chk-/);
  await isOverInTime(stage, thread, () => stage.person("asker1").press("#requests", thread, "Stop"));
  const said = await stage.person("asker1").thread("#requests", thread);
  assert.match(said.map(({ text }) => text).join("\n"), /Stopped by <@\w+>, at “Checking it”\. Nothing was put live\./);
  assert.deepEqual(rows(stage, "select id from builds where report is not null"), [], "what was stopped found nothing");
});

test("Stop ends the wait for a model that thinks, within two seconds", { skip }, async (t) => {
  let asked = 0;
  const provider = createServer((request) => {
    asked += 1;
    request.resume();
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    provider.close();
    provider.closeAllConnections();
  });
  const address = provider.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const stage = await startStage(t, { modelUrl: `http://127.0.0.1:${port}` });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} collect our lunch orders, then post them in #food`);
  await until("a question to the model", async () => (asked > 0 ? true : undefined));
  await isOverInTime(stage, thread, () => asker.say("#requests", "stop", thread));
  assert.equal(asked, 1);
});

/** A Toolroom whose model answers by the lunch scenario, but for what `own` answers. */
async function startWaiting(
  t: TestContext,
  own: (turn: ScriptedTurn) => ReturnType<ReturnType<typeof playScenarios>> | undefined,
): Promise<Stage> {
  const play = playScenarios([lunchScenario()]);
  const model = await startScriptedModel((turn) => own(turn) ?? play(turn));
  t.after(() => model.close());
  return startStage(t, { modelUrl: model.url });
}

async function begin(stage: Stage): Promise<string> {
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} collect our lunch orders, then post them in #food`);
  await asker.press("#requests", thread, "Build it");
  return thread;
}

async function untilRunning(stage: Stage, name: RegExp): Promise<void> {
  await until(`a box ${name}`, async () => ((await boxesOf(stage)).some((box) => name.test(box)) ? true : undefined));
}

async function cardOf(stage: Stage, thread: string): Promise<Message> {
  return untilSaid(stage.person("asker1"), "#requests", thread, "Now: Writing the code");
}

async function isOverInTime(stage: Stage, thread: string, stop: () => Promise<unknown>): Promise<void> {
  const saidAt = performance.now();
  await stop();
  await until("that nothing runs", async () => ((await boxesOf(stage)).length === 0 ? true : undefined));
  const requestId = () => rows(stage, "select status from app_requests where thread_ts = ?", thread)[0]?.status;
  await until("its end", async () => (requestId() === "cancelled" ? true : undefined));
  const tookMs = Math.round(performance.now() - saidAt);
  assert.ok(tookMs < PROMISED_MS, `it took ${tookMs} ms`);
  assert.equal((await ended(stage, thread)).status, "cancelled");
}
