import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { eq } from "../../store/drizzle.ts";
import { readAppRoute, readDoorInstance, readLiveRoutes, readPreviewRoute, readTarget } from "../../store/routes.ts";
import { apps, instances } from "../../store/schema.ts";
import { openStore } from "../../store/store.ts";
import { addInstance, addLiveApp, addPerson, addRequest } from "../gateway/fixture.ts";

function open(t: TestContext) {
  const store = openStore(":memory:");
  t.after(() => store.close());
  addPerson(store, "asker1");
  return store;
}

test("an app's host leads to the instance of its live deployment", async (t) => {
  const store = open(t);
  addLiveApp(store, { name: "lunch" });
  const route = await readAppRoute(store, "lunch");
  assert.deepEqual(route?.target, {
    ...{ instanceId: "lunch-1", doorSessionId: "door-lunch-1", releaseTag: "tag-lunch-1", hasPages: true },
  });
  assert.equal(route?.ownerName, "asker1 Name");
  assert.equal(await readAppRoute(store, "other"), null);
});

test("an app that is stopped has a route and no target", async (t) => {
  const store = open(t);
  addLiveApp(store, { name: "lunch" });
  store.orm.update(apps).set({ status: "stopped" }).where(eq(apps.name, "lunch")).run();
  const route = await readAppRoute(store, "lunch");
  assert.deepEqual([route?.status, route?.target], ["stopped", null]);
  assert.deepEqual(await readLiveRoutes(store, "T1"), []);
});

test("a preview answers while it is wanted and has not expired, and is found as over after that", async (t) => {
  const store = open(t);
  addLiveApp(store, { name: "lunch" });
  addRequest(store, "req_p", "asker2");
  const preview = { kind: "preview" as const, previewNumber: 3, requestId: "req_p", expiresAt: 100 };
  addInstance(store, { name: "lunch" }, { id: "p3", ...preview });
  const route = await readPreviewRoute(store, "lunch", 3, 99);
  assert.deepEqual([route?.target?.instanceId, route?.askerId], ["p3", "UASKER2"]);
  const standsAt = async (at: number) => {
    const found = await readPreviewRoute(store, "lunch", 3, at);
    return [found?.preview?.state, found?.target];
  };
  assert.deepEqual(await standsAt(100), ["over", null]);
  assert.equal(await readPreviewRoute(store, "lunch", 4, 99), null);
  store.orm.update(instances).set({ wanted: false }).where(eq(instances.id, "p3")).run();
  assert.deepEqual(await standsAt(99), ["over", null]);
  store.orm.update(apps).set({ status: "abandoned", name: "lunch~app_lunch" }).run();
  assert.deepEqual(await standsAt(99), ["over", null], "also where the app was given up");
});

test("a check's instance is nobody's route, but has its door", async (t) => {
  const store = open(t);
  addLiveApp(store, { name: "lunch" });
  addInstance(store, { name: "lunch", post: ["#food"] }, { id: "c1", kind: "check", previewNumber: 7 });
  assert.equal(await readPreviewRoute(store, "lunch", 7, 0), null);
  const found = await readDoorInstance(store, "door-c1");
  assert.deepEqual([found?.kind, found?.appName, found?.manifest.bindings.slack?.post], ["check", "lunch", ["#food"]]);
  assert.equal((await readTarget(store, "c1"))?.appId, "app_lunch");
});

test("the list is of one company's live apps, by title", async (t) => {
  const store = open(t);
  for (const name of ["sales", "lunch"]) addLiveApp(store, { name });
  assert.deepEqual(
    (await readLiveRoutes(store, "T1")).map(({ appName }) => appName),
    ["lunch", "sales"],
  );
  assert.deepEqual(await readLiveRoutes(store, "T2"), []);
});
