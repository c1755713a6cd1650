import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { readEntries } from "../../../builder/entries/read-entries.ts";
import { callApp } from "../../../operator/app-call.ts";
import { deploy } from "../../../operator/deploy.ts";
import { appFolderOf } from "../../../operator/deps.ts";
import { identityHeader } from "../../../operator/identity-header.ts";
import { readPage } from "../../../operator/read-page.ts";
import { addRequest, requestById } from "../../../store/app-requests.ts";
import { liveInstance } from "../../../store/instances.ts";
import { appRequests } from "../../../store/schema.ts";
import { createSteps, createTestOperator, layBundle } from "../../fakes/operator.ts";
import { addApp, addPerson, addRelease, NOON, TEAM } from "../../fakes/registry.ts";
import { compositionOf, filesOf, type LoosePart, manifestOf } from "../../skills/blueprints/composed-app.ts";

const TICKETS: LoosePart = {
  part: "records",
  table: "tickets",
  noun: { one: "ticket", many: "tickets" },
  columns: [
    { name: "title", label: "Title", type: "text", isRequired: true },
    { name: "due", label: "Due", type: "date" },
    { name: "state", label: "State", type: "choice", choices: ["open", "waiting", "done"] },
  ],
  dueColumn: "due",
};
const KEYS: LoosePart = {
  part: "lending",
  noun: { one: "key", many: "keys" },
  things: ["K-11", "K-12"],
  days: 7,
};
const DIENST: LoosePart = {
  part: "rota",
  duty: "Küchendienst",
  names: ["Ada", "Bo", "Cy"],
  every: "week",
  startsOn: "2026-03-09",
};
const BESTELLUNGEN: LoosePart = {
  part: "records",
  table: "bestellungen",
  noun: { one: "Bestellung", many: "Bestellungen" },
  columns: [
    { name: "gericht", label: "Gericht", type: "text", isRequired: true },
    { name: "bezahlt", label: "Bezahlt", type: "yes_no" },
  ],
  scope: "day",
};

/** An app of these parts, live, with what these people sent it by its forms. Now is Tuesday, 10 March 2026, 13:00 in Berlin. */
async function live(
  t: TestContext,
  parts: LoosePart[],
  sent: { path: string; form: Record<string, string>; as?: string }[],
  language: "en" | "de" = "en",
) {
  const { deps, store, clock } = await createTestOperator(t);
  const app = await addApp(store, "test-app", { ownerId: "UADA" });
  for (const [personId, name] of Object.entries({ UADA: "Ada Lovelace", UBEN: "Ben Okafor" }))
    await addPerson(store, personId, { name });
  const composition = compositionOf(parts, language);
  const manifest = manifestOf(composition);
  layBundle(deps, "bundle-1", filesOf(composition, manifest));
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", requesterId: "UADA" };
  await addRequest(store, { ...place, id: "req_1", text: "an app", inputs: [], appId: app.id, at: NOON });
  const plan = { manifest, skill: "blueprints", summary: "s", checks: [], leftOut: [], composition };
  store.orm
    .update(appRequests)
    .set({ plan: plan as never })
    .run();
  assert.ok((await requestById(store, "req_1"))?.plan?.composition);
  const release = await addRelease(store, app, 1, { manifest });
  const deployed = await deploy(createSteps().step, deps, { requestId: "req_1", releaseId: release.id });
  assert.deepEqual(deployed, { kind: "live" });
  const instance = await liveInstance(store, app.id);
  assert.ok(instance !== undefined);
  for (const { path, form, as = "UADA" } of sent) {
    const person = await addPerson(store, as, { name: as === "UADA" ? "Ada Lovelace" : "Ben Okafor" });
    const audience = { appName: app.name, releaseTag: instance.releaseTag, ownerId: app.ownerId, backupId: null };
    const identity = Object.fromEntries([identityHeader(person, audience, clock.now(), deps.privateKey)]);
    const called = await callApp({
      ...{
        appFolder: appFolderOf(deps, instance.doorSessionId),
        method: "POST",
        path,
        timeoutMs: 5_000,
        maxBytes: 200_000,
      },
      headers: { ...identity, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form).toString(),
    });
    assert.equal(called.kind === "answered" && called.status, 303, JSON.stringify(called).slice(0, 2_000));
  }
  const entries = { store, clock, readPage: (look: Parameters<typeof readPage>[1]) => readPage(deps, look) };
  return async (question: string, personId = "UADA") => {
    const found = await readEntries(entries, app, personId, question);
    return found === null ? null : found.shown.map((row) => row.map(({ text }) => text).join(" | "));
  };
}

test("of a list, a lending and their pages together: how many, who has what, what is due", async (t) => {
  const ask = await live(
    t,
    [TICKETS, KEYS],
    [
      { path: "/tickets", form: { title: "Printer", due: "2026-03-11", state: "open" } },
      { path: "/tickets", form: { title: "Door", due: "2026-03-09", state: "open" }, as: "UBEN" },
      { path: "/tickets", form: { title: "Lamp", due: "2026-03-20", state: "done" } },
      { path: "/keys/2/lend", form: { borrower: "Kim", until: "2026-03-15" } },
    ],
  );
  assert.deepEqual((await ask("how many open tickets are there?"))?.length, 2);
  assert.deepEqual(await ask("how many tickets are waiting?"), []);
  assert.match((await ask("which tickets are due tomorrow?"))?.join() ?? "", /^Printer \| 11 Mar 2026 \| open \|/);
  assert.match((await ask("which tickets are overdue?"))?.join() ?? "", /^Door \| 9 Mar 2026 overdue/);
  assert.match((await ask("which open tickets are mine?", "UBEN"))?.join() ?? "", /^Door/);
  assert.match((await ask("who has the key K-12?"))?.join() ?? "", /^K-12 \| Kim/);
  assert.match((await ask("wer hat K-12?"))?.join() ?? "", /^K-12 \| Kim/);
  assert.match((await ask("which keys are here?"))?.join() ?? "", /^K-11 \| here$/);
  assert.equal(await ask("who has the car?"), null);
});

test("von einem Dienst und einer Liste des Tages: wer dran ist, was bestellt wurde", async (t) => {
  const ask = await live(
    t,
    [BESTELLUNGEN, DIENST],
    [
      { path: "/bestellungen", form: { gericht: "Ramen", bezahlt: "1" } },
      { path: "/bestellungen", form: { gericht: "Suppe" }, as: "UBEN" },
    ],
    "de",
  );
  assert.match((await ask("wer ist nächste Woche dran?"))?.join() ?? "", /16\.03\.2026.*\| Bo$/);
  assert.match((await ask("wer ist diese Woche dran?"))?.join() ?? "", /09\.03\.2026.*\| Ada$/);
  assert.equal((await ask("was wurde heute bestellt?"))?.length, 2);
  assert.match((await ask("was habe ich heute bestellt?", "UBEN"))?.join() ?? "", /^Suppe/);
  assert.match((await ask("wie viele Bestellungen sind noch nicht bezahlt?"))?.join() ?? "", /^Suppe/);
  assert.equal(await ask("was wurde gestern bestellt?"), null);
});
