import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { feedbackOf, giveFeedback, type NewFeedback } from "../../store/feedback.ts";
import { decideFixOffer, fixOfferOf, fixOfferOfRequest, moveFixOffer } from "../../store/fix-offers.ts";
import { dueNotices } from "../../store/notices.ts";
import { addPerson, NOON, openTestStore } from "../fakes/registry.ts";

async function setUp(t: TestContext) {
  const { store } = openTestStore(t);
  for (const personId of ["U1", "U2", "U3", "U4"]) await addPerson(store, personId);
  const say = (personId: string, given: Partial<NewFeedback> = {}) => {
    const row: NewFeedback = {
      ...{ postKey: "app_1:dlv_1:0", kind: "thumb_down", appId: "app_1", releaseId: "rel_1", deliveryId: "dlv_1" },
      ...{ channelId: "C2", postTs: "5.0", isOpen: true, words: null, saidTs: "6.0", isTakenBack: false },
      ...{ createdAt: NOON, personId, ...given },
    };
    const notice = { key: `feedback:${row.releaseId}`, personId: "UOWNER", text: "Three say so.", createdAt: NOON };
    return giveFeedback(store, row, { people: 3, common: "lunch", notice });
  };
  const counted = async () => (await feedbackOf(store, "rel_1")).map(({ personId, kind }) => `${personId} ${kind}`);
  return { store, say, counted };
}

test("each person counts once for a post and kind, and the third who complains brings one offer and one notice", async (t) => {
  const { store, say, counted } = await setUp(t);
  assert.equal(await say("U1"), false);
  assert.equal(await say("U1"), false);
  assert.equal(await say("U1", { kind: "complaint", words: "it counts ramen twice" }), false);
  assert.equal(await say("U2", { kind: "thumb_up" }), false);
  assert.equal(await say("U2"), false);
  assert.equal(await say("U3", { releaseId: "rel_0", postKey: "app_1:dlv_0:0" }), false);
  assert.equal(await fixOfferOf(store, "rel_1"), undefined);
  assert.equal(await say("U3"), true);
  assert.equal(await say("U4"), false);
  assert.equal((await fixOfferOf(store, "rel_1"))?.status, "offered");
  assert.deepEqual(
    (await dueNotices(store, NOON, 9)).map(({ key, fixOf }) => [key, fixOf]),
    [["feedback:rel_1", "rel_1"]],
  );
  assert.deepEqual((await counted()).sort(), [
    "U1 complaint",
    "U1 thumb_down",
    "U2 thumb_down",
    "U2 thumb_up",
    "U3 thumb_down",
    "U4 thumb_down",
  ]);
});

test("what is taken back counts no more, also where the two come in the wrong order", async (t) => {
  const { store, say, counted } = await setUp(t);
  await say("U1", { saidTs: "6.0" });
  await say("U1", { saidTs: "7.0", isTakenBack: true });
  await say("U2", { saidTs: "7.0", isTakenBack: true });
  await say("U2", { saidTs: "6.0" });
  assert.deepEqual(await counted(), []);
  await say("U1", { saidTs: "8.0" });
  assert.deepEqual(await counted(), ["U1 thumb_down"]);
  await say("U3");
  assert.equal(await fixOfferOf(store, "rel_1"), undefined);
});

test("who left counts no more", async (t) => {
  const { store, say } = await setUp(t);
  await say("U1");
  await say("U2");
  await addPerson(store, "U1", { isDeactivated: true });
  assert.equal(await say("U3"), false);
  assert.equal(await say("U4"), true);
  assert.ok(await fixOfferOf(store, "rel_1"));
});

test("words said twice are both kept, and the same ones again change nothing", async (t) => {
  const { store, say } = await setUp(t);
  const words = async () => (await feedbackOf(store, "rel_1")).map((row) => row.words);
  await say("U1", { kind: "complaint", words: "wrong", saidTs: "6.0" });
  await say("U1", { kind: "complaint", words: "it counts twice", saidTs: "7.0" });
  await say("U1", { kind: "complaint", words: "it counts twice", saidTs: "7.0" });
  assert.deepEqual(await words(), ["wrong\nit counts twice"]);
  await say("U1", { kind: "complaint", words: "x".repeat(5_000), saidTs: "8.0" });
  assert.equal((await words())[0]?.length, 2_000);
});

test("the first who decides on an offer has decided, and another try of its request is found by it", async (t) => {
  const { store, say } = await setUp(t);
  for (const personId of ["U1", "U2", "U3"]) await say(personId);
  const taken = { status: "taken" as const, decidedBy: "UOWNER", decidedAt: NOON, requestId: "req_1" };
  assert.equal(await decideFixOffer(store, "rel_1", taken), true);
  assert.equal(await decideFixOffer(store, "rel_1", { ...taken, status: "declined", requestId: null }), false);
  await moveFixOffer(store, "req_1", "req_2");
  assert.equal((await fixOfferOfRequest(store, "req_2"))?.releaseId, "rel_1");
  assert.equal(await fixOfferOfRequest(store, "req_1"), undefined);
});
