import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { endRequest, requestById, setStage } from "../../../store/app-requests.ts";
import { approvalById } from "../../../store/approvals.ts";
import { appRequests, apps } from "../../../store/schema.ts";
import { addApp, NOON } from "../../fakes/registry.ts";
import { ASK, newDesk, showMessage } from "./new-desk.ts";

test("who may stop by the button may say it, and who may not is told whose it is", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  await setStage(store, requestId, "code", NOON);
  const say = (personId: string, messageTs: string) =>
    desk.reply({ ...ASK, mentioned: false, personId, messageTs, text: "stop" });
  assert.equal((await say("UOTHER", "2.0")).kind, "hint");
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, null);
  assert.deepEqual(await say("UPLATFORM1", "2.1"), { kind: "taken", requestId, as: "stop" });
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, "UPLATFORM1");
});

test("a bare no ends nothing that is under way: people say it to each other", async (t) => {
  const { desk, requestId, store } = await newDesk(t);
  await setStage(store, requestId, "code", NOON);
  const say = (messageTs: string, text: string, mentioned = false) =>
    desk.reply({ ...ASK, mentioned, messageTs, text });
  assert.equal((await say("2.0", "no")).kind, "ignored");
  const called = await say("2.1", "Nein!", true);
  assert.match(called.kind === "refused" ? called.say : called.kind, /Say \*stop\* to end it/);
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, null);
  assert.equal((await say("2.2", "never mind")).kind, "taken");
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, "UASKER");
});

test("what is said between a stop, or a no, and the end is of another try, and told so", async (t) => {
  for (const word of ["stop", "cancel"]) {
    const { desk, ask, requestId, store } = await newDesk(t);
    if (word === "cancel") await ask("plan");
    else await setStage(store, requestId, "code", NOON);
    const say = (messageTs: string, text: string) => desk.reply({ ...ASK, mentioned: false, messageTs, text });
    assert.equal((await say("2.0", word)).kind, "taken");
    const wish = await say("2.1", "make it weekly instead");
    assert.match(wish.kind === "taken" ? (wish.as ?? "") : wish.kind, /^a wish for another try.*Say \*try again\*/);
    const again = await say("2.2", "try again");
    assert.match(again.kind === "refused" ? again.say : again.kind, /^It is just being ended\. Say \*try again\*/);
    await endRequest(store, requestId, "cancelled", "cancelled", NOON);
    const next = await say("9.0", "try again");
    const anew = await requestById(store, next.kind === "started" ? next.requestId : "");
    assert.deepEqual(
      anew?.remarks.map(({ text }) => text),
      ["make it weekly instead"],
    );
  }
});

test("stop said before its end could be read does not switch the app off; once more, it does", async (t) => {
  for (const again of ["told so", "later"]) {
    const { desk, requestId, store, clock, switched } = await liveWithChange(t);
    const say = (seconds: number) =>
      desk.reply({ ...ASK, mentioned: false, messageTs: `${NOON / 1_000 + seconds}.0`, text: "stop" });
    await say(0);
    clock.add(1_500);
    await endRequest(store, requestId, "cancelled", "stopped", clock.now());
    for (const seconds of again === "told so" ? [1, 2] : []) {
      const unsaid = await say(seconds);
      assert.match(unsaid.kind === "refused" ? unsaid.say : unsaid.kind, /ended already, and what is live runs/);
    }
    await showMessage(store, `${requestId}:end`, `${NOON / 1_000 + 2}.0`);
    assert.deepEqual(switched, []);
    assert.equal((await say(again === "later" ? 8 : 4)).kind, "said", again);
    assert.deepEqual(switched, ["stop"]);
  }
});

test("a question to somebody by name is theirs, whatever is asked or live", async (t) => {
  const { desk, ask, requestId, store } = await newDesk(t);
  await setStage(store, requestId, "code", NOON);
  let at = 2;
  const say = async (text: string) => {
    at += 1;
    return (await desk.reply({ ...ASK, mentioned: false, messageTs: `${at}.0`, text })).kind;
  };
  const theirs = ["@bob (UOTHER) what do you think?", "hey @bob (UOTHER), did you see this?", "@bo (U7) passt das?"];
  for (const text of theirs) assert.equal(await say(text), "ignored", text);
  const ours = ["@bob (UOTHER) decides it", "@bob (UOTHER) should get it too, ok?", "what about weekly?"];
  for (const text of ours) assert.equal(await say(text), "taken", text);
  await ask("questions");
  assert.equal(await say("@bob (UOTHER) or who do you mean?"), "taken");
  const live = await liveWithChange(t);
  await endRequest(live.store, live.requestId, "live", "v2 is live", NOON);
  for (const text of theirs) {
    at += 1;
    const said = { ...ASK, mentioned: false, messageTs: `${at}.0`, text };
    assert.equal((await live.desk.reply(said)).kind, "ignored", text);
  }
});

test("a question about what is not live leaves it as it is, and says where the answer stands", async (t) => {
  for (const kind of ["plan", "preview", null] as const) {
    const { desk, ask, requestId, store } = await newDesk(t);
    const approvalId = kind === null ? null : await ask(kind);
    for (const [at, text] of ["who can see it?", "when does it run?", "wie funktioniert das?"].entries()) {
      const replied = await desk.reply({ ...ASK, mentioned: false, messageTs: `${at + 2}.0`, text });
      assert.match(
        replied.kind === "refused" ? replied.say : replied.kind,
        /so nothing changes.*on the plan above/,
        text,
      );
    }
    if (approvalId !== null) assert.equal((await approvalById(store, approvalId))?.status, "pending");
    assert.deepEqual((await requestById(store, requestId))?.remarks, []);
  }
});

test("what is said while a version is brought back is for later, and told so", async (t) => {
  const { desk, requestId, store } = await liveWithChange(t);
  store.orm.update(appRequests).set({ returnsTo: "rel_1", stage: "check" }).run();
  const said = await desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "and make it weekly" });
  assert.match(
    said.kind === "taken" ? (said.as ?? "") : said.kind,
    /^a wish for later\. An earlier version is brought/,
  );
  assert.equal((await requestById(store, requestId))?.remarks.length, 1);
});

/** Its thread's App is live, and a change of it under way. */
async function liveWithChange(t: TestContext) {
  const rig = await newDesk(t);
  const app = await addApp(rig.store, "lunch", { ownerId: "UASKER" });
  const live = { threadTs: "1.0", channelId: "C1", status: "live" as const, liveDeploymentId: "dep_1" };
  rig.store.orm.update(apps).set(live).run();
  rig.store.orm.update(appRequests).set({ appId: app.id, stage: "code" }).run();
  return rig;
}
