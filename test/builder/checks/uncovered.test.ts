import assert from "node:assert/strict";
import { test } from "node:test";
import { uncovered } from "../../../builder/checks/uncovered.ts";
import { candidate, LUNCH_CODE, LUNCH_YAML, lines, manifest } from "./candidate.ts";

function problems(yaml: string, code = LUNCH_CODE): string[] {
  const read = manifest(yaml);
  return lines(uncovered(read.manifest, read.lineOf, candidate({ "app.ts": code })));
}

test("where each trigger, page and form has its check, nothing is missing", () => {
  assert.deepEqual(problems(LUNCH_YAML), []);
  const form = `${LUNCH_CODE}app.post("/orders", () => "ok");\n`;
  assert.match(problems(LUNCH_YAML, form)[0] ?? "", /no check sends the form \/orders.*with: \{ <field>: "…" \}/);
  assert.deepEqual(problems(`${LUNCH_YAML}  - { visit: "/orders?x=1", with: { dish: soup }, shows: ok }\n`, form), []);
});

test("what no check tries is named with its line and the check to add", () => {
  assert.deepEqual(problems(LUNCH_YAML.replace(/checks:[\s\S]*/, "")), [
    'app.yaml line 6: no check tries `0 11 * * 1-5 post-summary`: add to `checks` what it must do, such as `- { fire: post-summary, posted: { channel: "#food", contains: "…" } }`',
    'app.yaml line 7: no check tries `/lunch`: add to `checks` what it must do, such as `- { command: "/lunch …", posted: "…" }`',
    'app.ts line 2: no check opens the page /: add to `checks` in app.yaml what it must show, `- { visit: /, shows: "…" }`',
  ]);
});

test("a check of a stranger, or only of when something is due, tries no code", () => {
  const yaml = `${LUNCH_YAML.replace(/checks:[\s\S]*/, "")}checks:
  - { command: "/lunch ramen", posted: "Noted" }
  - { fire: post-summary, at: "2026-03-02T11:00:00+01:00", due: true }
  - { visit: /, as: stranger, refused: true }
`;
  assert.deepEqual(
    problems(yaml).map((line) => line.split(": add")[0]),
    ["app.yaml line 6: no check tries `0 11 * * 1-5 post-summary`", "app.ts line 2: no check opens the page /"],
  );
});

test("a page whose path is known only when there are data is not asked for", () => {
  assert.deepEqual(
    problems(LUNCH_YAML, `${LUNCH_CODE}app.page("/orders/:day", () => "x");\napp.page(path, () => "x");\n`),
    [],
  );
});

test("a trigger of another program is shown with what it gets", () => {
  const yaml = `name: ops
purpose: Says what was merged.
timeZone: UTC
triggers:
  - { github: pull_request.closed, run: say-merged }
bindings: { db: true }
`;
  assert.deepEqual(problems(yaml, ""), [
    "app.yaml line 5: no check tries `github pull_request.closed say-merged`: add to `checks` what it must do, such as `- { fire: say-merged, body: { … }, row: { table: <table>, has: { <column>: … } } }`",
  ]);
});
