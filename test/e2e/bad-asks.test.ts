import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { startSwitch } from "../fakes/switch.ts";
import { createMoodyModel, NOT_HERE, pageScenario, UNCLEAR } from "./bad-scenarios.ts";
import { auditHolds, decisions, ended, pidOf, pressUntil, rows, untilWhispered } from "./facts.ts";
import { says, startStage, until, untilSaid } from "./stage.ts";

test("what somebody can say or press wrongly before anything is built", async (t) => {
  const { stage, moody, provider } = await startWithoutEngine(t);
  const asker = stage.person("asker1");
  const colleague = stage.person("asker2");
  const ask = (words: string) => asker.say("#requests", `${stage.bot} ${words}`);

  await t.test("Toolroom says at its start that no engine answers, and how to start one", () => {
    assert.match(
      stage.printed(),
      /Boxes: +none yet: The container engine at \/nonexistent.* does not answer .* Start it/,
    );
  });

  await t.test("an empty ask is answered to the asker alone, and starts nothing", async () => {
    await ask("  ");
    await untilWhispered(asker, /lunch|Say what you wish|Tell me/i);
    assert.deepEqual(rows(stage, "select id from app_requests"), []);
  });

  await t.test("an ask of 10,000 characters is planned whole, with one card", async () => {
    const thread = await ask(`please build page-long. ${"Really. ".repeat(1_250)}The end is page-long.`);
    await asker.press("#requests", thread, "Cancel");
    assert.equal((await ended(stage, thread)).status, "cancelled");
    const [request] = rows(stage, "select text from app_requests where thread_ts = ?", thread);
    assert.match(String(request?.text), /The end is page-long\.$/);
    assert.equal((await asker.thread("#requests", thread)).filter((one) => says(one, "Build it")).length, 0);
  });

  await t.test("an unclear ask is asked back, once, and goes on with the answer", async () => {
    const thread = await ask("something with the things");
    await untilSaid(asker, "#requests", thread, "Which things do you mean?");
    await asker.say("#requests", "cancel", thread);
    assert.equal((await ended(stage, thread)).status, "cancelled");
  });

  await t.test("an ask that is not for here names who to ask", async () => {
    const thread = await ask("I need a new laptop");
    await untilSaid(asker, "#requests", thread, "ask in #it-help");
    assert.equal((await ended(stage, thread)).status, "answered");
    const card = await untilSaid(asker, "#requests", thread, "“I need a new laptop”: Answered");
    assert.doesNotMatch(JSON.stringify(card.blocks), /Next: |"Stop"|Now: /);
  });

  await t.test("a guest is told so, alone, and nothing starts", async () => {
    const guest = stage.person("guest1");
    const thread = await guest.say("#general", `${stage.bot} build page-guest`);
    await untilWhispered(guest, /Guests cannot use Toolroom\. Ask @/);
    assert.deepEqual(rows(stage, "select id from app_requests where thread_ts = ?", thread), []);
  });

  await t.test("a press by somebody else is told who decides; two presses at once are one decision", async () => {
    const thread = await ask("build page-pressed");
    await colleague.press("#requests", thread, "Build it");
    await untilWhispered(colleague, /Only the person who asked decides this\. Ask <@/);
    assert.deepEqual(decisions(stage, thread), []);
    await Promise.all([asker.press("#requests", thread, "Cancel"), asker.press("#requests", thread, "Cancel")]);
    assert.equal((await ended(stage, thread)).status, "cancelled");
    await untilWhispered(asker, /Already declined by <@/);
    assert.deepEqual(decisions(stage, thread), ["plan no"]);
  });

  await t.test("after a change the older card has no buttons, and the newer one decides", async () => {
    const thread = await ask("build page-changed");
    await untilSaid(asker, "#requests", thread, "Build it");
    await asker.say("#requests", "please make it blue", thread);
    const old = await until("the older card without buttons", async () =>
      (await asker.thread("#requests", thread)).find((one) => says(one, /Change wanted to the plan/)),
    );
    assert.ok(!says(old, "Build it"));
    await asker.press("#requests", thread, "Cancel");
    assert.deepEqual((await ended(stage, thread)).status, "cancelled");
    assert.deepEqual(decisions(stage, thread), ["plan change", "plan no"]);
  });

  await t.test("a press after a restart of the control plane counts, once", async () => {
    const thread = await ask("build page-restarted");
    await untilSaid(asker, "#requests", thread, "Build it");
    const before = pidOf(stage, "control-plane");
    assert.ok(before !== undefined);
    process.kill(before, "SIGKILL");
    await pressUntil(() => decisions(stage, thread).length > 0, [() => asker.tryPress("#requests", thread, "Cancel")]);
    assert.equal((await ended(stage, thread)).status, "cancelled");
    assert.notEqual(pidOf(stage, "control-plane"), before);
    assert.deepEqual(decisions(stage, thread), ["plan no"]);
    assert.equal(
      (await asker.thread("#requests", thread)).filter((one) => says(one, /^Cancelled by <@\w+>\. Nothing/)).length,
      1,
    );
  });

  await t.test("a wrong key is told in plain words, and *try again* works when it is right", async () => {
    moody.be("wrongKey");
    const thread = await ask("build page-wrongKey");
    const words = /provider does not accept this Toolroom's key.*Ask the platform team to correct ANTHROPIC_API_KEY/;
    await untilSaid(asker, "#requests", thread, words);
    assert.equal((await ended(stage, thread)).status, "failed");
    moody.be("well");
    await asker.say("#requests", "try again", thread);
    await asker.press("#requests", thread, "Cancel");
    await ended(stage, thread);
    assert.deepEqual(statuses(thread), ["failed", "cancelled"]);
  });

  for (const [mood, words] of [
    ["overloaded", /model is overloaded at the moment\. I wait for it and go on by myself/],
    ["broken", /model does not answer at the moment\. I wait for it and go on by myself/],
  ] as const) {
    await t.test(`a model that is ${mood} is waited for, said once, and the plan comes by itself`, async () => {
      moody.be(mood);
      const thread = await ask(`build page-${mood}`);
      await untilSaid(asker, "#requests", thread, words);
      moody.be("well");
      await asker.press("#requests", thread, "Cancel");
      await ended(stage, thread);
      assert.deepEqual(statuses(thread), ["cancelled"]);
      assert.equal((await asker.thread("#requests", thread)).filter((one) => says(one, words)).length, 1);
    });
  }

  await t.test("whoever does not want to wait for the model says stop", async () => {
    await provider.off();
    const thread = await ask("build page-gone");
    await untilSaid(asker, "#requests", thread, /model does not answer at the moment\. I wait for it/);
    await asker.say("#requests", "stop", thread);
    const saidAt = performance.now();
    await untilSaid(asker, "#requests", thread, /^Stopped by <@/);
    assert.ok(performance.now() - saidAt < 5_000);
    assert.equal((await ended(stage, thread)).status, "cancelled");
    await provider.on();
  });

  await t.test("without an engine the build waits, says who can mend it, and frees the name when stopped", async () => {
    const thread = await ask("build page-boxless");
    await asker.press("#requests", thread, "Build it");
    const said = await untilSaid(asker, "#requests", thread, /container engine at .* does not answer/);
    assert.match(
      said.text,
      /I wait for it and go on by myself; nothing is lost\. Show this to the platform team: Start it/,
    );
    await asker.say("#requests", "stop", thread);
    assert.equal((await ended(stage, thread)).status, "cancelled");
    assert.deepEqual(rows(stage, "select name from apps where name = 'page-boxless'"), []);
  });

  await t.test("a plan nobody answers ends by itself, and a press on it is told so", async () => {
    const thread = await ask("build page-forgotten");
    const card = await untilSaid(asker, "#requests", thread, "Build it");
    const [button] = (card.blocks as { elements?: { action_id: string; value: string }[] }[])
      .flatMap(({ elements = [] }) => elements)
      .filter(({ action_id }) => action_id === "approval_yes");
    stage.moveClockTo(new Date(Date.now() + 15 * 86_400_000));
    // The card stands with its buttons until it is found out, seconds later.
    const place = { user: "asker1", channel: await stage.channelId("#requests"), ts: card.ts };
    const pressed = await stage.control("click", { ...place, action_id: button?.action_id, value: button?.value });
    assert.equal(pressed.ok, true, JSON.stringify(pressed));
    await untilWhispered(asker, /^Its time is over\. Reply .*try again/);
    await untilSaid(asker, "#requests", thread, /Nobody answered in time\. Nothing was put live\. Reply .?try again/);
    assert.equal((await ended(stage, thread)).status, "cancelled");
    const after = (await asker.thread("#requests", thread)).find(({ ts }) => ts === card.ts);
    assert.doesNotMatch(JSON.stringify(after?.blocks), /"actions"|approval_yes/, "the card has lost its buttons");
    assert.deepEqual(decisions(stage, thread), []);
  });

  assert.ok(await auditHolds(stage));

  function statuses(thread: string): unknown {
    const all = rows(stage, "select status from app_requests where thread_ts = ? order by id", thread);
    return all.map((row) => row.status);
  }
});

test("without a key the start says what there is and what to set, and an ask it does not understand is asked back", async (t) => {
  const environment = { ANTHROPIC_API_KEY: undefined, ...NO_ENGINE };
  const stage = await startStage(t, { modelUrl: "http://127.0.0.1:9", environment });
  assert.match(stage.printed(), /Model: +none: apps are put together from known parts.*set ANTHROPIC_API_KEY/);
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} frobnicate the gizmos`);
  await untilSaid(asker, "#requests", thread, /frobnicate.*No language model is connected/s);
});

const NO_ENGINE = { TOOLROOM_RUNNER: "docker", DOCKER_HOST: "unix:///nonexistent/docker.sock" };
const PAGES = ["long", "guest", "pressed", "changed", "restarted", "wrongKey", "overloaded", "broken", "gone"];

async function startWithoutEngine(t: TestContext) {
  const pages = [...PAGES, "boxless", "forgotten"].map((name) => pageScenario(`page-${name}`.toLowerCase()));
  const scenarios = [UNCLEAR, NOT_HERE, ...pages].map((one) => ({ ...one, ask: new RegExp(one.ask.source, "i") }));
  const moody = createMoodyModel(scenarios);
  const model = await startScriptedModel(moody.script);
  t.after(() => model.close());
  const provider = await startSwitch({ port: Number(new URL(model.url).port) });
  t.after(() => provider.off());
  const modelUrl = `http://127.0.0.1:${provider.port}`;
  return { stage: await startStage(t, { modelUrl, environment: NO_ENGINE }), moody, provider };
}
