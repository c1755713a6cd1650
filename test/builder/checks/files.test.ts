import assert from "node:assert/strict";
import { test } from "node:test";
import { dependencyProblems } from "../../../builder/checks/dependencies.ts";
import { knownMigrations, migrationProblems } from "../../../builder/checks/migrations.ts";
import { NO_PACKAGES } from "../../../builder/checks/packages/policy.ts";
import { secretProblems } from "../../../builder/checks/secrets.ts";
import { sizeProblems } from "../../../builder/checks/size.ts";
import { unreadableProblems } from "../../../builder/checks/unreadable.ts";
import { candidate, lines } from "./candidate.ts";

/** Put together here, so that no scanner takes this file for a leak. */
const SECRETS = [
  ["xox", "b-123456789012-abcdefABCDEF"],
  ["AKI", "AIOSFODNN7EXAMPLE"],
  ["sk-", "ant-api03-abcdefghijklmnopqrst"],
  ["ghp", `_${"a1".repeat(18)}`],
  ["-----BEGIN ", "RSA PRIVATE KEY-----"],
  ["postgres://", "app:hunter22@db.internal/app"],
].map((parts) => parts.join(""));

test("what looks like a secret is named by file and line, and never printed", () => {
  for (const secret of SECRETS) {
    const found = secretProblems(candidate({ "app.ts": `const fine = 1;\nconst token = "${secret}";\n` }));
    assert.deepEqual(
      found.map(({ file, line }) => [file, line]),
      [["app.ts", 2]],
      secret.slice(0, 4),
    );
    assert.doesNotMatch(JSON.stringify(found), new RegExp(secret.slice(-8)));
  }
});

test("ordinary code holds no secret", () => {
  const code = 'const a = "task-list-of-the-whole-company"; const b = "https://example.com:8080/x"; // sk-8';
  assert.deepEqual(secretProblems(candidate({ "app.ts": code })), []);
});

test("packages are refused wherever they come from, where none is allowed", () => {
  const found = dependencyProblems(
    candidate({
      "package.json": '{ "dependencies": { "@toolroom/app": "*", "left-pad": "1" }, "devDependencies": { "x": "1" } }',
      "app.ts":
        'import pad from "left-pad";\nimport "./orders.ts";\nimport { join } from "node:path";\nimport type { App } from "@toolroom/app";\nawait import("lodash");\n',
      "node_modules/left-pad/index.js": "",
    }),
    NO_PACKAGES,
  );
  assert.deepEqual(
    lines(found).map((line) => line.split(": ").slice(0, 2).join(": ")),
    [
      "node_modules/left-pad/index.js: packages may not be brought along",
      "package.json: the package left-pad is not allowed",
      "package.json: the package x is not allowed",
      "package.json: the app's files would not be modules",
      "app.ts line 5: the import of lodash is not allowed",
    ],
  );
  assert.match(lines(dependencyProblems(candidate({ "package.json": "{" }), NO_PACKAGES))[0] ?? "", /not JSON/);
});

test("migrations are numbered without gap or repeat", () => {
  const named = (...names: string[]) =>
    lines(
      migrationProblems(candidate(Object.fromEntries(names.map((name) => [`migrations/${name}`, "select 1"]))), []),
    );
  assert.deepEqual(named("0001_a.sql", "0002_b.sql"), []);
  assert.deepEqual(named("0001_a.sql", "0003_b.sql"), [
    "migrations/0003_b.sql: its number should be 0002: number the migrations 0001, 0002, … without a gap or a repeat",
  ]);
  assert.equal(named("0001_a.sql", "0001_b.sql").length, 1);
  assert.match(named("orders.sql")[0] ?? "", /no name of a migration: call it 0001_/);
});

test("a live migration is neither changed nor removed", () => {
  const live = candidate({
    "migrations/0001_a.sql": "create table a (x)",
    "migrations/0002_b.sql": "create table b (x)",
  });
  assert.deepEqual(migrationProblems(live, knownMigrations(live)), []);
  const touched = candidate({ "migrations/0001_a.sql": "create table a (x, y)" });
  assert.deepEqual(
    lines(migrationProblems(touched, knownMigrations(live))).map((line) => line.split(": ")[1]),
    ["a migration that is live was changed", "a migration that is live is missing"],
  );
});

test("a migration may not leave its transaction or its file; a trigger's begin and a text may say so", () => {
  const problem = (sql: string) => lines(migrationProblems(candidate({ "migrations/0001_a.sql": sql }), []))[0];
  assert.match(problem("create table a (x);\nattach '/data/other' as o;") ?? "", /line 2: `attach` is not allowed/);
  assert.match(problem("BEGIN; create table a (x); COMMIT;") ?? "", /line 1: `BEGIN;` is not allowed/);
  assert.match(problem("pragma journal_mode = off") ?? "", /`pragma`/);
  assert.equal(
    problem(
      "-- attach nothing\ncreate trigger t after insert on a begin select 1; end; insert into a values ('commit');",
    ),
    undefined,
  );
});

test("large apps are refused", () => {
  assert.deepEqual(sizeProblems(candidate({ "app.ts": "x" })), []);
  assert.match(
    lines(sizeProblems(candidate({ "big.txt": "x".repeat(3 * 1024 * 1024) })))[0] ?? "",
    /big\.txt: the file has 3\.0 MB/,
  );
  assert.equal(
    sizeProblems(Array.from({ length: 501 }, (_, index) => ({ path: `f${index}`, content: new Uint8Array() }))).length,
    1,
  );
});

test("a column may be called as SQLite's own words are, and no quote hides what follows it", () => {
  const problem = (sql: string) => lines(migrationProblems(candidate({ "migrations/0001_a.sql": sql }), []))[0];
  for (const name of ['"commit"', "[rollback]", "`vacuum`"])
    assert.equal(problem(`create table builds (${name} text);`), undefined);
  assert.match(problem("create table builds (commit text);") ?? "", /`commit` is not allowed.*in double quotes/);
  assert.match(problem(`create table "it's" (x); attach '/o' as o; create table "that's" (x);`) ?? "", /`attach`/);
  assert.match(problem("begin -- now\n;") ?? "", /`begin ;` is not allowed/);
});

test("text in another encoding is named with its line", () => {
  const latin = (text: string) => [{ path: "migrations/0001_a.sql", content: Buffer.from(text, "latin1") }];
  assert.deepEqual(lines(unreadableProblems(latin("select 1;\nselect 'caf\u00e9';\n"))), [
    "migrations/0001_a.sql line 2: this is not UTF-8: write the file anew as UTF-8",
  ]);
  assert.deepEqual(unreadableProblems(latin("select 1;")), []);
  assert.deepEqual(unreadableProblems(candidate({ "app.ts": "const dish = 'Crème brûlée 🍮';" })), []);
  assert.deepEqual(unreadableProblems([{ path: "logo.png", content: Buffer.from([0xff, 0xd8]) }]), []);
});
