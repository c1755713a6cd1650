import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createDesk } from "../../../builder/desk/create-desk.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import type { StepBackup } from "../../../operator/step-backup.ts";
import { endRequest, requestById } from "../../../store/app-requests.ts";
import { beginDeployment, registerApp } from "../../../store/deployments.ts";
import { claimOutboundMessage, confirmOutboundMessage } from "../../../store/outbound-messages.ts";
import { releaseById } from "../../../store/releases.ts";
import { apps } from "../../../store/schema.ts";
import type { Store } from "../../../store/store.ts";
import { addApp, addPerson, addRelease, createHandClock, NOON, openTestStore, TEAM } from "../../fakes/registry.ts";

test("the version before is asked for by a word, one by its number, and each message once", async (t) => {
  const { store, started, say } = await threeVersions(t);
  const back = await say("please undo my last change");
  assert.equal(back.kind, "started");
  const requestId = back.kind === "started" ? back.requestId : "";
  assert.equal((await requestById(store, requestId))?.returnsTo, "rel_lunch_2");
  assert.deepEqual(started, [requestId]);
});

test("what comes back by a word, and that what was entered since stays, is said", async (t) => {
  const { say } = await threeVersions(t);
  const back = await say("undo");
  assert.equal(back.kind === "started" && back.as, "back to v2; what was entered since stays");
});

test("where the data could go back, too, the word offers it as the button does, before anything begins", async (t) => {
  const { store } = await versions(t, 2);
  const [live, before] = await Promise.all([releaseById(store, "rel_lunch_2"), releaseById(store, "rel_lunch_1")]);
  assert.ok(live !== undefined && before !== undefined);
  const kept = await versions(t, 2, { backup: { key: "inst_2", at: NOON, live, before } });
  for (const text of ["undo", "please undo my last change", "back to v1", "undo with its data"]) {
    const replied = await kept.say(text);
    assert.deepEqual(replied.kind === "asks" && [replied.live, replied.before], [2, 1], text);
  }
  assert.equal((await kept.say("undo", "UOTHER")).kind, "refused");
  assert.deepEqual(kept.started, []);
  const plainly = await kept.say("undo, but keep the data");
  const requestId = plainly.kind === "started" ? plainly.requestId : "";
  const request = await requestById(kept.store, requestId);
  assert.deepEqual([request?.returnsTo, request?.restoresFrom], ["rel_lunch_1", null]);
});

test("data goes back only with the version before", async (t) => {
  const { say } = await threeVersions(t);
  for (const text of ["undo with its data", "back to v1 with its data"]) {
    const replied = await say(text);
    assert.match(replied.kind === "refused" ? replied.say : "", /no copy of its data/, text);
  }
});

test("a version is brought back by its number, however old", async (t) => {
  const { store, say } = await threeVersions(t);
  const back = await say("roll back to v1");
  const requestId = back.kind === "started" ? back.requestId : "";
  assert.equal((await requestById(store, requestId))?.returnsTo, "rel_lunch_1");
});

test("what cannot come back is said, with what can", async (t) => {
  const { store, started, say } = await threeVersions(t);
  const said = async (text: string) => {
    const replied = await say(text);
    return replied.kind === "refused" ? replied.say : replied.kind;
  };
  assert.equal(await said("back to v3"), "v3 is what is live.");
  assert.equal(await said("back to v7"), "v7 was never live. These were: v3, v2, v1.");
  store.orm.update(apps).set({ status: "stopped" }).run();
  assert.match(await said("undo"), /switched off\. Say \*start\* first/);
  assert.deepEqual(started, []);
});

test("of what only one version ever was, nothing is undone", async (t) => {
  const { say } = await versions(t, 1);
  const replied = await say("undo");
  assert.equal(replied.kind === "refused" && replied.say, "v1 is the only version that was ever live.");
});

test("a version is brought back by the button beside it as by words, by its owner, while nothing else is under way", async (t) => {
  const { desk, store, started, ask, say } = await threeVersions(t);
  const refused = async (releaseId: string, change: object = {}) => {
    const pressed = await desk.backTo(releaseId, { ...ask, ...change });
    return pressed.kind === "refused" ? pressed.say : pressed.kind;
  };
  assert.match(await refused("rel_lunch_1", { personId: "UOTHER" }), /Only its owner changes this app/);
  assert.equal(await refused("rel_lunch_3"), "v3 is what is live.");
  assert.match(await refused("rel_gone"), /do not know this version/);
  assert.deepEqual(started, []);
  const back = await desk.backTo("rel_lunch_1", ask);
  assert.ok(back.kind === "started");
  assert.equal(back.as, "back to v1; what was entered since stays");
  assert.equal((await requestById(store, back.requestId))?.returnsTo, "rel_lunch_1");
  assert.deepEqual(await desk.backTo("rel_lunch_1", ask), back, "the same press again");
  assert.match(await refused("rel_lunch_2", { messageTs: "9.5" }), /A change is under way here/);
  assert.equal((await say("what changed since v1?")).kind, "answered");
});

test("what changed is told since a version or a day, and of one version", async (t) => {
  const { say } = await threeVersions(t);
  const numbers = async (text: string) => {
    const replied = await say(text);
    assert.ok(replied.kind === "answered" && replied.answer.about === "changes", text);
    return replied.answer.versions.map(({ number }) => number);
  };
  assert.deepEqual(await numbers("what changed?"), [3, 2, 1]);
  assert.deepEqual(await numbers("what changed since v1?"), [3, 2]);
  assert.deepEqual(await numbers("was hat sich seit v2 geändert?"), [3]);
  assert.deepEqual(await numbers("what is new in v2?"), [2]);
  assert.deepEqual(await numbers("what changed since v3?"), []);
  assert.deepEqual(await numbers("what changed since yesterday?"), [3, 2, 1]);
  assert.deepEqual(await numbers("was hat sich letzte Woche geändert?"), []);
  assert.deepEqual(await numbers("what changed since v9?"), []);
});

test("only its owner brings back a version, by word or button", async (t) => {
  const { desk, say, ask, started } = await threeVersions(t);
  const said = await say("back to v7", "UOTHER");
  assert.match(said.kind === "refused" ? said.say : "", /Only its owner changes this app/);
  const pressed = await desk.undo("rel_lunch_3", { ...ask, personId: "UOTHER" });
  assert.match(pressed.kind === "refused" ? pressed.say : "", /Only its owner changes this app/);
  assert.deepEqual(started, []);
});

test("the button undoes its own version, once, and no newer one", async (t) => {
  const { desk, ask, started } = await threeVersions(t);
  const stale = await desk.undo("rel_lunch_2", ask);
  assert.equal(
    stale.kind === "refused" && stale.say,
    "v3 is live meanwhile. Say *undo* here to go back from that one.",
  );
  const first = await desk.undo("rel_lunch_3", ask);
  const again = await desk.undo("rel_lunch_3", ask);
  assert.deepEqual([first.kind, again.kind], ["started", "known"]);
  assert.equal(new Set(started).size, 1);
});

test("tried again, what was to bring a version back brings that one back; its button names the way", async (t) => {
  for (const status of ["failed", "cancelled"] as const) {
    const { desk, store, clock, say, ask } = await threeVersions(t);
    const first = await desk.undo("rel_lunch_3", ask);
    await endRequest(store, first.kind === "started" ? first.requestId : "", status, "no", NOON);
    const pressed = await desk.undo("rel_lunch_3", ask);
    assert.match(pressed.kind === "refused" ? pressed.say : pressed.kind, /came to nothing\. Say \*try again\*/);
    clock.add(1);
    const again = await say("try again");
    const anew = await requestById(store, again.kind === "started" ? again.requestId : "");
    assert.equal(anew?.returnsTo, "rel_lunch_2", status);
    await endRequest(store, anew?.id ?? "", status, "no", NOON);
    const late = await desk.undo("rel_lunch_3", ask);
    assert.match(late.kind === "refused" ? late.say : late.kind, /came to nothing\. Say here which version/);
  }
});

test("nothing is undone while a change is under way", async (t) => {
  const { desk, say, ask } = await threeVersions(t);
  assert.equal((await say("please add a price")).kind, "started");
  const pressed = await desk.undo("rel_lunch_3", ask);
  assert.equal(pressed.kind === "refused" && pressed.say, "A change is under way here. Say *stop* to end it first.");
});

function threeVersions(t: TestContext) {
  return versions(t, 3);
}

test("with its data it goes back only where that is kept as it was before this version, and says what is lost first", async (t) => {
  const { desk, store, started, ask } = await versions(t, 2);
  assert.match(
    JSON.stringify(await desk.askUndoData("rel_lunch_2", "UOWNER")),
    /no copy of its data from right before/,
  );
  assert.match(JSON.stringify(await desk.undoData("rel_lunch_2", ask)), /no copy of its data from right before/);
  assert.deepEqual(started, []);

  const [live, before] = await Promise.all([releaseById(store, "rel_lunch_2"), releaseById(store, "rel_lunch_1")]);
  assert.ok(live !== undefined && before !== undefined);
  const kept = await versions(t, 2, { backup: { key: "inst_2", at: NOON, live, before } });
  assert.match(JSON.stringify(await kept.desk.askUndoData("rel_lunch_2", "UOTHER")), /Only its owner changes this app/);
  assert.deepEqual(await kept.desk.askUndoData("rel_lunch_2", "UOWNER"), {
    ...{ kind: "asks", releaseId: "rel_lunch_2", appName: "lunch", live: 2, before: 1, since: NOON },
  });
  const word = await kept.say("undo with its data");
  assert.deepEqual(word.kind === "asks" && [word.live, word.before, word.since], [2, 1, NOON]);
  assert.equal((await kept.say("undo with its data", "UOTHER")).kind, "refused");
  assert.deepEqual(kept.started, [], "asked, nothing begins");
  assert.match(
    JSON.stringify(await kept.desk.undoData("rel_lunch_2", { ...ask, personId: "UOTHER" })),
    /Only its owner/,
  );
  assert.match(JSON.stringify(await kept.desk.undoData("rel_lunch_1", ask)), /v2 is live meanwhile/);
  assert.equal((await kept.desk.undoData("rel_lunch_2", ask)).kind, "started");
  assert.equal((await kept.desk.undoData("rel_lunch_2", ask)).kind, "known");
  const request = await requestById(kept.store, kept.started[0] ?? "");
  assert.deepEqual([request?.returnsTo, request?.restoresFrom], ["rel_lunch_1", "inst_2"]);
  const other = await kept.desk.undoData("rel_lunch_2", { ...ask, messageTs: "9.9" });
  assert.match(JSON.stringify(other), /A change is under way here/);
});

test("whether data goes back, too, is chosen in words once it was asked", async (t) => {
  const { store } = await versions(t, 2);
  const [live, before] = await Promise.all([releaseById(store, "rel_lunch_2"), releaseById(store, "rel_lunch_1")]);
  assert.ok(live !== undefined && before !== undefined);
  const backup = { key: "inst_2", at: NOON, live, before };
  for (const [text, restoresFrom] of [
    ["with the data", "inst_2"],
    ["put it back, too", "inst_2"],
    ["Die Daten auch zurück, bitte", "inst_2"],
    ["Daten behalten", null],
    ["keep the data please", null],
  ] as const) {
    const kept = await versions(t, 2, { backup });
    assert.equal((await kept.say("undo")).kind, "asks");
    const message = { key: "undo-data:rel_lunch_2", channelId: kept.ask.channelId, threadTs: kept.ask.threadTs };
    await claimOutboundMessage(kept.store, { ...message, contentHash: "h", at: NOON });
    await confirmOutboundMessage(kept.store, message.key, "11.5", NOON);
    assert.equal((await kept.say(text, "UOTHER")).kind, "refused", text);
    const chosen = await kept.say(text);
    assert.equal(chosen.kind, "started", text);
    const request = await requestById(kept.store, kept.started[0] ?? "");
    assert.deepEqual([request?.returnsTo, request?.restoresFrom], ["rel_lunch_1", restoresFrom], text);
  }
  const unasked = await versions(t, 2, { backup });
  const wish = await unasked.say("with the data");
  assert.equal((await requestById(unasked.store, wish.kind === "started" ? wish.requestId : ""))?.returnsTo, null);
});

async function versions(t: TestContext, count: number, around: { backup?: StepBackup } = {}) {
  const { store } = openTestStore(t);
  for (const personId of ["UOWNER", "UOTHER"]) await addPerson(store, personId);
  const app = await addApp(store, "lunch", { ownerId: "UOWNER" });
  for (let number = 1; number <= count; number += 1) await goLive(store, app, number);
  const started: string[] = [];
  const clock = createHandClock();
  const desk = createDesk({
    home: "/nowhere",
    store,
    clock,
    log: silentLog,
    authority: createAuthority({ store, approverGroup: null, groupMembers: async () => [] }),
    start: async (requestId) => void started.push(requestId),
    signal: () => undefined,
    stepBackup: async () => around.backup ?? null,
    hasModel: true,
    findEntries: async () => null,
    switchApp: async () => "",
  });
  const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs };
  let said = 10;
  const say = (text: string, personId = "UOWNER") => {
    said += 1;
    return desk.reply({ ...place, messageTs: `${said}.0`, personId, text, inputs: [], mentioned: false });
  };
  const ask = { ...place, messageTs: "9.0", personId: "UOWNER", text: "undo", inputs: [] };
  return { desk, store, clock, started, say, ask };
}

async function goLive(store: Store, app: Awaited<ReturnType<typeof addApp>>, number: number): Promise<void> {
  const release = await addRelease(store, app, number, {});
  const deploymentId = `dep_${number}`;
  const begun = await beginDeployment(store, {
    id: deploymentId,
    appId: app.id,
    releaseId: release.id,
    requestId: `req_${number}`,
    instanceId: `inst_${number}`,
    at: NOON + number,
  });
  assert.equal(begun.kind, "begun");
  const registered = await registerApp(store, {
    deploymentId,
    previousDeploymentId: number === 1 ? null : `dep_${number - 1}`,
    title: "Lunch",
    purpose: "Lunch orders",
    access: "company",
    triggers: [],
    releaseNumber: number,
    actor: "UOWNER",
    at: NOON + number,
  });
  assert.deepEqual(registered, { kind: "registered" });
}

test("an earlier version is not tried again while the app is switched off, as it is not asked for then", async (t) => {
  const { store, started, say } = await threeVersions(t);
  await say("undo");
  await endRequest(store, started[0] ?? "", "failed", "no luck", NOON);
  store.orm.update(apps).set({ status: "stopped" }).run();
  const off = await say("try again");
  assert.equal(off.kind === "refused" && off.say, "It is switched off. Say *start* first, then *try again*.");
  store.orm.update(apps).set({ status: "live" }).run();
  const back = await say("try again");
  assert.equal((await requestById(store, back.kind === "started" ? back.requestId : ""))?.returnsTo, "rel_lunch_2");
});
