import assert from "node:assert/strict";
import { test } from "node:test";
import { composeManifest } from "../../../builder/blueprints/compose-manifest.ts";
import { compositionProblems } from "../../../builder/blueprints/composition-problems.ts";
import { createMoments } from "../../../builder/blueprints/moments.ts";
import { changeTables, createTables, tableName } from "../../../builder/blueprints/tables.ts";
import { tellChecks } from "../../../builder/check-words/tell-checks.ts";
import { compositionSchema } from "../../../sdk/contract/parts.ts";
import { lunch, manifestFor } from "./samples.ts";

test("the contract has the parts' triggers, channels and Checks, and no page where there is none", () => {
  const manifest = manifestFor(lunch());
  assert.deepEqual(manifest.web, { access: "company" });
  assert.deepEqual(manifest.triggers, [
    { command: "/lunch", run: "add-order" },
    { schedule: "0 11 * * 1-5", run: "post-summary" },
  ]);
  assert.deepEqual(manifest.bindings, { db: true, slack: { post: ["#food"] } });
  const text = "Stand-up!";
  const post = { part: "scheduled_post", run: "say", schedule: "30 9 * * 1-5", channel: "#general", text };
  const bare = manifestFor(compositionSchema.parse({ language: "en", parts: [post] }));
  assert.deepEqual([bare.web, bare.bindings], [undefined, { slack: { post: ["#general"] } }]);
  assert.deepEqual(bare.checks, [
    { fire: "say", at: "2026-03-02T09:30:00+01:00", posted: { channel: "#general", contains: text } },
    { fire: "say", at: "2026-03-02T09:30:00+01:00", due: true },
    { fire: "say", at: "2026-03-07T09:30:00+01:00", due: false },
  ]);
});

test("of a page for its owner alone, the owner sees what a colleague would, and a Check says that no colleague does", () => {
  const options = { name: "jobs", title: "Jobs", purpose: "Jobs.", timeZone: "Europe/Berlin" };
  const columns = [{ name: "client", label: "Client", type: "text", isRequired: true }];
  const list = { part: "records", table: "jobs", noun: { one: "job", many: "jobs" }, columns, mayChange: "author" };
  const composition = compositionSchema.parse({ language: "en", parts: [list] });
  const at = new Date("2026-03-02T08:00:00Z");
  const manifest = composeManifest(composition, { ...options, at, access: "owner" });
  const { checks } = manifest;
  const target = { visit: "/", at: "2026-03-02T10:00:00+01:00" };
  assert.deepEqual(checks.at(-1), { ...target, as: "colleague", refused: true });
  const notRefused = checks.filter((check) => !("refused" in check));
  assert.ok(notRefused.length >= 2 && notRefused.every((check) => "as" in check && check.as === "asker"));
  assert.equal(tellChecks(manifest, composition).sentences.at(-1), "A colleague opens the page: it is refused.");
});

test("parts that do not fit each other are named", () => {
  const records = lunch().parts[0];
  const parts = [
    { ...records, dueColumn: "dish" },
    records,
    { part: "digest", run: "a", schedule: "0 1 * * *", channel: "#a", table: "nothing", of: "all" },
    { part: "command", command: "x1", run: "b", table: "orders", does: "add", columns: ["price"] },
  ];
  const problems = compositionProblems(compositionSchema.parse({ language: "en", parts }));
  assert.deepEqual(problems, [
    "orders have no date column dish",
    "a is about nothing, which is no list of this app",
    "/x1 fills a column that orders does not have",
    "the part table orders is there twice",
    "the table orders is there twice",
    "the page orders is there twice",
  ]);
});

test("moments are told with the offset of their day, also around a change of clocks", () => {
  const { at, day } = createMoments({ at: new Date("2026-03-27T23:30:00Z"), timeZone: "Europe/Berlin" });
  assert.deepEqual(
    [day(), at("10:00"), at("10:00", 1), at("00:30", 2)],
    ["2026-03-28", "2026-03-28T10:00:00+01:00", "2026-03-29T10:00:00+02:00", "2026-03-30T00:30:00+02:00"],
  );
  const west = createMoments({ at: new Date("2026-01-01T03:00:00Z"), timeZone: "America/St_Johns" });
  assert.equal(west.at("08:00"), "2025-12-31T08:00:00-03:30");
});

test("tables are made and changed by name, with rows that are there once", () => {
  assert.deepEqual(["Büro-Schlüssel", "2 Räume", "commit", "Café"].map(tableName), [
    "buero_schluessel",
    "t_2_raeume",
    "t_commit",
    "cafe",
  ]);
  const before = [{ name: "t", columns: [{ name: "name", sql: "text unique" }], rows: [{ name: "O'Neil" }] }];
  const after = [
    { name: "t", columns: [{ name: "name", sql: "text unique" }], rows: [{ name: "O'Neil" }, { name: "B" }] },
  ];
  assert.match(createTables(before), /insert or ignore into "t" \("name"\) values \('O''Neil'\);/);
  assert.deepEqual(changeTables(before, after), { sql: `insert or ignore into "t" ("name") values ('B');` });
});
