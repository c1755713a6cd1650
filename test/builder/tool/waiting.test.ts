import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { planOfHandedIn } from "../../../builder/handed-in.ts";
import { manifestSchema } from "../../../sdk/contract/manifest.ts";
import { setPlan, setStage } from "../../../store/app-requests.ts";
import { openApproval } from "../../../store/approvals.ts";
import { addApp, addRelease, NOON } from "../../fakes/registry.ts";
import { APP, codeOf, filesOf, theOne, toolWorld } from "./tool-world.ts";

test("whoever must wait for the platform team is told why it is asked", async (t) => {
  const { store, deploy, tool, clock } = await toolWorld(t);
  const asking = { ...APP, "app.yaml": `${APP["app.yaml"]}bindings:\n  llm: { monthlyUsd: 5 }\n` };
  await deploy("UANA", asking);
  const { id: requestId, handedIn } = await theOne(store);
  const manifest = manifestSchema.parse(parse(asking["app.yaml"]));
  await setPlan(store, requestId, planOfHandedIn(manifest, { text: "", appId: null }), clock.now());
  await setStage(store, requestId, "approve", clock.now());
  const app = await addApp(store, "inference-bot", { ownerId: "UANA" });
  const release = await addRelease(store, app, 1, { requestId, manifest, bundleHash: handedIn ?? "" });
  const of = { requestId, round: 1, subjectHash: release.hash, releaseId: release.id, expiresAt: NOON * 2 };
  const asked = { id: "apr_1", kind: "release", personId: null, groupHandle: "platform-team" } as const;
  await openApproval(store, { ...of, ...asked }, clock.now());
  const waits = await tool("UANA", "deploy", { files: filesOf(asking) });
  assert.equal(codeOf(waits), "waits_for_approval");
  const why = "It asks a model, for up to $5 a month; what it asks goes to the model's provider.";
  assert.equal(waits.error?.message, `@platform-team must agree, in Slack. ${why}`);
  assert.deepEqual((waits.result as { reasons: string[] }).reasons, [why]);
});
