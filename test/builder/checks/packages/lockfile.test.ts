import assert from "node:assert/strict";
import { test } from "node:test";
import { isInStep, lockText, readLock } from "../../../../builder/checks/packages/lockfile.ts";
import { lines } from "../candidate.ts";

const POLICY = { allow: ["zod"], registry: "https://npm.acme.test/mirror" };
const INTEGRITY = `sha512-${Buffer.alloc(64, 7).toString("base64")}`;
const WANTED = { dependencies: { zod: "^4" }, devDependencies: {} };

const entry = (name: string, change: Record<string, unknown> = {}) => ({
  version: "4.1.0",
  resolved: `https://registry.npmjs.org/${name}/-/${name.slice(name.indexOf("/") + 1)}-4.1.0.tgz`,
  integrity: INTEGRITY,
  ...change,
});

function lockOf(packages: Record<string, unknown>, change: Record<string, unknown> = {}) {
  return JSON.stringify({
    lockfileVersion: 3,
    packages: { "": { dependencies: { zod: "^4" } }, ...packages },
    ...change,
  });
}

test("a plain lockfile is read, from npm's own registry or from the one that is configured", () => {
  const mirrored = { resolved: "https://npm.acme.test/mirror/@acme/x/-/x-4.1.0.tgz", dependencies: { a: "npm:b@1" } };
  const { lock, problems } = readLock(
    lockOf({
      "node_modules/zod": entry("zod", { dev: true, license: "MIT" }),
      "node_modules/zod/node_modules/@acme/x": entry("@acme/x", mirrored),
    }),
    POLICY,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    lock.packages.map(({ path, name, brings }) => [path, name, brings]),
    [
      ["node_modules/zod", "zod", []],
      ["node_modules/zod/node_modules/@acme/x", "@acme/x", ["b"]],
    ],
  );
  assert.ok(isInStep(lock, WANTED));
  assert.ok(!isInStep(lock, { ...WANTED, dependencies: { zod: "^5" } }));
});

test("it is kept the same, whoever wrote it, and reads as itself", () => {
  const { lock } = readLock(lockOf({ "node_modules/zod": entry("zod", { funding: "x", bin: { zod: "x" } }) }), POLICY);
  const kept = lockText(lock, WANTED);
  assert.doesNotMatch(kept, /funding|bin/);
  const again = readLock(kept, POLICY);
  assert.deepEqual(again.problems, []);
  assert.equal(lockText(again.lock, WANTED), kept);
  assert.ok(isInStep(again.lock, WANTED));
});

const HOSTILE: [string, Record<string, unknown>, RegExp][] = [
  ["another host", { resolved: "https://evil.test/zod/-/zod-4.1.0.tgz" }, /not where the registry has zod 4\.1\.0/],
  [
    "another package's files",
    { resolved: "https://registry.npmjs.org/evil/-/evil-4.1.0.tgz" },
    /not where the registry/,
  ],
  ["plain http", { resolved: "http://registry.npmjs.org/zod/-/zod-4.1.0.tgz" }, /not where the registry/],
  ["git", { resolved: "git+ssh://git@github.com/x/zod.git#abc" }, /not where the registry/],
  ["a file", { resolved: "file:../zod.tgz" }, /not where the registry/],
  ["no address", { resolved: undefined }, /comes from "nowhere"/],
  ["no integrity", { integrity: undefined }, /no integrity by sha512/],
  ["a weak integrity", { integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }, /no integrity by sha512/],
  ["a link", { link: true }, /is a link to another folder/],
  ["files inside of another's", { inBundle: true }, /inside of its own files/],
  ["bundled packages", { bundleDependencies: ["x"] }, /inside of its own files/],
  ["a range", { version: "^4" }, /no exact version/],
  ["a path as version", { version: "../../x" }, /no exact version/],
  ["one platform only", { os: ["linux"] }, /made for some machines only/],
  ["one processor only", { cpu: ["x64"] }, /made for some machines only/],
];

for (const [what, change, said] of HOSTILE)
  test(`a lockfile with ${what} is refused with the place and the fix`, () => {
    const { lock, problems } = readLock(lockOf({ "node_modules/zod": entry("zod", change) }), POLICY);
    assert.equal(problems.length, 1);
    assert.match(lines(problems)[0] ?? "", said);
    assert.deepEqual(lock.packages, []);
  });

test("what is not needed may be for some machines only: it is not installed", () => {
  const { lock, problems } = readLock(
    lockOf({ "node_modules/fsevents": entry("fsevents", { optional: true, os: ["darwin"] }) }),
    POLICY,
  );
  assert.deepEqual(problems, []);
  assert.equal(lock.packages[0]?.isOptional, true);
});

test("a package has its place below node_modules, and nowhere else", () => {
  const places = ["../evil", "/node_modules/x", "x", "node_modules/../x", "node_modules/x/", "node_modules/Zod"];
  const more = ["node_modules/x/lib/node_modules/y", "node_modules/@x", "node_modules/.bin", "node_modules//x"];
  const deep = Array.from({ length: 9 }, () => "node_modules/x").join("/");
  for (const place of [...places, ...more, "node_modules/node_modules", deep]) {
    const { problems } = readLock(lockOf({ [place]: entry("zod") }), POLICY);
    assert.match(lines(problems)[0] ?? "", /is no place for a package/, place);
  }
});

test("nothing of a registry takes the place of the platform's own library", () => {
  const nested = "node_modules/zod/node_modules/@toolroom/app";
  const alias = { name: "zod" };
  for (const packages of [
    { "node_modules/@toolroom/app": entry("@toolroom/app") },
    { "node_modules/@toolroom/app": entry("zod", alias) },
    { [nested]: entry("zod", alias) },
  ])
    assert.match(lines(readLock(lockOf(packages), POLICY).problems)[0] ?? "", /place of the platform's own library/);
});

test("what is no lockfile, of another version, or of too many packages says so", () => {
  const many = Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`node_modules/a${at}`, entry(`a${at}`)]));
  const cases: [string, RegExp][] = [
    ["{", /no lockfile of npm/],
    ["[]", /no lockfile of npm/],
    ["null", /no lockfile of npm/],
    [lockOf({ "node_modules/zod": "x" }), /no lockfile of npm/],
    [lockOf({}, { lockfileVersion: 1 }), /lockfileVersion is not 3/],
    [" ".repeat(2_000_001), /larger than 2 MB/],
    [lockOf(many), /brings 301 packages/],
  ];
  for (const [text, said] of cases) assert.match(lines(readLock(text, POLICY).problems)[0] ?? "", said);
});
