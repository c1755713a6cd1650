import assert from "node:assert/strict";
import { test } from "node:test";
import { eventsToldBy } from "../../store/releases.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, addRelease, manifestOf, openTestStore } from "../fakes/registry.ts";

test("what live apps tell others is told by what is live, and by no release that is not", async (t) => {
  const { store } = openTestStore(t);
  const [lunch, dinner] = [await addApp(store, "lunch"), await addApp(store, "dinner")];
  await goLive(store, lunch, 1, "req_1", { manifest: manifestOf("lunch", { bindings: { emits: ["ordered"] } }) });
  await addRelease(store, lunch, 2, { manifest: manifestOf("lunch", { bindings: { emits: ["closed"] } }) });
  await addRelease(store, dinner, 1, { manifest: manifestOf("dinner", { bindings: { emits: ["served"] } }) });
  assert.deepEqual([...(await eventsToldBy(store, ["lunch", "dinner", "nobody"]))], ["lunch/ordered"]);
  assert.deepEqual([...(await eventsToldBy(store, []))], []);
});
