import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { cookieNames } from "../../gateway/cookies.ts";
import { sourcesSchema } from "../../lib/config-sources.ts";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { silentLog } from "../../lib/log.ts";
import { identityHeader } from "../../operator/identity-header.ts";
import { type AppSourcesOptions, createAppSources } from "../../operator/sources/app-sources.ts";
import type { Delivery } from "../../sdk/contract/delivery.ts";
import { QUERY_LIMITS } from "../../sdk/contract/door/data-answer.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { enqueueDelivery } from "../../store/deliveries.ts";
import { eq } from "../../store/drizzle.ts";
import { personById } from "../../store/people.ts";
import { instances } from "../../store/schema.ts";
import { addWebSession } from "../../store/sign-ins.ts";
import { sourceQueriesOf, sweepSourceQueries } from "../../store/source-queries.ts";
import { addDoor, addInstance, addLiveApp, addRequest, personId, send, startWorld, type World } from "./fixture.ts";

const SOURCES = (folder: string) =>
  sourcesSchema.parse([
    {
      name: "sales",
      sqlite: join(folder, "sales.db"),
      readers: "company",
      tables: {
        orders: { columns: ["hub", "amount", "customer_id"] },
        customers: {
          columns: ["id", "industry", "email", "name", "born"],
          personal: ["email", "name", "born"],
          masks: { email: "hash", born: "year" },
        },
      },
    },
    { name: "stock", csv: join(folder, "csv"), readers: "company", tables: { items: { columns: ["code", "count"] } } },
  ]);

const BINDINGS: Manifest["bindings"] = {
  data: {
    sales: { orders: ["hub", "amount", "customer_id"], customers: ["id", "industry", "email", "born"] },
    stock: { items: ["code", "count"] },
  },
};

function layData(folder: string): void {
  const database = new DatabaseSync(join(folder, "sales.db"));
  database.exec(`create table orders (hub text, amount real, customer_id integer, note text);
    create table customers (id integer, industry text, email text, name text, born text);
    create table salaries (name text, amount integer);
    insert into orders values ('north', 10.5, 1, 'secret note'), ('south', 20, 2, null), ('west', 5, 1, null);
    insert into customers values (1, 'steel', 'ada@acme.example', 'Ada', '1980-02-03'), (2, 'toys', 'bo@bolt.example', 'Bo', 'soon');`);
  database.close();
  mkdirSync(join(folder, "csv"));
  writeFileSync(join(folder, "csv", "items.csv"), 'code,count,cost\n007,3,1\n008,"4",2\n');
}

interface Asked {
  status: number;
  body: { ok: boolean; columns?: string[]; rows?: unknown[][]; error?: { code: string; message: string; fix: string } };
}

async function open(t: TestContext, options: Partial<AppSourcesOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "data-"));
  t.after(() => rmSync(folder, { recursive: true }));
  layData(folder);
  const sources = createAppSources({
    ...{ sources: SOURCES(folder), passwords: {}, homeLabel: "0a0a0a0a", key: Buffer.from("key"), closed: [] },
    ...{ log: silentLog, ...options },
  });
  const world = await startWorld(t, { sources });
  const { appId, instanceId } = addLiveApp(world.store, { name: "plot" });
  setManifest(world, instanceId, {});
  const door = await openDoor(world, instanceId, "app");
  return { world, appId, instanceId, door, folder };
}

function setManifest(world: World, instanceId: string, change: Partial<Manifest>): void {
  const manifest: Manifest = {
    ...{ name: "plot", purpose: "Tests.", timeZone: "UTC", triggers: [], checks: [], bindings: BINDINGS, ...change },
  };
  world.store.orm.update(instances).set({ manifest }).where(eq(instances.id, instanceId)).run();
}

async function openDoor(world: World, instanceId: string, kind: "app" | "preview"): Promise<string> {
  await addDoor(world, { id: `door-${instanceId}`, kind, instanceId });
  return join(await world.client.open(`door-${instanceId}`), "door", "door.sock");
}

async function ask(
  socketPath: string,
  text: string,
  values: (string | number | null)[] = [],
  { headers = {}, source = "sales" }: { headers?: Record<string, string>; source?: string } = {},
): Promise<Asked> {
  const body = JSON.stringify({ source, text, values });
  const answer = await send({ socketPath }, "door", "/data/query", { method: "POST", body, headers });
  return { status: answer.status, body: JSON.parse(answer.text) };
}

test("an app reads what it is granted, with people's columns hidden, and nothing else", async (t) => {
  const { door } = await open(t);
  const plot = await ask(
    door,
    "select hub, sum(amount) as total from orders join customers c on c.id = customer_id where industry = $1 group by hub order by hub",
    ["steel"],
  );
  assert.deepEqual(plot.body, {
    ok: true,
    columns: ["hub", "total"],
    rows: [
      ["north", 10.5],
      ["west", 5],
    ],
  });
  const people = await ask(door, "select * from customers order by id");
  assert.deepEqual(people.body.columns, ["id", "industry", "email", "born"]);
  assert.match(
    JSON.stringify(people.body.rows),
    /^\[\[1,"steel","[0-9a-f]{16}",1980\],\[2,"toys","[0-9a-f]{16}",null\]\]$/,
  );
  const items = await ask(door, "select code, count from items where count > $1", [3], { source: "stock" });
  assert.deepEqual(items.body.rows, [["008", 4]]);
  for (const text of [
    "select note from orders",
    "select name from customers",
    "select * from salaries",
    "select * from source.customers",
    "with source as (select 1), customers as (select name from source.customers) select * from customers",
    "select * from main.sqlite_master",
    "select toolroom_mask('hash', 'ada@acme.example')",
    "select load_extension('x')",
    "select * from pragma_database_list",
    "attach '/etc/passwd' as x",
    "vacuum into '/tmp/x'",
    "pragma query_only = off",
    "delete from orders",
    "create table x (y)",
    "select 1; delete from orders",
    "sel",
    "",
  ]) {
    const { body } = await ask(door, text);
    assert.equal(body.ok, false, text);
    assert.doesNotMatch(JSON.stringify(body), /secret note|ada@acme/, text);
  }
});

test("an error says the fix: what the app is granted, and where it is declared", async (t) => {
  const { door, world, instanceId } = await open(t);
  const other = await ask(door, "select 1", [], { source: "hr" });
  assert.deepEqual([other.status, other.body.error?.code], [403, "not_granted"]);
  assert.match(other.body.error?.fix ?? "", /bindings\.data in app\.yaml \(there now: sales, stock\)/);
  setManifest(world, instanceId, { bindings: { data: { sales: { customers: ["id", "name"] } } } });
  const hidden = await ask(door, "select 1");
  assert.equal(hidden.body.error?.message, "name of sales.customers is about people, and no app gets it.");
  assert.equal(hidden.body.error?.fix, "Open are: id, industry, email, born.");
});

test("what takes too long or gives too much is ended, and the next is asked as ever", async (t) => {
  const [hurried, usual] = [await open(t, { limits: { ...QUERY_LIMITS, ms: 1_000 } }), await open(t)];
  const endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
  assert.equal((await ask(hurried.door, endless)).body.error?.code, "too_slow");
  const many = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n";
  assert.equal((await ask(usual.door, many)).body.error?.code, "too_many_rows");
  assert.equal((await ask(usual.door, "select count(*) from orders")).body.ok, true);
});

test("each query is written down with the person it is for, and is gone after 90 days", async (t) => {
  const { world, door, appId } = await open(t);
  const asker = await personById(world.store, personId("asker2"));
  assert.ok(asker);
  const audience = { appName: "plot", releaseTag: "tag", ownerId: "x", backupId: null };
  const [name, token] = identityHeader(asker, audience, world.clock.now(), world.keys.privateKey);
  await ask(door, "select hub from orders where hub = $1", ["north"], { headers: { [name]: token } });
  const body: Delivery = {
    ...{ deliveryId: "dlv_1", run: "go", kind: "command", at: new Date(0).toISOString(), text: "", channelId: "C1" },
    user: { id: "UASKER1", handle: "asker1", name: "Ana", timeZone: "UTC" },
  };
  const row = {
    id: "dlv_1",
    appId,
    instanceId: null,
    dedupeKey: "d",
    body,
    answerTo: null,
    createdAt: world.clock.now(),
  };
  await enqueueDelivery(world.store, row);
  const call = { "x-toolroom-delivery-id": "dlv_1", "x-toolroom-call-number": "1" };
  await ask(door, "select salary from orders", [], { headers: call });
  await ask(door, "select 1");
  const known = await sourceQueriesOf(world.store, appId, 10);
  const told = known.map(({ personId: by, outcome, rows, text }) => [by, outcome, rows, text]).reverse();
  assert.deepEqual(told, [
    ["UASKER2", "ok", 1, "select hub from orders where hub = $1"],
    ["UASKER1", "bad_query", 0, "select salary from orders"],
    [null, "ok", 1, "select 1"],
  ]);
  await sweepSourceQueries(world.store, world.clock.now() + 91 * 24 * 3_600_000);
  assert.deepEqual(await sourceQueriesOf(world.store, appId, 10), []);
});

test("approvers who are signed in read what an app asked, and nobody else", async (t) => {
  const { world, door } = await open(t);
  await ask(door, "select hub from orders where hub = $1", ["north"]);
  const read = async (handle: string | null, app = "plot") => {
    const secret = newSecret();
    const session = { secretHash: sha256(secret), host: "localhost", kind: "cookie" as const };
    const expiresAt = world.clock.now() + 60_000;
    if (handle !== null) await addWebSession(world.store, { ...session, personId: personId(handle), expiresAt });
    const headers = { cookie: `${cookieNames(world.port, false).signIn}=${secret}` };
    return send(world, `localhost:${world.port}`, `/api/apps/${app}/queries`, { headers });
  };
  const answer = await read("platform1");
  const { source, text, rows, outcome, personId: by } = JSON.parse(answer.text);
  assert.deepEqual(
    [source, text, rows, outcome, by],
    ["sales", "select hub from orders where hub = $1", 1, "ok", null],
  );
  assert.doesNotMatch(answer.text, /north/);
  assert.deepEqual(
    [(await read(null)).status, (await read("asker1")).status, (await read("guest1")).status],
    [401, 404, 401],
  );
  assert.equal((await read("platform1", "nothing")).status, 404);
});

test("a forged, foreign or old word of who asks is refused", async (t) => {
  const { world, door } = await open(t);
  const asker = await personById(world.store, personId("asker2"));
  assert.ok(asker);
  const header = (appName: string) =>
    identityHeader(
      asker,
      { appName, releaseTag: "tag", ownerId: "x", backupId: null },
      world.clock.now(),
      world.keys.privateKey,
    );
  const [name, token] = header("plot");
  const [, foreign] = header("other");
  const forged = `${Buffer.from('{"kind":"identity"}').toString("base64url")}.${token.split(".")[1]}`;
  for (const sent of [foreign, forged, "x", "a.b", `${token}x`]) {
    const { body } = await ask(door, "select 1", [], { headers: { [name]: sent } });
    assert.equal(body.error?.code, "not_theirs", sent);
  }
  const call = { "x-toolroom-delivery-id": "dlv_none", "x-toolroom-call-number": "1" };
  assert.equal((await ask(door, "select 1", [], { headers: call })).body.error?.code, "not_theirs");
  assert.equal((await ask(door, "select 1", [], { headers: { [name]: token } })).body.ok, true);
  world.clock.advance(12 * 60_000);
  assert.equal((await ask(door, "select 1", [], { headers: { [name]: token } })).body.error?.code, "not_theirs");
});

test("a preview shows the company's data to its asker alone, and a check asks what is given", async (t) => {
  const { world } = await open(t);
  addRequest(world.store, "req_plot", "asker1");
  const preview = addInstance(world.store, { name: "plot" }, { id: "plot-p", kind: "preview", requestId: "req_plot" });
  setManifest(world, preview, {});
  const door = await openDoor(world, preview, "preview");
  const as = async (handle: string) => {
    const person = await personById(world.store, personId(handle));
    assert.ok(person);
    const audience = { appName: "plot", releaseTag: "tag", ownerId: "x", backupId: null };
    const [name, token] = identityHeader(person, audience, world.clock.now(), world.keys.privateKey);
    return ask(door, "select count(*) from orders", [], { headers: { [name]: token } });
  };
  assert.deepEqual((await as("asker1")).body.rows, [[3]]);
  assert.match((await as("platform1")).body.error?.message ?? "", /shown to who asked for the app alone/);
  const nobody = await ask(door, "select count(*) from orders");
  assert.deepEqual([nobody.status, nobody.body.error?.code], [403, "askers_only"]);
  const check = addInstance(world.store, { name: "plot" }, { id: "plot-c", kind: "check" });
  setManifest(world, check, { given: { data: { "sales.orders": [{ hub: "test", amount: 1 }] } } });
  const tried = await openDoor(world, check, "preview");
  assert.deepEqual((await ask(tried, "select hub from orders")).body.rows, [["test"]]);
  const lacking = await ask(tried, "select id from customers");
  assert.match(lacking.body.error?.fix ?? "", /given: \{ data: \{ sales\.customers: \[\{ id: …/);
  assert.deepEqual(await sourceQueriesOf(world.store, "app_plot", 10).then((rows) => rows.length), 1);
});
