import assert from "node:assert/strict";
import { test } from "node:test";
import { apps } from "../../store/schema.ts";
import { similarApps } from "../../store/similar-apps.ts";
import { addApp, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const NOBODY = { exceptAppId: null, exceptRequestId: null };

test("among 10,000 apps the similar ones are found within 30 ms", async (t) => {
  const { store } = openTestStore(t);
  const { id, name, ...rest } = await addApp(store, "first");
  const words = [
    "orders",
    "vacation",
    "budget",
    "parking",
    "visitors",
    "inventory",
    "survey",
    "rota",
    "invoices",
    "training",
  ];
  store.orm.transaction((tx) => {
    for (let index = 0; index < 10_000; index += 1) {
      const [one, two, three] = [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100) % 10].map(
        (at) => words[at],
      );
      const purpose = `Keeps ${one} and ${two} in one place and tells the people of department ${index} about ${three}.`;
      const row = { ...rest, id: `app_${index}`, name: `${one}-${index}`, title: `${one} ${index}`, purpose };
      tx.insert(apps)
        .values({ ...row, status: "live" })
        .run();
    }
  });
  const ask = {
    text: "Keep our parking and visitors list, and tell reception",
    manifest: null,
    slackTeamId: TEAM,
    ...NOBODY,
    at: NOON,
  };
  await similarApps(store, ask);
  const times: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const before = process.cpuUsage();
    const found = await similarApps(store, ask);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    assert.equal(found.length, 3);
  }
  // Processor time, and the best of forty: the machine is shared with other tests.
  assert.ok(Math.min(...times) < 30, `${times.map((ms) => ms.toFixed(1))} ms`);
});
