import assert from "node:assert/strict";
import { test } from "node:test";
import { createDesk } from "../../../builder/desk/create-desk.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import { endRequest, requestById, requestsOfThread } from "../../../store/app-requests.ts";
import { claimOutboundMessage, confirmOutboundMessage } from "../../../store/outbound-messages.ts";
import { addAppPost, goLive } from "../../fakes/live-app.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore, TEAM } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

test("what takes its time to be read begins no change beside one that was begun meanwhile", async (t) => {
  for (const way of ["below a post", "in the thread"] as const) {
    const { store } = openTestStore(t);
    await addPerson(store, "UOWNER");
    const app = await addApp(store, "lunch", { ownerId: "UOWNER" });
    await goLive(store, app, 1);
    const key = await addAppPost(store, app, 1, { delivery: "dlv_1", channel: "#food", text: "ramen: 2" });
    const message = { key: `app:${key}`, channelId: "C2", threadTs: null, contentHash: "x", at: NOON };
    await claimOutboundMessage(store, message);
    await confirmOutboundMessage(store, message.key, "5.0", NOON);
    const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs, personId: "UOWNER" };
    const meanwhile = async () => {
      const added = await desk.reply({
        ...place,
        messageTs: "11.0",
        text: "add a price",
        inputs: [],
        mentioned: false,
      });
      assert.equal(added.kind, "started");
    };
    const desk = createDesk({
      home: "/nowhere",
      ...{ store, clock: createHandClock(), log: silentLog, start: async () => undefined, signal: () => undefined },
      authority: createAuthority({ store, approverGroup: null, groupMembers: async () => [] }),
      stepBackup: async () => null,
      hasModel: true,
      findEntries: async () => {
        await meanwhile();
        return null;
      },
      switchApp: async () => "",
    });
    if (way === "below a post") {
      const below = { channelId: "C2", postTs: "5.0", saidTs: "6.0", isOpen: true, mentioned: true };
      const inputs = async () => {
        await meanwhile();
        return [];
      };
      const changed = await desk.changeOutput({ ...below, personId: "UOWNER", text: "show who ordered", inputs });
      assert.match(changed.kind === "elsewhere" ? changed.say : changed.kind, /A change is under way in its thread/);
    } else {
      const text = "who has ordered today?";
      const asked = await desk.reply({ ...place, messageTs: "10.0", text, inputs: [], mentioned: false });
      assert.equal(asked.kind, "taken");
    }
    const open = (await requestsOfThread(store, app.channelId, app.threadTs)).filter(({ status }) => status === "open");
    assert.equal(open.length, 1, way);
  }
});

test("a wish that is read while its request ends is no wish of that one", async (t) => {
  const { desk, ask, requestId, store } = await newDesk(t);
  // Its card is just being posted, so it is waited for.
  await ask("plan", 1, null);
  const said = desk.reply({ ...ASK, mentioned: false, messageTs: "2.0", text: "make it weekly" });
  await new Promise((resolve) => setImmediate(resolve));
  await endRequest(store, requestId, "failed", "no", NOON);
  const wish = await said;
  assert.deepEqual((await requestById(store, requestId))?.remarks, []);
  const anew = await requestById(store, wish.kind === "started" ? wish.requestId : "");
  assert.deepEqual(
    anew?.remarks.map(({ text }) => text),
    ["make it weekly"],
    "told to say it in other words, its asker did",
  );
});
