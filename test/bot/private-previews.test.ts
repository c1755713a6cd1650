import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnswerBack } from "../../bot/answer-back.ts";
import type { Outbound } from "../../bot/outbound.ts";
import { manifestWords } from "../../bot/views/manifest-words.ts";
import { previewCard } from "../../bot/views/preview-card.ts";
import { english } from "../../bot/words/english.ts";
import { tellChecks } from "../../builder/check-words/tell-checks.ts";
import { wouldPost } from "../../operator/preview.ts";
import { checkSentence } from "../../sdk/contract/check-sentence.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { claimAppPost } from "../../store/app-posts.ts";
import type { DeliveryRow } from "../../store/deliveries.ts";
import { instances } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import { addApp, addPerson, manifestOf, NOON, openTestStore } from "../fakes/registry.ts";
import { preview } from "./every-message.ts";

test("whom a preview would tell in private is said in the thread; what, to the one who tried it alone", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "UANA", { handle: "ana" });
  const app = await addApp(store, "santa");
  const manifest = manifestOf("santa", { triggers: [{ schedule: "0 9 1 12 *", run: "draw" }] });
  const posted = previewOf(store, app.id, manifest);
  await posted("@UANA", "You drew *Bo*");
  await posted("@UCOLLEAGUE", "You drew *Ana*");
  await posted("#fun", "Drawn!");

  const shown = await wouldPost({ store }, "inst_1");
  const card = previewCard(
    {
      ...preview,
      url: null,
      changes: "A draw.",
      leftOut: [],
      wouldPost: shown,
      tries: [],
      said: [],
    },
    english,
  );
  const said = JSON.stringify(card.blocks);
  assert.match(said, /Would tell @ana something in private/);
  assert.match(said, /Would tell somebody something in private/);
  assert.match(said, /Would post in #fun\*\\n> Drawn!/);
  assert.doesNotMatch(said, /You drew/);

  const words: string[] = [];
  const outbound = { sayToOne: async ({ text }: { text: string }) => void words.push(text) } as unknown as Outbound;
  const delivery: DeliveryRow = {
    ...{ id: "dlv_1", appId: app.id, instanceId: "inst_1", dedupeKey: "d", status: "answered", attempts: 1 },
    body: { deliveryId: "dlv_1", run: "draw", kind: "schedule", at: "", text: "", user: null, channelId: null },
    ...{ nextAttemptAt: 1, answer: { ok: true, text: null }, answerTo: { channelId: "C1", personId: "U1" } },
    ...{ answeredBackAt: null, createdAt: 1, finishedAt: 1, replayOf: null, depth: 0, isFromOutside: false },
  };
  await createAnswerBack({ outbound, store })(delivery, "Done.");
  assert.match(words[0] ?? "", /Would tell @ana in private:\n> You drew \*Bo\*/);
});

test("a preview's webhook is tried with a sample by a button of its own", () => {
  const tries = [
    { instanceId: "inst_1", trigger: { webhook: "disk-alerts", run: "post-alert" } },
    { instanceId: "inst_1", trigger: { schedule: "0 9 * * *", run: "remind" } },
  ];
  const card = previewCard(
    { ...preview, url: null, changes: "Alerts.", leftOut: [], wouldPost: [], tries, said: [] },
    english,
  );
  const buttons = card.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  const actionIds = buttons.map((button) => ("action_id" in button ? button.action_id : ""));
  assert.equal(new Set(actionIds).size, actionIds.length);
  const sample = buttons.find((button) => JSON.stringify(button).includes("Send a sample to “disk alerts”"));
  assert.ok(sample !== undefined && "value" in sample);
  assert.equal(sample.value, "inst_1 post-alert");
});

test("a plan says in plain words that an app tells people in private and takes what programs send", () => {
  const triggers = [{ webhook: "alerts", run: "post-alert" }];
  const manifest = manifestOf("ops", { triggers, bindings: { slack: { post: ["#ops"], dm: true } } });
  assert.deepEqual(manifestWords(manifest, english), [
    "Takes what other programs send to a secret address (alerts), which only its owner gets",
    "Posts in #ops, and nowhere else",
    "Tells people who use it something in private, and nobody else",
  ]);
  assert.deepEqual(manifestWords(manifestOf("santa", { bindings: { slack: { dm: true } } }), english), [
    "Tells people who use it something in private, and nobody else",
  ]);
  const check = { fire: "post-alert", body: { host: "db1" }, posted: { channel: "#ops", contains: "db1" } };
  assert.deepEqual(tellChecks({ ...manifest, checks: [check] }).sentences, [
    "When another program sends host “db1”: #ops gets a message with “db1”.",
  ]);
  assert.equal(checkSentence({ ...check, body: "x" }), 'When post-alert gets "x", #ops gets a message with "db1".');
});

test("what a preview with data of the company's would post is not in the thread", async (t) => {
  const { store } = openTestStore(t);
  const app = await addApp(store, "sums");
  const manifest = manifestOf("sums", {
    bindings: { slack: { post: ["#sales"] }, data: { sales: { orders: ["hub"] } } },
  });
  const posted = previewOf(store, app.id, manifest);
  await posted("#sales", "Aachen sold 1200");
  const shown = await wouldPost({ store }, "inst_1");
  const around = { url: null, changes: "A sum.", leftOut: [], tries: [], said: [] };
  const said = JSON.stringify(previewCard({ ...preview, ...around, wouldPost: shown }, english).blocks);
  assert.match(said, /Would post in #sales\*\\nIt holds data of the company's/);
  assert.doesNotMatch(said, /Aachen/);
});

/** An App's preview; what it gives notes one post of it. */
function previewOf(store: Store, appId: string, manifest: Manifest) {
  store.orm
    .insert(instances)
    .values({
      ...{ id: "inst_1", appId, releaseId: "rel_1", releaseTag: "rel_1", kind: "preview", requestId: "req_1" },
      ...{ doorSessionId: "ds_1", bundleHash: "b", imageDigest: "i", manifest, dataFolder: "d", wanted: true },
      createdAt: NOON,
    })
    .run();
  const post = { appId, instanceId: "inst_1", deliveryId: "dlv_1", status: "recorded" as const, createdAt: NOON };
  return (channel: string, text: string) => claimAppPost(store, { ...post, key: `${channel} ${text}`, channel, text });
}
