import type { ApprovalCard, Card } from "../../operator/announcer.ts";
import { planSchema } from "../../sdk/contract/plan.ts";

/** One app, as every card shows it. */
export const plan = planSchema.parse({
  manifest: {
    name: "lunch-orders",
    title: "Lunch orders",
    purpose: "Collects lunch orders until 11:00 and posts the summary in #food.",
    timeZone: "Europe/Paris",
    web: { access: "company" },
    triggers: [
      { schedule: "0 11 * * 1-5", run: "post-summary" },
      { command: "/lunch", run: "add-order" },
    ],
    bindings: { db: true, slack: { post: ["#food"] } },
    checks: [{ command: "/lunch ramen", as: "asker", posted: "Noted: ramen" }],
  },
  skill: "web-app",
  summary: "A list of lunch orders, kept until 11:00 & posted in #food.",
  details: "",
  leftOut: ["Payment: there is no bank to ask."],
});

export const card: Card = {
  title: "Lunch orders",
  steps: [
    { text: "Plan", state: "done" },
    { text: "Code", state: "now", note: "writing app.ts" },
    { text: "Checks", state: "next" },
  ],
  ending: null,
  startedAt: 1_795_000_000_000,
  at: 1_795_000_000_000 + 150_000,
  isWaiting: false,
  costUsd: 0.004,
  canStop: true,
};

export const approval: ApprovalCard = {
  approvalId: "apr_1",
  groupHandle: "platform-team",
  appName: "lunch-orders",
  requesterId: "U1",
  askedFor: "lunch <!channel>\nplease",
  reasons: ["It posts in a channel: #food."],
  releaseNumber: 2,
  manifest: plan.manifest,
  current: null,
  changes: "Adds a page, for who types /lunch.",
  proof: null,
  diff: "+ const x = 1 < 2;",
  preview: { url: "http://lunch-orders--p1.localhost:3000", instanceId: "ins_1", runsUntil: 1_795_086_400_000 },
  checks: [
    { sentence: "When you type /lunch, the answer says Noted.", ok: true },
    { sentence: "Another.", ok: true },
  ],
  checkDay: null,
  made: "coded" as const,
  costUsd: 0.5,
  expiresAt: 1_795_100_000_000,
};
