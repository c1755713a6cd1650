import assert from "node:assert/strict";
import { test } from "node:test";
import { readLock } from "../../../builder/checks/packages/lockfile.ts";
import { judgeModules } from "../../../builder/packages/judge-modules.ts";

const LOCK = readLock(
  JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries(
      ["a", "@s/b", "a/node_modules/c"].map((place) => {
        const name = place.split("node_modules/").at(-1) ?? "";
        const resolved = `https://registry.npmjs.org/${name}/-/${name.split("/").at(-1)}-1.0.0.tgz`;
        const integrity = `sha512-${Buffer.alloc(64).toString("base64")}`;
        return [`node_modules/${place}`, { version: "1.0.0", resolved, integrity }];
      }),
    ),
  }),
  { allow: [], registry: "https://registry.npmjs.org" },
).lock;

function judged(more: Record<string, string | Buffer>) {
  const all: Record<string, string | Buffer> = {
    "node_modules/.package-lock.json": "{}",
    "node_modules/a/package.json": "{}",
    "node_modules/@s/b/package.json": "{}",
    "node_modules/a/node_modules/c/package.json": "{}",
    ...more,
  };
  const files = Object.entries(all).map(([path, content]) => ({ path, content: Buffer.from(content) }));
  const { modules, problems } = judgeModules(files, LOCK);
  return { paths: modules.map(({ path }) => path), said: problems.map(({ message }) => message).join("; ") };
}

test("what the lockfile names is the app's, without npm's own notes", () => {
  const { paths, said } = judged({ "node_modules/a/lib/x.js": "1", "node_modules/a/data.wasm": Buffer.from("\0asm") });
  assert.equal(said, "");
  assert.ok(!paths.includes("node_modules/.package-lock.json"));
  assert.equal(paths.length, 5);
});

test("native code is named by its package, whatever its files are called", () => {
  const native: [string, string | Buffer][] = [
    ["node_modules/@s/b/binding.gyp", "{}"],
    ["node_modules/@s/b/prebuilds/linux/x.node", "x"],
    ["node_modules/@s/b/readme.md", Buffer.from("7f454c4602", "hex")],
    ["node_modules/@s/b/x.dylib", Buffer.from("cffaedfe07", "hex")],
    ["node_modules/@s/b/package.json", '{"gypfile":true}'],
  ];
  for (const [path, content] of native)
    assert.equal(judged({ [path]: content }).said, "@s/b 1.0.0 has native code, which does not run here", path);
  // The nearest package above a file is its own.
  assert.match(judged({ "node_modules/a/node_modules/c/x.node": "x" }).said, /^c 1\.0\.0 has native code/);
});

test("files of nobody, of a package that is not named, and a package without files are refused", () => {
  for (const path of ["node_modules/evil/index.js", "node_modules/a/node_modules/evil/x.js", "node_modules/x.js"])
    assert.match(judged({ [path]: "1" }).said, /of a package that is not in package-lock\.json/, path);
  const { problems } = judgeModules([], LOCK);
  assert.match(problems[0]?.message ?? "", /has no files/);
});
