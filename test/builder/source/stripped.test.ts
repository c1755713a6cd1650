import assert from "node:assert/strict";
import { test } from "node:test";
import { strippedFiles } from "../../../builder/source/stripped.ts";

test("types go, and every line and column stays where it was", async () => {
  const [stripped] = await given("parts/list.ts", "const names: string[] = [];\nthrow new Error(names as never);\n");
  assert.deepEqual(stripped, {
    path: ".stripped/parts/list.ts",
    content: "const names           = [];\nthrow new Error(names         );\n",
  });
});

test("what is no TypeScript that Node could strip is left out", async () => {
  assert.deepEqual(await given("app.ts", "const = ;"), []);
  assert.deepEqual(await given("app.ts", "enum Colour { Red }"), []);
  assert.deepEqual(await given("app.ts", `const a = 1;${" ".repeat(500_000)}`), []);
  for (const path of ["app.yaml", "migrations/0001_start.sql", "types.d.ts", "test/app.test.ts"])
    assert.deepEqual(await given(path, "const a = 1;"), [], path);
});

test("source that hangs or breaks what reads it costs three seconds at most, holds nobody up and leaves nothing behind", async () => {
  let heard = 0;
  const others = setInterval(() => {
    heard += 1;
  }, 5);
  const startedAt = performance.now();
  const nested = `let x = ${"a ? (b) : c => ".repeat(40)}1`;
  const deep = `let a = ${"[".repeat(3_000)}${"]".repeat(3_000)}`;
  assert.deepEqual(await Promise.all([nested, deep].map((text) => given("app.ts", text))), [[], []]);
  assert.ok(performance.now() - startedAt < 8_000);
  clearInterval(others);
  assert.ok(heard > 50, `others were heard ${heard} times`);
  assert.equal((await given("app.ts", "const a: number = 1;"))[0]?.content, "const a         = 1;");
});

async function given(path: string, content: string) {
  return (await strippedFiles([{ path, content: Buffer.from(content) }])).map((file) => ({
    path: file.path,
    content: Buffer.from(file.content).toString("utf8"),
  }));
}
