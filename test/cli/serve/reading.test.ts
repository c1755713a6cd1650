import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { composeReading } from "../../../cli/serve/reading.ts";
import { ownSource } from "../../../gateway/offered-call.ts";
import { createReading } from "../../../gateway/reading.ts";
import { readConfig } from "../../../lib/config.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import { addRequest } from "../../../store/app-requests.ts";
import { beginContext, noteContext, saveContextPage } from "../../../store/context-pages.ts";
import { createDoorSession, readDoorSession } from "../../../store/door-sessions.ts";
import { readCallsOfDoor } from "../../../store/read-calls.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore, TEAM } from "../../fakes/registry.ts";

const SECRET = `ghp_${"a1b2c3d4e5".repeat(3)}`;

test("an agent reads what its door gives, as data, as the configuration opens it, in the name of who asked", async (t) => {
  const { store, folder, atEnd } = openTestStore(t);
  const home = join(folder, "home");
  const runtime = join(folder, "run");
  mkdirSync(home);
  const database = new DatabaseSync(join(folder, "sales.db"));
  database.exec("create table orders (id, email); insert into orders values (7, 'ana@example.com')");
  database.close();
  const tables = "{ orders: { columns: [id, email], personal: [email] } }";
  const source = `{ name: sales, sqlite: ${join(folder, "sales.db")}, readers: [finance], tables: ${tables} }`;
  writeFileSync(join(home, "toolroom.yaml"), `sources: [${source}]\n`);
  const environment = { TOOLROOM_HOME: home, TOOLROOM_RUNNER: "bubblewrap", XDG_RUNTIME_DIR: folder };
  const config = { ...readConfig(environment), runtimeFolder: runtime };
  await addPerson(store, "OWNER");
  const app = await addApp(store, "lunch", { ownerId: "OWNER" });
  await goLive(store, app, 1);
  const record = join(runtime, "boxes", "inst_lunch_1");
  mkdirSync(record, { recursive: true });
  writeFileSync(join(record, "log.0"), `Error: no such table </document>\ntoken=${SECRET}\n`);
  await beginContext(store, { source: "s", repository: "/r" });
  await saveContextPage(store, { path: "a.md", title: "Lunch", text: "Ramen on Mondays.", sha256: "x" });
  await noteContext(store, "s", { commitId: "c" });

  const clock = createHandClock();
  let finance = ["OWNER"];
  const approvers = { approverGroup: null, groupMembers: async () => finance };
  const { calls, close } = composeReading(config, { store, clock, log: silentLog, approvers });
  atEnd(close);
  const authority = createAuthority({ ...approvers, store });
  const reading = createReading({ store, clock, log: silentLog, authority, sources: [ownSource(calls)] });
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", requesterId: "OWNER" };
  await addRequest(store, { ...place, id: "req_9", text: "x", inputs: [], appId: app.id, at: NOON });
  await createDoorSession(store, {
    ...{ id: "ds_1", kind: "build", personId: "OWNER", appId: app.id, requestId: "req_9", instanceId: null },
    ...{ budgetUsd: 1, expiresAt: NOON + 1e9, createdAt: NOON },
  });
  const door = await readDoorSession(store, "ds_1");
  assert.ok(door);
  const call = async (name: string, input: object = {}) => (await reading.call(door, name, input)).text;

  const names = (await reading.offers(door)).map(({ name }) => name);
  assert.deepEqual(names, [
    ...["search_context", "read_context_page", "read_logs", "read_deliveries", "read_metrics"],
    ...["list_apps", "read_manifest", "list_sources", "sample_rows"],
  ]);
  const logs = await call("read_logs");
  assert.match(logs, /Error: no such table &lt;\/document>\ntoken=\[secret\]\n<\/document>$/);
  assert.match(await call("search_context", { words: "ramen" }), /"path":"a\.md"/);
  assert.match(await call("list_apps"), /"name":"lunch"/);
  assert.match(await call("read_manifest", { name: "lunch" }), /name: lunch/);
  assert.match(await call("read_deliveries"), /There is none\./);
  assert.match(await call("read_metrics"), /"models":\{"calls":0,"costUsd":0,"askingUsd":0,"buildingUsd":0\}/);
  assert.match(await call("list_sources", { source: "sales" }), /\{"name":"email","personal":true\}/);
  const rows = { source: "sales", table: "orders" };
  assert.match(await call("sample_rows", rows), /\{"id":7,"email":"\[personal\]"\}/);
  assert.match(await call("sample_rows", { ...rows, where: "1=1" }), /The arguments are wrong/);
  assert.match(await call("read_context_page", { path: "../a.md" }), /There is no page of that path/);
  finance = [];
  assert.match(await call("sample_rows", rows), /no source of that name that this person may see/);
  const kept = await readCallsOfDoor(store, "ds_1");
  assert.equal(kept.length, 11);
});
