import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import { showProgress, stageWords } from "../../builder/progress.ts";
import type { Card } from "../../operator/announcer.ts";
import { addRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { plan } from "../bot/samples.ts";
import { createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const COMPOSED = { ...plan, composition: { language: "en" as const, parts: [] } };

test("the card of an app of known parts says that it is put together, and of another that its code is written", async (t) => {
  const { store, codeStep } = open(t);
  assert.equal(await codeStep("model"), "Writing the code");
  assert.equal(await codeStep("rules"), "Putting it together from known parts");
  await setPlan(store, "req_1", COMPOSED, NOON);
  assert.equal(await codeStep("model"), "Putting it together from known parts");
  const request = await requestById(store, "req_1");
  assert.equal(request && stageWords(request), "Putting it together from known parts");
  await setPlan(store, "req_1", plan, NOON);
  assert.equal(await codeStep("rules"), "Writing the code");
});

function open(t: TestContext) {
  const { store } = openTestStore(t);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", requesterId: "U1" };
  const codeStep = async (planner: string) => {
    await addRequest(store, { ...place, id: "req_1", text: "lunch", inputs: [], appId: null, at: NOON });
    const shown: Card[] = [];
    const announcer = { progress: async (_: string, card: Card) => void shown.push(card) };
    const deps = { store, clock: createHandClock(), announcer, planner: { name: planner } } as unknown as BuilderDeps;
    await showProgress(deps, "req_1", "code");
    return shown[0]?.steps.find(({ state }) => state === "now")?.text;
  };
  return { store, codeStep };
}
