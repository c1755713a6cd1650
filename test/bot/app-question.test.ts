import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIONS } from "../../bot/views/action-ids.ts";
import type { QuestionAnswer } from "../../operator/ownership/question-answer.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

test("who is asked about an app answers by a button, and the message says what came of it in place of its buttons", async (context) => {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const given: QuestionAnswer[] = [];
  const answerQuestion = async (answer: QuestionAnswer) => {
    given.push(answer);
    return {
      kind: "answered" as const,
      say: "You answer for Lunch (lunch) now. Say in its thread what should be different.",
    };
  };
  await startStageBot(stage, {}, { parts, answerQuestion });
  const asker = stage.idOf("asker2");
  const text = `<@${asker}> asks you to answer for the app Lunch (lunch) from now on: Noodles <!channel>.`;
  for (let times = 0; times < 2; times += 1)
    await parts.announcer.tellPerson(stage.idOf("asker1"), "question:qst_1", text, {
      questionId: "qst_1",
      kind: "transfer",
    });
  const reader = stage.as("asker1").conversations;
  const channel = (await reader.list({ types: "im" })).channels?.[0]?.id ?? "";
  const messages = async () => (await reader.history({ channel })).messages ?? [];
  const [message, ...others] = await messages();
  assert.deepEqual(others, []);
  assert.equal(
    message?.text,
    `<@${asker}> asks you to answer for the app Lunch (lunch) from now on: Noodles &lt;!channel&gt;.`,
  );
  const ts = message?.ts ?? "";
  await stage.control("click", { user: "asker1", channel, ts, action_id: ACTIONS.questionYes });
  const settled = await until("the buttons are gone", async () => {
    const [now] = await messages();
    return JSON.stringify(now?.blocks).includes(ACTIONS.questionYes) ? undefined : now;
  });
  assert.match(JSON.stringify(settled.blocks), /Noodles.*\*You answer for Lunch \(lunch\) now\./);
  assert.deepEqual(given, [
    { questionId: "qst_1", answer: "yes", personId: stage.idOf("asker1"), place: { channelId: channel, threadTs: ts } },
  ]);
});

test("whose app's owner has left is asked with a list of people too, and whom they choose is named", async (context) => {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const given: QuestionAnswer[] = [];
  const named = stage.idOf("asker2");
  const say = `You name <@${named}> for Lunch (lunch): they are asked next.`;
  const answerQuestion = async (answer: QuestionAnswer) => {
    given.push(answer);
    return { kind: "answered" as const, say };
  };
  await startStageBot(stage, {}, { parts, answerQuestion });
  const personId = stage.idOf("asker1");
  await parts.announcer.tellPerson(personId, "question:qst_2", "Shall it be yours?", {
    ...{ questionId: "qst_2", kind: "heir" },
  });
  const reader = stage.as("asker1").conversations;
  const channel = (await reader.list({ types: "im" })).channels?.[0]?.id ?? "";
  const message = async () => (await reader.history({ channel })).messages?.[0];
  const first = await message();
  assert.match(JSON.stringify(first?.blocks), /Take it.*Let it sleep.*Suggest somebody/);
  const ts = first?.ts ?? "";
  await stage.control("click", { user: "asker1", channel, ts, action_id: ACTIONS.questionOther, value: "asker2" });
  const settled = await until("the buttons are gone", async () => {
    const now = await message();
    return JSON.stringify(now?.blocks).includes(ACTIONS.questionYes) ? undefined : now;
  });
  assert.match(JSON.stringify(settled.blocks), /Shall it be yours\?.*\*You name <@.*they are asked next\./);
  assert.doesNotMatch(JSON.stringify(settled.blocks), /users_select/);
  assert.deepEqual(given, [
    { questionId: "qst_2", answer: { suggestedId: named }, personId, place: { channelId: channel, threadTs: ts } },
  ]);
});
