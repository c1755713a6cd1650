import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const goals: LoosePart = {
  part: "leaderboard",
  title: "Table football",
  unit: "goals",
  post: { run: "post-places", schedule: "0 16 * * 5", channel: "#fun" },
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const give = (name: string, points: string, as = asker) => visit("/table-football", { as, form: { name, points } });

test("points are added up, the same share a place, and only who gave them takes them back", async () => {
  await fire("post-places");
  assert.equal(posts()[0]?.text, "*Table football*\\nNobody has points yet.");
  await give("Ada", "0.1");
  await give(" ada ", "0.2");
  await give("Bo", "0.3", colleague);
  await give("Cy", "1,200");
  await give("Dee", "-1");
  assert.match((await give("Dee", "many")).text, /is no number/);
  assert.match((await give("Dee", "1000001")).text, /between -1,000,000 and 1,000,000/);
  assert.match((await give("Dee", "-1000001")).text, /between -1,000,000 and/);
  await fire("post-places");
  const lines = ["*Table football*", "1. Cy: 1,200 goals", "2. Ada: 0.3 goals", "2. Bo: 0.3 goals", "4. Dee: -1 goals"];
  assert.equal(posts()[1]?.text, lines.join("\\n"));
  assert.equal((await visit("/table-football/4/remove", { as: colleague, form: {} })).status, 403);
  assert.equal((await visit("/table-football/4/remove", { form: {} })).status, 303);
  await fire("post-places");
  assert.match(posts()[2]?.text ?? "", /\\n1\\. Ada: 0\\.3 goals\\n1\\. Bo/);
});
`;

test("a leaderboard adds up points and posts the places", async () => {
  await apps.passes(compositionOf([goals]), TESTS);
});

test("a leaderboard in German", async () => {
  await apps.passes(compositionOf([{ ...goals, title: "Tischkicker", unit: "Tore" }], "de"));
});

test("a leaderboard without its trigger or its sums fails its Checks", async () => {
  const composition = compositionOf([goals]);
  await apps.failsWithout(composition, withoutCode("app.ts", /app\.on\(.*\n/));
  await apps.failsWithout(composition, withoutCode("parts/leaderboard.ts", /sum\(points\)/, "max(points)"));
});
