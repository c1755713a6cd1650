import assert from "node:assert/strict";
import { test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import {
  concludeAnswered,
  concludeApart,
  concludeCancelled,
  concludeFailed,
  concludeRefused,
  concludeUnplanned,
  failureOfChecks,
  failureOfReturn,
} from "../../builder/ending.ts";
import { claimApp, triage } from "../../builder/planning.ts";
import { silentLog } from "../../lib/log.ts";
import type { News } from "../../operator/announcer.ts";
import { addRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { appById } from "../../store/apps.ts";
import { plan } from "../bot/samples.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

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

test("an end names its next moves, and each that is a button is one that its words name", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "UASKER");
  const told: News[] = [];
  const announcer = {
    tell: async (_: string, __: string, news: News) => void told.push(news),
    progress: async () => undefined,
  };
  const doors = { close: async () => undefined };
  const parts = { store, clock: createHandClock(), log: silentLog, announcer, doors, operator: {} };
  const deps = { ...parts, planner: { name: "model" } } as unknown as BuilderDeps;
  const movesOf = async (end: (requestId: string) => Promise<void>, returnsTo?: string) => {
    const id = `req_${told.length}`;
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: id, requesterId: "UASKER" };
    const back = returnsTo === undefined ? {} : { returnsTo };
    await addRequest(store, { ...place, ...back, id, text: "lunch", inputs: [], appId: null, at: NOON });
    await end(id);
    const news = told.at(-1) as Extract<News, { kind: "failed" }>;
    return [news.againOf === id, news.differentlyOf === id];
  };
  const failed = (next: string) => (id: string) => concludeFailed(deps, id, { code: "x", message: "No.", next });
  assert.deepEqual(await movesOf((id) => concludeFailed(deps, id, failureOfChecks(3, []))), [true, true]);
  assert.deepEqual(await movesOf(failed("Reply *try again*.")), [true, false]);
  assert.deepEqual(await movesOf(failed("Reply *retry* to start the build again.")), [true, false]);
  assert.deepEqual(await movesOf(failed("Ask again in a new thread.")), [false, false]);
  assert.deepEqual(await movesOf((id) => concludeFailed(deps, id, failureOfReturn([])), "rel_1"), [false, true]);
  assert.deepEqual(await movesOf((id) => concludeRefused(deps, id, ["It reads salaries."], "Ask HR.")), [false, true]);
  assert.deepEqual(await movesOf((id) => concludeUnplanned(deps, id, { reason: "?", next: "" })), [false, true]);
  for (const answer of ["no", "expired"] as const)
    assert.deepEqual(await movesOf((id) => concludeCancelled(deps, id, { byId: "UASKER", answer })), [true, false]);
});

test("what is for another app ends with that question, twice the same; said to be a change, it is one", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "UASKER");
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  const first = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", requesterId: "UASKER" };
  await addRequest(store, { ...first, id: "req_1", text: "lunch", inputs: [], appId: app.id, at: NOON });
  await goLive(store, app, 1);
  const told: unknown[] = [];
  const announcer = { tell: async (...words: unknown[]) => void told.push(words), progress: async () => undefined };
  const parts = {
    ...{ store, clock: createHandClock(), log: silentLog, announcer, operator: {}, requireRoom: () => undefined },
    ...{ doors: { open: async () => "", close: async () => undefined }, channels: async () => [] },
    planner: { triage: async () => ({ kind: "other_app" }) },
  };
  const deps = parts as unknown as BuilderDeps;
  for (const isChange of [false, true]) {
    const id = `req_${isChange}`;
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: id, requesterId: "UASKER" };
    await addRequest(store, { ...place, id, text: "a rota", inputs: [], appId: app.id, isChange, at: NOON });
    assert.deepEqual(await triage(deps, id), { kind: isChange ? "change" : "other_app" });
  }
  for (const _ of [1, 2]) await concludeApart(deps, "req_false");
  const news = { kind: "other_app", requestId: "req_false", appName: "lunch", text: "a rota" };
  assert.deepEqual(told, [
    ["req_false", "end", news],
    ["req_false", "end", news],
  ]);
  const request = await requestById(store, "req_false");
  assert.deepEqual([request?.status, request?.apart], ["answered", "offered"]);
});

test("what a new ask is told about Toolroom itself comes with the form, where no model reads", async (t) => {
  const { store } = openTestStore(t);
  const told: unknown[] = [];
  const announcer = { tell: async (...[, , news]: unknown[]) => void told.push(news), progress: async () => undefined };
  const doors = { close: async () => undefined };
  const parts = { store, clock: createHandClock(), log: silentLog, announcer, doors, operator: {} };
  for (const name of ["rules", "model"]) {
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: name, requesterId: "UASKER" };
    await addRequest(store, { ...place, id: name, text: "help me", inputs: [], appId: null, at: NOON });
    const deps = { ...parts, planner: { name } } as unknown as BuilderDeps;
    const from = name === "model" ? { sources: ["app.ts"] } : {};
    await concludeAnswered(deps, name, { kind: "question", answer: "Lists, polls.", ...from });
  }
  assert.deepEqual(told, [
    { kind: "answer", text: "Lists, polls.", formOf: "rules" },
    { kind: "answer", text: "Lists, polls.", sources: ["app.ts"], formOf: null },
  ]);
});
