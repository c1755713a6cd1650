import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cookieNames } from "../../gateway/cookies.ts";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { beginBuild } from "../../store/builds.ts";
import { addWebSession } from "../../store/sign-ins.ts";
import { addRequest, personId, send, startWorld } from "./fixture.ts";

test("a build's transcript is read by who asked, its approvers and nobody else, and only where signed in", async (t) => {
  const world = await startWorld(t);
  addRequest(world.store, "req_1", "asker1");
  const build = { id: "bld_1_1_1", requestId: "req_1", round: 1, attempt: 1, harness: "built-in" };
  await beginBuild(world.store, build, 1);
  mkdirSync(join(world.home, "transcripts"));
  writeFileSync(join(world.home, "transcripts/bld_1_1_1.jsonl"), '{"kind":"began"}\n');
  const read = async (handle: string | null, buildId = "bld_1_1_1") => {
    const headers = handle === null ? {} : { cookie: await cookieOf(handle) };
    return send(world, `localhost:${world.port}`, `/api/builds/${buildId}/transcript`, { headers });
  };
  const cookieOf = async (handle: string) => {
    const secret = newSecret();
    const expiresAt = world.clock.now() + 60_000;
    const session = {
      secretHash: sha256(secret),
      personId: personId(handle),
      host: "localhost",
      kind: "cookie" as const,
    };
    await addWebSession(world.store, { ...session, expiresAt });
    return `${cookieNames(world.port, false).signIn}=${secret}`;
  };
  for (const handle of ["asker1", "platform1"]) {
    const answer = await read(handle);
    assert.deepEqual([answer.status, answer.text], [200, '{"kind":"began"}\n'], handle);
    assert.equal(answer.headers["content-type"], "application/x-ndjson; charset=utf-8");
    assert.equal(answer.headers["cache-control"], "no-store");
  }
  assert.equal((await read(null)).status, 401);
  for (const handle of ["asker2", "guest1"]) assert.notEqual((await read(handle)).status, 200, handle);
  const [other, unknown] = [await read("asker2"), await read("asker2", "bld_nothing")];
  assert.deepEqual([other.status, unknown.status], [404, 404], "there is nothing to tell them apart");
  assert.equal((await read("asker1", "..%2fregistry")).status, 404);
});
