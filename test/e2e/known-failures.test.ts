import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createLives } from "../properties/lives.ts";
import { buttonsOf, keyOf } from "../properties/slack-facts.ts";
import { openWorld, type World } from "../properties/world.ts";
import { approvals } from "./known-failures/approvals.ts";
import { stuckAgents } from "./known-failures/stuck-agents.ts";
import { isAgain, threadMoves, until } from "./known-failures/thread-moves.ts";

const skip = process.platform === "linux" ? false : "previews are reached through Linux's /proc";
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/**
 * What has broken other bots, and no other test holds: on one Toolroom in this process, with a real Bolt, local Slack, desk
 * and workflow. Its planner and its agent are quick, and its clock runs fifty times as fast as the machine's.
 */
describe("known failures of other bots", { skip }, () => {
  const lives = createLives();
  let world: World;
  before(async () => {
    world = await openWorld(lives);
  });
  after(async () => {
    await world.close();
    lives.close();
  });

  const moves = threadMoves(() => world);
  const {
    say,
    ask,
    newest,
    requestIdOf,
    untilEnded,
    untilSaid,
    untilOnePlan,
    press,
    openWindow,
    stop,
    allSaid,
    inThread,
    ends,
    isReadBy,
    requests,
  } = moves;

  test("an ask that is stopped or deleted in the same moment ends once, says so to who asked, and is never planned", async () => {
    const stopped = await ask("a page for our lunch orders");
    await say("asker1", "stop", stopped);
    const deleted = await ask("a page for our lunch orders");
    await world.call("asker1", "chat.delete", { channel: requests(), ts: deleted });
    for (const thread of [stopped, deleted]) {
      const end = await untilEnded(thread);
      assert.match(end.text, /^Stopped by <@\w+>.*Nothing was put live/);
      assert.ok(await isReadBy("asker1", end), "where who asked reads it");
      assert.equal(ends(await requestIdOf(thread)).length, 1);
    }
    // The cards are edited last.
    await until("no button but for another try", () => allSaid().flatMap(buttonsOf).every(isAgain));
    assert.deepEqual(world.boxes.running(), []);
  });

  test("an ask that is deleted while it is built stops, and that is said once", async () => {
    const thread = await ask("a page for our lunch orders");
    await press("asker1", "Build it", thread);
    await world.call("asker1", "chat.delete", { channel: requests(), ts: thread });
    assert.match((await untilEnded(thread)).text, /^Stopped by <@\w+>.*Nothing was put live\. Reply \*try again\*/);
    await until("quiet", () => world.restlessness({ thread, waiting: new Set() }).length === 0);
    assert.equal(ends(await requestIdOf(thread)).length, 1);
    assert.deepEqual(world.boxes.running(), []);
  });

  test("a thread whose first message is deleted in the middle of the work goes on, and ends there", async () => {
    const thread = await say("asker2", "we should do something about lunch");
    await ask("a page for our lunch orders", thread);
    await press("asker1", "Build it", thread);
    const deleted = await world.call("asker2", "chat.delete", { channel: requests(), ts: thread });
    assert.equal(deleted.ok, true);
    await press("asker1", "Looks right", thread);
    const end = await untilEnded(thread);
    assert.match(end.text, / v1 is live\./);
    assert.equal(end.thread_ts, thread);
  });

  test("work that takes longer than Slack leaves a stream open ends with one whole message, and its card is the last one", async () => {
    const thread = await ask("a page for our dinner orders, a page for our lunch orders, and take your time");
    await press("asker1", "Build it", thread);
    await untilSaid(thread, /Now: Writing the code/);
    world.moveOn(6 * MINUTE_MS);
    await untilSaid(thread, /Now: Writing the code[\s\S]* · (?:[6-9]|1\d) min so far/);
    await press("asker1", "Looks right", thread);
    world.moveOn(6 * MINUTE_MS);
    const end = await untilEnded(thread);
    assert.match(end.text, / v1 is live\./);
    const requestId = await requestIdOf(thread);
    assert.equal(ends(requestId).length, 1);
    await untilSaid(thread, /"?Lunch: Live[\s\S]* · took (?:1[2-9]|2\d) min · /);
    const cards = inThread(thread).filter((message) => keyOf(message) === `${requestId}:card`);
    assert.equal(cards.length, 1, "one card, edited for as long as it took");
    const streams = world.slack.traffic().filter(({ name }) => /Stream$/.test(name));
    assert.deepEqual(streams, [], "nothing that Slack could seal");
  });

  test("an ask that finds all places taken says on its card that it waits, and how many are before it", async () => {
    const slow = "a page for our lunch orders, and take your time";
    const threads = [await ask(slow), await ask(slow), await ask(slow)];
    for (const thread of threads) await press("asker1", "Build it", thread);
    for (const thread of threads) await untilSaid(thread, /Now: Writing the code/);
    const fourth = await ask("a page for our lunch orders");
    await untilSaid(fourth, /Now: Waiting for a free place\**: it is the next/);
    const fifth = await ask("a page for our lunch orders");
    await untilSaid(fifth, /Now: Waiting for a free place\**: 1 other is before it[\s\S]*Next: Understanding the ask/);
    assert.equal(inThread(fifth).length, 1, "nothing but its card");
    await stop(threads[0] ?? "");
    await untilSaid(fourth, /"Build it"/);
    await untilSaid(fifth, /"Build it"/);
    for (const thread of [fourth, fifth]) {
      await untilSaid(thread, /Now: Waiting for your go/);
      assert.equal(inThread(thread).length, 2, "its card and its plan");
    }
    for (const thread of [...threads.slice(1), fourth, fifth]) await stop(thread);
  });

  test("what is said after days in which nothing ran, while Toolroom is off, is taken when it is back, once", async () => {
    const thread = await ask("a page for our lunch orders");
    await untilSaid(thread, /"Build it"/);
    world.moveOn(6 * DAY_MS);
    world.kill();
    await say("asker1", "post it in #food too", thread);
    await world.started();
    await untilSaid(thread, /Change wanted to the plan/);
    await untilOnePlan(thread);
    const { remarks, plan } = await newest(thread);
    assert.deepEqual(
      remarks.map(({ text }) => text),
      ["post it in #food too"],
    );
    assert.deepEqual(plan?.manifest.bindings.slack, { post: ["#food"] });
    await stop(thread);
  });

  test("a plan nobody answers in time can be begun anew by a button, and one that cannot be built said differently", async () => {
    const late = await ask("a page for our lunch orders");
    await untilSaid(late, /"Build it"/);
    world.moveOn(15 * DAY_MS);
    const expired = await untilEnded(late);
    assert.match(expired.text, /^Nobody answered in time/);
    await press("asker1", "Try again", late);
    await untilOnePlan(late);
    await stop(late);

    const thread = await ask("an impossible page");
    assert.match((await untilEnded(thread)).text, /^This cannot be built: Nobody could build that\./);
    const first = await requestIdOf(thread);
    const user = "asker1" as const;
    const window = await openWindow(user, "Say it differently", thread);
    await world.control("submit", { user, view_id: window.id, values: { words: "a page with a list" } });
    await until("the next try", async () => (await requestIdOf(thread)) !== first);
    assert.deepEqual(
      (await newest(thread)).remarks.map(({ text }) => text),
      ["a page with a list"],
    );
    await untilSaid(thread, /^<@\w+> says:\n> a page with a list/);
    await until("no button on what was left", () => ends(first).flatMap(buttonsOf).length === 0);
    await until("its own end", async () => ends(await requestIdOf(thread)).length === 1);
  });

  test("a reply of 30 kB is kept whole, and planned", async () => {
    const thread = await ask("a page for our lunch orders");
    await untilSaid(thread, /"Build it"/);
    await say("asker1", `${"in green, please. ".repeat(1_760)}And in #food.`, thread);
    const { inputs } = await until("the reply", async () => {
      const request = await newest(thread);
      return request.inputs.length > 0 && request;
    });
    const [whole] = inputs;
    assert.ok(whole?.kind === "text" && (whole.content ?? "").length > 29_900);
    assert.match(whole.content ?? "", /And in #food\.$/);
    await untilOnePlan(thread);
    await stop(thread);
  });

  stuckAgents(moves);
  approvals(moves);
});
