import assert from "node:assert/strict";
import { test } from "node:test";
import { composeChange } from "../../../builder/blueprints/compose-change.ts";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
import { compositionOf, type LoosePart, manifestOf } from "./composed-app.ts";

const post = { run: "say", schedule: "0 9 * * 1", channel: "#team" };
const poll: LoosePart = { part: "poll", question: "Where to?", choices: ["Sea", "Hills"] };
const picker: LoosePart = { part: "picker", noun: { one: "host", many: "hosts" }, names: ["Ada", "Bo"] };
const rota: LoosePart = { part: "rota", duty: "Dishes", names: ["Ada"], every: "week", startsOn: "2026-03-02" };
const board: LoosePart = {
  ...{ part: "status_board", noun: { one: "room", many: "rooms" }, things: ["Blue"], states: ["free", "taken"] },
};

/** The new migration of a change, and the new app.ts. */
function changed(before: LoosePart, after: LoosePart) {
  const [one, other] = [compositionOf([before]), compositionOf([after])];
  const change = composeChange(other, manifestOf(other), composeSource(one, manifestOf(one)));
  assert.ok("files" in change, "cannot" in change ? change.cannot : "");
  const textOf = (path: string) => {
    const file = change.files.find((each) => each.path === path);
    return file === undefined ? null : new TextDecoder().decode(file.content);
  };
  return { migration: textOf("migrations/0002_change.sql"), app: textOf("app.ts") ?? "" };
}

test("a poll's choices, its end and its post change without touching the votes", () => {
  const after = {
    ...poll,
    choices: ["Sea", "Hills", "City"],
    closesOn: "2026-04-01",
    mayChooseSeveral: true,
    result: post,
  };
  const { migration, app } = changed(poll, after);
  assert.equal(migration, null);
  assert.match(app, /"City"/);
  assert.match(app, /closesOn: "2026-04-01"/);
});

test("names that are added come to those that are there, and those left out go", () => {
  assert.equal(
    changed(picker, { ...picker, names: ["Bo", "Cy"] })
      .migration?.split("\n")
      .slice(0, 2)
      .join("\n"),
    `insert or ignore into "pick_host" ("name") values ('Cy');\ndelete from "pick_host" where "name" = 'Ada';`,
  );
  assert.equal(
    changed(rota, { ...rota, names: ["Ada", "O'Neill"], every: "workday" }).migration,
    `insert or ignore into "dishes" ("name") values ('O''Neill');\n`,
  );
  const { migration, app } = changed(board, { ...board, things: ["Blue", "Red"], states: ["free", "taken", "broken"] });
  assert.equal(migration, `insert or ignore into "room_status" ("name") values ('Red');\n`);
  assert.match(app, /"broken"/);
});

test("a post that is added or moved needs no migration", () => {
  for (const part of [picker, rota]) {
    const { migration, app } = changed(part, { ...part, post });
    assert.equal(migration, null);
    assert.match(app, /slack\.post\("#team", /);
  }
});

test("an app that went live before who did what was kept gets its columns with its next change", () => {
  const lending: LoosePart = { part: "lending", noun: { one: "key", many: "keys" }, things: ["Attic"] };
  const later = /,\n {2}"(added_by_id|swapped_by|picked_by|lent_by)" text(?=,?\n)/g;
  const columns = ["rota", "picker", "status_board", "lending"].map((kind) => {
    const part = [rota, picker, board, lending].find((one) => one.part === kind) ?? rota;
    const composition = compositionOf([part]);
    const older = composeSource(composition, manifestOf(composition)).map((file) => {
      if (!file.path.startsWith("migrations/")) return file;
      const sql = new TextDecoder().decode(file.content);
      assert.match(sql, later);
      return { ...file, content: Buffer.from(sql.replace(later, "")) };
    });
    const change = composeChange(composition, manifestOf(composition), older);
    assert.ok("files" in change, "cannot" in change ? change.cannot : "");
    const added = change.files.find((file) => file.path === "migrations/0002_change.sql");
    return new TextDecoder().decode(added?.content).trim().split("\n");
  });
  const add = (table: string, column: string) => `alter table "${table}" add column "${column}" text;`;
  assert.deepEqual(columns, [
    [add("dishes", "added_by_id"), add("dishes_turns", "swapped_by")],
    [add("pick_host", "added_by_id"), add("pick_host_picks", "picked_by")],
    [add("room_status", "added_by_id")],
    [add("keys", "added_by_id"), add("keys_loans", "lent_by")],
  ]);
});
