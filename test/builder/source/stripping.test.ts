import assert from "node:assert/strict";
import { test } from "node:test";
import { createStripping } from "../../../builder/source/stripping.ts";
import { systemClock } from "../../../lib/clock.ts";

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

test("what was stripped once, and what apps share, is remembered", async (t) => {
  const shared = "export const shared: number = 1;";
  const stripping = createStripping({ clock: systemClock, known: () => [shared] });
  t.after(() => stripping.close());
  stripping.warm();
  const app = [file("parts/shared.ts", shared), file("app.ts", "const own: string = '';")];
  const first = await stripping.of(app);
  assert.deepEqual(await stripping.of(app), first);
  assert.deepEqual(await stripping.of([file("copy.ts", shared)]), [
    { path: ".stripped/copy.ts", content: Buffer.from("export const shared         = 1;") },
  ]);
});

test("what hangs takes its thread with it, and what stood ready for it is not missed", async (t) => {
  const stripping = createStripping({ clock: systemClock });
  t.after(() => stripping.close());
  stripping.warm();
  assert.deepEqual(await stripping.of([file("app.ts", `let x = ${"a ? (b) : c => ".repeat(40)}1`)]), []);
  const [next] = await stripping.of([file("app.ts", "const a: number = 1;")]);
  assert.equal(Buffer.from(next?.content ?? "").toString(), "const a         = 1;");
});

async function given(path: string, content: string) {
  const stripping = createStripping({ clock: systemClock });
  return (await stripping.of([{ path, content: Buffer.from(content) }])).map((file) => ({
    path: file.path,
    content: Buffer.from(file.content).toString("utf8"),
  }));
}

function file(path: string, content: string) {
  return { path, content: Buffer.from(content) };
}
