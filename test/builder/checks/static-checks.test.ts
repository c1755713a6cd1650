import assert from "node:assert/strict";
import { test } from "node:test";
import { staticProblems } from "../../../builder/checks/static-checks.ts";
import { candidate, LUNCH_CODE, LUNCH_YAML, lines } from "./candidate.ts";

const GOOD = {
  "app.yaml": LUNCH_YAML,
  "app.ts": LUNCH_CODE,
  "tsconfig.json": '{"extends":"@toolroom/app/tsconfig.json"}\n',
};

const problems = (files: Record<string, string>) =>
  lines(staticProblems({ files: candidate(files), previousMigrations: [] }));

test("a good app has no problems", () => {
  assert.deepEqual(problems(GOOD), []);
});

test("an empty folder names what is missing", () => {
  assert.deepEqual(
    problems({}).map((line) => line.split(":")[0]),
    ["app.yaml", "app.ts", "tsconfig.json"],
  );
});

test("settings that would weaken the checks are refused", () => {
  assert.match(
    problems({ ...GOOD, "tsconfig.json": '{ "compilerOptions": { "strict": false } }' })[0] ?? "",
    /changes how types are checked/,
  );
  assert.match(problems({ ...GOOD, "biome.json": "{}" })[0] ?? "", /changes what the linter checks/);
  assert.match(problems({ ...GOOD, "test/biome.jsonc": "{}" })[0] ?? "", /linter/);
});
