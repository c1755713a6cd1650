import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ask } from "../../../builder/planner.ts";
import { dataProblems, sourceFacts } from "../../../builder/planners/source-words.ts";
import { createCompanySources } from "../../../builder/sources/company-sources.ts";
import { sourcesSchema } from "../../../lib/config-sources.ts";
import type { Plan } from "../../../sdk/contract/plan.ts";
import { manifestOf } from "../../fakes/registry.ts";

const SOURCES = sourcesSchema.parse([
  {
    ...{ name: "sales", about: "Orders of our hubs", csv: "/srv/sales", readers: ["sales"] },
    tables: {
      orders: { columns: ["id", "hub"] },
      customers: { columns: ["id", "name", "email"], personal: ["name", "email"], masks: { email: "domain" } },
    },
  },
  { name: "stock", csv: "/srv/stock", readers: "company", tables: { parts: { columns: ["number"] } } },
]);

function open(groups: Record<string, string[]>) {
  return createCompanySources({
    sources: SOURCES,
    mayRead: async (personId, readers) =>
      readers === "company" || readers.some((group) => groups[group]?.includes(personId) === true),
  });
}

const IN_SALES = open({ sales: ["UANA"] });

test("people may ask for what they are readers of, without columns that no app gets", async () => {
  const [sales, stock] = await IN_SALES.openTo("UANA");
  assert.equal(stock?.name, "stock");
  assert.deepEqual(sales?.tables, [
    {
      name: "orders",
      columns: [
        { name: "id", as: null },
        { name: "hub", as: null },
      ],
    },
    {
      name: "customers",
      columns: [
        { name: "id", as: null },
        { name: "email", as: "domain" },
      ],
    },
  ]);
  assert.deepEqual(
    (await IN_SALES.openTo("UBO")).map(({ name }) => name),
    ["stock"],
  );
  assert.deepEqual(
    (await open({}).openTo("UANA")).map(({ name }) => name),
    ["stock"],
    "a group nobody is known of",
  );
});

test("an app reads nothing new that is not for who asks, and what was agreed to stays", async () => {
  const wanted = { sales: { orders: ["hub"] } };
  const no = "It would read the data source sales, which is not for who asks, as far as Slack says.";
  assert.deepEqual(await IN_SALES.refusals("UANA", wanted, {}), []);
  assert.deepEqual(await IN_SALES.refusals("UBO", wanted, {}), [no]);
  assert.deepEqual(await IN_SALES.refusals("UBO", wanted, { sales: { orders: ["id", "hub"] } }), []);
  assert.deepEqual(await IN_SALES.refusals("UBO", wanted, { sales: { orders: ["id"] } }), [no]);
  const none = "It would read the data source hr, which is not for who asks, as far as Slack says.";
  assert.deepEqual(await IN_SALES.refusals("UANA", { hr: { pay: ["sum"] } }, {}), [none]);
  assert.deepEqual(await IN_SALES.refusals("UANA", { sales: { customers: ["name"] } }, {}), [
    "name of sales.customers is about people, and no app gets it.",
  ]);
});

test("a planner is told what there is, and what its plan lacks or may not have", async () => {
  const sources = await IN_SALES.openTo("UANA");
  const [, first, orders, customers] = sourceFacts(sources);
  assert.deepEqual(
    [first, orders, customers],
    [
      "  - source sales: Orders of our hubs",
      "    - orders: id, hub",
      "    - customers: id, email (only what stands after the @)",
    ],
  );
  assert.deepEqual(sourceFacts([]), []);
  const problemsOf = (data: Record<string, Record<string, string[]>>, given?: Plan["manifest"]["given"]) => {
    const manifest = manifestOf("plot", { bindings: { data }, ...(given && { given }) });
    return dataProblems({ manifest } as Plan, { sources, current: null } as unknown as Ask);
  };
  assert.deepEqual(problemsOf({ sales: { orders: ["hub"] } }, { data: { "sales.orders": [{ hub: "north" }] } }), []);
  assert.deepEqual(problemsOf({ sales: { customers: ["name"] } }), [
    "bindings.data.sales.customers: name is not open. Open: id, email. Leave the rest out and say so in leftOut.",
    "given.data: give a few rows of sales.customers, with name: checks reach no source.",
  ]);
  assert.match(
    problemsOf({ hr: { pay: ["sum"] } })[0] ?? "",
    /There are: sales with orders, customers; stock with parts\./,
  );
  assert.deepEqual(problemsOf({ sales: { orders: ["hub"] } }, { data: { "sales.orders": [{ hub: "x", id: 1 }] } }), [
    "given.data.sales.orders: id is not in bindings.data.",
  ]);
});
