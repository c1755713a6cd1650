import assert from "node:assert/strict";
import { test } from "node:test";
import { compositionProblems } from "../../../builder/blueprints/composition-problems.ts";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const hosts: LoosePart = {
  part: "picker",
  noun: { one: "stand-up host", many: "stand-up hosts" },
  names: ["Ada", "Bo", "Cy", "Zoë"],
  post: { run: "pick-host", schedule: "0 9 * * 1-5", channel: "#team" },
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { colleague, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

test("nobody is picked twice before all had their turn, and nobody twice in a row", async () => {
  for (let count = 0; count < 40; count += 1) await fire("pick-host");
  const names = posts().map((post) => post.text.replace("*Stand-up host*: ", ""));
  for (let round = 0; round < 40; round += 4) {
    assert.deepEqual(names.slice(round, round + 4).sort(), ["Ada", "Bo", "Cy", "Zoë"]);
  }
  assert.ok(names.every((name, index) => name !== names[index + 1]));
  assert.ok(new Set(names.filter((_, index) => index % 4 === 0)).size > 1, "always the same one begins");
});

test("who picked by hand stands beside it, and only theirs is taken off by a colleague", async () => {
  assert.doesNotMatch((await visit("/")).text, /<small>by/);
  await visit("/pick-stand-up-host/pick", { as: colleague, form: { pick: "yes" }, at: "2026-03-02T10:05:00+01:00" });
  assert.match((await visit("/")).text, /2 Mar 2026, 10:05: \\S+ <small>by Kim Colleague/);
  const remove = (number: number, as = colleague) => visit(\`/pick-stand-up-host/\${number}/remove\`, { as, form: {} });
  assert.match((await remove(2)).text, /Only Bo, whoever put/);
  assert.equal((await visit("/")).text.includes("Remove: Bo"), true);
  await visit("/pick-stand-up-host", { as: colleague, form: { name: "Typo" } });
  assert.equal((await remove(5)).status, 303);
  for (let count = 0; count < 3; count += 1) await fire("pick-host");
});

test("somebody new is picked in this round, somebody gone never more", async () => {
  assert.equal((await visit("/pick-stand-up-host", { form: { name: "  New   One " } })).status, 303);
  const twice = await visit("/pick-stand-up-host", { form: { name: "new one" } });
  assert.equal(twice.status, 403);
  assert.match(twice.text, /role="alert"[\\s\\S]*value="new one"/);
  assert.equal((await visit("/pick-stand-up-host/1/remove", { form: {} })).status, 303);
  const before = posts().length;
  for (let count = 0; count < 8; count += 1) await fire("pick-host");
  const names = posts().slice(before).map((post) => post.text.replace("*Stand-up host*: ", ""));
  assert.ok(names.slice(0, 4).includes("New One"));
  assert.ok(!names.includes("Ada"));
  for (const number of [2, 3, 4, 5, 6]) await visit(\`/pick-stand-up-host/\${number}/remove\`, { form: {} });
  assert.equal((await visit("/pick-stand-up-host/pick", { form: { pick: "yes" } })).status, 403);
  await fire("pick-host");
  assert.match(posts().at(-1)?.text ?? "", /the list is empty/);
});
`;

test("a picker gives everybody a turn and posts whom it picked", async () => {
  await apps.passes(compositionOf([hosts]), TESTS);
});

test("a picker in German that begins with nobody and posts nothing", async () => {
  await apps.passes(compositionOf([{ ...hosts, names: [], post: undefined }], "de"));
});

test("a picker without its trigger or its memory fails its Checks", async () => {
  const composition = compositionOf([hosts]);
  await apps.failsWithout(composition, withoutCode("app.ts", /app\.on\(.*\n/));
  await apps.failsWithout(composition, withoutCode("parts/picker.ts", /db\.run`update \$\{names\} set had_turn = 1.*/));
});

test("a name that is there twice is said before anything is built", () => {
  const composition = compositionOf([{ ...hosts, names: ["Ada", " ada "] }]);
  assert.deepEqual(compositionProblems(composition), [" ada  is on the list twice"]);
});
