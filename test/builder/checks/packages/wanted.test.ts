import assert from "node:assert/strict";
import { test } from "node:test";
import { dependencyProblems } from "../../../../builder/checks/dependencies.ts";
import { readWanted } from "../../../../builder/checks/packages/wanted.ts";
import { packagesOf } from "../../../../lib/config-packages.ts";
import { candidate, lines } from "../candidate.ts";

const POLICY = { allow: ["date-fns", "zod", "@acme/*"], registry: "https://registry.npmjs.org" };

function wantedOf(content: unknown, more: Record<string, string> = {}) {
  return readWanted(candidate({ "package.json": JSON.stringify(content), ...more }), POLICY);
}

test("what an app asks for is read from package.json, and the library is none of it", () => {
  const { wanted, problems } = wantedOf({
    type: "module",
    dependencies: { zod: "^4.1.0", "@toolroom/app": "*", "@acme/money": "1.x" },
    devDependencies: { "date-fns": ">=3 <5" },
    scripts: { postinstall: "curl evil" },
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(wanted, {
    dependencies: { "@acme/money": "1.x", zod: "^4.1.0" },
    devDependencies: { "date-fns": ">=3 <5" },
  });
});

test("a name that is not on the list is refused, and a typo of one that is gets it named", () => {
  const { problems } = wantedOf({ type: "module", dependencies: { "date-fn": "^4", "left-pad": "1", "@acm/e": "1" } });
  assert.deepEqual(lines(problems), [
    "package.json: the package date-fn is not allowed: did you mean date-fns?",
    "package.json: the package left-pad is not allowed: write it with Node's own modules and @toolroom/app, or with one of date-fns, zod, @acme/*",
    "package.json: the package @acm/e is not allowed: did you mean @acme/*?",
  ]);
});

test("nothing but a version from the registry may be asked for", () => {
  const others = [
    "git+https://x.test/zod.git",
    "file:../zod",
    "http://x.test/zod.tgz",
    "https://x.test/z.tgz",
    "link:.",
  ];
  for (const range of [
    ...others,
    "workspace:*",
    "acme/zod",
    "github:acme/zod",
    "next",
    "../zod",
    "",
    "^4 || evil",
    4,
  ]) {
    const { problems } = wantedOf({ type: "module", dependencies: { zod: range } });
    assert.equal(problems.length, 1, String(range));
    assert.match(problems[0]?.message ?? "", /no version from the registry|no text/, String(range));
  }
});

test("an alias is judged by the name behind it", () => {
  const kept = wantedOf({ type: "module", dependencies: { z4: "npm:zod@^4", money: "npm:@acme/money" } });
  assert.deepEqual(kept.problems, []);
  const { problems } = wantedOf({ type: "module", dependencies: { zod: "npm:evil@^4" } });
  assert.match(lines(problems)[0] ?? "", /^package.json: the package evil, as which zod would come, is not allowed/);
});

test("what would decide about installing in other ways is refused by its name", () => {
  const odd = { overrides: { zod: "npm:evil" }, workspaces: ["."], optionalDependencies: { fsevents: "1" } };
  const { problems } = wantedOf(
    { type: "module", ...odd, bundleDependencies: ["zod"] },
    { ".npmrc": "registry=http://x" },
  );
  assert.deepEqual(
    lines(problems).map((line) => line.slice(0, line.lastIndexOf(": "))),
    [
      ".npmrc: this has no say in what is installed: remove it",
      "package.json: optionalDependencies is not allowed",
      "package.json: bundleDependencies is not allowed",
      "package.json: overrides is not allowed",
      "package.json: workspaces is not allowed",
    ],
  );
});

test("names that are none, and lists that are none, break nothing", () => {
  for (const name of ["../evil", "__proto__", "Zod", "node_modules", "zod/../evil", "@acme/../x", "a".repeat(300)]) {
    const { problems } = wantedOf(JSON.parse(`{"type":"module","dependencies":{${JSON.stringify(name)}:"1"}}`));
    assert.equal(problems.length, 1, name);
  }
  for (const odd of [null, [], "x", { type: "module", dependencies: null }, { type: "module", dependencies: "x" }])
    assert.deepEqual(wantedOf(odd).wanted, { dependencies: {}, devDependencies: {} });
});

test("an import is of a package that is asked for; of one that could be, the fix says so", () => {
  const files = candidate({
    "package.json": '{ "type": "module", "dependencies": { "zod": "^4" } }',
    "app.ts": 'import { z } from "zod/v4";\nimport "date-fns";\nimport "zodd";\nawait import("node:fs");\n',
  });
  assert.deepEqual(lines(dependencyProblems(files, POLICY)), [
    "app.ts line 2: the import of date-fns is not allowed: name date-fns in the dependencies of package.json",
    "app.ts line 3: the import of zodd is not allowed: did you mean zod? Or import from @toolroom/app, from node:… or from a file of the app (./…)",
  ]);
});

test("the usual list holds names of packages, each once", () => {
  const { allow, registry } = packagesOf();
  assert.ok(allow.includes("zod") && new Set(allow).size === allow.length);
  assert.equal(registry, "https://registry.npmjs.org");
  assert.deepEqual(packagesOf({ allow: [], registry: "http://127.0.0.1:4873/npm/" }), {
    allow: [],
    registry: "http://127.0.0.1:4873/npm",
  });
});
