import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const santa: LoosePart = {
  part: "draw",
  title: "Secret Santa",
  drawsOn: "2026-12-01",
  run: "draw-names",
  schedule: "0 9 1 12 *",
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, dms, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const before = "2026-11-20T10:00:00+01:00";
const day = "2026-12-01T09:00:00+01:00";
const after = "2026-12-02T09:00:00+01:00";
const people = ["Ada", "Bo", "Cy", "Dee", "Eli"].map((name) => ({ ...asker, id: \`U0\${name.toUpperCase()}\`, name }));
const send = (path: string, as = asker, at = before) => visit(\`/secret-santa/\${path}\`, { as, at, form: {} });
const [ada = asker, bo = asker, cy = asker] = people;

test("two are too few: they are told, nothing is drawn, and joining stays open", async () => {
  for (const one of [ada, ada, bo]) assert.equal((await send("join", one)).status, 303);
  await fire("draw-names", { at: before });
  assert.equal(dms().length, 0);
  await fire("draw-names", { at: day });
  assert.deepEqual(dms().map((dm) => dm.userId), [ada.id, bo.id]);
  assert.match(dms()[0]?.text ?? "", /3 people are needed and 2 joined/);
  assert.equal((await send("draw", ada, day)).status, 403);
});

test("all are drawn once, nobody draws themselves, each is told in private and nobody else reads it", async () => {
  for (const one of people) assert.equal((await send("join", one)).status, 303);
  assert.equal((await send("leave", cy)).status, 303);
  assert.equal((await send("join", cy)).status, 303);
  assert.equal((await send("draw", asker, before)).status, 403);
  await fire("draw-names", { at: day });
  const told = dms().slice(2);
  assert.deepEqual(told.map((dm) => dm.userId).sort(), people.map((one) => one.id).sort());
  const drew = new Map(told.map((dm) => [dm.userId, /you drew \\*(\\w+)\\*/.exec(dm.text)?.[1]]));
  assert.deepEqual([...drew.values()].sort(), people.map((one) => one.name).sort());
  for (const one of people) assert.notEqual(drew.get(one.id), one.name);

  await fire("draw-names", { at: after });
  assert.equal(dms().length, 7);
  assert.equal((await send("join", asker, after)).status, 403);
  assert.match((await send("join", asker, after)).text, /too late to join/);
  assert.equal((await send("leave", ada, after)).status, 403);
  assert.equal(posts().length, 0);

  const own = /<strong>(\\w+)<\\/strong>/;
  for (const one of people) assert.equal(own.exec((await visit("/", { as: one, at: after })).text)?.[1], drew.get(one.id));
  assert.equal(own.test((await visit("/", { as: asker, at: after })).text), false);
});
`;

test("a draw is made once, and each is told in private", async () => {
  await apps.passes(compositionOf([santa]), TESTS);
});

const LATER_TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, dms, fire, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-12-03T09:00:00+01:00";

test("whoever owns it draws later, once enough have joined", async () => {
  await fire("draw-names", { at });
  for (const name of ["Ada", "Bo", "Cy"])
    await visit("/wichteln/join", { as: { ...asker, id: \`U0\${name.toUpperCase()}\`, name }, at, form: {} });
  assert.match((await visit("/", { at })).text, /Jetzt ziehen/);
  assert.equal((await visit("/wichteln/draw", { at, form: {} })).status, 303);
  assert.equal((await visit("/wichteln/draw", { at, form: {} })).status, 303);
  assert.deepEqual(dms().map((dm) => dm.userId), ["U0ADA", "U0BO", "U0CY"]);
  assert.match(dms()[0]?.text ?? "", /Du hast \\*(Bo|Cy)\\* gezogen/);
});
`;

test("a draw in German that is made later by hand", async () => {
  await apps.passes(compositionOf([{ ...santa, title: "Wichteln" }], "de"), LATER_TESTS);
});

test("a draw without its trigger, its words in private or its patience fails its Checks", async () => {
  const composition = compositionOf([santa]);
  await apps.failsWithout(composition, withoutCode("app.ts", /secretSantaDraw\.draw\(deliveryId\)/, "undefined"));
  await apps.failsWithout(composition, withoutCode("parts/draw.ts", /await slack\.dm\(one\.person_id, text\(one\)\);/));
  await apps.failsWithout(composition, withoutCode("parts/draw.ts", /const FEWEST = 3/, "const FEWEST = 2"));
  await apps.failsWithout(composition, withoutCode("app.yaml", /dm: true/, "post: ['#x']"));
});
