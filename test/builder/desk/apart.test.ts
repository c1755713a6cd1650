import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { endRequest, openRequests, requestById, setApart } from "../../../store/app-requests.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, addPerson, NOON } from "../../fakes/registry.ts";
import { newDesk } from "./new-desk.ts";

/** UOWNER asked in the thread of their app for something that sounded like another one. */
async function setUp(t: TestContext) {
  const { desk, store, started, requestId: other } = await newDesk(t);
  await endRequest(store, other, "cancelled", "no", NOON);
  await addPerson(store, "UOWNER");
  const app = await addApp(store, "lunch", { ownerId: "UOWNER" });
  await goLive(store, app, 1);
  const { slackTeamId, channelId, threadTs } = app;
  const place = { slackTeamId, channelId, threadTs, personId: "UOWNER", mentioned: false };
  const input = { kind: "table" as const, name: "rooms.csv", content: "room" };
  const say = (text: string, messageTs: string) => desk.reply({ ...place, text, messageTs, inputs: [input] });
  const asked = await say("another app for rooms", "5.0");
  const requestId = asked.kind === "started" ? asked.requestId : "";
  await setApart(store, requestId, null, "offered");
  await endRequest(store, requestId, "answered", "another app", NOON);
  started.length = 0;
  const decide = (isApart: boolean, personId = "UOWNER") => desk.decideApart({ requestId, personId, isApart });
  return { desk, store, app, started, requestId, decide, say, input };
}

test("apart, the ask begins in a thread of its own for who asked, once, and is no change", async (t) => {
  const { desk, store, started, requestId, decide, input } = await setUp(t);
  const wanted = { kind: "thread_wanted", askerId: "UOWNER", channelId: "C1", text: "another app for rooms" };
  assert.equal((await desk.beginApart(requestId, "UOWNER", "7.0")).kind, "refused", "nobody said so yet");
  assert.deepEqual(await decide(true), wanted);
  assert.deepEqual(await decide(true), wanted, "a kill may have come in between");
  assert.equal((await desk.beginApart(requestId, "UOWNER", "7.0")).kind, "started");
  assert.equal((await desk.beginApart(requestId, "UOWNER", "7.0")).kind, "known");
  const request = await requestById(store, started[0] ?? "");
  assert.deepEqual(
    [request?.threadTs, request?.appId, request?.requesterId, request?.text, request?.inputs],
    ["7.0", null, "UOWNER", "another app for rooms", [input]],
  );
  const late = await decide(false);
  assert.deepEqual(late, { kind: "refused", say: "It has a thread of its own already." });
});

test("as a change after all it is asked anew in its thread, and is not taken for another app again", async (t) => {
  const { store, app, started, decide } = await setUp(t);
  const changed = await decide(false);
  assert.equal(changed.kind === "changing" && changed.isNew, true);
  const request = await requestById(store, started[0] ?? "");
  assert.deepEqual([request?.threadTs, request?.appId, request?.isChange], [app.threadTs, app.id, true]);
  const again = await decide(false);
  assert.equal(again.kind === "changing" && again.isNew, false);
  assert.deepEqual(await decide(true), { kind: "refused", say: "It was taken as a change of this app already." });
  assert.equal((await openRequests(store)).length, 1);
});

test("who did not ask, a guest, and a change under way are told so, and nothing begins", async (t) => {
  const { desk, started, requestId, decide, say } = await setUp(t);
  assert.match(JSON.stringify(await decide(true, "UOTHER")), /Only the person who asked steers this request/);
  assert.match(JSON.stringify(await decide(true, "UGUEST")), /Guests cannot use Toolroom/);
  assert.equal((await desk.beginApart(requestId, "UGUEST", "7.0")).kind, "refused");
  assert.match(
    JSON.stringify(await desk.decideApart({ requestId: "req_x", personId: "UOWNER", isApart: true })),
    /do not/,
  );
  await say("make it blue", "6.0");
  started.length = 0;
  assert.match(JSON.stringify(await decide(false)), /A change is under way here\. Say \*stop\* to end it first/);
  assert.deepEqual(started, []);
});
