import assert from "node:assert/strict";
import { test } from "node:test";
import { madeBy } from "../../builder/made-by.ts";
import { addRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { plan } from "../bot/samples.ts";
import { NOON, openTestStore, TEAM } from "../fakes/registry.ts";

test("what somebody handed in is said to be theirs, what an agent wrote the agent's, and what is of parts of parts", async (t) => {
  const { store } = openTestStore(t);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", requesterId: "U1", inputs: [], appId: null };
  const asked = async (id: string, own: { handedIn?: string }, composition?: { language: "en"; parts: [] }) => {
    await addRequest(store, { ...place, id, messageTs: id, text: "lunch", at: NOON, ...own });
    await setPlan(store, id, composition === undefined ? plan : { ...plan, composition }, NOON);
    return madeBy({ store }, (await requestById(store, id)) ?? assert.fail());
  };
  assert.equal(await asked("req_1", {}), "coded");
  assert.equal(await asked("req_2", { handedIn: "bundle" }), "handedIn");
  assert.equal(await asked("req_3", {}, { language: "en", parts: [] }), "composed");
});
