import assert from "node:assert/strict";
import { test } from "node:test";
import { hindranceTo, sayHindrance } from "../../../builder/desk/hindrance.ts";
import { noteWords } from "../../../builder/desk/words.ts";
import { openApproval } from "../../../store/approvals.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, NOON } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

test("where nothing is planned yet a wish is told to no agent", () => {
  for (const stage of ["received", "understand", "plan"])
    assert.equal(noteWords({ stage, plan: null, returnsTo: null }), "a wish. It goes into the plan", stage);
  assert.match(noteWords({ stage: "code", plan: null, returnsTo: null }), /^a wish\. The agent is told/);
});

test("who says below a post what is wrong, while something is asked in its thread, learns that it waits there", async (t) => {
  const { desk, store } = await newDesk(t);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  await goLive(store, app, 1);
  const place = { ...ASK, channelId: app.channelId, threadTs: app.threadTs, messageTs: "2.0", mentioned: false };
  const asked = await desk.reply({ ...place, text: "make it nicer somehow" });
  const requestId = asked.kind === "started" ? asked.requestId : "";
  const heard = async () => {
    const hindrance = await hindranceTo({ store } as never, app, "rel_lunch_1", "9.0");
    return hindrance === null ? null : sayHindrance(hindrance, "Say it there.", "Then say this again.");
  };
  assert.equal(await heard(), "A change is under way in its thread. Say it there.");
  const about = { subjectHash: "h", releaseId: null, personId: "UASKER", groupHandle: null };
  const row = { id: "apr_q", requestId, kind: "questions" as const, round: 1, ...about, expiresAt: NOON + 1_000 };
  await openApproval(store, row, NOON);
  assert.match((await heard()) ?? "", /^I asked something in its thread.*\*cancel\*\. Then say this again\.$/);
});
