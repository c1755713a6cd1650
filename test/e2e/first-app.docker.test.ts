import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { allScenarios, playScenarios } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { type Stage, says, startStage, until, untilSaid } from "./stage.ts";
import { createBrowser } from "./test-browser.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("lunch: from a message in Slack to a live, owned, used app, and its second version with a migration", {
  skip,
}, async (t) => {
  const { stage, model } = await startWithModel(t);
  const asker = stage.person("asker1");
  const colleague = stage.person("asker2");
  const platform = stage.person("platform1");
  stage.moveClockTo(TUESDAY_NINE);

  const thread = await asker.say(
    "#requests",
    `${stage.bot} collect our lunch orders until 11:00, then post them in #food`,
  );
  await asker.press("#requests", thread, "Build it");
  const preview = await untilSaid(asker, "#requests", thread, /--p\d+\.localhost/);
  const previewUrl = /http:\/\/lunch-orders--p\d+\.localhost:\d+/.exec(JSON.stringify(preview.blocks))?.[0] ?? "";
  const askersBrowser = await asker.browser();
  const previewPage = await askersBrowser.open(previewUrl);
  assert.equal(previewPage.status, 200);
  assert.match(previewPage.text, /Lunch/);
  assert.match(previewPage.text, /Preview of v\d+ · only who asked and the approvers see it/);
  const colleaguesBrowser = await colleague.browser();
  assert.equal((await colleaguesBrowser.open(previewUrl)).status, 403, "a preview is for the asker and approvers");

  await asker.press("#requests", thread, "Try /tool lunch …");
  await submitTry(stage, "asker1", "tantanmen");
  await until("what the preview answers", async () =>
    (await asker.ephemerals()).find(({ text }) => text.includes("/tool lunch tantanmen*, in the preview: Noted")),
  );
  await asker.press("#requests", thread, "Run the 11:00 schedule");
  await until("what the preview would post", async () =>
    (await asker.ephemerals()).find(({ text }) => /Would post in #food[\s\S]*tantanmen/.test(text)),
  );

  await asker.press("#requests", thread, "Looks right");
  await platform.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
  const approved = await until("what came of it, for who approved", async () =>
    (await platform.history("#platform")).find((message) => says(message, /Live as v\d+ since/)),
  );
  assert.match(JSON.stringify(approved.blocks), /What it may do/);
  await until("the preview's end", async () => {
    const { status, text } = await askersBrowser.open(previewUrl);
    return status === 410 && text.includes("This preview is over") && text.includes("lunch-orders.localhost")
      ? true
      : undefined;
  });
  assert.deepEqual(attemptsOf(stage), [false, true], "the checks caught the model's mistake once");

  await colleague.type("#food", "/tool lunch ramen");
  await until("the app's answer", async () =>
    (await colleague.ephemerals()).find((message) => message.text.includes("Noted: ramen")),
  );
  const url = `http://lunch-orders.localhost:${stage.port}/`;
  const page = await colleaguesBrowser.open(url);
  assert.equal(page.status, 200);
  assert.match(page.text, /ramen/);
  assert.match((await createBrowser(stage.port).open(url)).text, /Sign in/i, "nobody gets in unsigned");

  stage.moveClockTo(TUESDAY_ELEVEN);
  const posted = await until("the summary in #food", async () =>
    (await asker.history("#food")).find((message) => message.text.includes("ramen")),
  );
  assert.equal(posted.text.split("\n").length, 1);

  await asker.say("#requests", "please add a price to every order", thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, / v2 is live\./);
  const after = await colleaguesBrowser.open(url);
  assert.match(after.text, /ramen/, "the order of v1 survives the migration");
  assert.ok(model.count() > 8);

  await asker.say("#requests", "stop", thread);
  await untilSaid(asker, "#requests", thread, /is stopped, by/);
  await until("the page of an app that is switched off", async () =>
    (await colleaguesBrowser.open(url)).text.includes("is switched off") ? true : undefined,
  );
  await asker.say("#requests", "start", thread);
  await untilSaid(asker, "#requests", thread, /runs again/);
  assert.match((await colleaguesBrowser.open(url)).text, /ramen/);
});

test("sales digest: a schedule fired by the clock posts yesterday's total, once", { skip }, async (t) => {
  const { stage } = await startWithModel(t);
  const asker = stage.person("asker1");
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} post yesterday's sales in #sales each morning at 8`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform2").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
  await asker.type("#sales", "/tool sales 1200");
  await until("the app's answer", async () => (await asker.ephemerals()).find(({ text }) => text.includes("1200")));
  stage.moveClockTo(WEDNESDAY_EIGHT);
  await until("the digest", async () => (await asker.history("#sales")).find(({ text }) => text.includes("1200")));
  stage.moveClockTo(new Date(WEDNESDAY_EIGHT.getTime() + 30 * 60_000));
  await asker.type("#sales", "/tool sales 5");
  await until("the app's second answer", async () => (await asker.ephemerals()).find(({ text }) => /\b5\b/.test(text)));
  assert.equal((await asker.history("#sales")).filter(({ text }) => text.includes("1200")).length, 1);
});

/** Paris, 2027: summer time has not begun. */
const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const TUESDAY_ELEVEN = new Date("2027-01-12T10:00:05Z");
const WEDNESDAY_EIGHT = new Date("2027-01-13T07:00:05Z");

async function startWithModel(t: TestContext) {
  const model = await startScriptedModel(playScenarios(allScenarios()));
  t.after(() => model.close());
  return { model, stage: await startStage(t, { modelUrl: model.url }) };
}

/** Types into the window that asks what stands behind a preview's command. */
async function submitTry(stage: Stage, user: string, words: string): Promise<void> {
  const view = await until("the window", async () => {
    const answer = await fetch(`${stage.slackUrl}/control/views?user=${user}`);
    return ((await answer.json()) as { views?: { id: string }[] }).views?.at(-1);
  });
  await stage.control("submit", { user, view_id: view.id, values: { words } });
}

/** Whether the checks held, attempt by attempt. */
function attemptsOf(stage: Stage): boolean[] {
  const registry = new DatabaseSync(join(stage.home, "registry.db"), { readOnly: true, timeout: 5000 });
  const rows = registry.prepare("select report from builds order by created_at, attempt").all();
  registry.close();
  return rows.map((row) => (JSON.parse(String(row.report)) as { ok: boolean }).ok);
}
