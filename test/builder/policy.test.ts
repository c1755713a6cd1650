import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, type PolicyFacts, type Verdict } from "../../builder/policy.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { lunchPlan } from "../fakes/scenarios.ts";

const FACTS: PolicyFacts = { approverGroup: "platform-team", slack: "local", sharedChannels: ["#partners"] };
const LUNCH = lunchPlan().manifest;
const QUIET = { ...LUNCH, bindings: { db: true } };

interface Case {
  what: string;
  manifest: Manifest;
  current?: Manifest;
  facts?: Partial<PolicyFacts>;
  kind: Verdict["kind"];
  reason?: RegExp;
}

const CASES: Case[] = [
  { what: "DESIGN's lunch app posts in #food", manifest: LUNCH, kind: "needs_approval", reason: /posts in #food/ },
  { what: "a change with no new grant", manifest: LUNCH, current: LUNCH, kind: "allowed" },
  { what: "a change that stops posting", manifest: QUIET, current: LUNCH, kind: "allowed" },
  {
    what: "a change with one more channel names only that one",
    manifest: { ...LUNCH, bindings: { db: true, slack: { post: ["#food", "#general"] } } },
    current: LUNCH,
    kind: "needs_approval",
    reason: /^It posts in #general/,
  },
  { what: "a company page, a command, a schedule and a db", manifest: QUIET, kind: "allowed" },
  {
    what: "a schedule alone",
    manifest: { ...QUIET, web: undefined, triggers: LUNCH.triggers.slice(0, 1) },
    kind: "allowed",
  },
  {
    what: "people's entries to another company",
    manifest: { ...LUNCH, bindings: { db: true, slack: { post: ["#partners"] } } },
    kind: "refused",
    reason: /another company reads too/,
  },
  {
    what: "no entries, to another company",
    manifest: {
      ...LUNCH,
      web: undefined,
      triggers: LUNCH.triggers.slice(0, 1),
      bindings: { slack: { post: ["#partners"] } },
    },
    kind: "needs_approval",
    reason: /another company reads too/,
  },
  {
    what: "entries begun later, beside a channel of another company",
    manifest: { ...LUNCH, bindings: { db: true, slack: { post: ["#partners"] } } },
    current: { ...LUNCH, bindings: { slack: { post: ["#partners"] } } },
    kind: "refused",
    reason: /keeps what colleagues enter/,
  },
  {
    what: "entries made for the owner opened to the company",
    manifest: QUIET,
    current: { ...QUIET, web: { access: "owner" } },
    kind: "needs_approval",
    reason: /open to the whole company/,
  },
  {
    what: "an audience made smaller",
    manifest: { ...QUIET, web: { access: "owner" } },
    current: QUIET,
    kind: "allowed",
  },
  {
    what: "one person more",
    manifest: { ...QUIET, web: { access: { people: ["U01", "U02"] } } },
    current: { ...QUIET, web: { access: { people: ["U01"] } } },
    kind: "needs_approval",
  },
  {
    what: "words in private to those who use it",
    manifest: { ...QUIET, bindings: { db: true, slack: { dm: true } } },
    current: QUIET,
    kind: "needs_approval",
    reason: /^It tells colleagues who have used it something in private/,
  },
  {
    what: "words in private that were agreed to before",
    manifest: { ...QUIET, bindings: { db: true, slack: { dm: true } } },
    current: { ...QUIET, bindings: { db: true, slack: { dm: true } } },
    kind: "allowed",
  },
  {
    what: "one more webhook names only that one",
    manifest: {
      ...QUIET,
      triggers: [
        { webhook: "alerts", run: "a" },
        { webhook: "builds", run: "b" },
      ],
    },
    current: { ...QUIET, triggers: [{ webhook: "alerts", run: "a" }] },
    kind: "needs_approval",
    reason: /^Whoever has the secret address of its webhook builds/,
  },
  {
    what: "a host outside, where people's entries are kept",
    manifest: { ...QUIET, bindings: { db: true, egress: ["api.example.com"] } },
    current: QUIET,
    kind: "needs_approval",
    reason: /^It calls api\.example\.com.* What colleagues enter in it could leave the company/,
  },
  {
    what: "entries begun later, beside a host that was agreed to",
    manifest: { ...QUIET, bindings: { db: true, egress: ["api.example.com"] } },
    current: { ...QUIET, bindings: { egress: ["api.example.com"] } },
    kind: "needs_approval",
    reason: /^What colleagues enter in it could leave the company/,
  },
  {
    what: "one more column of a table, on a page for the company that read the others before",
    manifest: { ...QUIET, bindings: { db: true, data: { sales: { orders: ["id", "hub"] } } } },
    current: { ...QUIET, bindings: { db: true, data: { sales: { orders: ["id"] } } } },
    kind: "needs_approval",
    reason: /^It reads id, hub of the table orders, of the data source sales\.$/,
  },
  {
    what: "the company's data beside a channel of another company",
    manifest: {
      ...QUIET,
      triggers: [],
      web: undefined,
      bindings: { slack: { post: ["#partners"] }, data: { sales: { orders: ["id"] } } },
    },
    current: { ...QUIET, triggers: [], web: undefined, bindings: { slack: { post: ["#partners"] } } },
    kind: "refused",
    reason: /reads the company's data and would post in #partners/,
  },
  {
    what: "a secret, a model, a box of another size",
    manifest: {
      ...QUIET,
      bindings: {
        db: true,
        secrets: { STRIPE_KEY: "Reads invoices" },
        llm: { monthlyUsd: 5 },
        compute: { runs: ["add-order"], gpu: 1 },
      },
    },
    current: QUIET,
    kind: "needs_approval",
    reason:
      /^It uses the secret STRIPE_KEY\. It asks a model, for up to \$5 a month.* It works longer on add-order, each time in a box of its own: 256 MB, 1 CPU, 1 GPU, ≤ 30 min\./,
  },
  {
    what: "a job that no machine here has room for",
    manifest: { ...QUIET, bindings: { db: true, compute: { runs: ["add-order"], gpu: 1 } } },
    facts: { noRoom: ["Its compute asks for a graphics card.", "Take gpu out."] },
    kind: "refused",
    reason: /^Its compute asks for a graphics card\.$/,
  },
  {
    what: "more money for a model that was agreed to",
    manifest: { ...QUIET, bindings: { db: true, llm: { monthlyUsd: 50 } } },
    current: { ...QUIET, bindings: { db: true, llm: { monthlyUsd: 5 } } },
    kind: "needs_approval",
  },
  {
    what: "what is sent or told from outside the app",
    manifest: {
      ...QUIET,
      triggers: [
        { slack: "message", in: ["#support"], run: "a" },
        { github: "issues.opened", run: "b" },
        { linear: "Issue.create", run: "c" },
        { event: "dinner/ordered", run: "d" },
      ],
    },
    current: { ...QUIET, triggers: [] },
    kind: "needs_approval",
    reason:
      /^It hears of every message in #support\. GitHub can make it act.* Linear can make it act.* It is told ordered by the app dinner\.$/,
  },
  {
    what: "a shortcut, files of its own and events that others may act on",
    manifest: {
      ...QUIET,
      triggers: [{ shortcut: "Order it", run: "a" }],
      bindings: { db: true, files: true, emits: ["ordered"], slack: { groups: ["support"] } },
    },
    current: QUIET,
    kind: "allowed",
  },
  {
    what: "hearing in a channel that who asks may not read",
    manifest: { ...QUIET, triggers: [{ slack: "message", in: ["#board"], run: "a" }] },
    facts: { ...FACTS, closedChannels: ["#board"] },
    kind: "refused",
    reason: /^It would hear what happens in #board, which is closed to who asks for it, or not there\.$/,
  },
  { what: "nobody who may approve", manifest: QUIET, facts: { approverGroup: null, slack: "real" }, kind: "refused" },
];

for (const { what, manifest, current, facts, kind, reason } of CASES) {
  test(`policy says ${kind} to: ${what}`, () => {
    const verdict = judge({
      plan: { ...lunchPlan(), manifest },
      current: current ?? null,
      facts: { ...FACTS, ...facts },
    });
    assert.equal(verdict.kind, kind);
    if (verdict.kind === "allowed") return;
    assert.ok(verdict.reasons.length > 0);
    if (reason) assert.match(verdict.reasons.join(" "), reason);
    if (verdict.kind === "needs_approval") assert.equal(verdict.group, "platform-team");
    else assert.notEqual(verdict.next, "");
  });
}

test("packages that are new are somebody's to see, by name and version, and how many there are", () => {
  const asked = { plan: { ...lunchPlan(), manifest: QUIET }, current: QUIET, facts: FACTS };
  const packages = { asked: ["zod@4.1.0"], others: ["a@1.0.0"], inAll: 7 };
  assert.deepEqual(judge({ ...asked, packages }), {
    kind: "needs_approval",
    group: "platform-team",
    reasons: ["It brings code of others from npm (7 packages in all): zod@4.1.0, a@1.0.0."],
  });
  assert.equal(judge({ ...asked, packages: { asked: [], others: [], inAll: 7 } }).kind, "allowed");
  const many = Array.from({ length: 30 }, (_, at) => `p${at}@1.0.0`);
  const verdict = judge({ ...asked, packages: { asked: many, others: [], inAll: 30 } });
  assert.match(JSON.stringify(verdict), /\(30 packages in all\): .*p11@1\.0\.0, …/);
});
