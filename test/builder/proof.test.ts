import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { stringify } from "yaml";
import { UNPROVEN } from "../../builder/assignments.ts";
import { checkCandidate } from "../../builder/checking.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import { proofNoteOf } from "../../builder/proof-note.ts";
import { writeBundle } from "../../builder/source/bundle.ts";
import { createStripping } from "../../builder/source/stripping.ts";
import { buildIdOf } from "../../builder/work.ts";
import { silentLog } from "../../lib/log.ts";
import type { Check } from "../../sdk/contract/check.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { addRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { beginBuild, buildsOfRequest, finishBuild } from "../../store/builds.ts";
import { releaseById } from "../../store/releases.ts";
import { goLive } from "../fakes/live-app.ts";
import { createTestOperator } from "../fakes/operator.ts";
import { addApp, addPerson, addRelease, manifestOf, NOON, TEAM } from "../fakes/registry.ts";

const SHOWS_HELLO: Check = { visit: "/", as: "colleague", shows: "Hello" };
const SILENT_ON_SATURDAYS: Check = { fire: "tick", at: "2026-03-14T08:00:00+01:00", due: false };

test("what fails on the live release and holds on the new one proves the change, and nothing of the trial stays", async (t) => {
  const stage = await open(t);
  await stage.goLive("0 8 * * 1-6", "Hello", [SHOWS_HELLO]);
  const late: Check = { visit: "/", shows: "late" };
  const change = await stage.candidate("0 8 * * 1-5", "Hello, late", [SHOWS_HELLO, SILENT_ON_SATURDAYS, late]);
  assert.deepEqual(await change.check(1), { ok: true });
  assert.deepEqual(await change.proof(), {
    liveReleaseId: "rel_clock_1",
    told: [
      { index: 1, seen: { kind: "due" } },
      { index: 2, seen: { kind: "not_shown" } },
    ],
    kept: 1,
    dropped: 0,
    isTried: true,
  });
  assert.deepEqual(await change.note(), {
    differences: [
      "On Saturdays at 08:00 · before: it ran by itself · now: it stays silent",
      "You open the page · before: “late” was not there · now: it shows “late”",
    ],
    more: 0,
    kept: 1,
    isAllKept: true,
    unproven: null,
  });
  assert.deepEqual(await stage.left(), { boxes: 0, folders: [] });
});

test("a correction that no Check tells from what is live goes back to the agent once, and then says that it is unproven", async (t) => {
  const stage = await open(t);
  await stage.goLive("0 8 * * 1-6", "Hello", [SHOWS_HELLO]);
  const change = await stage.candidate("0 8 * * 1-5", "Hello", [SHOWS_HELLO], { isCorrection: true });
  const problem = { check: "app.yaml", message: `app.yaml: ${UNPROVEN.message}: ${UNPROVEN.fix}`, fix: UNPROVEN.fix };
  assert.deepEqual(await change.check(1), { ok: false, problems: [problem] });
  assert.deepEqual(await change.check(1), { ok: false, problems: [problem] }, "the same step again");
  assert.deepEqual(await change.check(2), { ok: true });
  const note = await change.note();
  assert.deepEqual([note?.unproven, note?.differences, note?.kept], ["no_check", [], 1]);
});

test("where nothing is said to be wrong, a change without a difference in its Checks is asked for none", async (t) => {
  const stage = await open(t);
  await stage.goLive("0 8 * * 1-6", "Hello", [SHOWS_HELLO]);
  const change = await stage.candidate("0 8 * * 1-6", "Hello there", [SHOWS_HELLO]);
  assert.deepEqual(await change.check(1), { ok: true });
  const note = await change.note();
  assert.deepEqual([note?.unproven, note?.differences, note?.kept, note?.isAllKept], [null, [], 1, true]);
  assert.equal(stage.started(), 1, "the live release is not tried where nothing is new");
});

test("a new app is tried alone and proves nothing, and so does what only brings back what was", async (t) => {
  const stage = await open(t);
  const first = await stage.candidate("0 8 * * 1-6", "Hello", [SHOWS_HELLO]);
  assert.deepEqual(await first.check(1), { ok: true });
  assert.deepEqual([await first.proof(), await first.note(), stage.started()], [undefined, null, 1]);
  await stage.goLive("0 8 * * 1-6", "Hello", [SHOWS_HELLO]);
  const back = await stage.candidate("0 8 * * *", "Hello", [SHOWS_HELLO], { returnsTo: "rel_clock_0" });
  assert.deepEqual(await back.check(1), { ok: true });
  assert.deepEqual([await back.note(), stage.started()], [null, 2]);
});

test("a live release that does not start is not called wrong: nothing is known of it", async (t) => {
  const stage = await open(t);
  await stage.goLive("0 8 * * 1-6", null, [SHOWS_HELLO]);
  const change = await stage.candidate("0 8 * * 1-5", "Hello", [SHOWS_HELLO, SILENT_ON_SATURDAYS], {
    isCorrection: true,
  });
  assert.deepEqual(await change.check(1), { ok: true });
  const note = await change.note();
  assert.deepEqual([note?.unproven, note?.differences], ["not_tried", []]);
});

async function open(t: TestContext) {
  const { deps: operator, store, runner, clock } = await createTestOperator(t);
  await addPerson(store, "U1");
  const app = await addApp(store, "clock");
  let [started, requests] = [0, 0];
  const counting = {
    ...runner,
    startInstance: async (...spec: Parameters<typeof runner.startInstance>) => {
      started += 1;
      await runner.startInstance(...spec);
    },
  };
  const parts = {
    ...{ store, clock, runner, log: silentLog, home: operator.home, operator: { ...operator, runner: counting } },
    composed: { knows: async () => true },
    image: async () => ({ digest: "sha256:local", sdkVersion: "0.1.0" }),
    announcer: { progress: async () => undefined },
    requireRoom: () => undefined,
  };
  const deps = parts as unknown as BuilderDeps;
  const bundles = { home: operator.home, stripping: createStripping({ clock }) };
  const manifest = (schedule: string, checks: Check[]): Manifest =>
    manifestOf("clock", { web: { access: "company" }, triggers: [{ schedule, run: "tick" }], checks });
  return {
    started: () => started,
    left: async () => {
      const folder = join(operator.home, "data");
      return { boxes: (await runner.list()).length, folders: existsSync(folder) ? readdirSync(folder) : [] };
    },
    goLive: async (schedule: string, shows: string | null, checks: Check[]) => {
      const live = manifest(schedule, checks);
      const { bundleHash } = await writeBundle(bundles, filesOf(live, shows));
      await goLive(store, app, 1, "req_1", { bundleHash, manifest: live });
    },
    candidate: async (
      schedule: string,
      shows: string,
      checks: Check[],
      more: { isCorrection?: boolean; returnsTo?: string } = {},
    ) => {
      requests += 1;
      const requestId = `req_of_${requests}`;
      const planned = manifest(schedule, checks);
      const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: requestId, requesterId: "U1" };
      await addRequest(store, { ...place, id: requestId, text: "wrong", inputs: [], appId: app.id, at: NOON, ...more });
      const plan = { manifest: planned, skill: "web-app", summary: "It changes.", details: "", leftOut: [] };
      await setPlan(store, requestId, plan, NOON);
      const { bundleHash } = await writeBundle(bundles, filesOf(planned, shows));
      const proofOf = async () => (await buildsOfRequest(store, requestId))[0]?.report?.proof;
      return {
        check: async (attempt: number) => {
          const work = { requestId, round: 1, attempt, baseHash: bundleHash, problems: [] };
          clock.add(1);
          await beginBuild(store, { id: buildIdOf(work), requestId, round: 1, attempt, harness: "test" }, clock.now());
          const end = { status: "coded" as const, model: null, summary: "", candidateHash: bundleHash };
          await finishBuild(store, buildIdOf(work), end, clock.now());
          return checkCandidate(deps, work, bundleHash);
        },
        proof: proofOf,
        note: async () => {
          const number = 10 + requests;
          await addRelease(store, app, number, { requestId, bundleHash, manifest: planned });
          const release = await releaseById(store, `rel_clock_${number}`);
          const request = await requestById(store, requestId);
          return release && request ? proofNoteOf(deps, request, release) : assert.fail();
        },
      };
    },
  };
}

/** `shows` null: it does not start. */
function filesOf(manifest: Manifest, shows: string | null) {
  const source =
    shows === null
      ? "process.exit(3);"
      : `import { app, html } from "@toolroom/app";
app.page("/", () => html\`<p>${shows}</p>\`);
app.on("tick", () => "ticked");
`;
  return [
    { path: "app.ts", content: Buffer.from(source) },
    { path: "app.yaml", content: Buffer.from(stringify(manifest)) },
    { path: "tsconfig.json", content: Buffer.from('{ "extends": "@toolroom/app/tsconfig.json" }') },
  ];
}
