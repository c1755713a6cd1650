import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const jobs = (done: { doneColumn: string; doneChoices?: string[] }): LoosePart => ({
  part: "records",
  table: "jobs",
  noun: { one: "job", many: "jobs" },
  columns: [
    { name: "plate", label: "Plate", type: "text", isRequired: true },
    { name: "promised", label: "Promised", type: "date" },
    { name: "state", label: "State", type: "choice", choices: ["ready", "waiting", "sold"] },
    { name: "closed_on", label: "Closed on", type: "date" },
    { name: "price", label: "Price", type: "money", currency: "EUR" },
  ],
  dueColumn: "promised",
  ...done,
});
const post = (of: string, sum?: string): LoosePart => ({
  part: "digest",
  run: `post-${of.replaceAll("_", "-")}`,
  schedule: "0 9 * * 1",
  channel: "#general",
  table: "jobs",
  of,
  ...(sum === undefined ? {} : { sum }),
});

const HEAD = `import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const at = (day: string) => "2026-" + day + "T09:00:00+01:00";
const add = (day: string, form: Record<string, string>) => visit("/jobs", { at: at(day), form });
const said = async (run: string, day: string) => {
  const before = posts().length;
  await fire(run, { at: at(day) });
  return posts().slice(before).map((one) => one.text).join("\\n");
};
`;

test("what is open is told by choices, and what is due within seven days is open too", async () => {
  await apps.passes(
    compositionOf([
      jobs({ doneColumn: "state", doneChoices: ["ready", "sold"] }),
      post("open"),
      post("overdue"),
      post("due_7_days"),
    ]),
    `${HEAD}
test("by choices", async () => {
  await add("02-02", { plate: "AAA", promised: "2026-03-03", state: "waiting" });
  await add("02-02", { plate: "BBB", promised: "2026-03-03", state: "ready" });
  await add("02-02", { plate: "CCC", promised: "2026-03-20" });
  const open = await said("post-open", "03-02");
  assert.match(open, /AAA[\\s\\S]*CCC/);
  assert.doesNotMatch(open, /BBB/);
  const due = await said("post-due-7-days", "03-02");
  assert.match(due, /AAA/);
  assert.doesNotMatch(due, /BBB|CCC/);
  assert.match(await said("post-overdue", "03-04"), /AAA/);
  assert.doesNotMatch(await said("post-overdue", "03-04"), /BBB/);
  assert.match(await (await visit("/", { at: at("03-04") })).text, /CCC[\\s\\S]*BBB/);
});
`,
  );
});

test("what is open is told by a date that is empty, and sums are of a month", async () => {
  await apps.passes(
    compositionOf([
      jobs({ doneColumn: "closed_on" }),
      post("open"),
      post("this_month", "price"),
      post("last_month", "price"),
    ]),
    `${HEAD}
test("by a date, and by months", async () => {
  await add("02-02", { plate: "AAA", price: "10" });
  await add("02-03", { plate: "BBB", price: "5", closed_on: "2026-02-04" });
  await add("03-02", { plate: "CCC", price: "7" });
  const open = await said("post-open", "03-02");
  assert.match(open, /AAA/);
  assert.doesNotMatch(open, /BBB/);
  assert.match(await said("post-this-month", "03-02"), /March 2026[\\s\\S]*7\\.00/);
  assert.match(await said("post-last-month", "03-02"), /February 2026[\\s\\S]*15\\.00/);
});
`,
  );
});

test("a post of only some is of what is so, within what it is about, and says which", async () => {
  const only = (run: string, column: string, is: string[], of = "all"): LoosePart => ({
    ...post(of, "price"),
    run,
    only: { column, is },
  });
  const cars = jobs({ doneColumn: "closed_on" });
  const withBox = {
    ...cars,
    columns: [...(cars.columns as object[]), { name: "leased", label: "Leased", type: "yes_no" }],
  };
  await apps.passes(
    compositionOf([
      withBox,
      only("waiting", "state", ["waiting"]),
      only("open-ready", "state", ["ready", "sold"], "open"),
      only("leased", "leased", ["yes"]),
      only("owned", "leased", ["no"]),
    ]),
    `${HEAD}
test("only some", async () => {
  assert.match(await said("waiting", "02-01"), /^No jobs \\(State: waiting\\)/);
  await add("02-02", { plate: "AAA", state: "waiting", price: "10", leased: "yes" });
  await add("02-02", { plate: "BBB", state: "ready", price: "20" });
  await add("02-02", { plate: "CCC", state: "sold", price: "30", closed_on: "2026-02-02" });
  await add("02-02", { plate: "DDD", price: "40" });
  const waiting = await said("waiting", "02-03");
  assert.match(waiting, /^\\*Jobs\\* \\(State: waiting\\): 1\\n[\\s\\S]*AAA/);
  assert.doesNotMatch(waiting, /BBB|CCC|DDD/);
  assert.match(waiting, /Total: .*10/);
  const open = await said("open-ready", "02-03");
  assert.match(open, /^\\*Jobs\\* \\(open, State: ready \\/ sold\\): 1\\n[\\s\\S]*BBB/);
  assert.match(await said("leased", "02-03"), /^\\*Jobs\\* \\(Leased: yes\\): 1\\n[\\s\\S]*AAA/);
  assert.match(await said("owned", "02-03"), /^\\*Jobs\\* \\(Leased: no\\): 3\\n/);
});
`,
  );
});
