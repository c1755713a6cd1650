import assert from "node:assert/strict";
import { test } from "node:test";
import { giveFeedback } from "../../store/feedback.ts";
import { decideFixOffer } from "../../store/fix-offers.ts";
import { noticeByKey } from "../../store/notices.ts";
import { createDeployRig } from "../fakes/deploy-rig.ts";
import { addPerson, NOON } from "../fakes/registry.ts";

test("a version that was asked for because people complained goes live with a word to each of them", async (t) => {
  const rig = await createDeployRig(t);
  const first = await rig.cut(1, "one");
  await rig.live(first);
  await addPerson(rig.store, "U2");
  const row = {
    ...{
      postKey: "p",
      personId: "U2",
      kind: "thumb_down" as const,
      appId: rig.app.id,
      releaseId: first,
      deliveryId: null,
    },
    ...{
      channelId: "C2",
      postTs: "5.0",
      isOpen: true,
      words: null,
      saidTs: "6.0",
      isTakenBack: false,
      createdAt: NOON,
    },
  };
  const notice = { key: "feedback", personId: "U1", text: "Not right.", createdAt: NOON };
  assert.equal(await giveFeedback(rig.store, row, { people: 1, common: "lunch", notice }), true);
  const second = await rig.cut(2, "two");
  const decided = { decidedBy: "U1", decidedAt: NOON, requestId: `req of ${second}` };
  await decideFixOffer(rig.store, first, { ...decided, status: "taken" });
  assert.equal(await noticeByKey(rig.store, `fixed:${first}:U2`), undefined);
  assert.deepEqual(await rig.live(second), { kind: "live" });
  assert.match(
    (await noticeByKey(rig.store, `fixed:${first}:U2`))?.text ?? "",
    /v2 is live now, and this is different/,
  );
});
