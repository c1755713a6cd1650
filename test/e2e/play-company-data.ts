import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Plan } from "../../sdk/contract/plan.ts";
import { playScenarios, sourceOf } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { startPostgres } from "../postgres-server.ts";
import { rows } from "./facts.ts";
import { startStage, until, untilSaid } from "./stage.ts";

const ASK = "plot widget sales across our three hubs from `orders`, filter customers by industry";

const SALES = `
  create table customers (id int primary key, name text, email text, industry text);
  create table orders (id int primary key, hub text, amount numeric, customer_id int references customers, note text);
  insert into customers values (1, 'Ada', 'ada@acme.example', 'steel'), (2, 'Bo', 'bo@bolt.example', 'toys');
  insert into orders values (1, 'Aachen', 1200.5, 1, null), (2, 'Bonn', 340, 2, 'secret'), (3, 'Celle', 77, 1, null), (4, 'Celle', 900, 2, null);
  grant select on customers, orders to toolroom;`;

const SETTINGS = (host: string) => `
sources:
  - name: sales
    about: Orders of our hubs
    postgres: { host: ${host}, database: sales, passwordFrom: SALES_PASSWORD }
    readers: company
    tables:
      orders: { columns: [id, hub, amount, customer_id], about: One row an order }
      customers: { columns: [id, name, email, industry], personal: [name, email], masks: { email: hash } }
  - name: wages
    sqlite: /srv/wages.db
    readers: [platform-team]
    tables: { wages: { columns: [name, amount] } }
`;

const PLAN: Plan = {
  manifest: {
    name: "widget-sales",
    title: "Widget sales",
    purpose: "Plots widget sales across the three hubs, of customers of one industry or all.",
    timeZone: "Europe/Berlin",
    web: { access: "company" },
    triggers: [],
    bindings: { data: { sales: { orders: ["hub", "amount", "customer_id"], customers: ["id", "industry"] } } },
    given: {
      data: {
        "sales.orders": [
          { hub: "north", amount: 10, customer_id: 1 },
          { hub: "north", amount: 20, customer_id: 2 },
          { hub: "south", amount: 40, customer_id: 1 },
          { hub: "west", amount: 50, customer_id: 2 },
        ],
        "sales.customers": [
          { id: 1, industry: "steel" },
          { id: 2, industry: "toys" },
        ],
      },
    },
    checks: [
      { visit: "/", as: "asker", shows: "30" },
      { visit: "/?industry=toys", as: "colleague", shows: "50" },
    ],
  },
  skill: "web-app",
  summary: "A page plots the widget sales of the three hubs, of customers of the industry that is chosen.",
  details: "One query joins orders with customers and adds up amount by hub. A chart, and a choice of industries.",
  leftOut: [],
};

/** The ask, verbatim, from the thread to the live page, from a real Postgres: masked, approved, written down, and what readers see when it is away. */
export async function playCompanyData(t: TestContext, runner: "docker" | "bubblewrap"): Promise<void> {
  const server = await startPostgres();
  t.after(() => server.stop());
  server.run("postgres", "create role toolroom login createrole password 'tr-secret'; create database sales");
  server.run("sales", `grant create on database sales to toolroom; ${SALES}`);
  const home = mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
  writeFileSync(join(home, "toolroom.yaml"), SETTINGS(server.host));
  const scenario = {
    ...{ ask: /plot widget sales/, triage: { kind: "new_app" as const }, plan: PLAN },
    rounds: {
      first: { files: sourceOf("widget-sales"), removes: ["migrations", "test", "app.ts"], summary: "Plotted." },
    },
  };
  const told: string[] = [];
  const play = playScenarios([scenario]);
  const model = await startScriptedModel((turn) => {
    if (turn.calls.includes("give_plan")) told.push(turn.asked);
    return play(turn);
  });
  t.after(() => model.close());
  const environment = { TOOLROOM_RUNNER: runner, SALES_PASSWORD: "tr-secret" };
  const stage = await startStage(t, { modelUrl: model.url, home, environment });
  const [asker, colleague, approver] = [stage.person("asker1"), stage.person("asker2"), stage.person("platform1")];

  const thread = await asker.say("#requests", `${stage.bot} ${ASK}`);
  await asker.press("#requests", thread, "Build it");
  const preview = await untilSaid(asker, "#requests", thread, /--p\d+\.localhost/);
  assert.match(
    told[0] ?? "",
    /source sales: Orders of our hubs\n.*orders \(One row an order\): id, hub, amount, customer_id\n.*email \(as 16 letters/,
  );
  assert.doesNotMatch(told[0] ?? "", /wages/, "what is for others is not even said to be there");

  const previewUrl = /http:\/\/widget-sales--p\d+\.localhost:\d+/.exec(JSON.stringify(preview.blocks))?.[0] ?? "";
  const asked = await (await asker.browser()).open(previewUrl);
  assert.match(asked.text, /Aachen[\s\S]*Bonn[\s\S]*Celle/);
  const peek = await (await approver.browser()).open(previewUrl);
  assert.match(peek.text, /shown to who asked for the app alone/);
  assert.doesNotMatch(peek.text, /Aachen/);

  await asker.press("#requests", thread, "Looks right");
  const card = await until("the approval's card", async () => {
    const cards = (await approver.history("#platform")).map(({ blocks }) => JSON.stringify(blocks));
    return cards.find((one) => one.includes("Approve"));
  });
  assert.match(card, /It reads hub, amount, customer_id of the table orders, of the data source sales/);
  assert.match(card, /Everybody in the company could see what it reads of the company's data/);
  await approver.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  const browser = await colleague.browser();
  const page = async (path: string) => (await browser.open(`http://widget-sales.localhost:${stage.port}${path}`)).text;
  assert.match(await page("/"), /977/);
  const toys = await page("/?industry=toys");
  assert.match(toys, /Bonn[\s\S]*340[\s\S]*Celle[\s\S]*900/);
  assert.doesNotMatch(toys, /Aachen|acme|secret/);
  server.run("sales", "alter table orders rename to orders_2026");
  const away = await browser.open(`http://widget-sales.localhost:${stage.port}/`);
  assert.equal(away.status, 503);
  assert.match(away.text, /data does not answer right now/);
  server.run("sales", "alter table orders_2026 rename to orders");
  assert.match(await page("/"), /977/);

  const known = rows(stage, "select kind, person_id, source, outcome, rows from source_queries order by at, id");
  assert.deepEqual(
    new Set(known.map(({ kind, outcome }) => `${kind} ${outcome}`)),
    new Set(["preview ok", "app ok", "app unavailable"]),
  );
  const asks = known.filter(({ kind }) => kind === "app").map(({ person_id }) => person_id);
  assert.equal(new Set(asks).size, 1);

  const logins = () => server.ask("sales", "select rolname from pg_roles where rolname like 'tr!_%' escape '!'");
  assert.equal((await logins()).length, 1, "the preview and the live release have the same grant");
  assert.equal(stage.printed().includes("tr-secret"), false);
}
