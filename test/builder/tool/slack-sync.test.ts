import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeManifest, type SlackManifest } from "../../../bot/manifest-merge.ts";
import type { SlackManifestAccess } from "../../../builder/tool/tool-deps.ts";
import { createInstanceTurns } from "../../../operator/instance-turns.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { auditOf } from "../../../store/audit.ts";
import { syncedWords } from "../../../store/slack-words.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, manifestOf } from "../../fakes/registry.ts";
import { codeOf, toolWorld } from "./tool-world.ts";

const TOKEN = `xoxe.xoxp-${"1".repeat(40)}`;
const SYNC = { input: `${TOKEN}\n` };

/** Slack's side as it is: each puts back the whole of what it read. */
function slackWith(before: SlackManifest) {
  const kept = { manifest: before, updates: 0, isRefusing: false };
  const turns = createInstanceTurns();
  const sync: SlackManifestAccess["sync"] = async (_token, wanted) => {
    if (kept.isRefusing) return { kind: "refused", word: "token_expired", said: "token_expired" };
    const { manifest, ...merged } = mergeManifest(kept.manifest, wanted);
    await new Promise((resolve) => setImmediate(resolve));
    if (manifest !== kept.manifest) kept.updates += 1;
    kept.manifest = manifest;
    return { kind: "synced", ...merged };
  };
  const access: SlackManifestAccess = { sync, inTurn: (work) => turns.take("manifest", work), ownToken: null };
  return { kept, access };
}

function speaking(name: string, command: string, shortcut: string): Manifest {
  const triggers = [
    { command, run: "answer" },
    { shortcut, run: "take" },
  ];
  return { ...manifestOf(name), triggers };
}

test("what apps are called by goes into Slack once, by an approver, and out again with the version that drops it", async (t) => {
  const { store, deps, tool } = await toolWorld(t);
  const { kept, access } = slackWith({
    display_information: { name: "x" },
    features: { slash_commands: [{ command: "/theirs" }] },
  });
  deps.slackManifest = access;
  const lunch = await addApp(store, "lunch", { ownerId: "UANA" });
  await goLive(store, lunch, 1, "req_1", { manifest: speaking("lunch", "/lunch", "Order this") });
  assert.equal(codeOf(await tool("UANA", "slack sync", SYNC)), "not_allowed");
  const dry = await tool("UPLAT", "slack sync", { options: { "dry-run": true } });
  assert.deepEqual([dry.changed, kept.updates], [["/lunch"], 0]);
  const [first, second] = await Promise.all([tool("UPLAT", "slack sync", SYNC), tool("UPLAT", "slack sync", SYNC)]);
  assert.deepEqual([first.changed, second.changed, kept.updates], [["/lunch", "Order this (lunch)"], [], 1]);
  await goLive(store, lunch, 2, "req_2", { manifest: manifestOf("lunch") });
  const gone = await tool("UPLAT", "slack sync", SYNC);
  assert.deepEqual(gone.changed, ["/lunch", "Order this (lunch)"]);
  assert.deepEqual(kept.manifest.features?.slash_commands, [{ command: "/theirs" }]);
  assert.deepEqual([...(await syncedWords(store))], []);
  const rows = (await auditOf(store, { subject: "slack", since: 0, limit: 9 })).map(({ actor, details }) => [
    actor,
    details,
  ]);
  const both = ["/lunch", "Order this (lunch)"];
  assert.deepEqual(rows, [
    ["UPLAT", { added: [], removed: both }],
    ["UPLAT", { added: both, removed: [] }],
  ]);
  assert.ok(!JSON.stringify([first, second, gone, rows]).includes(TOKEN));
});

test("what Slack took before a kill is written down by the next, and a refused token changes nothing", async (t) => {
  const { store, deps, tool } = await toolWorld(t);
  const { kept, access } = slackWith({
    display_information: { name: "x" },
    features: { slash_commands: [{ command: "/lunch" }] },
  });
  deps.slackManifest = access;
  const lunch = await addApp(store, "lunch", { ownerId: "UANA" });
  await goLive(store, lunch, 1, "req_1", { manifest: speaking("lunch", "/lunch", "Order this") });
  kept.isRefusing = true;
  const refused = await tool("UPLAT", "slack sync", SYNC);
  assert.deepEqual([codeOf(refused), kept.updates, (await syncedWords(store)).size], ["needs_human", 0, 0]);
  kept.isRefusing = false;
  await tool("UPLAT", "slack sync", SYNC);
  const [row] = await auditOf(store, { subject: "slack", since: 0, limit: 9 });
  assert.deepEqual(row?.details, { added: ["/lunch", "Order this (lunch)"], removed: [] });
});
