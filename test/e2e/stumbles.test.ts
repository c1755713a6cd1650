import assert from "node:assert/strict";
import { test } from "node:test";
import { startStage, until, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

test("what people stumble over in a living thread: nothing left, an end of the app, a pasted secret, thanks", async (t) => {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  const stage = await startStage(t, { modelUrl: NOBODY, environment });
  const [asker, platform] = ["asker1", "platform1"].map((handle) => stage.person(handle));
  assert.ok(asker !== undefined && platform !== undefined);
  const thread = await asker.say("#requests", `${stage.bot} ${withoutModel.lunch.ask}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await platform.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  await asker.say("#requests", "make it nicer", thread);
  await untilSaid(asker, "#requests", thread, /What of these shall it be\?/);
  await asker.say("#requests", "is it done yet?", thread);
  await until("how far it is", async () =>
    (await asker.ephemerals()).find(({ text }) => /^It is at “.*”\. You asked for it/.test(text)),
  );
  await asker.say("#requests", "leave it as it is then", thread);
  const end = await untilSaid(asker, "#requests", thread, /Then nothing is left to change: .* stays as it is\./);
  assert.doesNotMatch(JSON.stringify(end), /cannot be built/);

  await asker.say("#requests", "delete this app", thread);
  await untilSaid(asker, "#requests", thread, /I delete nothing by words\. Say “stop” here/);

  const before = (await asker.thread("#requests", thread)).length;
  await asker.say("#requests", "here is the token: xoxb-1234567890-abcdefghijkl", thread);
  await until("the warning", async () => (await asker.ephemerals()).find(({ text }) => /Slack token/.test(text)));
  await asker.say("#requests", "thanks, that saves us an hour every day", thread);
  await asker.say("#requests", "what does it do?", thread);
  await until("the answer, alone", async () => (await asker.thread("#requests", thread)).length >= before + 4);
  const after = JSON.stringify((await asker.thread("#requests", thread)).slice(before));
  assert.doesNotMatch(after, /What of these|cannot limit|secret/);
});
