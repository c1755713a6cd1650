import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { endRequest, openRequests } from "../../../store/app-requests.ts";
import type { App } from "../../../store/apps.ts";
import { appById } from "../../../store/apps.ts";
import { beginDeployment, registerApp } from "../../../store/deployments.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, addRelease } from "../../fakes/registry.ts";
import { codeOf, theOne, toolWorld } from "./tool-world.ts";

async function twoVersions(t: TestContext) {
  const world = await toolWorld(t);
  const app = await addApp(world.store, "lunch", { ownerId: "UANA" });
  const first = await goLive(world.store, app, 1);
  const second = await goLive(world.store, app, 2);
  const back = (to?: string) =>
    world.tool("UANA", "rollback", { args: { app: "lunch" }, options: to === undefined ? {} : { to } });
  /** What the workflow does with what was asked for. */
  const finish = async () => {
    const { store, clock } = world;
    const request = await theOne(store);
    clock.add(5 * 60_000);
    await putLive(world, app, { releaseId: request.returnsTo ?? "", requestId: request.id });
    await endRequest(store, request.id, "live", "It is live", clock.now());
    return request;
  };
  return { ...world, app, first, second, back, finish };
}

type World = Awaited<ReturnType<typeof toolWorld>>;

async function putLive({ store, clock }: World, app: App, of: { releaseId: string; requestId: string }): Promise<void> {
  const previousDeploymentId = (await appById(store, app.id))?.liveDeploymentId ?? null;
  const id = `dep_${of.requestId}`;
  const order = { id, instanceId: `inst_${of.requestId}`, appId: app.id, ...of, at: clock.now() };
  assert.equal((await beginDeployment(store, order)).kind, "begun");
  const registered = await registerApp(store, {
    ...{ deploymentId: id, previousDeploymentId, title: app.title, purpose: app.purpose, access: "company" },
    ...{ triggers: [], releaseNumber: 1, actor: app.ownerId, at: clock.now() },
  });
  assert.deepEqual(registered, { kind: "registered" });
}

test("there and back and there again is done each time", async (t) => {
  const { back, finish, clock, said, first, second } = await twoVersions(t);
  const went: (string | null)[] = [];
  for (const to of ["v1", "v2", "v1"]) {
    assert.equal(codeOf(await back(to)), "interrupted", "nobody waits for it in this test");
    went.push((await finish()).returnsTo);
    clock.add(120_000);
  }
  assert.deepEqual(went, [first, second, first]);
  assert.equal(said.length, 3);
});

test("twice is once: while it goes back, and when that answer was lost", async (t) => {
  const { back, finish, clock, said, store } = await twoVersions(t);
  await back();
  await back();
  assert.equal(said.length, 1);
  await finish();
  const again = await back();
  assert.deepEqual([codeOf(again), again.changed], [undefined, []]);
  assert.match(again.warnings?.[0] ?? "", /within this minute.*--to v1/);
  assert.deepEqual([said.length, (await openRequests(store)).length], [1, 0]);
  clock.add(120_000);
  assert.equal(codeOf(await back("v2")), "interrupted");
});

test("one that came to nothing is tried anew, not told once more", async (t) => {
  const { back, store, clock, said } = await twoVersions(t);
  await back("v1");
  await endRequest(store, (await theOne(store)).id, "failed", "It did not start", clock.now());
  assert.equal(codeOf(await back("v1")), "interrupted");
  assert.deepEqual([said.length, (await openRequests(store)).length], [2, 1]);
});

test("nothing is said in its thread where nothing can be done", async (t) => {
  const { back, tool, store, said, app } = await twoVersions(t);
  await addRelease(store, app, 3);
  assert.equal(codeOf(await back("v3")), "bad_value");
  assert.equal(codeOf(await tool("UBOB", "rollback", { args: { app: "lunch" } })), "not_allowed");
  await back("v1");
  assert.equal(codeOf(await back("v2")), undefined, "it is what is live");
  assert.equal(said.length, 1);
});

test("whoever follows a way back hears at its end which version it is like", async (t) => {
  const { tool, back, finish, clock } = await twoVersions(t);
  await back();
  let isTold = false;
  const tell = () => {
    if (!isTold) void finish().then(() => clock.add(1_000));
    isTold = true;
  };
  const isGone = new AbortController().signal;
  const live = await tool("UANA", "rollback", { args: { app: "lunch" } }, { isFollowed: true, tell, isGone });
  assert.deepEqual([live.error, (live.result as { asVersion: string }).asVersion], [undefined, "v1"]);
});
