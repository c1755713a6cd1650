import assert from "node:assert/strict";
import { test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import { concludeCancelled } from "../../builder/ending.ts";
import { claimApp } from "../../builder/planning.ts";
import { silentLog } from "../../lib/log.ts";
import { addRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { appById } from "../../store/apps.ts";
import { plan } from "../bot/samples.ts";
import { addPerson, createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

test("another try begun while the news of the end is still on its way to Slack keeps its app, and the end comes twice", async (t) => {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  await addPerson(store, "UASKER");
  const told = Promise.withResolvers<void>();
  const slack = Promise.withResolvers<void>();
  const tell = async () => {
    told.resolve();
    await slack.promise;
  };
  const announcer = { tell, progress: async () => undefined };
  const doors = { close: async () => undefined };
  const deps = { store, clock, log: silentLog, announcer, doors, operator: {} } as unknown as BuilderDeps;
  const begin = async (requestId: string) => {
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: requestId, requesterId: "UASKER" };
    await addRequest(store, { ...place, id: requestId, text: "lunch orders", inputs: [], appId: null, at: NOON });
    await setPlan(store, requestId, plan, NOON);
    await claimApp(deps, requestId);
    return (await requestById(store, requestId))?.appId ?? "";
  };

  const first = await begin("req_1");
  const ending = concludeCancelled(deps, "req_1", { byId: "UASKER" });
  await told.promise;
  assert.equal((await appById(store, first))?.status, "abandoned", "ended and given up in one write");
  const second = await begin("req_2");
  slack.resolve();
  await ending;
  await concludeCancelled(deps, "req_1", { byId: "UASKER" });
  const app = await appById(store, second);
  assert.deepEqual([app?.name, app?.status], [plan.manifest.name, "building"]);
});

test("an app that another open request of the thread works on is not given up", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "UASKER");
  const announcer = { tell: async () => undefined, progress: async () => undefined };
  const doors = { close: async () => undefined };
  const parts = { store, clock: createHandClock(), log: silentLog, announcer, doors, operator: {} };
  const deps = parts as unknown as BuilderDeps;
  for (const id of ["req_1", "req_2"]) {
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: id, requesterId: "UASKER" };
    await addRequest(store, { ...place, id, text: "lunch orders", inputs: [], appId: null, at: NOON });
    await setPlan(store, id, plan, NOON);
    await claimApp(deps, id);
  }
  await concludeCancelled(deps, "req_1", { byId: null, answer: "expired" });
  const request = await requestById(store, "req_2");
  assert.equal((await appById(store, request?.appId ?? ""))?.status, "building");
});
