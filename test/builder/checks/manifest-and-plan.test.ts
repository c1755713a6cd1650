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
