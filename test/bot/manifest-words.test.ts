import assert from "node:assert/strict";
import { test } from "node:test";
import { manifestWords } from "../../bot/views/manifest-words.ts";
import { english } from "../../bot/words/english.ts";
import { german } from "../../bot/words/german.ts";
import { manifestSchema } from "../../sdk/contract/manifest.ts";

const manifest = manifestSchema.parse({
  name: "hub-sales",
  purpose: "Plots sales.",
  timeZone: "UTC",
  triggers: [
    { slack: "message", in: ["#support"], run: "a" },
    { slack: "reaction_added", in: ["#support", "#ops"], reaction: "eyes", run: "b" },
    { slack: "reaction_removed", in: ["#support"], run: "c" },
    { slack: "member_joined_channel", in: ["#support"], run: "d" },
    { shortcut: "Make it a ticket", run: "e" },
    { github: "pull_request.opened", repositories: ["acme/web"], label: "urgent", run: "f" },
    { linear: "Issue.create", run: "g" },
    { event: "lunch-orders/ordered", run: "h" },
  ],
  bindings: {
    files: { maxMb: 50 },
    llm: { monthlyUsd: 5 },
    slack: { groups: ["support"] },
    secrets: { STRIPE_KEY: "Reads invoices" },
    egress: ["api.stripe.com", "api.github.com"],
    data: { sales: { orders: ["id", "hub"], customers: ["industry"] } },
    compute: { runs: ["train"], memoryMb: 4096, gpu: 1, minutes: 30 },
    emits: ["plotted"],
  },
});

test("every trigger and every grant has a sentence, so that nothing is agreed to unseen", () => {
  assert.deepEqual(manifestWords(manifest, english), [
    "Reads every message in #support, and acts on it",
    "Acts when somebody puts :eyes: on a message in #support, #ops",
    "Acts when somebody takes an emoji away from a message in #support",
    "Acts when somebody joins #support",
    "Gets a message when somebody chooses “Make it a ticket” in its menu",
    "Takes pull_request.opened of GitHub (acme/web, urgent), signed, at an address that only its owner gets",
    "Takes Issue.create of Linear, signed, at an address that only its owner gets",
    "Acts when the app lunch-orders tells it ordered",
    "Keeps files of its own, up to 50 MB",
    "Asks a model, for at most $5 a month",
    "May ask who is in @support",
    "Uses the secret STRIPE_KEY: Reads invoices",
    "Calls api.stripe.com and api.github.com, and no other address outside",
    "Reads orders (id, hub) and customers (industry) of the data source sales",
    "Works for longer on train, in a box of its own (4096 MB, 1 GPU, ≤ 30 min)",
    "Tells other apps of plotted",
  ]);
});

test("in German there are as many, none of them English", () => {
  const inGerman = manifestWords(manifest, german);
  assert.equal(inGerman.length, manifestWords(manifest, english).length);
  assert.deepEqual(
    inGerman.filter((line) => manifestWords(manifest, english).includes(line)),
    [],
  );
});
