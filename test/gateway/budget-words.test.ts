import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Ask } from "../../builder/planner.ts";
import { createModelPlanner } from "../../builder/planners/model.ts";
import { ownerOfCall } from "../../gateway/call-budgets.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import type { ModelBudgets, ModelPlatform } from "../../lib/model-platform.ts";
import { nanoOfUsd } from "../../store/budgets.ts";
import { readDoorSession } from "../../store/door-sessions.ts";
import { readDoorTold } from "../../store/door-told.ts";
import { beginModelCall, type EndedModelCall, finishModelCall, modelCallsOfDoor } from "../../store/model-calls.ts";
import { platformAt } from "../fakes/model-platform.ts";
import { addDoor, addLiveApp, addRequest, startWorld, type World } from "./fixture.ts";

const ENDED: EndedModelCall = {
  ...{ provider: "p", model: "m", status: 200, attempts: 1, refusal: null, durationMs: 1, at: 1, costNanoUsd: 0 },
  ...{ inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
};
/** What is spent, of which budget, and what the person is told. */
const USED_UP: [string, Partial<ModelBudgets>, RegExp, RegExp][] = [
  [
    "the app's",
    { appMonthlyUsd: 1 },
    /^The budget of \$1\.00 a month for the app lunch does not/,
    /appMonthlyUsd in tool/,
  ],
  [
    "a person's",
    { personMonthlyUsd: 1 },
    /^The budget of \$1\.00 a month for asker1 Name /,
    /personMonthlyUsd in toolroom/,
  ],
  [
    "a group's",
    { groupMonthlyUsd: [{ handle: "sales", usd: 1 }] },
    /^The budget of \$1\.00 a month for the group sales /,
    /groupMonthlyUsd in toolroom\.yaml/,
  ],
  [
    "everybody's",
    { monthlyUsd: 1 },
    /^The budget of \$1\.00 a month for all of this Toolroom /,
    /monthlyUsd in toolroom/,
  ],
];

for (const [whose, limits, message, setting] of USED_UP) {
  test(`${whose} month that is used up is told with how it stands, until when, and what can be done`, async (t) => {
    const { world, platform } = await startSpent(t, limits);
    const error = await planned(world);
    assert.equal(error.code, "budget");
    assert.match(error.message, message);
    assert.match(error.message, /\$0\.99 is spent, and it may cost up to \$0\.\d\d\. It begins anew on 1 \w+ \d{4}\.$/);
    assert.match(error.next, setting);
    assert.match(error.next, /, or wait until 1 \w+ \d{4}; then reply \*try again\*\.$/);
    // The row says the same to whoever asks the door, and whose it was.
    const { refused } = await readDoorTold(world.store, "ds_1");
    const { account, lackingNanoUsd = 0, ...said } = refused ?? {};
    assert.ok(lackingNanoUsd > 0 && lackingNanoUsd < nanoOfUsd(1), "what would have to be allowed");
    assert.deepEqual(said, { code: "budget", message: error.message, next: error.next });
    assert.match(account ?? "", /^(app:app_lunch|person:UASKER1|group:sales|all)@\d{4}-\d\d$/);
    const row = (await modelCallsOfDoor(world.store, "ds_1")).at(-1);
    assert.deepEqual([row?.state, row?.appId, row?.personId], ["refused", "app_lunch", "UASKER1"]);
    assert.equal(row?.groupHandle, platform.budgets.groupMonthlyUsd.length > 0 ? "sales" : null);
  });
}

test("a group that nobody can say does not keep a call back, and is asked for again", async (t) => {
  const { world, platform } = await startSpent(t, { groupMonthlyUsd: [{ handle: "sales", usd: 1 }] }, false);
  const doorSession = await readDoorSession(world.store, "ds_1");
  assert.ok(doorSession);
  const owner = (groupMembers: () => Promise<string[]>) =>
    ownerOfCall({ ...world, log: silentLog, platform, groupMembers }, doorSession, world.clock.now());
  assert.equal((await owner(() => Promise.reject(new Error("away")))).groupHandle, null);
  assert.equal((await owner(async () => ["UASKER1"])).groupHandle, "sales");
});

test("a group that Slack does not have has nobody in it, and takes no other group's budget away", async (t) => {
  const groupMonthlyUsd = [
    { handle: "slaes", usd: 5 },
    { handle: "sales", usd: 1 },
  ];
  const { world, platform } = await startSpent(t, { groupMonthlyUsd }, false);
  const warned: unknown[] = [];
  const log = { ...silentLog, warn: (...said: unknown[]) => void warned.push(said) };
  const asked: string[] = [];
  const groupMembers = async (handle: string) => {
    asked.push(handle);
    if (handle === "sales") return ["UASKER1"];
    throw new KnownError("group_unknown", `Slack has no user group @${handle}.`, "Correct it.");
  };
  const owner = async () => {
    const doorSession = await readDoorSession(world.store, "ds_1");
    assert.ok(doorSession);
    return ownerOfCall({ ...world, log, platform, groupMembers }, doorSession, world.clock.now());
  };
  const { groupHandle, limits } = await owner();
  assert.equal(groupHandle, "sales");
  assert.ok(limits.some(({ account, limitNanoUsd }) => /^group:sales@/.test(account) && limitNanoUsd === 1e9));
  assert.match(JSON.stringify(warned), /Slack has no user group @slaes/);
  await owner();
  assert.deepEqual(asked, ["slaes", "sales"], "found out once for a door");
});

/** A door of somebody in `sales` who changes the app `lunch`, with 99 cents spent this month. */
async function startSpent(t: TestContext, limits: Partial<ModelBudgets>, isSpent = true) {
  const usual = platformAt("http://127.0.0.1:9");
  const platform: ModelPlatform = { ...usual, budgets: { ...usual.budgets, ...limits } };
  const groupMembers = async () => ["UASKER1"];
  const world = await startWorld(t, { models: platform, approvers: { approverGroup: null, groupMembers } });
  addLiveApp(world.store, { name: "lunch" });
  addRequest(world.store, "req_1", "asker1");
  await addDoor(world, { id: "ds_1", appId: "app_lunch" });
  await addDoor(world, { id: "ds_0", appId: "app_lunch", requestId: "req_0" });
  const before = await readDoorSession(world.store, "ds_0");
  assert.ok(before);
  if (!isSpent) return { world, platform };
  const deps = { ...world, log: silentLog, platform, groupMembers };
  const { limits: accounts, ...owner } = await ownerOfCall(deps, before, world.clock.now());
  const call = { id: "call_0", doorSessionId: "ds_0", requestId: "req_0", ...owner, api: "messages" as const };
  const nanoUsd = nanoOfUsd(0.99);
  const asked = { ...call, askedModel: "code", at: world.clock.now() };
  assert.deepEqual(await beginModelCall(world.store, asked, { limits: accounts, nanoUsd }), { ok: true });
  await finishModelCall(world.store, "call_0", { ...ENDED, costNanoUsd: nanoUsd });
  return { world, platform };
}

async function planned(world: World): Promise<KnownError> {
  const planner = createModelPlanner({ models: { triage: "plan", plan: "plan" }, skills: [], maxRetries: 0 });
  const doorFolder = await world.client.open("ds_1");
  assert.ok(doorFolder.startsWith(join(world.runtimeFolder, "d")));
  const ask: Ask = {
    ...{ requestId: "req_1", doorFolder, text: "lunch orders", inputs: [], remarks: [], channels: [], people: [] },
    requester: { name: "Ana", timeZone: "Europe/Paris", locale: "en-US" },
    ...{ current: null, isCorrection: false, mayAsk: true, at: "2026-03-02T09:00:00.000Z" },
  };
  const error = await planner.plan(ask).then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof KnownError, String(error));
  return error;
}
