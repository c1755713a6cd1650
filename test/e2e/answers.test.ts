import assert from "node:assert/strict";
import { test } from "node:test";
import { rows } from "./facts.ts";
import { startLiveLunch } from "./live-lunch.ts";
import { until, untilSaid } from "./stage.ts";
import { withoutModel } from "./ways.ts";

test("what an app keeps is told to who asks, what changed since a version to all, and each version can be had back", async (t) => {
  const { stage, asker, thread } = await startLiveLunch(t);
  const colleague = stage.person("asker2");
  await colleague.type("#food", "/tool lunch ramen");
  await until("the answer", async () => (await colleague.ephemerals()).find(({ text }) => text.includes("Noted")));

  await asker.say("#requests", "what was ordered today?", thread);
  const told = await until("what was ordered", async () =>
    (await asker.ephemerals()).find(({ text }) => text.includes("ramen")),
  );
  assert.match(told.text, /^\*The one entry of _.*_\*: today \(2027-01-12\)\n• .*: ramen · /);
  assert.match(JSON.stringify(told.blocks), /From its page, as you may see it: <http:\/\/lunch-orders\.localhost/);
  await colleague.say("#requests", `${stage.bot} how many orders say ramen?`, thread);
  await untilSaid(asker, "#requests", thread, /What lunch-orders keeps stands on its page/);
  await colleague.say("#requests", `${stage.bot} who has ramen?`, thread);
  await until("who has it", async () => (await colleague.ephemerals()).find(({ text }) => text.includes("“ramen”")));
  const said = JSON.stringify(await asker.thread("#requests", thread));
  assert.doesNotMatch(said, /entr(?:y|ies) of/, "nobody else reads it in the thread");
  const kept = JSON.stringify(rows(stage, "select outcome from heard_messages"));
  assert.doesNotMatch(kept, /shown/, "nor is it kept beside the app");

  await asker.say("#requests", withoutModel.lunch.change, thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, / v2 is live\./);
  await asker.say("#requests", "what changed since v1?", thread);
  const changes = await untilSaid(asker, "#requests", thread, /Changes of lunch-orders since v1: one version/);
  assert.doesNotMatch(JSON.stringify(changes.blocks), /Go back to/, "v1 is where it began, v2 is live");
  await asker.say("#requests", "what changed?", thread);
  await untilSaid(asker, "#requests", thread, /Versions of lunch-orders, the newest first/);
  await asker.press("#requests", thread, "Go back to v1");
  // That version altered the data, and what it was before is kept: which of the two is asked first, as after the words.
  await asker.press("#requests", thread, "Undo, but keep the data");
  await untilSaid(asker, "#requests", thread, / v3 is live\. It is as it was in v1; what was entered since stays\./);
});
