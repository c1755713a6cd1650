import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const kitchen: LoosePart = {
  part: "rota",
  duty: "kitchen duty",
  names: ["Ada", "Bo", "Cy"],
  every: "workday",
  startsOn: "2026-03-07",
  post: { run: "say-duty", schedule: "0 9 * * *", channel: "#office" },
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const at = (day: string) => ({ at: \`\${day}T09:00:00+01:00\` });
const said = async (day: string) => {
  const before = posts().length;
  await fire("say-duty", at(day));
  return posts().slice(before).map((post) => post.text.split("\\n")[0]).join();
};
const shown = async (day: string) =>
  [...(await visit("/", at(day))).text.matchAll(/data-label="Who">(\\w+)/g)].map((match) => match[1]).join(" ");

test("turns begin on the first workday, rest at weekends, and follow each other", async () => {
  assert.equal(await said("2026-03-07"), "");
  assert.equal(await said("2026-03-09"), "*Kitchen duty*: Ada (9 Mar 2026)");
  assert.equal(await said("2026-03-10"), "*Kitchen duty*: Bo (10 Mar 2026)");
  assert.equal(await said("2026-03-13"), "*Kitchen duty*: Bo (13 Mar 2026)");
  assert.equal(await said("2026-03-14"), "");
  assert.equal(await said("2026-03-16"), "*Kitchen duty*: Cy (16 Mar 2026)");
});

test("two turns are swapped, and everything shown stays when somebody joins", async () => {
  assert.equal(await shown("2026-03-16"), "Cy Ada Bo");
  const swap = { one: "2026-03-16", other: "2026-03-18" };
  const before = posts().length;
  assert.match((await visit("/kitchen-duty/swap", { ...at("2026-03-16"), as: colleague, form: swap })).text, /only Cy, Bo or/);
  assert.equal(await shown("2026-03-16"), "Cy Ada Bo");
  const cy = { ...colleague, id: "U0CY", name: "Cy Nnamdi" };
  assert.equal((await visit("/kitchen-duty/swap", { ...at("2026-03-16"), as: cy, form: swap })).status, 303);
  assert.equal(await shown("2026-03-16"), "Bo Ada Cy");
  const told = "*Kitchen duty*: Cy Nnamdi swapped two turns: Bo (16 Mar 2026), Cy (18 Mar 2026)";
  assert.deepEqual(posts().slice(before).map((post) => post.text), [told]);
  assert.match((await visit("/", at("2026-03-16"))).text, /instead of Cy, swapped by Cy Nnamdi/);
  assert.equal((await visit("/kitchen-duty", { ...at("2026-03-16"), form: { name: "Dee" } })).status, 303);
  assert.equal(await shown("2026-03-16"), "Bo Ada Cy Dee");
  assert.equal(await said("2026-03-18"), "*Kitchen duty*: Cy (18 Mar 2026)");
  assert.equal(await said("2026-03-19"), "*Kitchen duty*: Dee (19 Mar 2026)");
  assert.equal(await said("2026-03-20"), "*Kitchen duty*: Cy (20 Mar 2026)");
  assert.equal(await said("2026-03-23"), "*Kitchen duty*: Ada (23 Mar 2026)");
  const past = { one: "2026-03-16", other: "2026-03-24" };
  assert.equal((await visit("/kitchen-duty/swap", { ...at("2026-03-23"), form: past })).status, 403);
  const same = { one: "2026-03-24", other: "2026-03-24" };
  const again = await visit("/kitchen-duty/swap", { ...at("2026-03-23"), form: same });
  assert.equal(again.status, 403);
  assert.match(again.text, /<details open>[\\s\\S]*role="alert"[\\s\\S]*<select name="one">[\\s\\S]*value="2026-03-24" selected/);
});

test("a name is taken off by whom it names, who put it there, or the owner, and by nobody else", async () => {
  const remove = (number: number, as = colleague) =>
    visit(\`/kitchen-duty/\${number}/remove\`, { ...at("2026-03-23"), as, form: {} });
  const ada = { ...colleague, id: "U0ADA", name: "Nobody", handle: "ada" };
  assert.match((await remove(1)).text, /Only Ada, whoever put/);
  assert.doesNotMatch((await visit("/", { ...at("2026-03-23"), as: colleague })).text, /Remove: Ada/);
  assert.match((await visit("/", { ...at("2026-03-23"), as: ada })).text, /Remove: Ada/);
  await visit("/kitchen-duty", { ...at("2026-03-23"), as: colleague, form: { name: "Typo" } });
  assert.equal((await remove(5, ada)).status, 403);
  assert.equal((await remove(5)).status, 303);
  assert.equal((await remove(99)).status, 303);
  assert.doesNotMatch((await visit("/", { ...at("2026-03-23"), as: asker })).text, /Typo/);
});

test("the turns of one who leaves are taken over, the others stay, and a gap is filled in order", async () => {
  assert.equal(await shown("2026-03-23"), "Ada Bo Dee Cy");
  assert.equal((await visit("/kitchen-duty/2/remove", { ...at("2026-03-23"), form: {} })).status, 303);
  const after = (await shown("2026-03-23")).split(" ");
  assert.equal(after.length, 3);
  assert.equal(after[0], "Ada");
  assert.equal(after[2], "Dee");
  assert.ok(!after.includes("Bo"));
  const later = (await shown("2026-06-01")).split(" ");
  assert.deepEqual([...later].sort(), ["Ada", "Cy", "Dee"]);
});
`;

test("a rota says whose turn it is on workdays, swaps, and stays when somebody joins", async () => {
  await apps.passes(compositionOf([kitchen]), TESTS);
});

const WEEK_TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

test("weeks begin on the day of the first one, also over the change of the clocks", async () => {
  for (const name of ["Ada", "Bo"]) await visit("/dienst", { at: "2026-03-20T09:00:00+01:00", form: { name } });
  assert.match((await visit("/", { at: "2026-03-20T09:00:00+01:00" })).text, /Dienst: Ada, ab 25.03.2026/);
  for (const at of ["2026-03-24T12:00:00+01:00", "2026-03-25T00:30:00+01:00", "2026-03-31T23:30:00+02:00", "2026-04-01T00:30:00+02:00"])
    await fire("say", { at });
  assert.deepEqual(posts().map((post) => post.text.split("\\n")[0]), [
    "*Dienst*: Ada (25.03.2026 – 31.03.2026)",
    "*Dienst*: Ada (25.03.2026 – 31.03.2026)",
    "*Dienst*: Bo (01.04.2026 – 07.04.2026)",
  ]);
});
`;

test("a weekly rota in German that begins later and with nobody", async () => {
  const post = { run: "say", schedule: "0 9 * * 3", channel: "#office" };
  const weekly = { ...kitchen, duty: "Dienst", names: [], every: "week", startsOn: "2026-03-25", post };
  await apps.passes(compositionOf([weekly], "de"), WEEK_TESTS);
});

test("a daily rota without a post", async () => {
  await apps.passes(compositionOf([{ ...kitchen, every: "day", names: ["Ada"], post: undefined }]));
});

test("a rota without its trigger or its swap fails its Checks", async () => {
  const composition = compositionOf([kitchen]);
  await apps.failsWithout(composition, withoutCode("app.ts", /message !== undefined/, 'message === ""'));
  await apps.failsWithout(
    composition,
    withoutCode("parts/rota-turns.ts", /db\.run`update \$\{turns\} set done_by = \$\{two.*/),
  );
  await apps.failsWithout(composition, withoutCode("parts/rota-turns.ts", /if \(!isTheirs\).*/));
});

test("a rota in which a name is the one that Checks try it with", async () => {
  await apps.passes(compositionOf([{ ...kitchen, names: ["Kim", "Alex"], post: undefined }]));
});
