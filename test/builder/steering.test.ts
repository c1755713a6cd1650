import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import type { Ask, PlanAnswer } from "../../builder/planner.ts";
import { readSteering, type Steering, staysWithin, takeSteering } from "../../builder/steering.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import { addRemark, requestById, setPlan } from "../../store/app-requests.ts";
import { NO_COMPANY_SOURCES } from "../fakes/no-sources.ts";
import { NOON } from "../fakes/registry.ts";
import { lunchPlan } from "../fakes/scenarios.ts";
import { newDesk } from "./desk/new-desk.ts";

const AGREED = lunchPlan();
const NEVER = new AbortController().signal;
const [, COMMAND] = AGREED.manifest.triggers;

test("other times are within what was agreed where it runs no more often; what it may do, tell or answer is not", () => {
  const at = (...schedules: string[]): Manifest => ({
    ...AGREED.manifest,
    triggers: [...schedules.map((schedule) => ({ schedule, run: "post-summary" })), COMMAND as Trigger],
  });
  const within = (manifest: Manifest) => staysWithin(manifest, AGREED.manifest, NOON);
  for (const less of [at("0 11 * * 1"), at("30 12 * * 1-5"), at("0 9 * * 2", "0 9 * * 4"), at("0 8 1 * *")])
    assert.equal(within(less), true, JSON.stringify(less.triggers));
  assert.equal(within({ ...at("0 11 * * 1-5"), timeZone: "Europe/Lisbon" }), true);
  for (const more of [at("0 11 * * *"), at("0 * * * *"), at("* * * * *"), at("0 11 * * 1-5", "0 15 * * 5"), at()])
    assert.equal(within(more), false, JSON.stringify(more.triggers));
  const { bindings } = AGREED.manifest;
  assert.equal(within({ ...AGREED.manifest, bindings: { ...bindings, slack: { post: ["#general"] } } }), false);
  assert.equal(within({ ...AGREED.manifest, web: { access: "owner" } }), false);
  assert.equal(within({ ...AGREED.manifest, triggers: AGREED.manifest.triggers.slice(0, 1) }), false, "no command");
  const renamed = AGREED.manifest.triggers.map((one) => ("schedule" in one ? { ...one, run: "post-all" } : one));
  assert.equal(within({ ...AGREED.manifest, triggers: renamed }), false);
});

test("what was said is planned beside what is agreed; what leaves the contract alone is for the agent", async (t) => {
  const { deps, requestId, say, asked, answers } = await setUp(t);
  assert.equal(await readSteering(deps, requestId, NEVER), null);
  assert.equal(asked.length, 0, "nothing was said: nobody is asked");
  await say("2.0", "actually in green");
  answers.push({ kind: "plan", plan: { ...AGREED, summary: "In green.", details: "Green." } });
  assert.equal(await readSteering(deps, requestId, NEVER), null);
  assert.deepEqual([asked[0]?.agreed, asked[0]?.mayAsk], [AGREED, false]);
  answers.push({ kind: "cannot", reason: "No." });
  assert.equal(await readSteering(deps, requestId, NEVER), null);
  answers.push({ kind: "plan", plan: { ...weekly(), composition: { language: "en", parts: [] } } });
  assert.equal(await readSteering(deps, requestId, NEVER), null, "an app that an agent writes stays one");
  answers.push({ kind: "plan", plan: weekly() });
  const steering = await readSteering(deps, requestId, NEVER);
  assert.deepEqual([steering?.agreed, steering?.plan], [AGREED, weekly()]);
});

test("of known parts another plan is one of other parts, or under another contract; not one of another day", async (t) => {
  const { deps, requestId, say, answers } = await setUp(t);
  const composed: Plan = { ...AGREED, composition: { language: "en", parts: [] } };
  await setPlan(deps.store, requestId, composed, NOON);
  await say("2.0", "in green");
  const checks = [{ visit: "/", shows: "ramen", as: "asker" as const, at: "2027-03-07T11:00:00+01:00" }];
  answers.push({
    kind: "plan",
    plan: { ...composed, manifest: { ...composed.manifest, checks }, leftOut: ["Green."] },
  });
  assert.equal(await readSteering(deps, requestId, NEVER), null);
  const german: Plan = { ...composed, composition: { language: "de", parts: [] } };
  for (const plan of [german, { ...weekly(), ...{ composition: composed.composition } } as Plan]) {
    answers.push({ kind: "plan", plan });
    assert.deepEqual((await readSteering(deps, requestId, NEVER))?.plan, plan);
  }
});

test("a change of the time is told and asks nobody; twice is once", async (t) => {
  const { deps, requestId, say, told, request } = await setUp(t);
  await say("2.0", "actually weekly");
  const steering = await steeringTo(weekly(), request);
  for (let times = 1; times <= 2; times += 1)
    assert.deepEqual(await takeSteering(deps, requestId, "steering 1", steering), { kind: "taken" });
  assert.deepEqual((await request()).plan, weekly());
  assert.deepEqual(
    (await request()).remarks.map(({ takenBy }) => takenBy),
    ["plan"],
  );
  const [key, news] = [...told][0] ?? [];
  assert.equal(told.size, 1);
  assert.equal(key, `${requestId} steering 1`);
  const { manifest, summary } = weekly();
  assert.deepEqual(news, {
    kind: "steered",
    words: ["actually weekly"],
    manifest,
    agreed: AGREED.manifest,
    summary,
  });
});

test("what it may do more, or leaves out anew, is asked; what policy refuses leaves the plan as it is agreed", async (t) => {
  const { deps, requestId, say, told, request } = await setUp(t);
  await say("2.0", "and in #general");
  const { manifest } = AGREED;
  const wider = {
    ...AGREED,
    manifest: { ...manifest, bindings: { db: true, slack: { post: ["#food", "#general"] } } },
  } as Plan;
  const asked = await takeSteering(deps, requestId, "steering 1", await steeringTo(wider, request));
  assert.ok(asked.kind === "ask");
  assert.match(asked.judged.reasons.join(), /#general/);
  await setPlan(deps.store, requestId, AGREED, NOON);
  const less = { ...weekly(), leftOut: ["It is not green."] };
  assert.equal((await takeSteering(deps, requestId, "steering 2", await steeringTo(less, request))).kind, "ask");
  assert.equal(told.size, 0, "asked on the plan's card");

  await setPlan(deps.store, requestId, AGREED, NOON);
  await say("3.0", "and in #partners");
  const shared = {
    ...AGREED,
    manifest: { ...manifest, bindings: { db: true, slack: { post: ["#partners"] } } },
  } as Plan;
  const left = await takeSteering(deps, requestId, "steering 3", await steeringTo(shared, request));
  assert.deepEqual(left, { kind: "left" });
  assert.deepEqual((await request()).plan, AGREED);
  assert.equal([...told.values()][0]?.kind, "not_steered");
  assert.equal(await readSteering(deps, requestId, NEVER), null, "it is not read once more");
});

test("words that were edited meanwhile leave the plan as it is agreed, until they are read as they stand", async (t) => {
  const { deps, requestId, request } = await setUp(t);
  const of = { text: "other words", remarks: [] };
  const left = await takeSteering(deps, requestId, "steering 1", { agreed: AGREED, plan: weekly(), of });
  assert.deepEqual(left, { kind: "left" });
  assert.deepEqual((await request()).plan, AGREED);
});

function weekly(): Plan {
  const triggers = [{ schedule: "0 11 * * 1", run: "post-summary" }, COMMAND as Trigger];
  return { ...AGREED, manifest: { ...AGREED.manifest, triggers }, summary: "On Mondays." };
}

async function steeringTo(
  plan: Plan,
  request: () => Promise<{ text: string; remarks: Steering["of"]["remarks"] }>,
): Promise<Steering> {
  const { text, remarks } = await request();
  return { agreed: AGREED, plan, of: { text, remarks } };
}

async function setUp(t: TestContext) {
  const { store, clock, requestId } = await newDesk(t);
  await setPlan(store, requestId, AGREED, NOON);
  const asked: Ask[] = [];
  const answers: PlanAnswer[] = [];
  const told = new Map<string, { kind: string }>();
  const deps = {
    ...{ store, clock, log: { info: () => undefined, warn: () => undefined } },
    ...{ approverGroup: "platform-team", slackKind: "local", sources: NO_COMPANY_SOURCES },
    channels: async () => [],
    absentFrom: async () => [],
    sharedChannels: async () => ["#partners"],
    closedTo: async () => [],
    doors: { open: async () => "/door" },
    announcer: {
      tell: async (id: string, key: string, news: { kind: string }) => void told.set(`${id} ${key}`, news),
    },
    planner: {
      plan: async (ask: Ask) => {
        asked.push(ask);
        return answers.shift();
      },
    },
  } as unknown as BuilderDeps;
  const say = (ts: string, text: string) => addRemark(store, requestId, { ts, personId: "UASKER", text }, []);
  const request = async () => (await requestById(store, requestId)) ?? assert.fail();
  return { deps, requestId, say, asked, answers, told, request };
}
