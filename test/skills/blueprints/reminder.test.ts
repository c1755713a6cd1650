import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const contracts: LoosePart = {
  part: "records",
  table: "contracts",
  noun: { one: "contract", many: "contracts" },
  columns: [
    { name: "partner", label: "Partner", type: "text", isRequired: true },
    { name: "ends", label: "Ends", type: "date", isRequired: true },
    { name: "renewed", label: "Renewed", type: "yes_no" },
  ],
  dueColumn: "ends",
  doneColumn: "renewed",
};
const schedule = { schedule: "0 9 * * 1-5", channel: "#legal" };
const reminder: LoosePart = {
  part: "reminder",
  run: "remind",
  ...schedule,
  table: "contracts",
  dateColumn: "ends",
  daysBefore: [30, 1, 0],
  overdue: true,
};
const overdue: LoosePart = { part: "digest", run: "post-overdue", ...schedule, table: "contracts", of: "overdue" };
const open: LoosePart = { part: "digest", run: "post-open", ...schedule, table: "contracts", of: "open" };
const week: LoosePart = { part: "digest", run: "post-week", ...schedule, table: "contracts", of: "last_7_days" };
const quiet: LoosePart = { ...overdue, run: "post-quietly", onlyIfAny: true };
const find: LoosePart = {
  part: "command",
  command: "contract",
  run: "find-contract",
  table: "contracts",
  does: "find",
  columns: ["partner"],
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { command, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const at = (day: string, time = "09:00") => "2026-" + day + "T" + time + ":00+01:00";
const said = async (run: string, moment: string) => {
  const before = posts().length;
  await fire(run, { at: moment });
  return posts().slice(before).map((post) => post.channel + " " + post.text);
};

test("what is due is said on its days, what is done is not", async () => {
  await visit("/contracts", { at: at("01-05"), form: { partner: "Acme", ends: "2026-03-03" } });
  await visit("/contracts", { at: at("01-05"), form: { partner: "Done Ltd", ends: "2026-03-03", renewed: "yes" } });
  assert.deepEqual(await said("remind", at("02-01")), ["#legal *Ends*\\n• Acme: in 30 days (3 Mar 2026)"]);
  assert.deepEqual(await said("remind", at("02-02")), []);
  assert.match((await said("remind", at("03-02"))).join(), /tomorrow/);
  assert.match((await said("remind", at("03-03"))).join(), /today/);
  assert.match((await said("remind", at("03-04"))).join(), /overdue since yesterday/);
  assert.match((await said("remind", at("03-08"))).join(), /overdue for 5 days/);
  assert.match((await said("post-overdue", at("03-03"))).join(), /^#legal No contracts \\(overdue\\)/);
  assert.deepEqual(await said("post-quietly", at("03-03")), []);
  assert.match((await said("post-quietly", at("03-04"))).join(), /Acme/);
  assert.match((await said("post-overdue", at("03-04"))).join(), /Acme/);
  assert.match((await said("post-open", at("03-04"))).join(), /: 1\\n• Alex Asker: Acme, Ends: 3 Mar 2026$/);
});

test("a week's summary has each day once, whenever it is posted", async () => {
  assert.match((await said("post-week", at("01-12", "08:00"))).join(), /5 Jan 2026 – 11 Jan 2026\\): 2/);
  assert.match((await said("post-week", at("01-13", "08:00"))).join(), /No contracts/);
  assert.match((await said("post-week", at("01-05", "17:00"))).join(), /30 Dec 2025 – 5 Jan 2026\\): 2/);
});

test("a command finds, and shows all without words", async () => {
  assert.match((await command("find-contract", "acm")) ?? "", /^Contracts with "acm":\\n• Alex Asker: Acme/);
  assert.match((await command("find-contract", "zzz")) ?? "", /No contracts/);
  assert.match((await command("find-contract", "")) ?? "", /Acme[\\s\\S]*Done Ltd/);
});
`;

test("dates are reminded of, and summaries know what is open, overdue, and of a week", async () => {
  await apps.passes(compositionOf([contracts, reminder, overdue, quiet, open, week, find]), TESTS);
});

const birthdays: LoosePart = {
  part: "records",
  table: "birthdays",
  noun: { one: "birthday", many: "birthdays" },
  columns: [
    { name: "name", label: "Name", type: "text", isRequired: true },
    { name: "born", label: "Born", type: "date", isRequired: true },
  ],
};

const BIRTHDAY_TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const said = async (day: string) => {
  const before = posts().length;
  await fire("congratulate", { at: day + "T09:00:00+01:00" });
  return posts().slice(before).map((post) => post.text);
};
const add = (name: string, born: string) =>
  visit("/birthdays", { at: "2026-01-05T09:00:00+01:00", form: { name, born } });

test("a birthday is told each year, a week ahead too, over the turn of the year", async () => {
  await add("Marta", "1990-01-03");
  assert.deepEqual(await said("2027-01-03"), ["*Born*\\n• Marta: today (3 Jan 1990)"]);
  assert.deepEqual(await said("2028-01-03"), ["*Born*\\n• Marta: today (3 Jan 1990)"]);
  assert.deepEqual(await said("2028-01-04"), []);
  assert.deepEqual(await said("2027-12-27"), ["*Born*\\n• Marta: in 7 days (3 Jan 1990)"]);
});

test("of 29 February it is told on the 28th where there is none, and once where there is one", async () => {
  await add("Leo", "2000-02-29");
  assert.match((await said("2027-02-28")).join(), /Leo: today/);
  assert.deepEqual(await said("2028-02-28"), []);
  assert.match((await said("2028-02-29")).join(), /Leo: today/);
});

test("a day that is still to come is not told a year before it", async () => {
  await add("Fair", "2028-05-04");
  assert.deepEqual(await said("2027-05-04"), []);
  assert.match((await said("2028-05-04")).join(), /Fair: today/);
});
`;

test("a date that comes again each year is told each year", async () => {
  const told: LoosePart = {
    part: "reminder",
    run: "congratulate",
    schedule: "0 9 * * *",
    channel: "#general",
    table: "birthdays",
    dateColumn: "born",
    daysBefore: [7, 0],
    yearly: true,
  };
  await apps.passes(compositionOf([birthdays, told]), BIRTHDAY_TESTS);
});

test("in German, with the reminder named before its list, beside a post in words", async () => {
  const text = 'Denkt an "Stand-up":\n9:30, im großen Raum. <b>Pünktlich!</b> \\o/';
  const post: LoosePart = { part: "scheduled_post", run: "sag", ...schedule, text };
  await apps.passes(compositionOf([reminder, post, week, contracts, find], "de"));
});

test("words alone are posted by an app without pages", async () => {
  const post = (run: string, text: string): LoosePart => ({ part: "scheduled_post", run, ...schedule, text });
  await apps.passes(compositionOf([post("say", "Time to drink water."), post("say-long", "It's late. ".repeat(180))]));
});
