import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { requestById, setStage, takeRemarks } from "../../../store/app-requests.ts";
import { claimName } from "../../../store/apps.ts";
import { addPerson, NOON, TEAM } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

/** UASKER's request for an App that UOWNER owns: both may steer it. */
async function setUp(t: TestContext) {
  const scene = await newDesk(t);
  const { desk, store, requestId } = scene;
  await addPerson(store, "UOWNER");
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", access: "company" as const };
  const what = { name: "lunch", title: "Lunch", purpose: "Lunch.", ownerId: "UOWNER", requestId, at: NOON };
  assert.equal((await claimName(store, { ...place, ...what })).kind, "claimed");
  await setStage(store, requestId, "code", NOON);
  let at = 10;
  const say = async (personId: string, text: string) => {
    at += 1;
    const replied = await desk.reply({ ...ASK, messageTs: `${at}.0`, personId, text, mentioned: false });
    return replied.kind === "taken" ? (replied.together ?? "alone") : replied.kind;
  };
  return { ...scene, say };
}

test("the second who steers a build is told with the first, in the order it is taken", async (t) => {
  const { say, requestId, store } = await setUp(t);
  assert.equal(await say("UASKER", "actually weekly"), "alone");
  assert.equal(await say("UASKER", "and at nine"), "alone");
  assert.deepEqual(await say("UOWNER", "in green"), [
    { personId: "UASKER", text: "actually weekly" },
    { personId: "UASKER", text: "and at nine" },
    { personId: "UOWNER", text: "in green" },
  ]);
  assert.deepEqual(
    (await requestById(store, requestId))?.remarks.map(({ text }) => text),
    ["actually weekly", "and at nine", "in green"],
  );
});

test("who asked and has said nothing since is told that somebody steers beside their plan", async (t) => {
  const { say } = await setUp(t);
  assert.deepEqual(await say("UOWNER", "in green"), [
    { personId: "UASKER", text: null },
    { personId: "UOWNER", text: "in green" },
  ]);
});

test("what the plan knows already, chatter, and words of somebody without a say make nobody steer", async (t) => {
  const { say, store, requestId } = await setUp(t);
  await say("UASKER", "weekly");
  await takeRemarks(store, requestId, ["11.0"], "plan");
  assert.equal(await say("UOTHER", "please add a price"), "hint");
  assert.equal(await say("UOWNER", "thanks"), "ignored");
  assert.equal(await say("UASKER", "in green"), "alone");
});

test("while it waits for the platform team or goes live, nobody steers", async (t) => {
  const { say, store, requestId } = await setUp(t);
  for (const stage of ["approve", "deploy"]) {
    await setStage(store, requestId, stage, NOON);
    assert.equal(await say("UOWNER", `later, ${stage}`), "alone");
  }
});
