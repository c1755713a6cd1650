import assert from "node:assert/strict";
import { test } from "node:test";
import { composeChange } from "../../../builder/blueprints/compose-change.ts";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
import { manifestYaml } from "../../../builder/scaffold.ts";
import { composedApps, compositionOf, type LoosePart, manifestOf } from "./composed-app.ts";

const apps = composedApps();

const dish = { name: "dish", label: "Dish", type: "text", isRequired: true };
const price = { name: "price", label: "Price", type: "money" };

function lunch(columns: object[]): LoosePart[] {
  return [
    {
      part: "records",
      table: "orders",
      noun: { one: "order", many: "orders" },
      columns,
      scope: "day",
      mayChange: "author",
      closesAt: "11:00",
    },
    { part: "command", command: "lunch", run: "add-order", table: "orders", does: "add", columns: columns.map(nameOf) },
    { part: "digest", run: "post-summary", schedule: "0 11 * * 1-5", channel: "#food", table: "orders", of: "today" },
  ];
}

function nameOf(column: object): string {
  return "name" in column ? String(column.name) : "";
}

const LUNCH_TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { colleague, command, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-03T10:30:00+01:00";

test("orders come in words, are listed, close, and are posted", async () => {
  assert.equal(await command("add-order", "miso soup 9.50", { at }), "Noted: miso soup, 9.50");
  assert.equal(await command("add-order", "ramen", { at, as: colleague }), "Noted: ramen");
  assert.equal(await command("add-order", "", { at }), "• Alex Asker: miso soup, 9.50\\n• Kim Colleague: ramen");
  await assert.rejects(command("add-order", "late soup", { at: "2026-03-03T11:00:00+01:00" }), /since 11:00/);
  const page = (await visit("/", { at })).text;
  assert.match(page, /miso soup[\\s\\S]*9\\.50[\\s\\S]*ramen/);
  assert.equal(page.match(/href="\\/orders\\/\\d+"/g)?.length, 1);
  assert.equal((await visit("/orders/2", { at, form: { dish: "mine" } })).status, 403);
  await fire("post-summary", { at: "2026-03-03T11:00:00+01:00" });
  assert.equal(
    posts()[0]?.text,
    "*Orders* (today, 3 Mar 2026): 2\\n• Alex Asker: miso soup, 9.50\\n• Kim Colleague: ramen",
  );
  await fire("post-summary", { at: "2026-03-04T11:00:00+01:00" });
  assert.match(posts()[1]?.text ?? "", /^No orders/);
});
`;

test("the lunch app passes", async () => {
  await apps.passes(compositionOf(lunch([dish])));
});

test("the lunch app with a price passes, and takes dish and price in words", async () => {
  await apps.passes(compositionOf(lunch([dish, price])), LUNCH_TESTS);
});

test("the live lunch app gets a price by a migration of its own, and passes", async () => {
  const [before, after] = [compositionOf(lunch([dish])), compositionOf(lunch([dish, price]))];
  const manifest = manifestOf(after);
  const change = composeChange(after, manifest, composeSource(before, manifestOf(before)));
  assert.ok("files" in change);
  const texts = change.files.map(({ path, content }) => [path, new TextDecoder().decode(content)]);
  const files: Record<string, string> = { ...Object.fromEntries(texts), "app.yaml": manifestYaml(manifest) };
  assert.match(files["migrations/0002_change.sql"] ?? "", /add column "price"/);
  await apps.passes(after, LUNCH_TESTS, files);
});

const SALES: LoosePart[] = [
  {
    part: "records",
    table: "sales",
    noun: { one: "sale", many: "sales" },
    columns: [
      { name: "seller", label: "Seller", type: "person", isRequired: true },
      { name: "region", label: "Region", type: "choice", choices: ["North", "South"] },
      { name: "amount", label: "Amount", type: "money", currency: "EUR", isRequired: true },
    ],
  },
  {
    part: "digest",
    run: "post-sales",
    schedule: "0 8 * * *",
    channel: "#sales",
    table: "sales",
    of: "yesterday",
    sum: "amount",
    groupBy: "region",
  },
];

const SALES_TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

test("yesterday's sales are added up by region", async () => {
  for (const [seller, region, amount] of [["Ada", "North", "0.1"], ["Bo", "North", "0.2"], ["Cy", "South", "1,200.50"]]) {
    const form = { seller: seller ?? "", region: region ?? "", amount: amount ?? "" };
    assert.equal((await visit("/sales", { at: "2026-03-03T10:00:00+01:00", form })).status, 303);
  }
  await fire("post-sales", { at: "2026-03-04T08:00:00+01:00" });
  const text = posts()[0]?.text ?? "";
  assert.match(text, /North: €0\\.30\\n• South: €1,200\\.50/);
  assert.match(text, /Total: €1,200\\.80$/);
});
`;

test("yesterday's sales are posted each morning", async () => {
  await apps.passes(compositionOf(SALES), SALES_TESTS);
});

test("without the code of a trigger or of a page the app fails", async () => {
  const composition = compositionOf(lunch([dish]));
  const without = (pattern: RegExp) => (files: Record<string, string>) => ({
    ...files,
    "app.ts": (files["app.ts"] ?? "").replace(pattern, ""),
  });
  await apps.failsWithout(composition, without(/app\.on\("add-order".*\n/));
  await apps.failsWithout(composition, without(/app\.on\("post-summary".*\n/));
  await apps.failsWithout(composition, (files) => ({
    ...files,
    "parts/records.ts": (files["parts/records.ts"] ?? "").replace("app.page(path,", 'app.page("/other",'),
  }));
});
