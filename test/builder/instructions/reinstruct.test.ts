import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { stringify } from "yaml";
import { checkCandidate } from "../../../builder/checking.ts";
import type { BuilderDeps } from "../../../builder/deps.ts";
import { replayLast } from "../../../builder/instructions/replay.ts";
import { rewriteInstructions } from "../../../builder/instructions/rewrite.ts";
import { readBundle, writeBundle } from "../../../builder/source/bundle.ts";
import { createStripping } from "../../../builder/source/stripping.ts";
import { silentLog } from "../../../lib/log.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { claimAppPost } from "../../../store/app-posts.ts";
import { addRequest, setPlan } from "../../../store/app-requests.ts";
import { enqueueDelivery, finishDelivery } from "../../../store/deliveries.ts";
import { recordRefusedCall } from "../../../store/model-calls.ts";
import type { Store } from "../../../store/store.ts";
import { goLive } from "../../fakes/live-app.ts";
import { createTestOperator } from "../../fakes/operator.ts";
import { addApp, addPerson, addRelease, manifestOf, NOON, TEAM } from "../../fakes/registry.ts";

// What a model would do with them, this app does by itself: it looks for a word of its instructions in what came.
const APP = `import { readFileSync } from "node:fs";
import { agent, app } from "@toolroom/app";
agent("triage");
app.on("triage", ({ text }) => {
  const told = readFileSync(new URL("./instructions/triage.md", import.meta.url), "utf8").toLowerCase();
  const isTold = text.toLowerCase().split(" ").some((word) => word.length > 3 && told.includes(word));
  return isTold ? "high" : "low";
});
`;
const TRIAGE =
  "---\ninputs: { ticket: What they wrote. }\noutputs: { urgency: { type: string } }\n---\nSort {{ticket}}. Fires are high.\n";

test("told other instructions, an app is changed in them alone, checked, and tried on what it was last given", async (t) => {
  const stage = await open(t);
  await stage.was("fires in the attic", "high");
  await stage.was("doors are stuck", "low");
  await stage.was("the coffee is cold", "low");
  const rewritten = await stage.says("instructions: Doors are high, too.");
  assert.ok(rewritten);
  assert.equal(rewritten.summary, "Its instructions triage say now, too: Doors are high, too.");
  const changed = await readBundle(stage.deps.home, rewritten.candidateHash);
  assert.deepEqual(
    changed.map(({ path }) => path),
    ["app.ts", "app.yaml", "instructions/triage.md", "tsconfig.json"],
  );
  assert.equal(Buffer.from(changed[2]?.content ?? []).toString(), `${TRIAGE}- Doors are high, too.\n`);
  assert.deepEqual(await stage.check(rewritten.candidateHash), { ok: true });
  const replay = await stage.replay(rewritten.candidateHash);
  assert.deepEqual(replay, {
    ...{ same: 2, notTried: 0 },
    differences: [{ run: "triage", at: NOON + 2_000, before: null, now: null }],
  });
  assert.deepEqual(await stage.boxes(), 0);
});

test("instructions that break a promise go no further, and say which", async (t) => {
  const stage = await open(t);
  const rewritten = await stage.says("instructions: Coffee that is cold is high.");
  const checked = await stage.check(rewritten?.candidateHash ?? "");
  assert.ok(!checked.ok);
  assert.match(checked.problems[0]?.message ?? "", /The answer was "high", without "low"/);
});

test("without instructions, or without such words and without a model, it is planned as any change; of several it is asked which", async (t) => {
  const stage = await open(t);
  assert.equal(await stage.says("doors should be high"), null);
  const two = await open(t, { "instructions/reply.md": TRIAGE });
  await assert.rejects(two.says("instructions: Be brief."), /\*reply\*, \*triage\*/);
  await assert.rejects(two.says("instructions tone: Be brief."), /\*reply\*, \*triage\*/);
  assert.match((await two.says("instructions reply: Be brief."))?.summary ?? "", /instructions reply say now/);
});

test("what calls other systems is not done a second time", async (t) => {
  const stage = await open(t, {}, { egress: ["api.example.com"] });
  await stage.was("doors are stuck", "low");
  const rewritten = await stage.says("instructions: Doors are high, too.");
  assert.deepEqual(await stage.replay(rewritten?.candidateHash ?? ""), { same: 0, notTried: 1, differences: [] });
});

test("where the model failed or its budget is gone, that is told apart from what comes out differently", async (t) => {
  const stage = await open(t, {}, {}, async (store, doorSessionId) => {
    const whose = { doorSessionId, requestId: null, personId: "U1", appId: null, groupHandle: null };
    const refusal = { code: "budget" as const, message: "The budget of …", next: "Wait." };
    const call = { ...whose, id: `call-${doorSessionId}`, api: "messages" as const, askedModel: "app", at: NOON };
    await recordRefusedCall(store, call, { status: 402, refusal });
  });
  await stage.was("doors are stuck", "low");
  await stage.was("doors are open", "low");
  const rewritten = await stage.says("instructions: Doors are high, too.");
  assert.deepEqual(await stage.replay(rewritten?.candidateHash ?? ""), {
    ...{ same: 0, notTried: 0, withoutModel: 1 },
    differences: [{ run: "triage", at: NOON + 2_000, before: null, now: null }],
  });
});

test("before and now stand in the thread where everybody there may read them: no private channel's, and no company data", async (t) => {
  const cases: [string, Manifest["bindings"], boolean][] = [
    ["#food", {}, true],
    ["#board", {}, false],
    ["#food", { data: { sales: { orders: ["id"] } } }, false],
  ];
  for (const [channel, more, isShown] of cases) {
    const bindings = { slack: { post: [channel] }, ...more };
    const stage = await open(t, {}, bindings);
    await stage.was("doors are stuck", "", { channel, text: "low: doors are stuck" });
    const rewritten = await stage.says("instructions: Doors are high, too.");
    const { differences } = await stage.replay(rewritten?.candidateHash ?? "");
    const shown = isShown ? `${channel}: low: doors are stuck` : null;
    assert.deepEqual(
      differences.map(({ before }) => before),
      [shown],
      channel,
    );
  }
});

async function open(
  t: TestContext,
  more: Record<string, string> = {},
  bindings: Manifest["bindings"] = {},
  atDoor: (store: Store, doorSessionId: string) => Promise<void> = async () => undefined,
) {
  const { deps: operator, store, runner, clock } = await createTestOperator(t);
  const { doors } = operator;
  operator.doors = {
    ...doors,
    open: async (doorSessionId) => {
      await atDoor(store, doorSessionId);
      return doors.open(doorSessionId);
    },
  };
  await addPerson(store, "U1");
  const app = await addApp(store, "desk");
  const manifest = manifestOf("desk", {
    ...{ triggers: [{ command: "/ticket", run: "triage" }], bindings: { llm: { monthlyUsd: 1 }, ...bindings } },
    checks: [
      { command: "/ticket fires everywhere", posted: "high" },
      { command: "/ticket coffee", posted: "low" },
    ],
  });
  const parts = {
    ...{ store, clock, runner, log: silentLog, home: operator.home, operator },
    composed: { knows: async () => false },
    image: async () => ({ digest: "sha256:local", sdkVersion: "0.1.0" }),
    announcer: { progress: async () => undefined },
    planner: { name: "rules" },
    requireRoom: () => undefined,
    channelName: async () => "#requests",
    sharedChannels: async () => [],
    closedTo: async (_: string, channels: string[]) => channels.filter((one) => one === "#board"),
  };
  const bundles = { home: operator.home, stripping: createStripping({ clock }) };
  const deps = { ...parts, ...bundles } as unknown as BuilderDeps;
  const texts = {
    ...{ "app.ts": APP, "app.yaml": stringify(manifest), "instructions/triage.md": TRIAGE, ...more },
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  };
  const files = Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }));
  const { bundleHash } = await writeBundle(bundles, files);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", requesterId: "U1", inputs: [], at: NOON };
  await addRequest(store, { ...place, id: "req_1", messageTs: "1.0", text: "a desk", appId: app.id });
  const plan = { manifest, skill: "slash-command", summary: "It sorts tickets.", details: "", leftOut: [] };
  await setPlan(store, "req_1", plan, NOON);
  await goLive(store, app, 1, "req_1", { bundleHash, manifest });
  let [asked, given] = [1, 0];
  const requestId = () => `req_of_${asked}`;
  return {
    deps,
    boxes: async () => (await runner.list()).length,
    was: async (text: string, said: string, post?: { channel: string; text: string }) => {
      given += 1;
      const at = NOON + given * 1_000;
      const user = { id: "U1", handle: "u1", name: "U", timeZone: "UTC" };
      const body = { deliveryId: `dlv_${given}`, run: "triage", kind: "command" as const, text, user, channelId: "C1" };
      await enqueueDelivery(store, {
        ...{ id: body.deliveryId, appId: app.id, instanceId: null, dedupeKey: body.deliveryId },
        ...{ body: { ...body, at: new Date(at).toISOString() }, answerTo: null, createdAt: at },
      });
      if (post !== undefined) {
        const row = {
          key: body.deliveryId,
          deliveryId: body.deliveryId,
          appId: app.id,
          instanceId: "inst_live",
          createdAt: at,
        };
        await claimAppPost(store, { ...row, ...post, status: "posted" });
      }
      const answer = { ok: true as const, text: said };
      await finishDelivery(store, { deliveryId: body.deliveryId, status: "answered", answer, at });
    },
    says: async (text: string) => {
      asked += 1;
      await addRequest(store, { ...place, id: requestId(), messageTs: requestId(), text, appId: app.id });
      return rewriteInstructions(deps, requestId(), 1);
    },
    check: (candidateHash: string) => {
      const work = { requestId: requestId(), round: 1, attempt: 1, baseHash: candidateHash, problems: [] };
      return checkCandidate(deps, { ...work, isLast: true, isSameCode: true }, candidateHash);
    },
    replay: async (candidateHash: string) => {
      const { id } = await addRelease(store, app, asked, {
        requestId: requestId(),
        bundleHash: candidateHash,
        manifest,
      });
      return replayLast(deps, requestId(), id, 1);
    },
  };
}
