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

test("a comment that silences the compiler or the linter is refused with its line, in tests too", () => {
  for (const comment of [
    "// @ts-nocheck",
    "/* @ts-ignore */",
    "// @ts-expect-error later",
    "// biome-ignore lint/x: y",
    "/** biome-ignore-all lint: y */",
  ]) {
    const code = `${LUNCH_CODE}${comment}\n`;
    assert.match(
      problems({ ...GOOD, "app.ts": code })[0] ?? "",
      /^app\.ts line 5: .* to look away: remove the comment/,
    );
    const inTest = problems({ ...GOOD, "test/app.test.ts": `${comment}\n` })[0] ?? "";
    assert.match(inTest, /^test\/app\.test\.ts line 1: /);
  }
  const told = `${LUNCH_CODE}// We never write @ts-ignore here, nor biome-ignore.\nexport const x = "@ts-ignore";\n`;
  assert.deepEqual(problems({ ...GOOD, "app.ts": told }), []);
});
