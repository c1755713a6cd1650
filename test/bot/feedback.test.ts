import assert from "node:assert/strict";
import { test } from "node:test";
import { newsMessage } from "../../bot/views/news.ts";
import { english } from "../../bot/words/english.ts";
import { fixedNotices } from "../../operator/fixed-notices.ts";
import { openRequests, requestsOfThread } from "../../store/app-requests.ts";
import { feedbackOf } from "../../store/feedback.ts";
import { atomically } from "../../store/store.ts";
import { goLive } from "../fakes/live-app.ts";
import { live } from "./every-message.ts";
import { openScene } from "./post-scene.ts";
import { until } from "./stage.ts";

function notedFor(ownerId: string): string {
  return `Noted for the owner of lunch, <@${ownerId}>, who can have it changed.`;
}

test("thumbs of any tone and plain words below an app's post are kept, and taken back with the reaction", async (context) => {
  const { stage, food, appSays, react, below, said, settled } = await openScene(context);
  const ts = await appSays("dlv_1", "#food", "ramen: 2");
  await react("asker2", ts, "thumbsdown");
  await react("platform1", ts, "-1::skin-tone-4");
  await react("platform2", ts, "+1::skin-tone-2");
  await react("platform2", ts, "ramen");
  const heard = await below("asker2", ts, "this is wrong, my password: hunter2000x is in it");
  const talk = await below("platform1", ts, "who takes the last ramen?");
  await until("four", async () => (await said()).length === 4);
  await stage.as("platform1").reactions.remove({ channel: food, timestamp: ts, name: "-1::skin-tone-4" });
  await until("three", async () => (await said()).length === 3);
  await settled();
  assert.deepEqual(
    (await said()).sort(),
    [
      [stage.idOf("asker2"), "complaint", "this is wrong, my password: [secret] is in it"],
      [stage.idOf("asker2"), "thumb_down", null],
      [stage.idOf("platform2"), "thumb_up", null],
    ].sort(),
  );
  const replies = (await stage.as("asker1").conversations.replies({ channel: food, ts })).messages ?? [];
  assert.equal(replies.length, 3, "nothing is said there");
  const eyes = (of: string) => replies.find((one) => one.ts === of)?.reactions?.map(({ name }) => name) ?? [];
  assert.deepEqual([eyes(heard), eyes(talk)], [["eyes"], []]);
});

test("words below an app's post are taken back where they are deleted, and are those of the last edit", async (context) => {
  const { stage, food, appSays, below, said, settled } = await openScene(context);
  const ts = await appSays("dlv_1", "#food", "ramen: 2");
  const first = await below("asker2", ts, "this is wrong");
  const second = await below("platform1", ts, "who takes the last ramen?");
  await stage.as("asker2").chat.update({ channel: food, ts: first, text: "wrong, my password: hunter2000x counts" });
  await stage.as("platform1").chat.update({ channel: food, ts: second, text: "the total is wrong" });
  await until("both", async () => (await said()).length === 2);
  await settled();
  assert.deepEqual(
    (await said()).map(([, , words]) => words),
    ["wrong, my password: [secret] counts", "the total is wrong"],
  );
  const warned = (await stage.ephemerals("asker2")).filter((text) => !text.startsWith("Noted"));
  assert.equal(warned.length, 1, "warned of the secret");
  await stage.as("asker2").chat.delete({ channel: food, ts: first });
  await stage.as("platform1").chat.update({ channel: food, ts: second, text: "never mind" });
  await until("none", async () => (await said()).length === 0);
});

test("guests, and posts that are no app's, change nothing", async (context) => {
  const { stage, appSays, react, below, said, settled } = await openScene(context);
  const general = stage.channelId("general");
  const ts = await appSays("dlv_1", "#general", "ramen: 2");
  await react("guest1", ts, "-1", general);
  await below("guest1", ts, "wrong", general);
  const { ts: own = "" } = await stage.as("asker2").chat.postMessage({ channel: general, text: "ramen?" });
  await react("platform1", own, "-1", general);
  await below("platform1", own, "this is wrong", general);
  await settled();
  assert.deepEqual(await said(), []);
  assert.deepEqual(await stage.ephemerals("guest1"), []);
});

test("who says that a post is wrong is told that it is kept, and by whom it is changed; who praises it is only seen", async (context) => {
  const { stage, ownerId, appSays, below, said, settled } = await openScene(context);
  const ts = await appSays("dlv_1", "#food", "ramen: 2");
  await below("asker2", ts, "this is wrong, I wanted a desk");
  await below("platform1", ts, "this is great");
  await until("both", async () => (await said()).length === 2);
  await settled();
  assert.deepEqual(await stage.ephemerals("asker2"), [notedFor(ownerId)]);
  assert.deepEqual(await stage.ephemerals("platform1"), []);
});

test("words below what an app told somebody in private are theirs alone, and are noted", async (context) => {
  const { stage, ownerId, appSays, below, said, tell, direct } = await openScene(context);
  const ts = await appSays("dlv_1", `@${stage.idOf("asker2")}`, "Your salary is 1");
  const { channel } = await direct("asker2");
  await below("asker2", ts, "the number is wrong", channel);
  await until("kept", async () => (await said()).length === 1);
  assert.deepEqual(await until("a word", async () => nonEmpty(await stage.ephemerals("asker2"))), [notedFor(ownerId)]);
  const open = await appSays("dlv_2", "#food", "ramen: 2");
  for (const handle of ["platform1", "platform2"]) await below(handle, open, "the number is off");
  await until("three", async () => (await said()).length === 3);
  await tell();
  const [offer] = (await direct("asker1")).messages;
  assert.match(JSON.stringify(offer?.blocks), /somebody, of something it told them in private/);
  assert.doesNotMatch(JSON.stringify(offer), /salary|number is wrong/);
});

test("what is said below a post to nobody but us is answered: noted, and whose it is to have it changed", async (context) => {
  const { stage, store, ownerId, appSays, below, said, settled } = await openScene(context);
  const ts = await appSays("dlv_1", "#food", "ramen: 2");
  await below("asker2", ts, `<@${stage.botUserId}> this is wrong`);
  await below("platform1", ts, `<@${stage.botUserId}> post it at nine instead`);
  await below("platform2", ts, "it should be posted at nine");
  await until("one", async () => (await said()).length === 1);
  await settled();
  assert.deepEqual(await stage.ephemerals("asker2"), [notedFor(ownerId)]);
  assert.deepEqual(await stage.ephemerals("platform1"), [
    `Only its owner changes this app. Ask <@${ownerId}>. For a wish of your own, write @toolroom in a new message.`,
  ]);
  assert.deepEqual(await stage.ephemerals("platform2"), [], "people talk to each other");
  assert.deepEqual(await openRequests(store), []);
});

test("what its owner says is wrong below a post is a change in the app's thread, with the post, once", async (context) => {
  const { stage, store, ownerId, channelId, threadTs, appSays, below, said, settled } = await openScene(context);
  const older = await appSays("dlv_1", "#food", "ramen: 1");
  await appSays("dlv_2", "#food", "ramen: 2");
  await below("asker1", older, "wrong: it posts Saturdays too, my password: hunter2000x");
  const asked = await until("a request", async () => (await requestsOfThread(store, channelId, threadTs))[0]);
  await until("kept", async () => (await said()).length === 1);
  await settled();
  assert.deepEqual([asked.requesterId, asked.isCorrection], [ownerId, true]);
  assert.equal(asked.text, "wrong: it posts Saturdays too, my password: [secret]");
  assert.match(JSON.stringify(asked.inputs), /Posted in #food, .*ramen: 1"/, "the post it is about, not the last one");
  const inThread = async () =>
    (await stage.as("asker1").conversations.replies({ channel: channelId, ts: threadTs })).messages ?? [];
  const [, note] = await until("a word in the thread", async () => ((await inThread()).length > 1 ? inThread() : null));
  assert.match(
    note?.text ?? "",
    new RegExp(`^<@${ownerId}> says <http[^|]*\\|of what lunch posted in #food>: “wrong: it posts Saturdays too, .*”$`),
  );
  const words = await until("a word", async () => {
    const all = (await stage.ephemerals("asker1")).filter((word) => word.startsWith("I plan"));
    return all.length > 0 && all;
  });
  assert.match(words.join("\n"), /^I plan that as a change of lunch\. <http[^|]*\|Open its thread>\.$/);
  await below("asker1", older, "this is wrong, too");
  const more = await until("another", async () =>
    (await stage.ephemerals("asker1")).find((word) => word.startsWith("A change is under way")),
  );
  assert.match(more, /^A change is under way in its thread\. Say it there, and it is part of that\. <http/);
  assert.equal((await requestsOfThread(store, channelId, threadTs)).length, 1);
});

test("words below a post that opened a change are its ask as they are edited, and stop it where they are deleted", async (context) => {
  const { stage, store, food, channelId, threadTs, appSays, below } = await openScene(context);
  const ts = await appSays("dlv_1", "#food", "ramen: 2");
  const said = await below("asker1", ts, "wrong: it posts Saturdays too");
  const request = () => requestsOfThread(store, channelId, threadTs).then(([one]) => one);
  await until("a request", request);
  await stage.as("asker1").chat.update({ channel: food, ts: said, text: "wrong: it posts Sundays too" });
  await until("the edit", async () => (await request())?.text === "wrong: it posts Sundays too");
  await stage.as("asker1").chat.delete({ channel: food, ts: said });
  await until("the stop", async () => (await request())?.stopRequestedBy === stage.idOf("asker1"));
  const told = async () => (await stage.ephemerals("asker1")).filter((text) => text.startsWith("You deleted your ask"));
  await until("a word", async () => (await told()).length === 1);
});

test("what its owner says to us below a post that few people read is said in the app's thread by themselves", async (context) => {
  const { stage, store, appSays, below, settled, direct } = await openScene(context);
  const ts = await appSays("dlv_1", `@${stage.idOf("asker1")}`, "Your salary is 1");
  const { channel } = await direct("asker1");
  await below("asker1", ts, "the number is wrong", channel);
  const [word] = await until("a word", async () => nonEmpty(await stage.ephemerals("asker1")));
  await settled();
  assert.match(
    word ?? "",
    /^Few people read along here, so I carry nothing of it elsewhere\. Say in its thread what to change\. <http/,
  );
  assert.deepEqual(await openRequests(store), []);
});

test("the owner is offered a fix with links, has it fixed by one press, and those who complained hear of it", async (context) => {
  const scene = await openScene(context);
  const { stage, store, app, food, channelId, threadTs, appSays, react, below, said, tell, direct } = scene;
  const ts = await appSays("dlv_1", "#food", "ramen: 2");
  await react("asker2", ts, "-1");
  await below("platform1", ts, "the total is wrong");
  await react("platform2", ts, "thumbsdown");
  await until("three", async () => (await said()).length === 3);
  await tell();
  await tell();
  const { channel, messages } = await direct("asker1");
  assert.equal(messages.length, 1);
  const offer = messages[0];
  assert.equal(offer?.text, "Several people say that what lunch v1 posts is not right.");
  const shown = JSON.stringify(offer?.blocks);
  assert.match(shown, /“the total is wrong”, <http[^|]*\|of what it posted in #food>/);
  assert.ok(shown.includes(`<@${stage.idOf("asker2")}> :-1:`) && shown.includes(`/${food}/`), shown);

  const press = (action: string) =>
    stage.control("click", { user: "asker1", channel, ts: offer?.ts, action_id: action });
  await press("release_fix");
  const inThread = async () =>
    (await stage.as("asker1").conversations.replies({ channel: channelId, ts: threadTs })).messages ?? [];
  const asked = await until("a word in the thread", async () => (await inThread())[1]);
  assert.equal(
    asked.text,
    `<@${stage.idOf("asker1")}> wants fixed what 3 people say is not right with lunch v1. What they say is attached to the ask.`,
  );
  const [request] = await requestsOfThread(store, channelId, threadTs);
  assert.equal(request?.text, "People say of what it posts: “the total is wrong”");
  const settled = await until("no buttons", async () => {
    const [now] = (await direct("asker1")).messages;
    return !JSON.stringify(now?.blocks).includes("release_fix") && now;
  });
  assert.match(JSON.stringify(settled.blocks), /A change is asked for, by <@\w+> [^.]*\. <http[^|]*\|See its thread>/);
  assert.match(JSON.stringify(settled.blocks), /the total is wrong/);

  const requestId = request?.id ?? "";
  const releaseId = await goLive(store, app, 2, requestId);
  const live = { requestId, releaseId, releaseNumber: 2, appName: "lunch" };
  await atomically(store, await fixedNotices(store, live, Date.now()));
  await tell();
  for (const handle of ["asker2", "platform1", "platform2"]) {
    const texts = (await direct(handle)).messages.map(({ text }) => text);
    assert.deepEqual(texts, [
      "You said that what lunch posts was not right; v2 is live now, and this is different: Change 2",
    ]);
  }
  assert.equal((await direct("asker1")).messages.length, 1);
});

test("not now takes the buttons off, says who said so, and asks for no change", async (context) => {
  const { stage, store, channelId, threadTs, appSays, react, said, tell, direct } = await openScene(context);
  const ts = await appSays("dlv_1", "#food", "ramen: 2");
  for (const handle of ["asker2", "platform1", "platform2"]) await react(handle, ts, "-1");
  await until("three", async () => (await said()).length === 3);
  await tell();
  const { channel, messages } = await direct("asker1");
  const [offer] = messages;
  await stage.control("click", { user: "asker1", channel, ts: offer?.ts, action_id: "release_leave" });
  const left = await until("no buttons", async () => {
    const [now] = (await direct("asker1")).messages;
    return !JSON.stringify(now?.blocks).includes("release_leave") && now;
  });
  assert.match(left.text ?? "", /^Left as it is, by <@\w+>/);
  assert.deepEqual(await requestsOfThread(store, channelId, threadTs), []);
});

function nonEmpty<T>(list: T[]): T[] | null {
  return list.length === 0 ? null : list;
}

test("thumbs below what went live and below answers are kept in the app's record; down asks for words", async (context) => {
  const { stage, store, channelId, threadTs, ownerId, parts, said, tell, direct } = await openScene(context);
  const news = newsMessage({ ...live, releaseId: "rel_lunch_1", undoOf: null }, english);
  const posted = await parts.outbound.post({ ...news, key: "req_1:end", channelId, threadTs });
  const ts = posted.kind === "posted" ? posted.ts : "";
  const press = (user: string, value: string, of = ts) =>
    stage.control("click", { user, channel: channelId, ts: of, action_id: "message_thumb", value });
  const views = async (user: string) =>
    (await stage.control(`views?user=${user}`)) as unknown as { views: { id: string }[] };
  const submit = async (user: string, value: string) => {
    const open = await until("the window", async () => (await views(user)).views.at(-1));
    return stage.control("submit", { user, view_id: open.id, values: { words: value } });
  };
  const [up, down] = ["up version rel_lunch_1", "down version rel_lunch_1"];

  await press("asker2", up);
  assert.deepEqual(await until("a word", async () => nonEmpty(await stage.ephemerals("asker2"))), ["Noted for lunch."]);
  await press("asker2", down);
  await until("the thumb", async () => (await said()).some(([, kind]) => kind === "thumb_down"));
  assert.deepEqual(await said(), [[stage.idOf("asker2"), "thumb_down", null]], "one of the two is pressed");
  const empty = (await submit("asker2", "  ")) as { response?: { response_action?: string } };
  assert.equal(empty.response?.response_action, "errors");
  await submit("asker2", "ramen counts twice, my password: hunter2000x is in it");
  const told = await until("thanks", async () => {
    const all = await stage.ephemerals("asker2");
    return all.length === 3 && all.slice(1);
  });
  assert.match(told[0] ?? "", /^What you wrote in that window holds what looks like a password\./);
  assert.equal(told[1], notedFor(ownerId));

  await stage.as("asker1").chat.postMessage({ channel: channelId, thread_ts: threadTs, text: "who owns this?" });
  const answered = await until("the answer", async () => {
    const { messages = [] } = await stage.as("asker1").conversations.replies({ channel: channelId, ts: threadTs });
    return messages.find(({ text }) => text?.startsWith("lunch belongs to"));
  });
  for (const handle of ["asker2", "platform1", "platform2"])
    await press(handle, "down answer rel_lunch_1", answered.ts);
  await until(
    "three of the answer",
    async () => (await said()).filter(([, kind]) => kind === "thumb_down").length === 4,
  );
  await tell();
  assert.deepEqual((await direct("asker1")).messages, [], "an answer is nothing to have fixed");

  for (const handle of ["platform1", "platform2"]) await press(handle, down);
  await until("the offer", async () => {
    await tell();
    return (await direct("asker1")).messages.length === 1;
  });
  const [offer] = (await direct("asker1")).messages;
  assert.match(
    JSON.stringify(offer?.blocks),
    /“ramen counts twice, my password: \[secret\] is in it”, of this version as a whole/,
  );
  const kept = await feedbackOf(store, "rel_lunch_1");
  assert.deepEqual(
    new Set(kept.map(({ postKey }) => postKey.split(":").slice(0, 2).join(":"))),
    new Set(["said:version", "said:answer"]),
  );

  await stage.as("asker1").chat.postMessage({ channel: channelId, thread_ts: threadTs, text: "feedback?" });
  await until("what people say", async () => {
    const { messages = [] } = await stage.as("asker1").conversations.replies({ channel: channelId, ts: threadTs });
    return messages.find(({ text }) =>
      /3 people say that it is not[\s\S]*3 people say that they are not/.test(text ?? ""),
    );
  });
});
