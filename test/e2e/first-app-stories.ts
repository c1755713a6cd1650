import assert from "node:assert/strict";
import { rows } from "./facts.ts";
import { type Message, type Stage, says, until, untilSaid } from "./stage.ts";
import { createBrowser } from "./test-browser.ts";
import type { Entry, Way } from "./ways.ts";

/** Paris, 2027: summer time has not begun. */
const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const TUESDAY_ELEVEN = new Date("2027-01-12T10:00:05Z");
const WEDNESDAY_EIGHT = new Date("2027-01-13T07:00:05Z");
const WEDNESDAY_HALF_PAST_EIGHT = new Date("2027-01-13T07:30:05Z");
const WEDNESDAY_NINE = new Date("2027-01-13T08:00:00Z");
const WEDNESDAY_ELEVEN = new Date("2027-01-13T10:00:05Z");
const WEEK_MS = 7 * 24 * 3_600_000;

interface LiveLunch {
  thread: string;
  url: string;
  /** What its page shows a colleague. */
  page(): Promise<string>;
  /** Those in #food that say this. */
  posts(words: string): Promise<Message[]>;
}

/** Asked, tried as a preview, approved, used, posted. */
export async function bringLunchLive(stage: Stage, { lunch }: Way): Promise<LiveLunch> {
  const [asker, colleague, platform] = [stage.person("asker1"), stage.person("asker2"), stage.person("platform1")];
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} ${lunch.ask}`);
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
  const first = await untilSaid(asker, "#requests", thread, / v1 is live\./);
  assert.doesNotMatch(JSON.stringify(first.blocks), /before: |Checked: /, "a new app has no version before");
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
  assert.deepEqual(attemptsOf(stage), lunch.checksHeld);

  await colleague.type("#food", "/tool lunch ramen");
  await until("the app's answer", async () =>
    (await colleague.ephemerals()).find((message) => message.text.includes("Noted: ramen")),
  );
  const url = `http://lunch-orders.localhost:${stage.port}`;
  const page = async () => (await colleaguesBrowser.open(`${url}/`)).text;
  assert.match(await page(), /ramen/);
  assert.doesNotMatch(await page(), /tantanmen/, "what was tried in the preview stays there");
  assert.match((await createBrowser(stage.port).open(url)).text, /Sign in/i, "nobody gets in unsigned");

  const posts = async (words: string) => (await asker.history("#food")).filter(({ text }) => text.includes(words));
  stage.moveClockTo(TUESDAY_ELEVEN);
  await until("the summary in #food", async () => (await posts("ramen"))[0]);
  assert.equal((await posts("ramen")).length, 1);
  return { thread, url, page, posts };
}

/** Brought live, asked about, changed with its rows, used again, undone and done again, switched off and on. */
export async function playLunch(stage: Stage, way: Way): Promise<void> {
  const { thread, url, page, posts } = await bringLunchLive(stage, way);
  const { lunch } = way;
  const [asker, colleague] = [stage.person("asker1"), stage.person("asker2")];

  const waiting = () => rows(stage, "select id from deliveries where status = 'waiting'");
  await until("the end of its run", async () => (waiting().length === 0 ? true : undefined));
  await asker.say("#requests", "what did it do last?", thread);
  await untilSaid(asker, "#requests", thread, /ran and posted in #food[\s\S]*runs next/);
  await colleague.say("#requests", `${stage.bot} who owns this?`, thread);
  await untilSaid(asker, "#requests", thread, /lunch-orders belongs to <@/);

  await asker.say("#requests", lunch.change, thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  const second = await untilSaid(asker, "#requests", thread, / v2 is live\./);
  assert.match(JSON.stringify(second.blocks), lunch.difference);
  assert.match(await page(), /ramen/, "the order of v1 survives the migration");

  stage.moveClockTo(WEDNESDAY_NINE);
  await enter(stage, "/lunch", url, lunch.priced);
  await until("the priced order", async () => (/miso soup[\s\S]*9\.50/.test(await page()) ? true : undefined));
  stage.moveClockTo(WEDNESDAY_ELEVEN);
  const summary = await until("the second summary", async () => (await posts("miso soup"))[0]);
  assert.match(summary.text, /9\.50/);
  assert.deepEqual([(await posts("miso soup")).length, (await posts("ramen")).length], [1, 1]);

  const live = await untilSaid(asker, "#requests", thread, / v2 is live\./);
  await stage.control("click", { user: "asker2", channel: "#requests", ts: live.ts, action_id: "release_undo" });
  await until("why somebody else may not undo it", async () =>
    (await colleague.ephemerals()).find(({ text }) => text.includes("Only its owner changes this app")),
  );
  await asker.press("#requests", thread, "Undo this change");
  await untilSaid(asker, "#requests", thread, / v3 is live\. It is as it was in v1; what was entered since stays\./);
  assert.match(await page(), /miso soup/, "what was entered since stays");
  assert.doesNotMatch(await page(), /Price/i);
  await asker.say("#requests", "what changed?", thread);
  await untilSaid(asker, "#requests", thread, /v3 \(live\)[\s\S]*back to v2/);
  await asker.say("#requests", "undo", thread);
  await untilSaid(asker, "#requests", thread, / v4 is live\. It is as it was in v2;/);
  assert.match(await page(), /miso soup[\s\S]*9\.50/, "its price was only not shown");

  await asker.say("#requests", "stop", thread);
  await untilSaid(asker, "#requests", thread, /is stopped, by/);
  await until("the page of an app that is switched off", async () =>
    (await page()).includes("is switched off") ? true : undefined,
  );
  await asker.say("#requests", "start", thread);
  await untilSaid(asker, "#requests", thread, /runs again/);
  assert.match(await page(), /miso soup/);
}

/**
 * Asked, answered where something is unclear, approved, and fired by the clock: yesterday's sales are posted, once. It is
 * the week after the other app's, so that both can be played in one Toolroom.
 */
export async function playSales(stage: Stage, { sales }: Way): Promise<void> {
  const asker = stage.person("asker1");
  const moveClockTo = (at: Date) => stage.moveClockTo(new Date(at.getTime() + WEEK_MS));
  moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} ${sales.ask}`);
  if (sales.answer !== null) {
    await untilSaid(asker, "#requests", thread, /before I plan this/);
    await asker.say("#requests", sales.answer, thread);
  }
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform2").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  const url = `http://${sales.app}.localhost:${stage.port}`;
  const posts = async () => (await asker.history("#sales")).filter(({ text }) => /1[,.]?200/.test(text));
  await enter(stage, "/sales", url, sales.entries[0]);
  moveClockTo(WEDNESDAY_EIGHT);
  await until("the digest", async () => (await posts())[0]);
  moveClockTo(WEDNESDAY_HALF_PAST_EIGHT);
  await enter(stage, "/sales", url, sales.entries[1]);
  assert.equal((await posts()).length, 1);
}

/** By a colleague; done once the app has it. */
async function enter(stage: Stage, command: string, url: string, entry: Entry): Promise<void> {
  const colleague = stage.person("asker2");
  if ("form" in entry) {
    const browser = await colleague.browser();
    await browser.open(url); // signs in there, as nobody fills in a form that they have not seen
    const { status, text } = await browser.submit(url + entry.path, entry.form);
    return assert.equal(status, 200, text);
  }
  await colleague.type("#food", `/tool ${command.slice(1)} ${entry.typed}`);
  const [word = ""] = entry.typed.split(" ");
  await until(`the answer to ${entry.typed}`, async () =>
    (await colleague.ephemerals()).find(({ text }) => text.includes(`Noted: ${word}`)),
  );
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
  const found = rows(stage, "select report from builds order by created_at, attempt");
  return found.map((row) => (JSON.parse(String(row.report)) as { ok: boolean }).ok);
}
