import assert from "node:assert/strict";
import { test } from "node:test";
import { createDesk } from "../../../builder/desk/create-desk.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import type { FoundEntries } from "../../../store/app-answer.ts";
import { heardOutcome } from "../../../store/heard-messages.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, addPerson, createHandClock, openTestStore } from "../../fakes/registry.ts";
import { ASK } from "./new-desk.ts";

const FOUND: FoundEntries = {
  list: "Orders",
  total: 2,
  count: 1,
  by: ["“open”"],
  shown: [[{ label: "Dish", text: "a secret dish" }]],
};

test("what an app keeps is told and kept nowhere, and what cannot be read of it is as if nobody had asked", async (t) => {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  for (const personId of ["UASKER", "UOTHER"]) await addPerson(store, personId);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  await goLive(store, app, 1);
  const asked: string[] = [];
  let found: FoundEntries | null = FOUND;
  const desk = createDesk({
    home: "/nowhere",
    ...{ store, clock, log: silentLog, start: async () => undefined, signal: () => undefined },
    authority: createAuthority({ store, approverGroup: null, groupMembers: async () => [] }),
    stepBackup: async () => null,
    hasModel: true,
    findEntries: async (_app, personId, question) => {
      asked.push(`${personId}: ${question}`);
      return found;
    },
    switchApp: async () => assert.fail("nothing is switched"),
  });
  const place = { ...ASK, channelId: app.channelId, threadTs: app.threadTs };
  const say = (messageTs: string, personId: string, text: string, mentioned = false) =>
    desk.reply({ ...place, messageTs, personId, text, mentioned });

  const told = await say("2.0", "UASKER", "who has ordered today?");
  assert.deepEqual(told, {
    kind: "answered",
    answer: { about: "entries", name: "lunch", hasPage: false, found: FOUND },
    releaseId: "rel_lunch_1",
  });
  const kept = await heardOutcome(store, app.channelId, "2.0");
  assert.deepEqual(kept, {
    kind: "answered",
    answer: { about: "entries", name: "lunch", hasPage: false },
    releaseId: "rel_lunch_1",
  });

  assert.deepEqual(await say("3.0", "UOTHER", "who has ordered today?"), { kind: "ignored" }, "people ask each other");
  await say("4.0", "UOTHER", "who has ordered today?", true);
  assert.deepEqual(asked, ["UASKER: who has ordered today?", "UOTHER: who has ordered today?"]);
  found = null;
  assert.equal((await say("5.0", "UASKER", "who has ordered today?")).kind, "started");
});

test("without a model a question is answered by the way to the page, and no job", async (t) => {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  await addPerson(store, "UASKER");
  const app = await addApp(store, "kuchen", { ownerId: "UASKER" });
  await goLive(store, app, 1);
  const deps = {
    home: "/nowhere",
    ...{ store, clock, log: silentLog, start: async () => undefined, signal: () => undefined },
    authority: createAuthority({ store, approverGroup: null, groupMembers: async () => [] }),
    stepBackup: async () => null,
    findEntries: async () => null,
    switchApp: async () => assert.fail("nothing is switched"),
  };
  const place = { ...ASK, channelId: app.channelId, threadTs: app.threadTs, personId: "UASKER", mentioned: false };
  const ask = (messageTs: string, text: string, hasModel: boolean) =>
    createDesk({ ...deps, hasModel }).reply({ ...place, messageTs, text });
  for (const [at, text] of ["Wer bringt den Apfelkuchen?", "who brings the pie?", "wie viele sind es?"].entries()) {
    const answer = { about: "entries", name: "kuchen", hasPage: false };
    assert.deepEqual(await ask(`${at}.0`, text, false), { kind: "answered", answer, releaseId: "rel_kuchen_1" }, text);
  }
  assert.equal((await ask("9.0", "who brings the pie?", true)).kind, "started", "a model may know");
});
