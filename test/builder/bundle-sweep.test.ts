import assert from "node:assert/strict";
import { existsSync, readdirSync, utimesSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { BUNDLE_KEPT_MS, startBundleSweep, sweepBundles } from "../../builder/bundle-sweep.ts";
import { workToGoOnWith, writtenFor } from "../../builder/kept-work.ts";
import { readBundle, writeBundle } from "../../builder/source/bundle.ts";
import { removeBundle } from "../../builder/source/kept-bundles.ts";
import { MEMORY_KEPT_MS } from "../../builder/work-sweep.ts";
import { silentLog } from "../../lib/log.ts";
import { addRequest, endRequest, requestById } from "../../store/app-requests.ts";
import { beginBuild, finishBuild } from "../../store/builds.ts";
import { addInstance } from "../../store/instances.ts";
import { appRequests, instances } from "../../store/schema.ts";
import { addApp, addPerson, addRelease, createHandClock, manifestOf, openTestStore, TEAM } from "../fakes/registry.ts";

const STRIPPING = { of: async () => [], warm: () => undefined, close: async () => undefined };

async function openScene(t: TestContext) {
  const { store, folder: home } = openTestStore(t);
  await addPerson(store, "UASKER");
  // The disk's time is the real one.
  const clock = createHandClock(Date.now());
  const deps = { home, store, clock, log: silentLog };
  const make = async (text: string) => {
    const { bundleHash } = await writeBundle({ home, stripping: STRIPPING }, [
      { path: "app.ts", content: Buffer.from(text) },
      { path: "node_modules/p/deep/index.js", content: Buffer.from(text) },
    ]);
    return bundleHash;
  };
  const begin = async (id: string, more: { continuesId?: string } = {}) => {
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", requesterId: "UASKER", text: "lunch" };
    await addRequest(store, { ...place, id, messageTs: id, inputs: [], appId: null, at: clock.now(), ...more });
  };
  /** A Build of the request that ended with this bundle. */
  const write = async (requestId: string, candidateHash: string) => {
    const id = `bld_${requestId}`;
    await beginBuild(store, { id, requestId, round: 1, attempt: 1, harness: "built-in" }, clock.now());
    await finishBuild(store, id, { status: "failed", model: null, summary: null, candidateHash }, clock.now());
  };
  const end = (id: string) => endRequest(store, id, "failed", "no", clock.now());
  return { ...{ store, home, clock, deps, make, begin, write, end }, isThere: (hash: string) => isThere(home, hash) };
}

function isThere(home: string, hash: string): boolean {
  const both = [`${hash}.tar`, hash].map((name) => existsSync(join(home, "bundles", name)));
  assert.equal(both[0], both[1], "half of it is there");
  return both[0] === true;
}

test("a bundle that nothing names is removed a week after it was last made; a release's and a running instance's stay", async (t) => {
  const { store, home, clock, deps, make, isThere } = await openScene(t);
  assert.deepEqual(await sweepBundles(deps), [], "there is no such folder yet");
  const [tried, released, run] = [await make("tried"), await make("released"), await make("run")];
  const app = await addApp(store, "lunch");
  await addRelease(store, app, 1, { bundleHash: released });
  const of = { appId: app.id, releaseId: null, releaseTag: "cand_1", kind: "check" as const, requestId: "req_0" };
  const runs = { doorSessionId: "ds_1", imageDigest: "sha256:0", manifest: manifestOf("lunch"), dataFolder: "d" };
  await addInstance(store, { id: "ins_1", bundleHash: run, ...of, ...runs, expiresAt: null, createdAt: clock.now() });
  clock.add(BUNDLE_KEPT_MS - 60_000);
  assert.deepEqual(await sweepBundles(deps), []);
  clock.add(120_000);
  assert.deepEqual(await sweepBundles(deps), [tried]);
  assert.deepEqual([tried, released, run].map(isThere), [false, true, true]);
  store.orm.update(instances).set({ wanted: false }).run();
  const sweep = startBundleSweep(deps);
  await sweep.stop();
  assert.deepEqual(readdirSync(join(home, "bundles")).sort(), [released, `${released}.tar`].sort());
});

test("an open request keeps all that was made since it began, and what it goes on with; months after its end that is nobody's", async (t) => {
  const { store, home, clock, deps, make, begin, write, end, isThere } = await openScene(t);
  const [old, base] = [await make("old"), await make("base")];
  await begin("req_first");
  await write("req_first", old);
  await end("req_first");
  clock.add(MEMORY_KEPT_MS);
  await begin("req_second", { continuesId: "req_first" });
  const second = (await requestById(store, "req_second")) ?? assert.fail();
  assert.equal(await workToGoOnWith(store, second), old);
  assert.deepEqual(await sweepBundles(deps), [base]);

  // Its attempts, which only its saved steps know.
  const attempt = await make("attempt");
  utimes(home, attempt, clock.now());
  clock.add(2 * BUNDLE_KEPT_MS);
  assert.deepEqual(await sweepBundles(deps), []);
  await end("req_second");
  assert.deepEqual((await sweepBundles(deps)).sort(), [attempt, old].sort());
  assert.equal(isThere(old), false);
  assert.equal(await writtenFor(store, second), null, "who says try again begins anew");
});

test("what was handed in with a request, or written for it, is kept as long after its end as its conversation", async (t) => {
  const { store, clock, deps, make, begin, write, end } = await openScene(t);
  const [handedIn, written] = [await make("handed in"), await make("written")];
  await begin("req_1");
  store.orm.update(appRequests).set({ handedIn }).run();
  await write("req_1", written);
  await end("req_1");
  clock.add(MEMORY_KEPT_MS - 1);
  assert.deepEqual(await sweepBundles(deps), []);
  clock.add(1);
  assert.deepEqual((await sweepBundles(deps)).sort(), [handedIn, written].sort());
  assert.equal((await requestById(store, "req_1"))?.handedIn, null);
});

test("a bundle that is made again is young again, and one that is taken away meanwhile is whole when its maker has it", async (t) => {
  const { home, clock, deps, make, isThere } = await openScene(t);
  const hash = await make("same");
  utimes(home, hash, clock.now() - 2 * BUNDLE_KEPT_MS);
  assert.equal(await make("same"), hash);
  assert.deepEqual(await sweepBundles(deps), []);

  const since = clock.now() - BUNDLE_KEPT_MS;
  for (let round = 0; round < 30; round += 1) {
    utimes(home, hash, since - 1_000);
    const removing = async () => {
      // At another moment of the making each time.
      for (let turn = 0; turn < round; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await removeBundle(home, hash, since);
    };
    await Promise.all([make("same"), removing()]);
    assert.equal(isThere(hash), true, `round ${round}`);
    assert.equal((await readBundle(home, hash)).length, 1);
  }
});

test("what a crash left is removed: the half of a bundle, and what was being written or taken away", async (t) => {
  const { home, clock, deps, make } = await openScene(t);
  const hash = await make("half");
  const bundles = join(home, "bundles");
  await rename(join(bundles, `${hash}.tar`), join(bundles, `.${hash}-1-abcdef`));
  await mkdir(join(bundles, `.${hash}-${process.pid}-abcdef`));
  await writeFile(join(bundles, "stray"), "");
  assert.deepEqual(await sweepBundles(deps), []);
  assert.deepEqual(readdirSync(bundles).sort(), [hash, `.${hash}-${process.pid}-abcdef`, "stray"].sort());
  // Somewhat longer: the disk's time went on, and this clock stood.
  clock.add(BUNDLE_KEPT_MS + 60_000);
  assert.deepEqual(await sweepBundles(deps), [hash]);
  assert.deepEqual(readdirSync(bundles), ["stray"]);
});

function utimes(home: string, hash: string, at: number): void {
  for (const name of [`${hash}.tar`, hash]) utimesSync(join(home, "bundles", name), at / 1_000, at / 1_000);
}
