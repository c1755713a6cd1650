import assert from "node:assert/strict";
import { test } from "node:test";
import { requestById, setStage } from "../../../store/app-requests.ts";
import { claimName } from "../../../store/apps.ts";
import { addPerson, NOON, TEAM } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

test("a reply that comes after a newer one is taken in the order in which they were said, and so are two people's", async (t) => {
  const { desk, store, requestId } = await newDesk(t);
  await addPerson(store, "UOWNER");
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", access: "company" as const };
  const what = { name: "lunch", title: "Lunch", purpose: "Lunch.", ownerId: "UOWNER", requestId, at: NOON };
  await claimName(store, { ...place, ...what });
  await setStage(store, requestId, "code", NOON);
  const say = (messageTs: string, personId: string, text: string) =>
    desk.reply({ ...ASK, mentioned: false, messageTs, personId, text });
  await say("1795302648.000200", "UASKER", "no, weekly");
  const late = await say("1795302647.000900", "UOWNER", "daily, please");
  const inOrder = ["daily, please", "no, weekly"];
  assert.deepEqual(
    (await requestById(store, requestId))?.remarks.map(({ text }) => text),
    inOrder,
  );
  assert.deepEqual(
    (late.kind === "taken" ? late.together : undefined)?.map(({ text }) => text),
    inOrder,
  );
});
