import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
import { createComposedSources, isComposedFolder } from "../../../builder/blueprints/composed-sources.ts";
import { createStripping } from "../../../builder/source/stripping.ts";
import { systemClock } from "../../../lib/clock.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import { openTestStore } from "../../fakes/registry.ts";
import { lunch, manifestFor } from "./samples.ts";

const source = composeSource(lunch(), manifestFor(lunch()));

test("code that somebody touched is told from composed code, wherever it was touched", async (t) => {
  const composed = await open(t);
  assert.equal(
    await composed.knows(source),
    false,
    "what nobody put together here is not known, though it looks the same",
  );
  await composed.remember(source);
  await composed.remember(source);
  const platforms = [file("app.yaml", "x"), file("AGENTS.md", "x")];
  assert.equal(await composed.knows([...source, ...platforms].reverse()), true);
  const touched: SourceFile[][] = [
    replaced("app.ts", `${text("app.ts")}\n`),
    replaced("parts/records.ts", "export {};"),
    replaced("words/records.ts", text("words/records.ts").replace("Save", "Sav")),
    replaced("migrations/0001_start.sql", "create table orders (dish text);"),
    replaced("composition.json", "{}"),
    [...source, file("extra.ts", "")],
    [...source, file("migrations/0002_more.sql", "drop table orders;")],
    source.filter((one) => one.path !== "tsconfig.json"),
    source.filter((one) => one.path !== "composition.json"),
    source.map((one) => (one.path === "app.ts" ? { ...one, path: "App.ts" } : one)),
  ];
  for (const [index, files] of touched.entries()) assert.equal(await composed.knows(files), false, `${index}`);
});

test("code that an earlier version put together stays known code", async (t) => {
  const composed = await open(t);
  const older = replaced("parts/records.ts", "// as it was a year ago\n");
  await composed.remember(older);
  assert.equal(await composed.knows(older), true);
});

test("a folder is known by all that is in it, and a link in it is not known", async (t) => {
  const composed = await open(t);
  const folder = mkdtempSync(join(tmpdir(), "composed-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await composed.remember(source);
  lay(folder, source);
  assert.equal(await isComposedFolder(composed, folder), true);
  symlinkSync("/etc/passwd", join(folder, "AGENTS.md"));
  assert.equal(await isComposedFolder(composed, folder), false);
});

test("what lies stripped of types in a folder is known only where its source gives it", async (t) => {
  const composed = await open(t);
  const folder = mkdtempSync(join(tmpdir(), "composed-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await composed.remember(source);
  lay(folder, [...source, ...(await createStripping({ clock: systemClock }).of(source))]);
  assert.equal(await isComposedFolder(composed, folder), true);
  writeFileSync(join(folder, ".stripped/app.ts"), "process.exit(1);");
  assert.equal(await isComposedFolder(composed, folder), false);
  lay(folder, await createStripping({ clock: systemClock }).of(source));
  assert.equal(await isComposedFolder(composed, folder), true);
  writeFileSync(join(folder, ".stripped/more.ts"), "");
  assert.equal(await isComposedFolder(composed, folder), false);
});

function lay(folder: string, files: SourceFile[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

async function open(t: TestContext) {
  const { store } = openTestStore(t);
  return createComposedSources({ store, clock: systemClock, stripping: createStripping({ clock: systemClock }) });
}

function replaced(path: string, content: string): SourceFile[] {
  return source.map((one) => (one.path === path ? file(path, content) : one));
}

function file(path: string, content: string): SourceFile {
  return { path, content: Buffer.from(content) };
}

function text(path: string): string {
  return new TextDecoder().decode(source.find((one) => one.path === path)?.content);
}
