import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { keepMemory, recallMemory } from "../../builder/work-memory.ts";
import { MEMORY_KEPT_MS, startWorkSweep, sweepWork } from "../../builder/work-sweep.ts";
import { silentLog } from "../../lib/log.ts";
import { addRequest, endRequest } from "../../store/app-requests.ts";
import { addPerson, createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const MEMORY = { harness: "built-in", harnessSessionId: "s", files: [{ path: "a", content: Buffer.from("a") }] };
const BY = { harness: "built-in", model: null };

test("what an agent remembers is removed long after its request ended, and not while one that is open goes on from it", async (t) => {
  const { store, folder: home } = openTestStore(t);
  await addPerson(store, "UASKER");
  const clock = createHandClock();
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", requesterId: "UASKER", text: "lunch" };
  const begin = async (id: string, continuesId?: string) => {
    const about = { ...place, id, messageTs: id, inputs: [], appId: null, at: clock.now() };
    await addRequest(store, { ...about, ...(continuesId === undefined ? {} : { continuesId }) });
    await keepMemory(home, id, { memory: MEMORY, model: null });
  };
  const keeps = async (id: string) => (await recallMemory(home, id, BY)) !== null;
  const deps = { home, store, clock, log: silentLog };
  assert.deepEqual(await sweepWork(deps), [], "there is no such folder yet");

  await begin("req_old");
  await endRequest(store, "req_old", "cancelled", "no", clock.now());
  await begin("req_first");
  await endRequest(store, "req_first", "failed", "no", clock.now());
  await begin("req_second", "req_first");
  await endRequest(store, "req_second", "failed", "no", clock.now());
  await begin("req_open", "req_second");
  clock.add(MEMORY_KEPT_MS - 1);
  assert.deepEqual(await sweepWork(deps), []);

  clock.add(1);
  assert.deepEqual(await sweepWork(deps), ["req_old"]);
  for (const id of ["req_first", "req_second", "req_open"]) assert.equal(await keeps(id), true, id);
  assert.equal(existsSync(join(home, "work/req_old")), false);

  // Ended now: what it went on from is of no use to anybody, and itself is kept for as long as the others were.
  await endRequest(store, "req_open", "failed", "no", clock.now());
  assert.deepEqual((await sweepWork(deps)).sort(), ["req_first", "req_second"]);
  clock.add(MEMORY_KEPT_MS);
  const sweep = startWorkSweep(deps);
  await sweep.stop();
  assert.deepEqual(readdirSync(join(home, "work")), []);
});

test("what a crash left half removed or half written goes, and what the registry does not know by its own age", async (t) => {
  const { store, folder: home } = openTestStore(t);
  const clock = createHandClock();
  const lay = (id: string, file: string | null, ageMs: number) => {
    const folder = join(home, "work", id);
    mkdirSync(folder, { recursive: true });
    if (file !== null) writeFileSync(join(folder, file), "{");
    const at = (NOON - ageMs) / 1_000;
    utimesSync(folder, at, at);
  };
  lay("req_empty", null, MEMORY_KEPT_MS);
  lay("req_partial", ".memory.json", MEMORY_KEPT_MS);
  lay("req_young", "memory.json", 1_000);
  writeFileSync(join(home, "work", "stray"), "");
  const deps = { home, store, clock, log: silentLog };
  assert.deepEqual((await sweepWork(deps)).sort(), ["req_empty", "req_partial"]);
  assert.deepEqual(readdirSync(join(home, "work")).sort(), ["req_young", "stray"]);
});
