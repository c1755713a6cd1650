import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { decisions, ended, rows, untilWhispered } from "./facts.ts";
import { type Message, type Stage, says, startStage, until, untilSaid } from "./stage.ts";
import { withoutModel } from "./ways.ts";

/** A button with its card as it was, to be pressed by somebody whose window still shows it so. */
interface OldButton {
  ts: string;
  action_id: string;
  value: string;
  shown_blocks: unknown[];
}

const RELEASES = `select l.number, l.hash, l.id from releases l join app_requests r on r.id = l.request_id
  where r.thread_ts = ? order by l.number`;

test("Approve on the card of one release approves no other, whatever was built since", async (t) => {
  const stage = await startBare(t);
  const [asker, platform] = [stage.person("asker1"), stage.person("platform1")];
  const thread = await untilAsked(stage);
  const cardOfA = await approveButton(stage);
  const [a] = rows(stage, RELEASES, thread);
  await asker.say("#requests", "post them at 12:15 instead", thread);
  await untilWhispered(asker, /a wish for later\. What goes live is what you saw/);
  assert.equal(rows(stage, RELEASES, thread).length, 1, "what waits for a yes stays what it is");

  await asker.say("#requests", "stop", thread);
  assert.equal((await ended(stage, thread)).status, "cancelled");
  await until("the card without buttons", async () => ((await hasButtons(stage, cardOfA.ts)) ? undefined : true));
  await asker.say("#requests", "try again", thread);
  await until("another preview", async () => ((await previewsIn(stage, thread)) === 2 ? true : undefined));
  await asker.say("#requests", "post them at 12:30 instead", thread);
  await until("a third preview", async () => ((await previewsIn(stage, thread)) === 3 ? true : undefined));
  await asker.press("#requests", thread, "Looks right");
  const cardOfB = await until("the card of the other release", async () => {
    const button = await approveButton(stage);
    return button.ts === cardOfA.ts ? undefined : button;
  });
  const b = rows(stage, RELEASES, thread).at(-1);
  assert.ok(a !== undefined && b !== undefined && a.hash !== b.hash);

  await press(stage, "platform1", cardOfA);
  const answer = await untilWhispered(platform, /Already declined by <@/);
  assert.match(answer.text, /Already declined by <@\w+> <!date/);
  const ofB = "select status, subject_hash, release_id from approvals where id = ?";
  assert.deepEqual(
    rows(stage, ofB, cardOfB.value).map((row) => ({ ...row })),
    [{ status: "pending", subject_hash: b.hash, release_id: b.id }],
  );
  assert.equal(await hasButtons(stage, cardOfA.ts), false);

  await press(stage, "platform1", cardOfB);
  await untilSaid(asker, "#requests", thread, new RegExp(` v${b.number} is live\\.`));
  await ended(stage, thread);
  assert.deepEqual(decisions(stage, thread).slice(-2), ["preview yes", "release yes"]);

  await press(stage, "platform2", cardOfB);
  await untilWhispered(stage.person("platform2"), /Already agreed by <@/);
  await press(stage, "platform1", cardOfB);
  await untilWhispered(platform, /Already agreed by <@/);
  assert.equal(decisions(stage, thread).filter((one) => one === "release yes").length, 1);
});

test("Approve after its time is answered with the way on, and approves nothing", async (t) => {
  const stage = await startBare(t);
  const [asker, platform] = [stage.person("asker1"), stage.person("platform1")];
  const thread = await untilAsked(stage);
  const card = await approveButton(stage);
  stage.moveClockTo(new Date(Date.now() + 8 * 86_400_000));
  await untilSaid(asker, "#requests", thread, /Nobody answered in time\. Nothing was put live\. Reply .?try again/);
  assert.equal((await ended(stage, thread)).status, "cancelled");
  await until("the card without buttons", async () => ((await hasButtons(stage, card.ts)) ? undefined : true));
  await press(stage, "platform1", card);
  const answer = await untilWhispered(platform, /Its time is over/);
  assert.match(answer.text, /Reply \*try again\* in the thread of <@\w+> where it was asked for, and it begins anew/);
  assert.deepEqual(decisions(stage, thread), ["plan yes", "preview yes"]);
  assert.deepEqual(rows(stage, "select id from apps where status = 'live'"), []);
});

async function startBare(t: TestContext): Promise<Stage> {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  return startStage(t, { modelUrl: "http://127.0.0.1:9", environment });
}

/** Until the approvers are asked; the thread. */
async function untilAsked(stage: Stage): Promise<string> {
  const asker = stage.person("asker1");
  const words = "collect our lunch orders with /lunch and post them in #food at 11:00 on weekdays";
  const thread = await asker.say("#requests", `${stage.bot} ${words}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, /waits for a yes from @platform-team/);
  return thread;
}

/** Of the newest card that has it. */
async function approveButton(stage: Stage): Promise<OldButton> {
  return until("Approve", async () => {
    const found = (await stage.person("platform1").history("#platform")).flatMap(approveOf);
    return found.at(-1);
  });
}

function approveOf({ ts, blocks = [] }: Message): OldButton[] {
  const rows = blocks as { elements?: { action_id?: string; value?: string; text?: { text?: string } }[] }[];
  return rows
    .flatMap(({ elements = [] }) => elements)
    .filter(({ text }) => text?.text === "Approve")
    .map(({ action_id = "", value = "" }) => ({ ts, action_id, value, shown_blocks: blocks }));
}

async function hasButtons(stage: Stage, ts: string): Promise<boolean> {
  const card = (await stage.person("platform1").history("#platform")).find((message) => message.ts === ts);
  return card !== undefined && says(card, '"type":"button"') && approveOf(card).length > 0;
}

async function press(stage: Stage, user: string, button: OldButton): Promise<void> {
  const pressed = await stage.control("click", { user, channel: await stage.channelId("#platform"), ...button });
  assert.equal(pressed.ok, true, JSON.stringify(pressed));
}

async function previewsIn(stage: Stage, thread: string): Promise<number> {
  const said = await stage.person("asker1").thread("#requests", thread);
  return said.filter((message) => says(message, /preview of v\d/)).length;
}
