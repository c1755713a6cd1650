import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { startLivePlatform } from "../fakes/live-platform.ts";
import { type Played, playDeploys, tableOf } from "../fakes/streamed-deploys.ts";

/** 2,000 requests through 20 deploys, five of them broken, five with migrations: none fails, none waits but in a migration. */
export async function surviveDeploys(t: TestContext, runner: "docker" | "bubblewrap"): Promise<void> {
  const platform = await startLivePlatform(t, "tally", runner);
  const played = await playDeploys(t, platform);
  t.diagnostic(`\n${tableOf(played)}`);

  const { clients, deploys } = played;
  assert.ok(clients.asked.length >= 2_000, `${clients.asked.length} requests`);
  assert.deepEqual(
    clients.asked.filter((one) => one.problem !== null),
    [],
  );
  for (const deploy of deploys) assert.equal(deploy.outcome, deploy.expected, `${deploy.what}: ${deploy.message}`);
  assert.deepEqual(
    deploys.map((deploy) => deploy.answersAfter),
    deploys.map((deploy) => deploy.expectedAfter),
  );
  assertWaits(played);
  assertOrder(played);
  assertStreams(played);

  const rows = new Map(played.rows.map((row) => [row.key, row.times]));
  assert.deepEqual(
    clients.acknowledged.filter((key) => rows.get(key) !== 1),
    [],
    "every acknowledged row is there, once",
  );
  assert.equal(rows.size, clients.acknowledged.length, "and no other");

  const { deps, app } = platform;
  assert.deepEqual(
    (await deps.runner.list()).map((box) => [box.name, box.state]),
    [[played.liveInstanceId, "running"]],
  );
  assert.deepEqual(readdirSync(join(deps.runtimeFolder, "d")), [played.liveInstanceId.replace("inst_", "door_")]);
  assert.deepEqual(readdirSync(join(deps.home, "data")), [app.id]);
  const backups = join(deps.home, "backups", app.id);
  const left = existsSync(backups) ? readdirSync(backups).filter((name) => /rehearsal|partial/.test(name)) : [];
  assert.deepEqual(left, []);
}

/** A request may wait where it meets a time in which requests were held, and nowhere else. */
function assertWaits(played: Played): void {
  for (const one of played.clients.asked) {
    const mayWait = played.held.some(({ from, to }) => one.startedAt <= to && one.startedAt + one.tookMs >= from);
    assert.ok(one.tookMs <= (mayWait ? 10_000 : 1_000), `${one.kind} of ${one.version} took ${one.tookMs} ms`);
  }
}

/** Nobody sees a version, then an older one, or one that never was live. */
function assertOrder(played: Played): void {
  const order = [...new Set(["v1", ...played.deploys.map((deploy) => deploy.expectedAfter)])];
  for (const client of new Set(played.clients.asked.map((one) => one.client))) {
    const seen = played.clients.asked.filter((one) => one.client === client).map((one) => order.indexOf(one.version));
    assert.ok(!seen.includes(-1), "only versions that went live answered");
    assert.deepEqual(
      seen,
      seen.toSorted((one, other) => one - other),
    );
  }
}

/** A stream ends where its Instance does, whole, and nowhere else. */
function assertStreams(played: Played): void {
  const stops = played.deploys.filter((deploy) => deploy.stopsOld).length;
  const listeners = new Set(played.clients.asked.filter((one) => one.kind === "SSE").map((one) => one.client)).size;
  assert.equal(played.clients.streamEnds.length, stops * listeners);
  assert.deepEqual(
    played.clients.streamEnds.filter((end) => end.how !== "whole"),
    [],
  );
}
