import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { takePolicy } from "../../builder/policy/follow-policy.ts";
import { parsePolicy } from "../../builder/policy/policy-file.ts";
import { policyInForce } from "../../builder/policy/policy-in-force.ts";
import { explainRules, judge, type PolicyFacts } from "../../builder/policy.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import { PLATFORM_TEAM } from "../../operator/announcer.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { dueNotices } from "../../store/notices.ts";
import { addPerson, createHandClock, NOON, openTestStore } from "../fakes/registry.ts";
import { lunchPlan } from "../fakes/scenarios.ts";

const FACTS: PolicyFacts = { approverGroup: "platform-team", slack: "local", sharedChannels: ["#partners"] };
const SAMPLE =
  /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(import.meta.dirname, "../../docs/policy.md"), "utf8"))?.[1] ?? "";
const BARE: Manifest = { ...lunchPlan().manifest, triggers: [], bindings: {}, web: { access: "owner" } };

function inputOf(text: string, bindings: Manifest["bindings"], current: Manifest["bindings"] | null = null) {
  return {
    plan: { ...lunchPlan(), manifest: { ...BARE, bindings } },
    current: current === null ? null : { ...BARE, bindings: current },
    facts: FACTS,
    companyRules: parsePolicy(text, { only: "platform-team" }),
  };
}

test("the documented sample refuses, asks and allows as its page says", () => {
  const leak = { data: { crm: { people: ["id"] } }, egress: ["a.example.com"] };
  assert.deepEqual(judge(inputOf(SAMPLE, leak)), {
    kind: "refused",
    reasons: ["It reads customer data and calls a.example.com, outside the company."],
    next: "Ask @security which way there is.",
  });
  const dear = judge(inputOf(SAMPLE, { llm: { monthlyUsd: 60 } }));
  assert.match(dear.kind === "needs_approval" ? dear.reasons.join(" ") : "", /may cost \$60 a month, which/);
  assert.deepEqual(judge(inputOf(SAMPLE, { slack: { post: ["#team-a"] } })), { kind: "allowed" });
  const both = judge(inputOf(SAMPLE, { slack: { post: ["#team-a", "#food"] } }));
  assert.deepEqual(both.kind === "needs_approval" && both.reasons, [
    "It posts in #food, where colleagues read it without having asked for it.",
  ]);
});

test("what was live before the rule stays, and one host more is something new", () => {
  const leak = { data: { crm: { people: ["id"] } }, egress: ["a.example.com"] };
  assert.equal(judge(inputOf(SAMPLE, leak, leak)).kind, "allowed");
  assert.equal(judge(inputOf(SAMPLE, { ...leak, egress: ["a.example.com", "b.example.com"] }, leak)).kind, "refused");
});

test("an allowance lifts what it names whole, and no firm refusal, no shared channel, no rule of the company's", () => {
  const allow = (when: string) => `rules: [{ name: lets, when: ${when}, then: allow }]`;
  const out = { data: { crm: { people: ["id"] } }, egress: ["a.example.com"] };
  assert.equal(judge(inputOf(allow("{ hosts: true }"), out)).kind, "needs_approval");
  assert.equal(judge(inputOf(allow("{ hosts: true, data: crm/* }"), out)).kind, "allowed");
  assert.equal(judge(inputOf(allow("{ hosts: true, data: sales/* }"), out)).kind, "needs_approval");
  assert.equal(judge(inputOf(allow("{ channels: true }"), { slack: { post: ["#partners"] } })).kind, "needs_approval");
  assert.equal(judge(inputOf(allow("{ sharedChannels: true }"), { slack: { post: ["#partners"] } })).kind, "allowed");
  const entries = { db: true as const, slack: { post: ["#partners"] } };
  assert.equal(judge(inputOf(allow("{ sharedChannels: true, entries: true }"), entries)).kind, "refused");
  const twice = `${SAMPLE}  - { name: lets, when: { model: true }, then: allow }`;
  const applied = explainRules(inputOf(twice, { llm: { monthlyUsd: 60 } }));
  assert.deepEqual(
    applied.map(({ rule, liftedBy }) => [rule.name, liftedBy]),
    [
      ["model", "lets"],
      ["dear-models", null],
      ["lets", null],
    ],
  );
});

const WRONG: [what: string, text: string, says: RegExp][] = [
  ["no YAML", "rules: [", /^policy\.yaml, line 1: this is not YAML/],
  [
    "an unknown condition",
    "rules:\n  - name: a\n    when: { host: x }\n    then: allow",
    /line 3: .*host is no setting/,
  ],
  [
    "an unknown effect",
    "rules:\n  - name: a\n    when: { hosts: x }\n    then: maybe",
    /line 4: .*is allow, approve or refuse/,
  ],
  ["no condition", "rules:\n  - { name: a, when: {}, then: allow }", /line 2: .*about every app/],
  [
    "two groups",
    "rules:\n  - { name: a, when: { dm: true }, then: approve, because: Why., by: [platform-team, legal] }",
    /line 2: .*@platform-team and @legal, and a card asks one group/,
  ],
  [
    "another group",
    "rules:\n  - { name: a, when: { dm: true }, then: approve, because: Why., by: [legal] }",
    /asks one group today, @platform-team/,
  ],
  ["no way out", "rules:\n  - { name: a, when: { dm: true }, then: refuse, because: Why. }", /ask is missing/],
  [
    "one name twice",
    "rules:\n  - { name: a, when: { dm: true }, then: allow }\n  - { name: a, when: { dm: true }, then: allow }",
    /line 3: .*another rule/,
  ],
  [
    "an allowance of what is large",
    "rules:\n  - { name: a, when: { monthlyUsdOver: 5 }, then: allow }",
    /there is monthlyUsdUpTo/,
  ],
];

for (const [what, text, says] of WRONG)
  test(`a policy file with ${what} is refused with line and fix`, () => {
    assert.throws(
      () => parsePolicy(text, { only: "platform-team" }),
      (error) => error instanceof KnownError && says.test(error.message) && error.next !== "",
    );
  });

async function world(t: TestContext) {
  const { store } = openTestStore(t);
  const home = mkdtempSync(join(tmpdir(), "policy-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const path = join(home, "policy.yaml");
  await addPerson(store, "UPLAT");
  const clock = createHandClock();
  const state = { members: ["UPLAT"] };
  const take = () =>
    takePolicy({
      ...{ store, clock, log: silentLog, policyFile: { path, isNamed: false }, approverGroup: "platform-team" },
      groupMembers: async () => state.members,
    });
  const told = async () =>
    (await dueNotices(store, NOON + 1, 50)).map(({ personId, text }) => [personId, text] as const);
  const inForce = async () => (await policyInForce(store)).companyRules.map(({ name }) => name);
  return { path, take, told, inForce, state, write: (text: string) => writeFileSync(path, text) };
}

test("a file is taken once, kept by its hash, and what breaks it later leaves it in force and is told once", async (t) => {
  const { path, take, told, inForce, write } = await world(t);
  assert.deepEqual(await take(), { kind: "none" });
  write(SAMPLE);
  assert.deepEqual([await take(), await take()], [{ kind: "taken" }, { kind: "same" }]);
  const names = ["crm-stays-here", "dear-models", "team-channels"];
  assert.deepEqual(await inForce(), names);
  write(`${SAMPLE}\n  - name: x\n    when: nothing\n`);
  assert.deepEqual([(await take()).kind, (await take()).kind], ["not_taken", "not_taken"]);
  rmSync(path);
  assert.equal((await take()).kind, "not_taken");
  assert.deepEqual(await inForce(), names);
  const notices = await told();
  assert.deepEqual(
    notices.map(([personId]) => personId),
    [PLATFORM_TEAM, PLATFORM_TEAM, PLATFORM_TEAM],
  );
  const texts = notices.map(([, text]) => text).join("\n");
  assert.match(texts, /policy\.yaml is in force from now on, version [0-9a-f]{12}, own rules: 3\./);
  assert.match(texts, /policy\.yaml, line \d+: .*Version [0-9a-f]{12} stays in force\./);
  write("rules: []");
  assert.equal((await take()).kind, "taken");
  assert.deepEqual(await inForce(), []);
});

test("a file that names the approvers' group holds when another one approves from now on", async (t) => {
  const { take, inForce, write } = await world(t);
  write("rules: [{ name: ask, when: { dm: true }, then: approve, because: Why., by: [platform-team] }]");
  assert.deepEqual([await take(), await inForce()], [{ kind: "taken" }, ["ask"]]);
});

test("a file that asks a group with nobody in it, or refuses everybody, is not taken", async (t) => {
  const { take, inForce, state, write } = await world(t);
  state.members = [];
  write(SAMPLE);
  const empty = await take();
  assert.match(empty.kind === "not_taken" ? empty.why : "", /line 7: the rule dear-models .*nobody is in it/);
  state.members = ["UPLAT"];
  write("rules:\n  - { name: none, when: { page: true }, then: refuse, because: No., ask: Ask us. }");
  const locked = await take();
  assert.match(locked.kind === "not_taken" ? locked.why : "", /line 2: the rule none would refuse even an app/);
  assert.deepEqual(await inForce(), []);
});
