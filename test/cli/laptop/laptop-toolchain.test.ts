import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { laptopToolchain } from "../../../cli/laptop/laptop-toolchain.ts";
import { INSTALL_PROGRAMS } from "../../../cli/tool/toolchain.ts";
import { startedIn } from "../tool/started.ts";

test("without compiler and linter tool check says what is missing, and doctor does too, with the fix", async (t) => {
  const { started, tool, folder } = startedIn(t);
  await tool("new", "sample-app");
  const modules = (await started.toolchain?.modules()) ?? "";
  started.toolchain = laptopToolchain({ PATH: `relative:${folder}` }, "/tool.mjs", () => modules);
  started.folder = join(folder, "sample-app");
  const { exitCode, error } = await tool("check");
  assert.deepEqual([exitCode, error?.code], [4, "needs_program"]);
  assert.match(error?.message ?? "", /wants tsc and biome/);
  assert.match(error?.fix ?? "", /typescript@.*tool deploy/);
  const { ok, result } = await tool("doctor");
  assert.equal(ok, true);
  assert.match(JSON.stringify(result), /tsc and biome, for tool check, not/);
  assert.equal((await tool("run", "visit", "/")).ok, true);
});

test("compiler and linter are the first of the path that may be run", (t) => {
  const { folder } = startedIn(t);
  for (const [name, mode] of [
    ["one", 0o644],
    ["two", 0o755],
  ] as const) {
    mkdirSync(join(folder, name));
    for (const program of ["tsc", "biome"]) writeFileSync(join(folder, name, program), "", { mode });
  }
  const PATH = ["one", "two"].map((name) => join(folder, name)).join(":");
  const { programs } = laptopToolchain({ PATH }, "/tool.mjs", () => "");
  assert.deepEqual(programs, { tsc: [join(folder, "two/tsc")], biome: [join(folder, "two/biome")] });
});

test("the versions that are to be installed are those that the platform checks with", () => {
  const { dependencies } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  for (const name of ["typescript", "@biomejs/biome"])
    assert.ok(INSTALL_PROGRAMS.includes(`${name}@${dependencies[name]}`), name);
});
