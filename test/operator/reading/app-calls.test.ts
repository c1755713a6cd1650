import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "../../../store/drizzle.ts";
import { apps } from "../../../store/schema.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, addPerson, manifestOf } from "../../fakes/registry.ts";
import { openReading } from "./stage.ts";

async function setUp(t: Parameters<typeof openReading>[0]) {
  const reading = await openReading(t);
  const { store } = reading;
  const add = async (name: string, access: Parameters<typeof addApp>[2], number: number) => {
    const app = await addApp(store, name, access);
    const web = { access: access?.access ?? ("company" as const) };
    const shown = { access: typeof web.access === "object" ? { people: ["USOMEBODY"] } : web.access };
    await goLive(store, app, number, `req_${number}`, { manifest: manifestOf(name, { web: shown }) });
    store.orm.update(apps).set({ access: web.access }).where(eq(apps.id, app.id)).run();
    return app;
  };
  await add("sales-digest", { ownerId: "COLLEAGUE", purpose: "Posts yesterday's sales." }, 1);
  await add("salaries", { ownerId: "COLLEAGUE", purpose: "Who earns what.", access: "owner" }, 2);
  await add(
    "board",
    { ownerId: "COLLEAGUE", purpose: "The board's list.", access: { people: ["USOMEBODY", "OWNER"] } },
    3,
  );
  await addApp(store, "unborn", { ownerId: "OWNER" });
  return reading;
}

test("apps are listed for who may open them, and no others are said to be there", async (t) => {
  const { store, said } = await setUp(t);
  const names = async (personId: string, about = "") =>
    (await said("list_apps", { about }, { personId })).match(/(?<="name":")[^"]+/g) ?? [];
  assert.deepEqual(await names("OWNER"), ["board", "sales-digest"]);
  assert.deepEqual(await names("COLLEAGUE"), ["board", "salaries", "sales-digest"]);
  assert.deepEqual(await names("APPROVER"), ["sales-digest"]);
  assert.deepEqual(await names("APPROVER", "what did our sales do"), ["sales-digest"]);
  assert.equal(
    await said("list_apps", { about: "salaries" }, { personId: "APPROVER" }),
    "There is none that this person may open.",
  );
  assert.match(await said("list_apps", {}, { personId: "GUEST" }), /Guests cannot use Toolroom/);
  await addPerson(store, "FOREIGN", { slackTeamId: "T2" });
  assert.match(await said("list_apps", {}, { personId: "FOREIGN" }), /another company/);
});

test("a manifest is an example for who may open its app; of another's own nothing is told, not even that it is there", async (t) => {
  const { said, read, store } = await setUp(t);
  assert.match(
    await said("read_manifest", { name: "sales-digest" }),
    /^# sales-digest, v1: Posts yesterday's sales\.\nname: sales-digest\n/,
  );
  const board = await said("read_manifest", { name: "board" });
  assert.match(board, /access: people/);
  assert.doesNotMatch(board, /USOMEBODY/);
  const hidden = await read("read_manifest", { name: "salaries" });
  assert.deepEqual(hidden, await read("read_manifest", { name: "never-was" }));
  assert.deepEqual(hidden, await read("read_manifest", { name: "unborn" }));
  store.orm.update(apps).set({ status: "stopped" }).where(eq(apps.name, "sales-digest")).run();
  assert.deepEqual(await read("read_manifest", { name: "sales-digest" }), hidden);
});
