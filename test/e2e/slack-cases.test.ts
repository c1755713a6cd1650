import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { auditHolds, boxesOf, decisions, ended, pidOf, pressUntil, rows, untilWhispered } from "./facts.ts";
import { type Stage, says, startStage, until, untilSaid } from "./stage.ts";
import { withoutModel } from "./ways.ts";

/** What Slack does to a bot: each of these has broken one. Played on a whole Toolroom, without a model and without boxes. */
test("what Slack does, people meet once, and only once", async (t) => {
  const stage = await startBare(t);
  const [asker, colleague, platform] = ["asker1", "asker2", "platform1"].map((handle) => stage.person(handle)) as [
    ReturnType<Stage["person"]>,
    ReturnType<Stage["person"]>,
    ReturnType<Stage["person"]>,
  ];
  let words = 0;
  const wish = () => {
    words += 1;
    return `${stage.bot} collect our lunch orders with /lunch${words} and post them in #food at 11:00 on weekdays`;
  };
  const faults = (body: object) => stage.control("faults", body);
  const requestsIn = (thread: string) =>
    rows(stage, "select id, status from app_requests where thread_ts = ?", thread).length;
  const cards = async (thread: string) =>
    (await asker.thread("#requests", thread)).filter((message) => says(message, '"Build it"')).length;
  const planned = (thread: string) => untilSaid(asker, "#requests", thread, '"Build it"');
  const cancel = async (thread: string) => {
    await asker.say("#requests", "cancel", thread);
    assert.equal((await ended(stage, thread)).status, "cancelled");
  };

  await t.test(
    "an ask that comes three times, as a mention and as a message, is one request with one card",
    async () => {
      await faults({ duplicate_events: 4, drop_ack: 3 });
      const thread = await asker.say("#requests", wish());
      await planned(thread);
      await stage.control("event-replay", { envelope: "last", times: 3 });
      await cancel(thread);
      assert.equal(requestsIn(thread), 1);
      assert.equal(decisions(stage, thread).length, 1);
    },
  );

  await t.test("an ask while the socket is down is heard once, when it is back", async () => {
    await faults({ drop_socket: true });
    const thread = await asker.say("#requests", wish());
    await planned(thread);
    assert.equal(await cards(thread), 1);
    await faults({ disconnect: "refresh_requested" });
    await cancel(thread);
    assert.equal(requestsIn(thread), 1);
  });

  await t.test("a reply without a mention goes to the request of its thread; others' talk starts nothing", async () => {
    const thread = await asker.say("#requests", wish());
    await planned(thread);
    await asker.say("#requests", "post them at 12:00 instead", thread);
    await untilSaid(asker, "#requests", thread, /12:00/);
    const chatter = await colleague.say("#requests", "did anybody see my umbrella?");
    await asker.say("#requests", "no, sorry", chatter);
    await cancel(thread);
    assert.equal(requestsIn(thread), 1);
    assert.equal(requestsIn(chatter), 0);
  });

  await t.test("a mention in a thread of others is an ask in that thread", async () => {
    const thread = await colleague.say("#requests", "we should do something about lunch");
    await asker.say("#requests", wish(), thread);
    await planned(thread);
    await cancel(thread);
    assert.equal(requestsIn(thread), 1);
  });

  await t.test(
    "Slack's Stop in the middle of the work ends it: nothing of it runs, and Slack shows that it is over",
    async () => {
      const thread = await asker.say("#requests", wish());
      await planned(thread);
      await asker.press("#requests", thread, "Build it");
      const place = { user: "asker1", channel: await stage.channelId("#requests"), thread_ts: thread };
      await until("Slack's Stop", async () => ((await stage.control("stop-session", place)).ok ? true : undefined));
      assert.equal((await ended(stage, thread)).status, "cancelled");
      assert.deepEqual(await boxesOf(stage), []);
      await until("that it is over", async () => ((await stateOf(stage, thread)) === "active" ? true : undefined));
    },
  );

  await t.test("a storm of 429 delays the last word and does not lose it", async () => {
    const thread = await asker.say("#requests", wish());
    await planned(thread);
    await asker.press("#requests", thread, "Build it");
    await asker.press("#requests", thread, "Looks right");
    await untilSaid(asker, "#requests", thread, /waits for a yes from @platform-team/);
    await faults({ rate_limit_calls: { count: 8, retry_after: 1, method: "chat.postMessage" } });
    await platform.press("#platform", null, "Approve");
    await untilSaid(asker, "#requests", thread, / v1 is live\./);
    await ended(stage, thread);
    const refused = (await sent(stage, "is live")).filter(({ body }) => body.thread_ts === thread);
    assert.ok(
      refused.some(({ name, answer }) => name === "chat.postMessage" && answer.error === "ratelimited"),
      "the storm met the last word itself",
    );
    const all = await asker.thread("#requests", thread);
    assert.equal(all.filter((message) => / v1 is live\./.test(message.text)).length, 1);
    await faults({ clear: true });
  });

  await t.test(
    "Approve: by who asked, by who may not, twice, by two at once, after a restart, on an old card",
    async () => {
      const thread = await asker.say("#requests", wish());
      await planned(thread);
      await asker.press("#requests", thread, "Build it");
      await asker.press("#requests", thread, "Looks right");
      await untilSaid(asker, "#requests", thread, /waits for a yes from @platform-team/);
      await asker.press("#platform", null, "Approve");
      await untilWhispered(asker, /Nobody approves their own request/);
      await colleague.press("#platform", null, "Approve");
      await untilWhispered(colleague, /You are not in @platform-team/);
      assert.deepEqual(decisions(stage, thread), ["plan yes", "preview yes"]);
      const old = await lastApproval(stage);
      const pid = pidOf(stage, "control-plane") ?? assert.fail("no control plane");
      process.kill(pid, "SIGKILL");
      const both = [platform, stage.person("platform2")];
      await pressUntil(
        () => decisions(stage, thread).includes("release yes"),
        both.map((one) => () => one.tryPress("#platform", null, "Approve")),
      );
      await untilSaid(asker, "#requests", thread, / v1 is live\./);
      await ended(stage, thread);
      assert.deepEqual(decisions(stage, thread), ["plan yes", "preview yes", "release yes"]);
      const channel = await stage.channelId("#platform");
      await stage.control("click", { user: "platform2", channel, ...old });
      assert.deepEqual(decisions(stage, thread), ["plan yes", "preview yes", "release yes"]);
      assert.equal(await auditHolds(stage), true);
    },
  );

  await t.test("an ask that is edited is planned as it stands now; one that is deleted is stopped", async () => {
    const channel = await stage.channelId("#requests");
    const text = wish();
    const thread = await asker.say("#requests", text);
    await planned(thread);
    for (const minute of [15, 20, 25, 30])
      await asker.slack.chat.update({ channel, ts: thread, text: text.replace("11:00", `12:${minute}`) });
    await until("the card of the last edit", async () =>
      (await asker.thread("#requests", thread)).find((said) => says(said, '"Build it"') && says(said, "12:30")),
    );
    assert.equal(await cards(thread), 1, "no other card has buttons");
    await asker.slack.chat.delete({ channel, ts: thread });
    assert.equal((await ended(stage, thread)).status, "cancelled");
    const atOnce = await asker.say("#requests", wish());
    await asker.slack.chat.delete({ channel, ts: atOnce });
    assert.equal((await ended(stage, atOnce)).status, "cancelled");
    await untilWhispered(asker, /You deleted your ask, so I stop working on it/);
    assert.equal(requestsIn(thread), 1);
  });

  await t.test("where the bot is not any more, who asked hears directly how it ended", async () => {
    const { channel } = await asker.slack.conversations.create({ name: "our-lunches" });
    const bot = stage.bot.slice(2, -1);
    await asker.slack.conversations.invite({ channel: channel?.id ?? "", users: bot });
    const thread = await asker.say("#our-lunches", wish());
    await untilSaid(asker, "#our-lunches", thread, '"Build it"');
    await asker.slack.conversations.kick({ channel: channel?.id ?? "", user: bot });
    await asker.press("#our-lunches", thread, "Build it").catch(() => undefined);
    const told = (words: RegExp) =>
      until(`“${words}” in a direct message`, async () =>
        (await asker.directMessages()).find((message) => says(message, words)),
      );
    await told(/A preview of v1 is ready/);
    await pressDirectly(stage, "asker1", "Looks right");
    await told(/waits for a yes from @platform-team/);
    await platform.press("#platform", null, "Approve");
    assert.match((await told(/ v1 is live/)).text, /^lunch-\S+ v1 is live\./);
    assert.equal((await ended(stage, thread)).status, "live");
    const inChannel = await asker.thread("#our-lunches", thread);
    assert.equal(inChannel.filter((message) => says(message, / v1 is live/)).length, 0);
  });

  await t.test(
    "a token that is taken back, and a new one, in the middle of a request: it goes on and ends once",
    async () => {
      const thread = await asker.say("#requests", wish());
      await planned(thread);
      await faults({ revoke_token: true });
      const word = await asker.say("#requests", "cancel", thread);
      const met = (error: string) =>
        until(`a call that is told ${error}`, async () =>
          (await sent(stage, error)).some(({ answer }) => answer.error === error) ? true : undefined,
        );
      await met("token_revoked");
      await until("what to do, on the terminal", async () =>
        /no longer \(token_revoked\)\..* set SLACK_BOT_TOKEN to a new token/.test(stage.printed()) ? true : undefined,
      );
      await faults({ clear: true });
      assert.equal((await ended(stage, thread)).status, "cancelled");
      assert.equal(rows(stage, "select ts from heard_messages where ts = ?", word).length, 1);
      const said = (await asker.thread("#requests", thread)).map(({ text }) => text);
      assert.equal(said.filter((text) => /^Cancelled by .*Nothing was put live/.test(text)).length, 1, said.join("\n"));
      await faults({ new_token: {} });
      const next = await asker.say("#requests", wish());
      await met("token_expired");
      // As an operator does it: a new start with the new token.
      process.kill(pidOf(stage, "control-plane") ?? assert.fail("no control plane"), "SIGTERM");
      await planned(next);
      await cancel(next);
    },
  );
});

interface Sent {
  name: string;
  body: Record<string, unknown>;
  answer: Record<string, unknown>;
}

/** Calls of the bot with these words in them or in their answers, whole. */
async function sent(stage: Stage, words: string): Promise<Sent[]> {
  const get = async (path: string) => (await fetch(`${stage.slackUrl}/control/traffic${path}`)).json();
  const found = (await get(`?kinds=call,lookup&words=${encodeURIComponent(words)}`)) as { passages: { seq: number }[] };
  return Promise.all(found.passages.map(async ({ seq }) => ((await get(`/${seq}`)) as { passage: Sent }).passage));
}

/** Presses a button in what the bot sent to somebody directly. */
async function pressDirectly(stage: Stage, handle: string, words: string): Promise<void> {
  const { slack } = stage.person(handle);
  const { channels = [] } = await slack.users.conversations({ types: "im" });
  for (const { id: channel = "" } of channels) {
    const { messages = [] } = await slack.conversations.history({ channel });
    for (const { ts, blocks } of messages) {
      const elements = ((blocks ?? []) as { elements?: Pressable[] }[]).flatMap((block) => block.elements ?? []);
      const found = elements.find(({ text }) => text?.text === words);
      if (found === undefined) continue;
      const { action_id, value } = found;
      const pressed = await stage.control("click", { user: handle, channel, ts, action_id, value });
      assert.equal(pressed.ok, true, JSON.stringify(pressed));
      return;
    }
  }
  assert.fail(`${handle} has no button “${words}”.`);
}

interface Pressable {
  action_id?: string;
  value?: string;
  text?: { text?: string };
}

async function lastApproval(stage: Stage): Promise<{ ts: string; action_id: string; value?: string }> {
  const messages = await stage.person("platform1").history("#platform");
  for (const message of messages.toReversed())
    for (const block of (message.blocks ?? []) as {
      elements?: { action_id?: string; value?: string; text?: { text?: string } }[];
    }[])
      for (const { action_id = "", value, text } of block.elements ?? [])
        if (text?.text === "Approve") return { ts: message.ts, action_id, ...(value === undefined ? {} : { value }) };
  throw new Error("There is no Approve.");
}

async function stateOf(stage: Stage, thread: string): Promise<unknown> {
  const place = `user=asker1&channel=${await stage.channelId("#requests")}&thread_ts=${thread}`;
  const answer = await fetch(`${stage.slackUrl}/control/thread?${place}`);
  return ((await answer.json()) as { session?: { status?: string } }).session?.status;
}

async function startBare(t: TestContext): Promise<Stage> {
  return startStage(t, {
    modelUrl: "http://127.0.0.1:9",
    environment: { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" },
  });
}
