import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { leftEnd } from "../../bot/views/after-end.ts";
import { newsMessage } from "../../bot/views/news.ts";
import type { Content } from "../../bot/views/pieces.ts";
import { english } from "../../bot/words/english.ts";
import type { FormOpened, Received, ReceivedAsk, ThreadReply } from "../../builder/desk.ts";
import type { Ending, News } from "../../operator/announcer.ts";
import { addRequest, endRequest } from "../../store/app-requests.ts";
import { card } from "./samples.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

const failed: Extract<News, { kind: "failed" }> = {
  ...{ kind: "failed", cause: "It broke.", kept: "Nothing was put live.", next: "Reply *try again*." },
  ...{ reference: "req_1", againOf: "req_1" },
};

test("each ending that can be tried again has the button, and one that cannot has none", () => {
  const endings: Ending[] = [
    { kind: "expired" },
    { kind: "stopped", byId: "U1" },
    { kind: "cancelled", byId: "U1" },
    { kind: "declined", byId: "U2" },
  ];
  const cancelled = endings.map((ending) => ({
    kind: "cancelled" as const,
    ending,
    at: "",
    kept: "",
    againOf: "req_1",
  }));
  for (const news of [failed, ...cancelled]) {
    const [row] = newsMessage(news, english).blocks.filter((block) => block.type === "actions");
    const [button] = row?.elements ?? [];
    assert.ok(button?.type === "button");
    assert.deepEqual(
      [button.text.text, button.action_id, button.value, button.accessibility_label],
      ["Try again", "request_again", "req_1", "Try again: begin anew with what was said here"],
    );
    const without = newsMessage({ ...news, againOf: null }, english);
    assert.ok(!without.blocks.some((block) => block.type === "actions"));
  }
});

test("an end that was left has no buttons, and says who tried again where somebody pressed", () => {
  const shown = newsMessage(failed, english);
  const pressed = leftEnd(shown, { personId: "U1", at: 0 }, english);
  assert.match(pressed?.text ?? "", /^This did not work: It broke\. .*Tried again by <@U1> /);
  assert.ok(!pressed?.blocks.some((block) => block.type === "actions"));
  assert.match(JSON.stringify(pressed?.blocks), /Tried again by <@U1>.*Reference: req_1/);
  assert.equal(leftEnd(shown, null, english)?.text, shown.text);
  assert.ok(pressed !== null && leftEnd(pressed, null, english) === null, "a second time nothing changes");
  const form = newsMessage({ kind: "refused", reasons: ["?"], next: "", formOf: "req_1" }, english);
  assert.ok(!leftEnd(form, null, english)?.blocks.some((block) => block.type === "actions"), "the form's, too");
});

test("what may be said in other words has that button, too, and both go together", () => {
  const words = (content: Content | null) =>
    (content?.blocks ?? []).flatMap((block) =>
      block.type === "actions" ? block.elements.flatMap((one) => (one.type === "button" ? [one.text.text] : [])) : [],
    );
  const both = newsMessage({ ...failed, differentlyOf: "req_1" }, english);
  assert.deepEqual(words(both), ["Try again", "Say it differently"]);
  assert.deepEqual(words(leftEnd(both, null, english)), []);
  const refused = newsMessage(
    { kind: "refused", reasons: ["?"], next: "", differentlyOf: "req_1", formOf: "req_1" },
    english,
  );
  assert.deepEqual(words(refused), ["Say it differently", "Fill in a form"]);
  assert.deepEqual(words(leftEnd(refused, null, english)), []);
});

async function openScene(
  context: TestContext,
  tryAgain: (ask: ReceivedAsk) => Promise<Received>,
  desk: Parameters<typeof startStageBot>[1] = {},
) {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const asked: ReceivedAsk[] = [];
  await startStageBot(
    stage,
    {
      tryAgain: async (requestId, ask) => {
        assert.equal(requestId, "req_1");
        asked.push(ask);
        return tryAgain(ask);
      },
      ...desk,
    },
    { parts },
  );
  const channel = stage.channelId("requests");
  const { ts: root = "" } = await stage.as("asker1").chat.postMessage({ channel, text: "lunch" });
  const begin = (id: string, messageTs: string, at: number) => {
    const place = { slackTeamId: "T1", channelId: channel, threadTs: root, messageTs };
    const requesterId = stage.idOf("asker1");
    return addRequest(stage.store, { ...place, id, requesterId, text: "lunch", inputs: [], appId: null, at });
  };
  await begin("req_1", root, 1);
  await endRequest(stage.store, "req_1", "failed", "no", 2);
  await parts.announcer.tell("req_1", "end", { ...failed, differentlyOf: "req_1" });
  const end = async () =>
    ((await stage.as("asker1").conversations.replies({ channel, ts: root })).messages ?? []).find(({ text }) =>
      text?.includes("This did not work"),
    );
  const { ts = "" } = (await end()) ?? {};
  const press = (user: string, action_id = "request_again") => stage.control("click", { user, channel, ts, action_id });
  const heard = (user: string, words: RegExp) =>
    until(`${words}`, async () => (await stage.ephemerals(user)).some((text) => words.test(text)));
  const hasButton = async () => JSON.stringify((await end())?.blocks).includes("request_again");
  return { stage, parts, asked, begin, press, heard, end, hasButton, place: { channel, root, ts } };
}

test("the press begins again what ended, is answered each time, and the message loses its button", async (context) => {
  let isBegun = false;
  const scene = await openScene(context, async ({ messageTs }) => {
    if (isBegun) return { kind: "known", requestId: "req_2" };
    isBegun = true;
    await scene.begin("req_2", messageTs, 3);
    return { kind: "started", requestId: "req_2" };
  });
  const { stage, asked, press, heard, end, hasButton, place } = scene;
  assert.equal(await hasButton(), true);
  // Both before anybody's Slack shows that the button is gone.
  await Promise.all([press("asker1"), press("asker1")]);
  await heard("asker1", /^I begin again: see below\.$/);
  await heard("asker1", /^That was pressed before: see below\.$/);
  await until("no button", async () => !(await hasButton()));
  assert.match((await end())?.text ?? "", new RegExp(`Tried again by <@${stage.idOf("asker1")}> `));
  const { channel: channelId, root: threadTs, ts: messageTs } = place;
  const ask = { channelId, threadTs, messageTs, personId: stage.idOf("asker1"), text: "try again", inputs: [] };
  assert.deepEqual(
    asked.map(({ slackTeamId: _, ...said }) => said),
    [ask, ask],
  );
});

test("what was left standing by a kill is put right when the next request ends", async (context) => {
  const scene = await openScene(context, async () => assert.fail("nobody pressed that"));
  await scene.begin("req_2", `${Number(scene.place.root) + 1}.000100`, 3);
  // Nothing was shown of it before: who would have taken the buttons away was killed.
  await scene.parts.announcer.tell("req_2", "end", { ...failed, reference: "req_2", againOf: "req_2" });
  assert.equal(await scene.hasButton(), false);
});

test("other words are written in a window, stand in the thread, and count as a reply there", async (context) => {
  const said: ThreadReply[] = [];
  const open = { kind: "open" as const, answer: "change" as const, language: "en" as const, sections: [], unknown: [] };
  const opened = async (personId: string): Promise<FormOpened> =>
    personId === scene.stage.idOf("asker1")
      ? { ...open, isForOneself: false, title: null }
      : { kind: "refused", say: "Only its owner changes this app." };
  const scene = await openScene(context, async () => assert.fail("nobody pressed that"), {
    openForm: async (about, personId) => {
      assert.deepEqual(about, { requestId: "req_1" });
      return opened(personId);
    },
    reply: async (reply) => {
      said.push(reply);
      await scene.begin("req_2", reply.messageTs, 3);
      return { kind: "started", requestId: "req_2" };
    },
  });
  const { stage, press, hasButton, place, heard } = scene;
  await press("asker2", "request_words");
  await heard("asker2", /^Only its owner changes this app\.$/);
  await press("asker1", "request_words");
  const view_id = await until("the window", async () => {
    const { views } = (await stage.control("views?user=asker1")) as unknown as { views: { id: string }[] };
    return views.at(-1)?.id;
  });
  await stage.control("submit", { user: "asker1", view_id, values: { words: "only a page\nwith <the> list" } });
  await until("no button", async () => !(await hasButton()));
  const { channel, root } = place;
  const { messages = [] } = await stage.as("asker1").conversations.replies({ channel, ts: root });
  const posted = messages.find(({ ts }) => ts === said[0]?.messageTs);
  assert.equal(posted?.text, `<@${stage.idOf("asker1")}> says:\n> only a page\n> with &lt;the&gt; list`);
  assert.deepEqual(
    said.map(({ slackTeamId: _, messageTs: __, ...reply }) => reply),
    [
      {
        ...{ channelId: channel, threadTs: root, personId: stage.idOf("asker1") },
        ...{ text: "only a page\nwith <the> list", inputs: [], mentioned: true },
      },
    ],
  );
});

test("who may not is told so, and the button stays for who may", async (context) => {
  const { press, heard, hasButton } = await openScene(context, async () => {
    return { kind: "refused", say: "Only its owner changes this app." };
  });
  await press("asker2");
  await heard("asker2", /^Only its owner changes this app\.$/);
  assert.equal(await hasButton(), true);
});

test("the button goes when something else is begun in its thread, also where its message came late", async (context) => {
  const { stage, parts, begin, end, hasButton, place } = await openScene(context, async () => ({
    kind: "refused",
    say: "",
  }));
  await begin("req_2", "9.0", 3);
  await parts.announcer.progress("req_2", card);
  await until("no button", async () => !(await hasButton()));
  assert.match((await end())?.text ?? "", /^This did not work/);
  await endRequest(parts.store, "req_2", "failed", "no", 4);
  await begin("req_3", "10.0", 5);
  await parts.announcer.progress("req_3", { ...card, ending: { kind: "refused" } });
  await parts.announcer.tell("req_2", "end", { ...failed, cause: "It came late.", againOf: "req_2" });
  const { messages = [] } = await stage.as("asker1").conversations.replies({ channel: place.channel, ts: place.root });
  const late = messages.find(({ text }) => text?.includes("It came late"));
  await until("the edit", async () => {
    const now = await stage.as("asker1").conversations.replies({ channel: place.channel, ts: place.root });
    const blocks = now.messages?.find(({ ts }) => ts === late?.ts)?.blocks;
    return blocks !== undefined && !JSON.stringify(blocks).includes("request_again");
  });
});
