import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sourcesSchema } from "../../../lib/config-sources.ts";
import { silentLog } from "../../../lib/log.ts";
import { type AppSources, createAppSources } from "../../../operator/sources/app-sources.ts";
import { startPostgres, type TestPostgres, whyNoPostgres } from "../../postgres-server.ts";

const SALES = `
  create table orders (id int primary key, hub text, amount numeric);
  create table customers (id int primary key, name text, nickname text);
  create table salaries (name text, amount int);
  insert into orders values (1, 'north', 10);
  insert into customers values (1, 'Ada Lovelace', 'ada');
  grant select on customers, orders to toolroom;`;

describe("what the company does to its tables while apps read them", { skip: whyNoPostgres }, () => {
  let server: TestPostgres;
  let sources: AppSources;
  const bindings = { data: { sales: { orders: ["hub", "amount"], customers: ["id", "nickname"] } } };
  const warned: string[] = [];
  const log = { ...silentLog, warn: (_event: string, told?: object) => void warned.push(JSON.stringify(told)) };
  before(async () => {
    server = await startPostgres();
    server.run("postgres", "create role toolroom login createrole password 'tr-secret'; create database sales");
    server.run("sales", `grant create on database sales to toolroom; ${SALES}`);
    const postgres = { host: server.host, port: server.port, database: "sales", passwordFrom: "SALES_PASSWORD" };
    const tables = {
      orders: { columns: ["hub", "amount"] },
      customers: { columns: ["id", "name", "nickname"], personal: ["name"] },
    };
    sources = createAppSources({
      sources: sourcesSchema.parse([{ name: "sales", readers: "company", postgres, tables }]),
      passwords: { sales: "tr-secret" },
      ...{ homeLabel: "0a0a0a0a", key: Buffer.from("key"), closed: [], log },
    });
  });
  after(() => server?.stop());

  const ask = (text: string, appId = "app_1") =>
    sources.ask({ appId, appName: "plot", bindings }, "sales", { text, values: [] });
  const rows = async (text: string) => {
    const answer = await ask(text);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.rows;
  };
  const problem = async (text: string) => {
    const answer = await ask(text);
    assert.ok(!answer.ok, JSON.stringify(answer));
    return `${answer.code}: ${answer.problem}`;
  };

  test("a table that another one takes the place of is read from then on, and the old one is not", async () => {
    assert.deepEqual(await rows("select hub from orders"), [["north"]]);
    server.run(
      "sales",
      `begin; create table orders_new (hub text, id int, amount numeric); insert into orders_new values ('south', 2, 5);
       alter table orders rename to orders_old; alter table orders_new rename to orders; grant select on orders to toolroom; commit`,
    );
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => rows("select hub from orders"))), [
      [["south"]],
      [["south"]],
      [["south"]],
    ]);
    server.run("sales", "drop table orders_old");
  });

  test("a column is what is called so now: a name that was given to another one leads to nobody's name", async () => {
    assert.deepEqual(await rows("select nickname from customers"), [["ada"]]);
    server.run(
      "sales",
      "alter table customers rename name to x; alter table customers rename nickname to name; alter table customers rename x to nickname",
    );
    assert.deepEqual(await rows("select nickname from customers"), [["Ada Lovelace"]]);
    server.run(
      "sales",
      "alter table customers rename name to x; alter table customers rename nickname to name; alter table customers rename x to nickname",
    );
    assert.deepEqual(await rows("select nickname from customers"), [["ada"]]);
    server.run("sales", "alter table customers rename nickname to handle");
    assert.match(await problem("select nickname from customers"), /^unavailable: .*customers has no column nickname/);
    assert.match(warned.at(-1) ?? "", /customers has no column nickname/, "who looks after Toolroom is told why, too");
    server.run("sales", "alter table customers rename handle to nickname");
    assert.deepEqual(await rows("select nickname from customers"), [["ada"]]);
  });

  test("a table that Toolroom may read no longer says so, and one that was dropped with what stands on it comes back with it", async () => {
    server.run("sales", "revoke select on customers from toolroom");
    assert.match(
      await problem("select id from customers"),
      /^unavailable: .*login may not read id of public.customers/,
    );
    server.run("sales", "grant select on customers to toolroom");
    assert.deepEqual(await rows("select id from customers"), [[1]]);
    server.run("sales", "alter table customers add column born date, drop column nickname cascade");
    assert.match(await problem("select id from customers"), /has no column nickname/);
    server.run("sales", "alter table customers add column nickname text");
    assert.deepEqual(await rows("select * from customers"), [[1, null]]);
  });

  test("a query for what is not granted changes nothing in the database, however often it is made", async () => {
    await rows("select 1");
    const made = () => server.log().split("create view").length;
    const before = made();
    for (const text of ["select * from salaries", "select name from customers", "delete from orders"])
      assert.match(await problem(text), /^(not_granted|bad_query)/);
    assert.equal(made(), before);
    server.run("sales", "grant select on salaries to public");
    const fresh = { data: { sales: { orders: ["hub"] } } };
    const answer = await sources.ask({ appId: "app_2", appName: "plot", bindings: fresh }, "sales", {
      text: "select 1",
      values: [],
    });
    assert.match(answer.ok ? "" : answer.problem, /can read or change public.salaries/);
    assert.equal(made(), before);
    server.run("sales", "revoke select on salaries from public");
  });

  test("an app that holds whatever locks it can keeps no other from its login", async () => {
    const held =
      "select pg_advisory_lock(hashtext('toolroom: logins of apps')), pg_advisory_lock(n), pg_sleep(60) from generate_series(1, 3) n";
    const holding = ask(held);
    const locks = () => server.ask("sales", "select 1 from pg_locks where locktype = 'advisory' and granted");
    while ((await locks()).length === 0);
    const fresh = { data: { sales: { orders: ["hub"] } } };
    const text = "select count(*) from orders";
    const other = { appId: "app_3", appName: "other", bindings: fresh };
    const answer = await sources.ask(other, "sales", { text, values: [] });
    assert.deepEqual(answer.ok && answer.rows, [[1]]);
    assert.notEqual((await locks()).length, 0, "it did not wait until they were let go of");
    await server.ask("sales", "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted");
    assert.equal((await holding).ok, false);
  });

  test("a login that somebody dropped is made once more", async () => {
    await rows("select 1");
    const [[role] = []] = await server.ask(
      "sales",
      "select rolname from pg_roles where rolname like 'tr!_%' escape '!'",
    );
    server.run("sales", `drop owned by "${role}"; drop schema "${role}" cascade; drop role "${role}"`);
    assert.deepEqual(await rows("select hub from orders"), [["south"]]);
  });
});
