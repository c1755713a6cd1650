import assert from "node:assert/strict";
import { test } from "node:test";
import { strippedFiles } from "../../../builder/source/stripped.ts";

test("types go, and every line and column stays where it was", () => {
  const [stripped] = given("parts/list.ts", "const names: string[] = [];\nthrow new Error(names as never);\n");
  assert.deepEqual(stripped, {
    path: ".stripped/parts/list.js",
    content: "const names           = [];\nthrow new Error(names         );\n",
  });
});

test("what is no TypeScript that Node could strip is left out", () => {
  assert.deepEqual(given("app.ts", "const = ;"), []);
  assert.deepEqual(given("app.ts", "enum Colour { Red }"), []);
  assert.deepEqual(given("app.ts", "(".repeat(200_000)), []);
  assert.deepEqual(given("app.ts", `const a = 1;${" ".repeat(500_000)}`), []);
  for (const path of ["app.yaml", "migrations/0001_start.sql", "types.d.ts", "test/app.test.ts"])
    assert.deepEqual(given(path, "const a = 1;"), [], path);
});

function given(path: string, content: string) {
  return strippedFiles([{ path, content: Buffer.from(content) }]).map((file) => ({
    path: file.path,
    content: Buffer.from(file.content).toString("utf8"),
  }));
}
