import assert from "node:assert/strict";
import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { rows } from "./facts.ts";
import { startStage, until, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;
/** Paris, 2027. */
const FRIDAY_NOON = new Date("2027-01-15T11:00:00Z");
const SATURDAY_EIGHT = new Date("2027-01-16T07:00:05Z");
const SATURDAY_NINE = new Date("2027-01-16T08:00:00Z");
const NEXT_SATURDAY_EIGHT = new Date("2027-01-23T07:00:05Z");
const NEXT_MONDAY_EIGHT = new Date("2027-01-25T07:00:05Z");

test("“it posts Saturdays too” is a correction: it carries what was posted, is proven on both versions, and takes effect", {
  skip,
}, async (t) => {
  const stage = await startStage(t, { modelUrl: NOBODY, environment: withoutModel.environment });
  const asker = stage.person("asker1");
  stage.moveClockTo(FRIDAY_NOON);
  const wish = 'post "Stand-up now" in #general every Monday to Saturday at 8';
  const thread = await asker.say("#requests", `${stage.bot} ${wish}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  const first = await untilSaid(asker, "#requests", thread, / v1 is live\./);
  assert.doesNotMatch(JSON.stringify(first.blocks), /before:|Checked:|Not proven/, "a new app has no version before");
  const posts = async () => (await asker.history("#general")).filter(({ text }) => text.includes("Stand-up now"));
  stage.moveClockTo(SATURDAY_EIGHT);
  await until("what it posts on a Saturday", async () => (await posts())[0]);

  stage.moveClockTo(SATURDAY_NINE);
  await asker.say("#requests", "wrong: it posts Saturdays too", thread);
  const plan = await untilSaid(asker, "#requests", thread, /The plan for the change/);
  assert.match(JSON.stringify(plan.blocks), /\*New:\* On Saturdays at 08:00: it stays silent\./);
  assert.doesNotMatch(JSON.stringify(plan.blocks), /No longer promised/, "on Sundays it is silent as before");
  await asker.press("#requests", thread, "Build it");
  const preview = await untilSaid(asker, "#requests", thread, /A preview of v2 is ready/);
  await asker.press("#requests", thread, "Looks right");
  const second = await untilSaid(asker, "#requests", thread, / v2 is live\./);
  for (const { blocks } of [preview, second])
    assert.match(
      JSON.stringify(blocks),
      /tried on both versions\*\\n• On Saturdays at 08:00 · before: it ran by itself · now: it stays silent"/,
    );
  const [request] = rows(stage, "select is_correction, inputs from app_requests order by id desc limit 1");
  assert.equal(request?.is_correction, 1);
  assert.match(
    String(request?.inputs),
    /What it did wrong.*Posted in #general, 2027-01-16 08:00 \(Europe\/Paris\):\\nStand-up now/,
  );

  stage.moveClockTo(NEXT_SATURDAY_EIGHT);
  await asker.say("#requests", "when does it run next?", thread);
  await untilSaid(asker, "#requests", thread, /runs next/);
  stage.moveClockTo(NEXT_MONDAY_EIGHT);
  await until("Monday's post", async () => (await posts())[1]);
  assert.equal((await posts()).length, 2, "none on the Saturday between");
});
