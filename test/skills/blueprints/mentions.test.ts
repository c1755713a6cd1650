import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const noun = (one: string) => ({ one, many: `${one}s` });
const post = (run: string) => ({ run, schedule: "0 9 * * *", channel: "#team" });
const columns = [
  { name: "title", label: "Title", type: "text", isRequired: true },
  { name: "due", label: "Due", type: "date" },
];

const parts: LoosePart[] = [
  { part: "records", table: "tasks", noun: noun("task"), columns },
  { part: "command", command: "tasks", run: "add-task", table: "tasks", does: "add", columns: ["title"] },
  { part: "command", command: "look", run: "look", table: "tasks", does: "find", columns: ["title"] },
  { part: "digest", ...post("sum-up"), table: "tasks", of: "all", groupBy: "title" },
  { part: "reminder", ...post("remind"), table: "tasks", dateColumn: "due", daysBefore: [0] },
  { part: "approval", table: "wishes", noun: noun("wish"), columns, decidedBy: "owner", channel: "#team" },
  { part: "rota", duty: "dishes", names: ["Ada", "Bo"], every: "day", startsOn: "2026-03-02", post: post("turn") },
  { part: "picker", noun: noun("host"), post: post("pick") },
  { part: "lending", noun: noun("key"), things: ["Attic"], days: 1, post: post("late") },
  { part: "leaderboard", title: "Table football", unit: "goals", post: post("rank") },
  { part: "status_board", noun: noun("room"), things: ["Blue"], states: ["free", "taken"], channel: "#team" },
];

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, command, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-02T10:00:00+01:00";
const boss = "<@U0BOSS>";
const as = { ...colleague, name: "Kim " + boss };
const send = async (path: string, form: Record<string, string>, by = as) =>
  assert.equal((await visit(path, { at, as: by, form })).status, 303, path);

test("nobody is called by what somebody typed, wherever it is said", async () => {
  assert.equal(await command("add-task", boss + " R&D", { at, as }), "Noted: &lt;@U0BOSS> R&D");
  assert.match((await command("look", "@U0BOSS>", { at, as })) ?? "", /• Kim &lt;@U0BOSS>: &lt;@U0BOSS> R&D/);
  assert.doesNotMatch((await command("look", boss + "?", { at, as })) ?? "", /<@/);
  await send("/tasks", { title: boss, due: "2026-03-02" });
  await send("/wishes", { title: boss });
  await send("/wishes/1/decide", { decision: "declined", why: boss }, { ...asker, name: boss });
  await send("/dishes", { name: boss });
  await send("/dishes/swap", { one: "2026-03-02", other: "2026-03-03" }, { ...asker, name: boss });
  await send("/pick-host", { name: boss });
  await send("/keys", { name: boss });
  await send("/keys/2/lend", { borrower: boss });
  await send("/table-football", { name: boss, points: "1" });
  await send("/room-status", { name: boss });
  await send("/room-status/2", { state: "taken", note: boss });
  for (const run of ["sum-up", "remind", "turn", "pick", "rank"]) await fire(run, { at });
  await fire("late", { at: "2026-03-09T10:00:00+01:00" });
  await fire("turn", { at: "2026-03-04T10:00:00+01:00" });
  const said = posts().map((one) => one.text);
  assert.equal(said.length, 11);
  for (const text of said) assert.doesNotMatch(text, /<@/);
  assert.equal(said.filter((text) => text.includes("&lt;@U0BOSS>")).length, 10);
});
`;

test("what somebody typed into a composed app calls nobody when the app says it", async () => {
  await apps.passes(compositionOf(parts), TESTS);
});
