import assert from "node:assert/strict";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Mask } from "../../../lib/config-sources.ts";
import { QUERY_LIMITS } from "../../../sdk/contract/door/data-answer.ts";
import type { SourceGrant } from "../../../store/granted-table.ts";
import { checkPostgres } from "../../../store/postgres/check-source.ts";
import { connectPostgres } from "../../../store/postgres/connect.ts";
import type { RoleMaker } from "../../../store/postgres/grant.ts";
import { type MadeRole, makeRole } from "../../../store/postgres/make-role.ts";
import { queryAsApp } from "../../../store/postgres/query-as-app.ts";
import { samplePostgres } from "../../../store/postgres/sample-rows.ts";
import { sweepRoles } from "../../../store/postgres/sweep-roles.ts";
import type { Cell } from "../../../store/row-query.ts";
import { startPostgres, type TestPostgres, whyNoPostgres } from "../../postgres-server.ts";

const SALES = `
  create table customers (id int primary key, name text, email text, born date, industry text, notes text);
  comment on column customers.notes is 'what we say of them';
  create table orders (id int primary key, hub text, widget text, amount numeric, customer_id int, placed timestamptz);
  create table salaries (name text, amount int);
  insert into customers values (1, 'Ada', 'ada@acme.example', '1980-02-03', 'steel', 'late payer'),
    (2, 'Bo', 'bo@bolt.example', '1990-02-03', 'toys', null), (3, null, 'no address', null, 'toys', null);
  insert into orders values (1, 'north', 'W1', 10.5, 1, '2026-03-01 09:30:00Z'), (2, 'south', 'W1', 20, 2, '2026-03-02 09:30:00Z'),
    (3, 'west', 'W2', 5, 1, '2026-03-02 10:30:00Z');
  grant select on customers, orders to toolroom;`;

describe("an app's own login in a real Postgres", { skip: whyNoPostgres }, () => {
  let server: TestPostgres;
  let maker: RoleMaker;
  let role: Extract<MadeRole, { ok: true }>;
  const columns = (...names: string[]) => names.map((name) => ({ name, mask: null }));
  const masked = (masks: Record<string, Mask>) => Object.entries(masks).map(([name, mask]) => ({ name, mask }));
  const grant: SourceGrant = {
    ...{ appId: "app_1", appName: "sales-plot", source: "sales" },
    tables: [
      { table: "orders", columns: columns("hub", "widget", "amount", "customer_id", "placed") },
      {
        table: "customers",
        columns: [...columns("id", "industry"), ...masked({ email: "hash", name: "first", born: "year" })],
      },
    ],
  };
  before(async () => {
    server = await startPostgres();
    server.run("postgres", "create role toolroom login createrole password 'tr-secret'; create database sales");
    server.run("sales", `grant create on database sales to toolroom; ${SALES}`);
    const place = { database: "sales", user: "toolroom", schema: "public", passwordFrom: "SALES_PASSWORD" };
    maker = {
      server: { host: server.host, port: server.port, ...place },
      password: "tr-secret",
      homeLabel: "0a0a0a0a",
      key: Buffer.from("key"),
    };
    const made = await makeRole(maker, grant);
    assert.ok(made.ok);
    role = made;
  });
  after(() => server?.stop());

  const ask = async (text: string, values: Cell[] = [], limits = {}) => {
    const answer = await queryAsApp(maker.server, role, { text, values }, { ...QUERY_LIMITS, ...limits });
    assert.ok(answer !== "changed", `${text} was not asked`);
    return answer;
  };
  const problem = async (text: string, values: Cell[] = [], limits = {}) => {
    const answer = await ask(text, values, limits);
    assert.ok(!answer.ok, `${text} was answered: ${JSON.stringify(answer)}`);
    return answer;
  };

  test("joins what it is granted, with bound values and numbers as numbers", async () => {
    const answer = await ask(
      "select hub, sum(amount) as total, min(placed) as first from orders join customers c on c.id = customer_id where industry = $1 group by hub order by hub",
      ["steel"],
    );
    assert.deepEqual(answer, {
      ok: true,
      columns: ["hub", "total", "first"],
      rows: [
        ["north", 10.5, "2026-03-01T09:30:00Z"],
        ["west", 5, "2026-03-02T10:30:00Z"],
      ],
    });
  });

  test("sees of people only what the database put in their place", async () => {
    const answer = await ask("select name, born, email from customers order by id");
    assert.ok(answer.ok);
    assert.deepEqual(
      answer.rows.map((row) => row.slice(0, 2)),
      [
        ["A", 1980],
        ["B", 1990],
        [null, null],
      ],
    );
    for (const [, , email] of answer.rows) assert.match(String(email), /^[0-9a-f]{16}$/);
    const again = await ask("select email from customers where id = 1");
    assert.ok(again.ok);
    assert.equal(again.rows[0]?.[0], answer.rows[0]?.[2]);
  });

  test("reaches nothing else, by whatever words", async () => {
    const notGranted = [
      "select * from public.customers",
      "select * from public.orders",
      "select * from salaries",
      "select key from tr_0a0a0a0a_keys.keys",
      "select rolpassword from pg_authid",
      "select pg_read_file('/etc/passwd')",
      "select lo_import('/etc/passwd')",
      "select set_config('role', 'toolroom', false)",
      "select set_config('session_authorization', 'toolroom', false)",
      "select query_to_xml('update orders set hub = ''x''', true, true, '')",
      "select query_to_xml('select notes from public.customers', true, true, '')",
      "update orders set hub = 'x'",
      "with gone as (delete from orders returning 1) select * from gone",
      "set role toolroom",
      "reset role",
      "do $$ begin perform 1; end $$",
      "copy (select 1) to program 'id'",
      "create temp table t as select 1",
      "explain analyze select * from orders",
      "",
    ];
    for (const text of notGranted) assert.equal((await problem(text)).code, "not_granted", text);
    for (const text of [
      "select 1; select 2",
      "select 1; reset role",
      "select notes from customers",
      "select 1 for update; commit",
    ])
      assert.equal((await problem(text)).code, "bad_query", text);
    const kept = await server.ask("sales", "select count(*), count(distinct hub) from orders");
    assert.deepEqual(kept, [[3, 3]]);
  });

  test("learns nothing of what is hidden from statistics, definitions or errors", async () => {
    server.run("sales", "analyze");
    const stats = await ask("select count(*) from pg_stats where tablename in ('customers', 'orders', 'salaries')");
    assert.deepEqual(stats.ok && stats.rows, [[0]]);
    const definition = await ask("select pg_get_viewdef('customers'::regclass)");
    const [[key] = []] = await server.ask("sales", "select key from tr_0a0a0a0a_keys.keys");
    assert.equal(JSON.stringify(definition).includes(String(key)), false);
    const cast = await problem("select name::int from customers");
    assert.equal(cast.problem, "A value could not be read as the type it is taken for.");
    const hint = await problem("select c.note from customers c");
    assert.equal(hint.problem, "column c.note does not exist (line 1, letter 8 of the query).");
  });

  test("is held to rows, bytes and time", async () => {
    assert.equal((await problem("select generate_series(1, 20000)")).code, "too_many_rows");
    assert.equal((await problem("select repeat('x', 20000000)")).code, "too_many_rows");
    assert.equal((await problem("select pg_sleep(100)", [], { ms: 300 })).code, "too_slow");
    const sneaky = "select set_config('statement_timeout', '0', false), pg_sleep(100)";
    assert.equal((await problem(sneaky, [], { ms: 300 })).code, "too_slow");
  });

  test("has the limits of its role, and the one of a superuser's where Toolroom was let set it", async () => {
    const settings =
      "select current_setting('statement_timeout'), current_setting('temp_file_limit'), current_setting('search_path')";
    assert.deepEqual(await ask(settings), {
      ok: true,
      columns: ["current_setting", "current_setting", "current_setting"],
      rows: [["15s", "-1", role.schema]],
    });
    server.run("sales", "grant set on parameter temp_file_limit to toolroom");
    assert.ok((await makeRole(maker, grant)).ok);
    const limited = await ask(settings);
    assert.deepEqual(limited.ok && limited.rows, [["15s", "256MB", role.schema]]);
  });

  test("writes nothing into the log of writes, where that was revoked as the docs say", async () => {
    const functions = await server.ask(
      "sales",
      "select oid::regprocedure::text from pg_proc where proname = 'pg_logical_emit_message' order by 1",
    );
    server.run("sales", `revoke execute on function ${functions.flat().join(", ")} from public`);
    const denied = await problem("select pg_logical_emit_message(false, 'x', 'y')");
    assert.deepEqual(
      [denied.code, denied.problem],
      ["not_granted", "permission denied for function pg_logical_emit_message."],
    );
  });

  test("gives up a server that falls silent, and says goodbye to none that does not listen", async () => {
    const made = await makeRole(maker, grant);
    assert.ok(made.ok);
    let isSilent = false;
    const wire = createServer((near) => {
      const far = connect(join(server.host, ".s.PGSQL.5432"));
      near.on("data", (bytes) => (isSilent ? undefined : far.write(bytes))).on("close", () => far.destroy());
      far.on("data", (bytes) => near.write(bytes));
      for (const end of [near, far]) end.on("error", () => end.destroy());
    });
    await new Promise<void>((resolve) => wire.listen(join(server.host, ".s.PGSQL.6000"), resolve));
    const connection = await connectPostgres({ ...maker.server, port: 6000 }, made.login, { ms: 200 });
    isSilent = true;
    await assert.rejects(connection.ask("select 2"), /terminated/);
    await connection.close();
    await new Promise((resolve) => wire.close(resolve));
  });

  test("leaves no password in the server's log", async () => {
    const made = await makeRole(maker, grant);
    assert.ok(made.ok);
    assert.match(server.log(), /alter role .* password/);
    assert.equal(server.log().includes(made.login.password), false);
  });

  test("is made again over a half of it, is another one for another grant, and goes with what is no longer wanted", async () => {
    const first = await makeRole(maker, grant);
    const [orders] = grant.tables;
    assert.ok(first.ok && orders !== undefined);
    server.run("sales", `drop view ${first.schema}.orders`);
    const lacking = await queryAsApp(maker.server, first, { text: "select 1", values: [] }, QUERY_LIMITS);
    assert.equal(lacking, "changed");
    assert.ok((await makeRole(maker, grant)).ok);
    assert.equal((await ask("select count(*) from orders")).ok, true);
    const less = await makeRole(maker, { ...grant, tables: [orders] });
    assert.ok(less.ok && less.schema !== first.schema);
    const other = { ...maker, homeLabel: "0b0b0b0b" };
    const others = await makeRole(other, grant);
    assert.ok(others.ok);
    assert.deepEqual(await sweepRoles(maker, new Set([less.schema])), [first.schema]);
    assert.deepEqual(await sweepRoles(maker, new Set([less.schema])), []);
    const left = await server.ask(
      "sales",
      "select rolname::text from pg_roles where rolname like 'tr!_%' escape '!' order by 1",
    );
    assert.deepEqual(left.flat().sort(), [less.schema, others.schema].sort());
    await sweepRoles(maker, new Set());
    await sweepRoles(other, new Set());
  });

  test("is nothing that agents have: they are shown a few rows, without people", async () => {
    const look = { table: "customers", columns: ["id", "industry"], rows: 2 };
    assert.deepEqual(await samplePostgres(maker.server, maker.password, look), {
      ok: true,
      columns: [
        { name: "id", type: "integer" },
        { name: "industry", type: "text" },
      ],
      rows: [
        ["1", "steel"],
        ["2", "toys"],
      ],
    });
    const lost = await samplePostgres(maker.server, maker.password, { ...look, table: "nothing" });
    assert.deepEqual(lost, { ok: false, problem: "there is no such table in it" });
  });

  test("is looked at when Toolroom starts, also for what everybody may read in the schema of the tables", async () => {
    const source = { name: "sales", readers: "company" as const, postgres: maker.server, tables: {} };
    server.run("sales", "grant select on salaries to public");
    const [open = ""] = await checkPostgres(source, maker.password);
    server.run("sales", "revoke select on salaries from public");
    assert.match(open, /can read or change public.salaries/);
    assert.deepEqual(await checkPostgres(source, maker.password), []);
  });

  test("is looked at when Toolroom starts, with the fix for whatever keeps it from being made", async () => {
    const tables = {
      orders: { columns: ["hub", "hubs"], personal: [] },
      salaries: { columns: ["amount"], personal: [] },
    };
    const source = { name: "sales", readers: "company" as const, postgres: maker.server, tables };
    assert.deepEqual(await checkPostgres(source, maker.password), [
      "The table public.orders has no column hubs. Correct its name in toolroom.yaml, as the database has it.",
      "Toolroom's login may not read amount of public.salaries. grant select on public.salaries to it.",
    ]);
    const [wrong = ""] = await checkPostgres(source, "another");
    assert.match(wrong, /does not take this login: password authentication failed for user "toolroom"/);
    const [away = ""] = await checkPostgres({ ...source, postgres: { ...maker.server, port: 1 } }, maker.password);
    assert.match(away, /does not answer/);
    const [unset] = await checkPostgres(source, null);
    assert.equal(unset, "SALES_PASSWORD is not set: it holds the password of toolroom.");
  });

  test("is not made where everybody who connects could read more, or the columns are not there", async () => {
    server.run("sales", "grant select on salaries to public");
    const open = await makeRole(maker, grant);
    assert.match(open.ok ? "" : open.problem, /Everybody .* can read or change public.salaries/);
    server.run(
      "sales",
      "revoke select on salaries from public; create function peek() returns text language sql security definer as 'select 1::text'",
    );
    const peek = await makeRole(maker, grant);
    assert.match(peek.ok ? "" : peek.problem, /can call public.peek\(\)/);
    server.run("sales", "drop function peek()");
    const noColumn = await makeRole(maker, { ...grant, tables: [{ table: "orders", columns: columns("hubs") }] });
    assert.equal(noColumn.ok ? "" : noColumn.problem, "The table public.orders has no column hubs.");
    const noDay = await makeRole(maker, {
      ...grant,
      tables: [{ table: "customers", columns: masked({ name: "year" }) }],
    });
    assert.match(noDay.ok ? "" : noDay.problem, /has a mask year, and is no day but text/);
    const unread = await makeRole(maker, { ...grant, tables: [{ table: "salaries", columns: columns("amount") }] });
    assert.match(unread.ok ? "" : unread.problem, /login may not read amount/);
    assert.deepEqual(
      await server.ask("sales", "select rolname from pg_roles where rolname like 'tr!_%' escape '!'"),
      [],
    );
  });
});
