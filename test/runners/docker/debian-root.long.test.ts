import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { extract } from "tar-stream";
import { canBuildDebianRoot, withDebianRoot } from "../../../runners/docker/debian-root.ts";

const skip = (await canBuildDebianRoot()) ? false : "needs root and debootstrap";

test("a root file system build that is killed leaves nothing running, and the next one clears its rest", {
  skip,
}, async (t) => {
  const buildFolder = mkdtempSync(join(tmpdir(), "debian-root-"));
  t.after(() => rmSync(buildFolder, { recursive: true, force: true }));
  const module = new URL("../../../runners/docker/debian-root.ts", import.meta.url).href;
  const program = `const { withDebianRoot } = await import(${JSON.stringify(module)}); await withDebianRoot(${JSON.stringify(buildFolder)}, async () => {});`;
  const builder = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "ignore" });
  const begun = () => readdirSync(buildFolder).some((name) => existsSync(join(buildFolder, name, "usr/bin/dpkg")));
  while (!begun()) await new Promise((resolve) => setTimeout(resolve, 50)); // No event tells how far debootstrap is.
  const [rest] = readdirSync(buildFolder);
  builder.kill("SIGKILL");
  await once(builder, "exit");
  while (isAtWork(buildFolder)) await new Promise((resolve) => setTimeout(resolve, 50)); // The kernel ends it in its own time.
  assert.ok(!readFileSync("/proc/mounts", "utf8").includes(buildFolder), "a mount was left");

  const names = new Set<string>();
  await withDebianRoot(buildFolder, async (tar) => {
    assert.ok(!readdirSync(buildFolder).includes(rest ?? ""), "the rest was left");
    const reader = extract();
    tar.pipe(reader as unknown as NodeJS.WritableStream);
    for await (const entry of reader) {
      names.add(entry.header.name);
      entry.resume();
    }
  });
  for (const name of ["./usr/local/bin/node", "./usr/bin/rg", "./usr/bin/tar", "./bin/sh"]) {
    assert.ok(names.has(name) || names.has(name.replace("./bin", "./usr/bin")), name);
  }
  assert.deepEqual(readdirSync(buildFolder), []);
});

function isAtWork(folder: string): boolean {
  const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return all.split("\n").some((line) => line.includes("debootstrap") && line.includes(folder));
}
