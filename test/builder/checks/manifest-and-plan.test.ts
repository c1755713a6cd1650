import assert from "node:assert/strict";
import { test } from "node:test";
import { manifestAndPlan } from "../../../builder/checks/manifest-and-plan.ts";
import type { Plan } from "../../../sdk/contract/plan.ts";
import { LUNCH_YAML, lines, manifest } from "./candidate.ts";

const plan = (yaml: string): Plan => ({
  manifest: manifest(yaml).manifest,
  skill: "web-app",
  summary: "Lunch.",
  details: "",
  leftOut: [],
});

function problems(yaml: string, planned = LUNCH_YAML): string[] {
  const read = manifest(yaml);
  return lines(manifestAndPlan(read.manifest, plan(planned), read.lineOf));
}

test("the plan's own contract, and one that asks for less, are allowed", () => {
  assert.deepEqual(problems(LUNCH_YAML), []);
  assert.deepEqual(problems(LUNCH_YAML.replace("access: company", "access: owner")), []);
  assert.deepEqual(problems(LUNCH_YAML.replace(/web:.*\n/, "")), []);
  assert.deepEqual(
    problems(LUNCH_YAML.replace('["#food"]', '["#food"]').replace("purpose: Collects", "purpose: Gathers")),
    [],
  );
});

test("another name, time zone, access, trigger, channel or database is named with its line", () => {
  assert.match(
    problems(LUNCH_YAML.replace("lunch-orders", "dinner"))[0] ?? "",
    /line 1: the name is not the plan's: write `name: lunch-orders`/,
  );
  assert.match(problems(LUNCH_YAML.replace("Europe/Paris", "UTC"))[0] ?? "", /line 3: the time zone/);
  assert.match(
    problems(LUNCH_YAML, LUNCH_YAML.replace("access: company", "access: group"))[0] ?? "",
    /line 4: it lets in more people/,
  );
  assert.match(
    problems(LUNCH_YAML, LUNCH_YAML.replace("access: company", "access: { people: [U01] }"))[0] ?? "",
    /more people/,
  );
  assert.deepEqual(
    problems(LUNCH_YAML.replace("0 11", "0 12")).map((line) => line.slice(0, 45)),
    ["app.yaml line 6: the plan does not have this ", "app.yaml line 5: a trigger of the plan is mis"],
  );
  assert.match(
    problems(LUNCH_YAML.replace('"#food"]', '"#food", "#sales"]'))[0] ?? "",
    /line 10: the plan does not post to #sales/,
  );
  assert.match(
    problems(LUNCH_YAML, LUNCH_YAML.replace("  db: true\n", ""))[0] ?? "",
    /line 9: the plan has no database/,
  );
});

test("a check of the plan that was weakened or left out is named", () => {
  const [weaker] = problems(LUNCH_YAML.replace("Noted: ramen", "Noted"));
  assert.match(
    weaker ?? "",
    /line 11: a check of the plan is missing \("When you type \/tool lunch ramen, the answer says "Noted: ramen"\."\): add \{/,
  );
});

const GRANTS = `  files: { maxMb: 100 }
  llm: { monthlyUsd: 5 }
  secrets: { STRIPE_KEY: Reads invoices }
  egress: [api.stripe.com]
  data: { sales: { orders: [id, hub] } }
  emits: [ordered]
`;
const granted = (grants: string) => LUNCH_YAML.replace("  db: true\n", `  db: true\n${grants}`);

test("every grant that the plan does not have is named, each at its line; less is allowed", () => {
  assert.deepEqual(problems(granted(GRANTS), granted(GRANTS)), []);
  assert.deepEqual(problems(LUNCH_YAML, granted(GRANTS)), []);
  assert.deepEqual(
    problems(granted(GRANTS)).map((line) => line.replace("the plan does not have ", "")),
    [
      "app.yaml line 13: the host api.stripe.com: remove api.stripe.com",
      "app.yaml line 15: the event ordered: remove ordered",
      "app.yaml line 10: `files` like this: remove `files`",
      "app.yaml line 11: `llm` like this: remove `llm`",
      "app.yaml line 12: the secret STRIPE_KEY with these words: remove `STRIPE_KEY`",
      "app.yaml line 14: id of sales.orders: remove id from it",
      "app.yaml line 14: hub of sales.orders: remove hub from it",
    ],
  );
  assert.deepEqual(problems(granted(GRANTS.replace("monthlyUsd: 5", "monthlyUsd: 500")), granted(GRANTS)), [
    'app.yaml line 11: the plan does not have `llm` like this: write `llm: {"monthlyUsd":5}`',
  ]);
  assert.deepEqual(problems(granted(GRANTS.replace("[id, hub]", "[id, hub, email]")), granted(GRANTS)), [
    "app.yaml line 14: the plan does not have email of sales.orders: remove email from it",
  ]);
});
