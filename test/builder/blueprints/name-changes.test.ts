import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { composeChange } from "../../../builder/blueprints/compose-change.ts";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import { type Composition, compositionSchema } from "../../../sdk/contract/parts.ts";
import { manifestFor } from "./samples.ts";

const rota = (names: string[], more: object = {}) =>
  appOf({ part: "rota", duty: "kitchen", names, every: "day", startsOn: "2020-01-01", ...more });
const board = (things: string[], states = ["ok", "down"]) =>
  appOf({ part: "status_board", noun: { one: "lift", many: "lifts" }, things, states });
const lending = (things: string[]) =>
  appOf({ part: "lending", noun: { one: "camera", many: "cameras" }, things, days: 14 });
const rooms = (things: string[]) =>
  appOf({ part: "booking", noun: { one: "room", many: "rooms" }, things, by: "slot" });

test("whoever is taken out of a rota gives the coming turns away, and the others keep theirs", (t) => {
  const app = open(t, rota(["Ana", "Ben", "Cem"]));
  app.turns([-1, "Ben"], [0, "Ana"], [1, "Ben"], [2, "Cem"]);
  app.change(rota(["Ana", "Cem"]));
  assert.deepEqual(app.names("kitchen"), ["1 Ana", "2 Cem"]);
  const turns = app.turnsNow();
  assert.deepEqual([turns[0], turns[1], turns[3]], ["-1 Ben", "0 Ana", "2 Cem"], "what was stays as it was");
  assert.match(turns[2] ?? "", /^1 (?:Ana|Cem)$/);
});

test("a new name in the same place takes over what is ahead, and nothing that was", (t) => {
  const app = open(t, rota(["Ana", "Ben"]));
  app.turns([-2, "Ana"], [0, "Ana"], [1, "Ben"]);
  app.change(rota(["Jonas", "Ben"]));
  assert.deepEqual(app.names("kitchen"), ["1 Jonas", "2 Ben"]);
  assert.deepEqual(app.turnsNow(), ["-2 Ana", "0 Jonas", "1 Ben"]);
});

test("whoever is put in between has the turn there, also before those whom people added", (t) => {
  const app = open(t, rota(["Ana", "Ben", "Cem"]));
  app.run("insert into kitchen (name) values ('Zoe')");
  app.turns([0, "Ana"], [1, "Ben"], [2, "Cem"], [3, "Zoe"]);
  app.change(rota(["Ana", "Dora", "Ben", "Cem"]));
  assert.deepEqual(app.names("kitchen"), ["1 Ana", "2 Dora", "3 Ben", "4 Cem", "8 Zoe"]);
  assert.deepEqual(app.turnsNow(), ["0 Ana", "1 Dora", "2 Ben", "3 Cem"]);
});

test("whoever is added last just comes after the others", (t) => {
  const app = open(t, rota(["Ana", "Ben"]));
  app.turns([0, "Ana"], [1, "Ben"]);
  app.change(rota(["Ana", "Ben", "Dora"]));
  assert.deepEqual(app.names("kitchen"), ["1 Ana", "2 Ben", "3 Dora"]);
  assert.deepEqual(app.turnsNow(), ["0 Ana", "1 Ben"]);
});

test("a thing that leaves a board takes its story along, and no other gets it", (t) => {
  const app = open(t, board(["North", "South", "West"]));
  app.run(
    "insert into lift_status_changes (thing, state, said_by, said_by_id, day, time) values (1, 'down', 'K', 'U', 'd', 't'), (3, 'ok', 'K', 'U', 'd', 't')",
  );
  app.change(board(["South", "West"]));
  assert.deepEqual(app.names("lift_status"), ["1 South", "2 West"]);
  const states =
    "select coalesce(name, '-') || ' ' || state as line from lift_status_changes c left join lift_status s on s.number = c.thing order by c.number";
  assert.deepEqual(app.lines(states), ["- down", "West ok"]);
  app.change(board(["South", "West", "East"]));
  assert.deepEqual(app.names("lift_status"), ["1 South", "2 West", "3 East"]);
  app.change(board(["South", "West", "East"], ["fine", "down"]));
  assert.deepEqual(app.lines(states), ["- down", "West fine"]);
});

test("a thing that is lent stays until it is back, and one with a new name keeps who has it", (t) => {
  const app = open(t, lending(["Canon", "Nikon", "Leica"]));
  app.run(
    "insert into cameras_loans (thing, borrower, borrower_id, lent_by_id, lent_on, due) values ('Nikon', 'K', 'U', 'U', 'a', 'b')",
  );
  app.change(lending(["Canon", "Leica"]));
  assert.deepEqual(app.names("cameras"), ["1 Canon", "2 Leica", "4 Nikon"]);
  app.change(lending(["Canon R5", "Leica"]));
  app.change(lending(["Canon R5", "Leica", "Nikon"]));
  assert.deepEqual(app.lines("select name as line from cameras order by name"), ["Canon R5", "Leica", "Nikon"]);
});

test("bookings go with a room's new name, and stay where a room goes", (t) => {
  const app = open(t, rooms(["Oslo", "Rome"]));
  app.run(
    "insert into rooms_bookings (thing, starts, ends, booked_by, booked_by_id, purpose) values ('Oslo', 'a', 'b', 'K', 'U', ''), ('Rome', 'a', 'b', 'K', 'U', '')",
  );
  app.change(rooms(["Bergen's", "Rome"]));
  app.change(rooms(["Bergen's"]));
  assert.deepEqual(app.lines("select thing as line from rooms_bookings order by number"), ["Bergen's", "Rome"]);
});

test("a choice with a new name has it in the entries too", (t) => {
  const list = (...choices: string[]) =>
    appOf({
      part: "records",
      table: "orders",
      noun: { one: "order", many: "orders" },
      columns: [{ name: "status", label: "Status", type: "choice", choices }],
    });
  const app = open(t, list("open", "done"));
  app.run("insert into orders (entry_day, entry_by, entry_by_id, status) values ('d', 'K', 'U', 'open')");
  app.change(list("new", "done", "on hold"));
  assert.deepEqual(app.lines("select status as line from orders"), ["new"]);
});

function appOf(part: object): Composition {
  return compositionSchema.parse({ language: "en", parts: [part] });
}

/** A live app's database, and the changes of the app that come to it one after the other. */
function open(t: TestContext, first: Composition) {
  const database = new DatabaseSync(":memory:");
  t.after(() => database.close());
  let source: SourceFile[] = composeSource(first, manifestFor(first));
  let applied = 0;
  const apply = () => {
    const migrations = source.filter(({ path }) => path.startsWith("migrations/"));
    for (const { content } of migrations.slice(applied)) database.exec(new TextDecoder().decode(content));
    applied = migrations.length;
  };
  apply();
  const lines = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map(({ line }) => String(line));
  return {
    run: (sql: string) => database.exec(sql),
    lines,
    names: (table: string) => lines(`select number || ' ' || name as line from ${table} order by number`),
    turns: (...turns: [days: number, name: string][]) => {
      for (const [days, name] of turns)
        database
          .prepare("insert into kitchen_turns (day, planned, done_by) values (date('now', ?), ?, ?)")
          .run(`${days} days`, name, name);
    },
    turnsNow: () =>
      lines(
        "select cast(julianday(day) - julianday(date('now')) as integer) || ' ' || done_by as line from kitchen_turns order by day",
      ),
    change: (after: Composition) => {
      const change = composeChange(after, manifestFor(after), source);
      assert.ok("files" in change, "cannot" in change ? change.cannot : "");
      source = change.files;
      apply();
    },
  };
}
