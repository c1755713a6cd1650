import assert from "node:assert/strict";
import { test } from "node:test";
import { endRequest, requestById, setStage } from "../../../store/app-requests.ts";
import { NOON } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

const QUESTIONS = ["how long does it take?", "is it done yet?", "Wie lange dauert das noch?"];

for (const text of QUESTIONS)
  test(`“${text}” while it is built is told the step and the time, and is no wish`, async (t) => {
    const { desk, store, clock, requestId } = await newDesk(t);
    await setStage(store, requestId, "code", NOON);
    clock.add(3 * 60_000);
    const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text });
    assert.deepEqual(replied, {
      kind: "refused",
      say: "It is at “Writing the code”. You asked for it 3 minutes ago. It is being worked on. Say *stop* to end it, or what should be different.",
    });
    assert.deepEqual((await requestById(store, requestId))?.remarks, []);
  });

test("where something is asked, it says for whom it waits, and the question is no answer to it", async (t) => {
  const { desk, ask } = await newDesk(t);
  await ask("questions");
  const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "is it ready?" });
  assert.match(replied.kind === "refused" ? replied.say : "", /^It .*The questions above wait for you/);
});

test("once it has ended, that is said, and nothing begins anew", async (t) => {
  const { desk, store, started, requestId } = await newDesk(t);
  await endRequest(store, requestId, "refused", "no", NOON);
  const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "how long does it take?" });
  assert.match(replied.kind === "refused" ? replied.say : "", /^Nothing is under way here/);
  assert.deepEqual(started, []);
});
