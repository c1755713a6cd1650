import assert from "node:assert/strict";
import { test } from "node:test";
import { requestsOfThread } from "../../../store/app-requests.ts";
import { buildsOfRequest } from "../../../store/builds.ts";
import { buttonsOf, type SlackMessage } from "../../properties/slack-facts.ts";
import { isAgain, type ThreadMoves, until } from "./thread-moves.ts";

const DAY_MS = 86_400_000;

/** A sandbox that dies, an agent that says nothing or goes in circles. */
export function stuckAgents(moves: ThreadMoves): void {
  const {
    say,
    ask,
    requestIdOf,
    untilEnded,
    untilSaid,
    untilHeard,
    press,
    pressOn,
    openWindow,
    stop,
    allSaid,
    inThread,
    ends,
    buttons,
    stuckCards,
    heardBy,
    isReadBy,
    requests,
  } = moves;

  test("a sandbox that dies in the middle of the work is told once, with the next move, and the next try is whole", async () => {
    const thread = await ask("a page for our lunch orders, and lose the box");
    await press("asker1", "Build it", thread);
    const end = await untilEnded(thread);
    assert.match(end.text, /^This did not work: Sandbox \S+ is gone\. Reply \*retry\* to start the build again\./);
    assert.equal(ends(await requestIdOf(thread)).length, 1);
    await say("asker1", "keep the box this time", thread);
    await press("asker1", "Build it", thread);
    await untilSaid(thread, /"Looks right"/);
    await stop(thread);
  });

  test("an agent that ends without a word is told of, and not a silence; tried again, it goes on by the same plan", async () => {
    const thread = await ask("a page for our lunch orders, and say nothing at the end");
    await press("asker1", "Build it", thread);
    await untilSaid(thread, /^The agent is stuck: The coding agent ended without a result\./);
    await say("asker1", "cancel", thread);
    const end = await untilEnded(thread);
    assert.match(
      end.text,
      /^Stopped by <@\w+>, at “Writing the code”\. Nothing was put live\. Reply \*try again\* and I go on/,
    );
    const failed = await requestIdOf(thread);
    await press("asker1", "Try again", thread);
    await until("the same again", () => stuckCards(thread).length === 2);
    assert.equal(buttons(thread, "Build it").length, 0, "the plan is agreed");
    assert.notEqual(await requestIdOf(thread), failed);
    await until("no button on what was left", () => !ends(failed).flatMap(buttonsOf).some(isAgain));
    assert.match(ends(failed)[0]?.text ?? "", / Tried again by <@\w+>/);
    await stop(thread);
    await until("a button on what was stopped", () => buttons(thread, "Try again").length === 1);
    assert.equal((await requestsOfThread(moves.world.registry, requests(), thread)).length, 2);
  });

  test("an agent that is stuck asks how to go on, across a kill, and only whom it is to; their words reach it", async () => {
    const thread = await ask("a page for our lunch orders, and get stuck");
    await press("asker1", "Build it", thread);
    const card = await untilSaid(thread, /^The agent is stuck: The model goes in circles/);
    assert.deepEqual(
      buttonsOf(card).map(({ words }) => words),
      ["Another model", "Tell me more", "Show the work", "Stop"],
    );
    moves.world.kill();
    await moves.world.started();
    await pressOn("asker2", buttonsOf(card)[0]);
    await untilHeard("asker2", /^Only the person who asked steers this request/);
    await say("asker1", "try again", thread);
    await until("stuck once more", () => stuckCards(thread).length === 2);
    await say("asker1", "the way out: leave the prices away", thread);
    await untilSaid(thread, /It goes on: by <@\w+>[\s\S]*the way out: leave the prices away/);
    await press("asker1", "Looks right", thread);
    assert.match((await untilEnded(thread)).text, / v1 is live\./);
  });

  test("what an agent did is sent to who asked and to approvers, in private, by word and by button; to nobody else", async () => {
    const thread = await ask("a page for our lunch orders, and get stuck");
    await press("asker1", "Build it", thread);
    await untilSaid(thread, /^The agent is stuck/);
    const before = inThread(thread).length;
    for (const who of ["asker1", "platform1"] as const) {
      await say(who, "show me the work", thread);
      await untilHeard(who, /^I sent you the work as files, in a direct message\.$/);
      const isTheirs = (message: SlackMessage) => message.channelId.startsWith("D") && isReadBy(who, message);
      const above = await until("the files", async () => {
        const sent = allSaid().filter(({ text }) => text.startsWith("The work on Lunch"));
        for (const message of sent) if (await isTheirs(message)) return message;
        return undefined;
      });
      const place = { channel: above.channelId, ts: above.ts };
      const read = await until("both files", async () => {
        const { messages } = await moves.world.call(who, "conversations.replies", place);
        const sent = (messages as { files?: { name: string }[] }[]).flatMap(({ files = [] }) => files);
        return sent.length === 2 && sent.map(({ name }) => name.replace(/-\w{8}\./, "."));
      });
      assert.deepEqual(read, ["work.md", "transcript.jsonl"]);
    }
    await say("asker2", `<@${moves.world.botUserId}> show the work`, thread);
    await untilHeard("asker2", /^Who asked, the owner and the approvers may read this\./);
    assert.equal(inThread(thread).length, before + 3, "nothing but what they said");
    await press("asker1", "Show the work", thread);
    await until("sent once more", () => heardBy("asker1").filter((text) => text.startsWith("I sent you")).length === 2);
    await press("asker1", "Stop", thread);
    await untilEnded(thread);
    await say("asker1", "show the work", await ask("who can ask for apps?"));
    await untilHeard("asker1", /^No agent has worked on this/);
  });

  for (const way of ["the button", "the word"])
    test(`another model goes on where one is stuck, by ${way}`, async () => {
      const thread = await ask("a page for our lunch orders, and get stuck");
      await press("asker1", "Build it", thread);
      await untilSaid(thread, /^The agent is stuck/);
      if (way === "the button") await press("asker1", "Another model", thread);
      else await say("asker1", "please try another model", thread);
      await press("asker1", "Looks right", thread);
      assert.match((await untilEnded(thread)).text, / v1 is live\./);
      assert.match(stuckCards(thread)[0]?.text ?? "", /^It goes on with another model: by <@\w+>/);
      const models = (await buildsOfRequest(moves.world.registry, await requestIdOf(thread))).map(({ model }) => model);
      assert.deepEqual(models, ["quick-2", "quick-1"]);
    });

  test("where an agent is stuck, what it should know may be said in a window, Stop keeps what is written, and time ends it", async () => {
    const thread = await ask("a page for our lunch orders, and get stuck");
    await press("asker1", "Build it", thread);
    await untilSaid(thread, /^The agent is stuck/);
    const user = "asker1" as const;
    const window = await openWindow(user, "Tell me more", thread);
    await moves.world.control("submit", { user, view_id: window.id, values: { words: "leave the pictures away" } });
    await until("stuck once more", () => stuckCards(thread).length === 2);
    assert.match(JSON.stringify(stuckCards(thread)[0]?.blocks), /In their words\*\\n> leave the pictures away/);
    await press("asker1", "Stop", thread);
    assert.match(
      (await untilEnded(thread)).text,
      /^Stopped by <@\w+>.* Reply \*try again\* and I go on with what is written/,
    );
    await press("asker1", "Try again", thread);
    await until("stuck for the third time", () => stuckCards(thread).length === 3);
    moves.world.moveOn(15 * DAY_MS);
    assert.match(
      (await untilEnded(thread)).text,
      /^Nobody answered in time.* Reply \*try again\* to go on after all\./,
    );
  });
}
