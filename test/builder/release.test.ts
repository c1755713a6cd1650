import assert from "node:assert/strict";
import { chmod, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type CutInput, cutRelease, sourceRepoOf } from "../../builder/release.ts";
import { readBundle, writeBundle } from "../../builder/source/bundle.ts";
import { createGit } from "../../builder/source/git.ts";
import { diffSource, readSource } from "../../builder/source/repo.ts";
import { createStripping } from "../../builder/source/stripping.ts";
import { sha256 } from "../../lib/ids.ts";
import { createStarter } from "../../runners/host/starter/starter.ts";
import type { SourceFile } from "../../runners/runner.ts";
import { addRequest } from "../../store/app-requests.ts";
import { appById } from "../../store/apps.ts";
import { releasesOfApp } from "../../store/releases.ts";
import { addApp, createHandClock, openTestStore } from "../fakes/registry.ts";
import { lunchPlan } from "../fakes/scenarios.ts";

const git = createGit(createStarter());

test("a Release is cut once, however often it is tried", async (t) => {
  const { input, clock } = await open(t);
  const first = await cutRelease(input);
  clock.add(5000);
  assert.deepEqual(await cutRelease(input), first);
  assert.equal(first.number, 1);
  const next = await cutRelease({ ...input, files: [file("app.ts", "two")], summary: "Two" });
  assert.equal(next.number, 2);
  assert.notEqual(next.hash, first.hash);
  assert.equal((await appById(input.store, input.appId))?.lastReleaseNumber, 2);
  const repoFolder = sourceRepoOf(input.home, input.appId);
  assert.equal((await readSource(git, repoFolder, first.commitId)).length, 2);
  assert.match(await diffSource(git, repoFolder, first.commitId, next.commitId), /\+two/);
});

test("packages travel in the bundle, and are no part of the app's source", async (t) => {
  const { input } = await open(t);
  const modules = Array.from({ length: 1_200 }, (_, at) =>
    file(`node_modules/zod/f${at}.ts`, "export const a: number = 1;"),
  );
  const plain = await cutRelease(input);
  const release = await cutRelease({ ...input, modules });
  assert.notEqual(release.bundleHash, plain.bundleHash);
  const repoFolder = sourceRepoOf(input.home, input.appId);
  assert.deepEqual(
    (await readSource(git, repoFolder, release.commitId)).map(({ path }) => path),
    input.files.map(({ path }) => path).sort(),
  );
  const folder = join(input.home, "bundles", release.bundleHash);
  assert.equal((await readdir(join(folder, "node_modules/zod"))).length, 1_200);
  assert.ok(!(await readdir(folder, { recursive: true })).some((path) => path.startsWith(".stripped/node_modules")));
  assert.deepEqual(
    (await readBundle(input.home, release.bundleHash)).map(({ path }) => path),
    input.files.map(({ path }) => path).sort(),
  );
  assert.deepEqual(await cutRelease({ ...input, modules }), release);
});

test("whatever makes a Release another one changes its hash", async (t) => {
  const { input } = await open(t);
  const hashes = new Set<string>();
  for (const change of [
    {},
    { imageDigest: "sha256:2" },
    { sdkVersion: "0.2.0" },
    { manifest: { ...input.manifest, purpose: "Another." } },
    { files: [file("app.ts", "three")] },
  ] satisfies Partial<CutInput>[]) {
    hashes.add((await cutRelease({ ...input, ...change })).hash);
  }
  assert.equal(hashes.size, 5);
});

test("a kill between the steps is repaired by the next try", async (t) => {
  const { input, clock } = await open(t);
  // After the bundle, before the commit; then after the commit, before the row.
  const { bundleHash } = await writeBundle(input, input.files);
  const bundles = join(input.home, "bundles");
  await writeFile(join(bundles, `.${bundleHash}-1-aaaa`), "half");
  await rm(join(bundles, `${bundleHash}.tar`));
  const dead = { ...input, store: { ...input.store, orm: undefined } } as unknown as CutInput;
  await assert.rejects(cutRelease(dead));
  clock.add(60_000);
  const release = await cutRelease(input);
  assert.equal(release.bundleHash, bundleHash);
  assert.deepEqual((await readdir(bundles)).sort(), [bundleHash, `${bundleHash}.tar`]);
  assert.equal((await releasesOfApp(input.store, input.appId)).length, 1);
});

test("two tries at once give one Release", async (t) => {
  const { input } = await open(t);
  await writeBundle(input, input.files);
  const [one, other] = await Promise.all([cutRelease(input), cutRelease(input)]);
  assert.equal(one.id, other.id);
  assert.equal((await appById(input.store, input.appId))?.lastReleaseNumber, 1);
});

test("a bundle is read-only, named after its content, and repaired where it is damaged", async (t) => {
  const { input } = await open(t);
  const { bundleHash, folder } = await writeBundle(input, input.files);
  assert.equal(sha256(await readFile(`${folder}.tar`)), bundleHash);
  assert.equal((await stat(join(folder, "app.ts"))).mode & 0o777, 0o444);
  assert.equal((await stat(join(folder, "migrations"))).mode & 0o777, 0o555);
  const before = (await stat(folder)).ino;
  await writeBundle(input, input.files);
  assert.equal((await stat(folder)).ino, before);
  await chmod(join(folder, "app.ts"), 0o644);
  await writeFile(join(folder, "app.ts"), "changed behind our back");
  await writeBundle(input, input.files);
  assert.equal(await readFile(join(folder, "app.ts"), "utf8"), "one");
  assert.equal(await readFile(join(folder, ".stripped/app.ts"), "utf8"), "one");
});

async function open(t: TestContext) {
  const { store, folder } = openTestStore(t);
  const clock = createHandClock();
  const requestId = "req_1";
  await addRequest(store, {
    ...{ id: requestId, slackTeamId: "T1", channelId: "C1", threadTs: "1.1", messageTs: "1.1" },
    ...{ requesterId: "U1", text: "lunch", inputs: [], appId: null, at: clock.now() },
  });
  const { manifest } = lunchPlan();
  const app = await addApp(store, manifest.name);
  const input: CutInput = {
    ...{ store, home: folder, stripping: createStripping({ clock }), clock, git, requestId, appId: app.id, manifest },
    files: [file("app.ts", "one"), file("migrations/0001_orders.sql", "create table orders (x);")],
    ...{ imageDigest: "sha256:1", sdkVersion: "0.1.0", summary: "First" },
  };
  return { input, clock };
}

function file(path: string, content: string): SourceFile {
  return { path, content: Buffer.from(content) };
}
