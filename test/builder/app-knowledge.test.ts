import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { withKnowledge } from "../../builder/app-knowledge.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import type { Ask } from "../../builder/planner.ts";
import { writeBundle } from "../../builder/source/bundle.ts";
import { createStripping } from "../../builder/source/stripping.ts";
import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log.ts";
import { addRequest } from "../../store/app-requests.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, addPerson, createHandClock, manifestOf, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const KEY = `sk-ant-${"a1b2c3d4".repeat(4)}`;
const FILES = {
  "app.ts": `const key = "${KEY}";\n${"// about rounding prices\n".repeat(900)}export {};`,
  "prices.ts": "export const rounding = 'up to five cents';",
  "menu.ts": "export const menu = [];",
  "rooms.ts": "export const rooms = [];",
  "zoo.ts": "export const zoo = [];",
  "test/app.test.ts": "// rounding",
};

async function setUp(t: TestContext) {
  const { store } = openTestStore(t);
  const home = mkdtempSync(join(tmpdir(), "toolroom-known-"));
  const stripping = createStripping({ clock: systemClock });
  t.after(async () => {
    await stripping.close();
    rmSync(home, { recursive: true, force: true });
  });
  for (const personId of ["UOWNER", "UOTHER"]) await addPerson(store, personId);
  const app = await addApp(store, "lunch", { ownerId: "UOWNER" });
  const files = Object.entries(FILES).map(([path, text]) => ({ path, content: Buffer.from(text) }));
  const { bundleHash } = await writeBundle({ home, stripping }, files);
  await goLive(store, app, 1, "req_1", { bundleHash });
  const deps = { store, home, clock: createHandClock(), log: silentLog, planner: { name: "model" } };
  const asked = async (requesterId: string, text: string) => {
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: app.threadTs, messageTs: `${requesterId} ${text}` };
    const requestId = `req_${requesterId}_${text.length}`;
    await addRequest(store, { ...place, id: requestId, requesterId, text, inputs: [], appId: app.id, at: NOON });
    const current = { manifest: manifestOf("lunch"), releaseNumber: 1, composition: null };
    const ask = await withKnowledge(deps as unknown as BuilderDeps, { requestId, text, current } as unknown as Ask);
    return ask.current?.knowledge;
  };
  return { asked, home };
}

test("of what an app is made of, its owner's question brings along what it is about, bounded and without a secret", async (t) => {
  const { asked, home } = await setUp(t);
  const known = await asked("UOWNER", "how does it do the rounding?");
  assert.deepEqual(known?.paths, ["app.ts", "menu.ts", "prices.ts", "rooms.ts", "zoo.ts"]);
  assert.deepEqual(
    known?.files.map(({ path }) => path),
    ["app.ts", "prices.ts", "menu.ts", "rooms.ts"],
  );
  assert.ok(known.files.every(({ text }) => text.length < 6_200));
  assert.doesNotMatch(JSON.stringify(known), new RegExp(KEY));
  assert.match(known.versions.join(), /^v1 \(live\), live since 20/);

  assert.equal(await asked("UOTHER", "how does it do the rounding?"), undefined, "it is nobody else's");
  assert.equal(await asked("UOWNER", "add a price to every order"), undefined, "a wish brings nothing along");
  rmSync(join(home, "bundles"), { recursive: true });
  assert.deepEqual((await asked("UOWNER", "where is the rounding done?"))?.files, []);
});
