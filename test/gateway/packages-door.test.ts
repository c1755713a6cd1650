import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request as ask, createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createPackagesDoor } from "../../gateway/packages-door.ts";
import { silentLog } from "../../lib/log.ts";
import { type PackageRegistry, type PublishedPackage, startPackageRegistry } from "../fakes/package-registry.ts";
import { addDoor, send, startWorld, type World } from "./fixture.ts";

const PACKAGES: PublishedPackage[] = [
  { name: "money", version: "1.0.0", dependencies: { "@acme/digits": "^2", other: "npm:behind@1" } },
  { name: "@acme/digits", version: "2.1.0", peerDependencies: { "round-up": "*" } },
  { name: "behind", version: "1.0.0" },
  { name: "round-up", version: "3.0.0" },
  { name: "stranger", version: "1.0.0" },
];

function breakOff(response: ServerResponse): boolean {
  response.writeHead(200, { "content-length": 100 });
  response.write("{", () => response.destroy());
  return true;
}

interface Stage {
  world: World;
  registry: PackageRegistry;
  get(path: string): Promise<{ status: number; code?: string; error?: string; text: string }>;
}

async function openPackagesDoor(t: TestContext, packages = PACKAGES): Promise<Stage> {
  const registry = await startPackageRegistry(t, packages);
  const world = await startWorld(t, { packages: { allow: ["money"], registry: registry.url } });
  await addDoor(world, { id: "pkg-1", kind: "packages", budgetUsd: 0 });
  const socketPath = join(await world.client.open("pkg-1"), "door", "door.sock");
  return {
    ...{ world, registry },
    get: async (path) => {
      const { status, text } = await send({ socketPath }, "door", path);
      const said = text.startsWith("{") ? (JSON.parse(text) as { code?: string; error?: string }) : {};
      return { status, text, ...said };
    },
  };
}

test("an allowed package is told and given, and so is what it brings, and what that brings", async (t) => {
  const { get, registry } = await openPackagesDoor(t);
  assert.equal((await get("/@acme%2fdigits")).code, "not_allowed");
  const told = JSON.parse((await get("/money")).text);
  assert.equal(told.versions["1.0.0"].dist.tarball, "http://127.0.0.1:8080/money/-/money-1.0.0.tgz");
  assert.equal(told.versions["1.0.0"].dist.integrity, registry.integrityOf("money", "1.0.0"));
  assert.equal((await get("/round-up")).code, "not_allowed");
  assert.equal((await get("/@acme%2fdigits")).status, 200);
  for (const path of ["/round-up", "/behind", "/@acme/digits/-/digits-2.1.0.tgz", "/money/-/money-1.0.0.tgz"])
    assert.equal((await get(path)).status, 200, path);
});

test("a name that is not on the list is refused with the nearest that is, and the registry is not asked", async (t) => {
  const { get, registry } = await openPackagesDoor(t);
  for (const path of ["/stranger", "/stranger/-/stranger-1.0.0.tgz"]) {
    const refused = await get(path);
    assert.equal(refused.status, 403);
    assert.match(refused.error ?? "", /^The package stranger is not allowed/);
  }
  assert.match((await get("/mony")).error ?? "", /did you mean money\?/);
  assert.deepEqual(registry.asked, []);
});

test("nothing but metadata and files is behind it, by GET alone and in no other place", async (t) => {
  const { get, registry, world } = await openPackagesDoor(t);
  const odd = ["/", "/-/npm/v1/security/audits/quick", "/money/1.0.0", "/money/-/other-1.0.0.tgz", "/money/-/../x.tgz"];
  const more = [
    "/..%2f..%2fetc",
    "/money/-/money-1.0.0.tgz/..",
    "/-/ping",
    "//evil.test/x",
    "/Money",
    "/money%2f..%2fx",
  ];
  for (const path of [...odd, ...more]) assert.equal((await get(path)).status, 404, path);
  assert.deepEqual(registry.asked, []);
  const socketPath = join(world.runtimeFolder, "d", "pkg-1", "door", "door.sock");
  for (const method of ["POST", "PUT", "DELETE"])
    assert.equal((await send({ socketPath }, "door", "/money", { method })).status, 404);
  await addDoor(world, { id: "bld-1" });
  const build = join(await world.client.open("bld-1"), "door", "door.sock");
  assert.equal((await send({ socketPath: build }, "door", "/money")).status, 404);
  assert.equal((await send({ socketPath }, "door", "/v1/messages", { method: "POST", body: "{}" })).status, 404);
});

test("files are fetched once, by however many, and kept by their checksum", async (t) => {
  const { get, registry, world } = await openPackagesDoor(t);
  const answers = await Promise.all(Array.from({ length: 8 }, () => get("/money/-/money-1.0.0.tgz")));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(registry.asked.filter((path) => path.endsWith(".tgz")).length, 1);
  const [kept] = await readdir(join(world.home, "cache", "packages", "files"));
  const sha = registry.integrityOf("money", "1.0.0").slice("sha512-".length);
  assert.equal(kept, `${Buffer.from(sha, "base64").toString("hex")}.tgz`);
});

test("files that are not what the registry's checksum says are given to nobody, and not kept", async (t) => {
  const integrity = `sha512-${createHash("sha512").update("something else").digest("base64")}`;
  const { get, world } = await openPackagesDoor(t, [{ name: "money", version: "1.0.0", said: { integrity } }]);
  const refused = await get("/money/-/money-1.0.0.tgz");
  assert.deepEqual([refused.status, refused.code], [422, "wrong_integrity"]);
  assert.deepEqual(await readdir(join(world.home, "cache", "packages", "files")), []);
});

test("a version without sha512, or with its files somewhere else, is as if it were not there", async (t) => {
  const said = { tarball: "https://evil.test/money/-/money-1.0.0.tgz" };
  const { get } = await openPackagesDoor(t, [
    { name: "money", version: "1.0.0", said },
    { name: "money", version: "1.0.1", said: { integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" } },
    { name: "money", version: "1.0.2", said: { tarball: "https://registry.npmjs.org/money/-/money-1.0.2.tgz" } },
  ]);
  assert.deepEqual(Object.keys(JSON.parse((await get("/money")).text).versions), ["1.0.2"]);
  assert.equal((await get("/money/-/money-1.0.0.tgz")).code, "not_there");
  assert.equal((await get("/money/-/money-1.0.2.tgz")).status, 200);
});

test("a registry that is away, answers with errors, leads elsewhere, breaks off or says nonsense is down, not a refusal", async (t) => {
  const { get, registry, world } = await openPackagesDoor(t);
  const ways: Parameters<PackageRegistry["misbehave"]>[0][] = [
    (response) => !!response.writeHead(500).end("no"),
    (response) => !!response.writeHead(429).end("later"),
    (response) => !!response.writeHead(302, { location: "http://127.0.0.1:1/evil" }).end(),
    breakOff,
    (response) => !!response.writeHead(200).end("<html>captive portal</html>"),
    (response) => !!response.writeHead(200).end('{"name":"evil","versions":{}}'),
    (response) => !!response.writeHead(200).end(Buffer.alloc(9_000_000, " ")),
  ];
  for (const way of ways) {
    registry.misbehave(way);
    const answer = await get("/money");
    assert.deepEqual([answer.status, answer.code], [502, "registry_down"], String(way));
    assert.doesNotMatch(answer.text, /127\.0\.0\.1/);
  }
  registry.misbehave(null);
  assert.equal((await get("/money")).status, 200);
  registry.misbehave(breakOff);
  assert.equal((await get("/money/-/money-1.0.0.tgz")).code, "registry_down");
  await registry.close();
  world.clock.advance(120_000);
  assert.equal((await get("/money")).code, "registry_down");
});

test("files that are too large end before they are all there", async (t) => {
  const { get } = await openPackagesDoor(t, [
    { name: "money", version: "1.0.0", tarball: Buffer.alloc(12_000_001, 1) },
  ]);
  const refused = await get("/money/-/money-1.0.0.tgz");
  assert.deepEqual([refused.status, refused.code], [413, "too_large"]);
});

test("the npm that installs is given by its own checksum, without being on the list", async (t) => {
  const registry = await startPackageRegistry(t, [{ name: "npm", version: "99.0.0" }]);
  const npm = { name: "npm", version: "99.0.0", integrity: registry.integrityOf("npm", "99.0.0") };
  const home = (await startWorld(t)).home;
  const settings = { allow: [], registry: registry.url };
  const clock = { now: () => 0, sleep: async () => undefined };
  const door = createPackagesDoor({ settings, home, clock, log: silentLog, npm });
  t.after(() => door.close());
  const server = createServer((request, response) => void door.answer({} as never, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address() as { port: number };
  const status = (path: string) =>
    new Promise<number>((resolve) => {
      ask({ port, path, host: "127.0.0.1" }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      }).end();
    });
  assert.equal(await status("/npm/-/npm-99.0.0.tgz"), 200);
  assert.equal(await status("/npm"), 403);
  assert.equal(await status("/npm/-/npm-98.0.0.tgz"), 403);
});
