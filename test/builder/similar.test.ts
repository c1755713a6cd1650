import assert from "node:assert/strict";
import { test } from "node:test";
import { similarTo } from "../../builder/similar.ts";
import type { Access } from "../../sdk/contract/manifest.ts";
import { addRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { apps } from "../../store/schema.ts";
import { plan } from "../bot/samples.ts";
import { addApp, createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const CASES: [access: Access, channelId: string, asker: string, told: "open" | "closed"][] = [
  ["company", "C1", "U9", "open"],
  [{ people: ["U8", "U9"] }, "C1", "U9", "closed"],
  [{ people: ["U8", "U9"] }, "D1", "U9", "open"],
  [{ people: ["U8"] }, "D1", "U9", "closed"],
  ["owner", "D1", "U9", "closed"],
  ["owner", "D1", "U1", "open"],
  ["group", "D1", "U9", "closed"],
];

for (const [access, channelId, asker, told] of CASES)
  test(`an app that ${JSON.stringify(access)} may open is ${told} on the card of ${asker} in ${channelId}`, async (t) => {
    const { store } = openTestStore(t);
    const app = await addApp(store, "secret-food");
    const about = { title: "Secret lunch orders", purpose: "Collects secret lunch orders." };
    store.orm
      .update(apps)
      .set({ ...about, access, status: "live" })
      .run();
    const place = { slackTeamId: TEAM, channelId, threadTs: "7.0", messageTs: "7.0" };
    const ask = {
      id: "req_7",
      requesterId: asker,
      text: "Collect our lunch orders",
      inputs: [],
      appId: null,
      at: NOON,
    };
    await addRequest(store, { ...place, ...ask });
    await setPlan(store, "req_7", plan, NOON);
    const request = await requestById(store, "req_7");
    assert.ok(request !== undefined);
    const [found, ...others] = await similarTo({ store, clock: createHandClock() }, request);
    assert.deepEqual(others, []);
    assert.equal(found?.kind, told);
    if (told === "closed") assert.deepEqual(found, { kind: "closed", ownerId: app.ownerId });
  });
