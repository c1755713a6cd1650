import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { rows } from "./facts.ts";
import { startStage, until, untilSaid } from "./stage.ts";
import { startModelOf, withModel } from "./ways.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("what a model reads as another app, said in the thread of one, is offered a thread of its own and changes nothing", {
  skip,
}, async (t) => {
  const modelUrl = await startModelOf(withModel, (end) => t.after(end));
  const stage = await startStage(t, { modelUrl, environment: withModel.environment });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} ${withModel.lunch.ask}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  await asker.say("#requests", withModel.sales.ask, thread);
  await untilSaid(asker, "#requests", thread, /That sounds like another app than lunch-orders/);
  await asker.press("#requests", thread, "Start it in its own thread");
  const own = await until("a thread of its own", async () =>
    (await asker.history("#requests")).find(({ text, ts }) => ts !== thread && text.includes("yesterday's sales")),
  );
  await untilSaid(asker, "#requests", own.ts, /The plan: Sales/);
  const ofThread = "select app_id, status from app_requests where thread_ts = ? order by id";
  assert.deepEqual(
    rows(stage, ofThread, thread).map(({ status }) => status),
    ["live", "answered"],
  );
  assert.deepEqual(
    rows(stage, ofThread, own.ts).map(({ app_id, status }) => [app_id, status]),
    [[null, "open"]],
  );
});
