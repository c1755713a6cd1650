import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { AnswerBack } from "../../../operator/answer-back.ts";
import { startDeliveries } from "../../../operator/deliveries.ts";
import { deploy } from "../../../operator/deploy.ts";
import { enqueue } from "../../../operator/enqueue.ts";
import { startInstance } from "../../../operator/instances.ts";
import { createReconcileMemory, reconcile } from "../../../operator/reconcile.ts";
import { liveInstance, wantedInstances } from "../../../store/instances.ts";
import { createSteps, createTestOperator, layBundle } from "../../fakes/operator.ts";
import { addApp, addPerson, addRelease, manifestOf } from "../../fakes/registry.ts";

/** Counts its begins in the app's own database; the first waits for a file beside it, if it is told to. */
const APP = `
import { app, db } from "@toolroom/app";
import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
app.on("train", async ({ text, deliveryId }) => {
  db.run\`insert into begun (delivery, pid) values (\${deliveryId}, \${process.pid})\`;
  const { count } = db.get\`select count(*) as count from begun\`;
  while (text === "slowly" && count === 1 && !existsSync("go")) await setTimeout(10);
  return \`trained at try \${count}\`;
});
app.on("where", () => JSON.stringify({ pid: process.pid, begun: db.all\`select * from begun\` }));
`;

async function setUp(t: TestContext) {
  const operator = await createTestOperator(t);
  const { deps, store, clock, runner } = operator;
  const app = await addApp(store, "lunch");
  await addPerson(store, "U1", { name: "Ada" });
  layBundle(deps, "bundle-1", {
    "app.ts": APP,
    "migrations/0001_begun.sql": "create table begun (delivery text, pid int);",
  });
  const manifest = manifestOf("lunch", {
    triggers: [
      { command: "/train", run: "train" },
      { command: "/where", run: "where" },
    ],
    bindings: { db: true, compute: { runs: ["train"] } },
  });
  const release = await addRelease(store, app, 1, { manifest });
  const deployed = await deploy(createSteps().step, deps, { requestId: "req_1", releaseId: release.id });
  assert.deepEqual(deployed, { kind: "live" });
  const said: string[] = [];
  const answerBack: AnswerBack = async (_, text, what = "answer") => void said.push(`${what}: ${text}`);
  const start = async () => {
    const poll = await startDeliveries(deps, answerBack);
    operator.atEnd(() => poll.stop());
    return poll;
  };
  const type = async (run: string, text: string, wakeDeliveries: () => void) => {
    const body = { run, kind: "command" as const, at: new Date(clock.now()).toISOString(), text, channelId: "C1" };
    const order = { appId: app.id, instanceId: null, dedupeKey: `${run} ${text}`, personId: "U1", body };
    const answerTo = { channelId: "C1", personId: "U1" };
    return (await enqueue({ ...deps, wakeDeliveries }, { ...order, answerTo })).deliveryId;
  };
  const until = async (what: string, isSo: () => boolean | Promise<boolean>) => {
    for (let look = 0; !(await isSo()); look += 1) {
      if (look > 600) assert.fail(`${what}: ${JSON.stringify(said)}`);
      // The clock of these tests stands still: what waits for its pause is due with this.
      clock.add(500);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const jobs = async () => (await runner.list()).map(({ name }) => name).filter((name) => name.startsWith("job_"));
  let asked = 0;
  /** Asks the app itself, while its job is at work. */
  const hasBegun = async (wake: () => void) => {
    asked += 1;
    await type("where", `${asked}`, wake);
    await until("an answer", () => said.some((one) => one.startsWith('answer: {"pid"')));
    const last =
      said.splice(
        said.findIndex((one) => one.startsWith('answer: {"pid"')),
        1,
      )[0] ?? "";
    return JSON.parse(last.slice("answer: ".length)) as { pid: number; begun: { delivery: string; pid: number }[] };
  };
  const go = () => writeFileSync(join(deps.home, "bundles", "bundle-1", "go"), "");
  return { ...operator, app, manifest, said, start, type, until, jobs, hasBegun, go };
}

test("a job works in a box of its own beside the app, its person hears of the begin and the end, and nothing stays", {
  timeout: 30_000,
}, async (t) => {
  const { start, type, until, jobs, said, hasBegun, go, store, openDoors, app } = await setUp(t);
  const poll = await start();
  const id = await type("train", "slowly", poll.wake);
  await until("a job's box", async () => (await jobs()).length === 1);
  const begin =
    "begun: I am at it. It goes on in a box of its own as soon as one is free, for at most 30 minutes, and its answer comes here.";
  assert.deepEqual(said, [begin]);
  let seen = await hasBegun(poll.wake);
  while (seen.begun.length === 0) seen = await hasBegun(poll.wake);
  assert.equal(seen.begun[0]?.delivery, id);
  assert.notEqual(seen.begun[0]?.pid, seen.pid);
  go();
  await until("the end", () => said.length === 2);
  assert.deepEqual(said, [begin, "answer: trained at try 1"]);
  await until("no box", async () => (await jobs()).length === 0);
  await poll.stop();
  const live = await liveInstance(store, app.id);
  assert.deepEqual(
    (await wantedInstances(store)).map((one) => one.id),
    [live?.id],
  );
  assert.deepEqual([...openDoors], [live?.doorSessionId]);
});

test("a job whose box dies is done again with the same delivery, and said once", { timeout: 30_000 }, async (t) => {
  const { start, type, until, jobs, said, hasBegun, runner } = await setUp(t);
  const poll = await start();
  const id = await type("train", "slowly", poll.wake);
  await until("a job's box", async () => (await jobs()).length === 1);
  let seen = await hasBegun(poll.wake);
  while (seen.begun.length === 0) seen = await hasBegun(poll.wake);
  for (const name of await jobs()) await runner.crash(name);
  await until("the end", () => said.length === 2);
  assert.equal(said[1], "answer: trained at try 2");
  assert.deepEqual(
    (await hasBegun(poll.wake)).begun.map(({ delivery }) => delivery),
    [id, id],
  );
  await until("no box", async () => (await jobs()).length === 0);
});

test("a platform that stops cuts its jobs off, and they are done again after the next start", {
  timeout: 30_000,
}, async (t) => {
  const { start, type, until, jobs, said, hasBegun, deps, runner } = await setUp(t);
  const poll = await start();
  await type("train", "slowly", poll.wake);
  await until("a job's box", async () => (await jobs()).length === 1);
  let seen = await hasBegun(poll.wake);
  while (seen.begun.length === 0) seen = await hasBegun(poll.wake);
  const memory = createReconcileMemory();
  await reconcile(deps, memory, { isWhole: true, isFirst: false });
  assert.equal((await jobs()).length, 1, "while it is at work nobody takes its box");
  await poll.stop();
  assert.deepEqual(await jobs(), []);
  await reconcile(deps, memory, { isWhole: true, isFirst: true });
  await start();
  await until("the end", () => said.some((one) => one === "answer: trained at try 2"));
  assert.equal((await runner.list()).filter(({ state }) => state === "running").length >= 1, true);
});

test("a version that changes the data ends the jobs at work, which are done again on it", {
  timeout: 30_000,
}, async (t) => {
  const { start, type, until, jobs, said, hasBegun, deps, store, app, manifest } = await setUp(t);
  const poll = await start();
  await type("train", "slowly", poll.wake);
  await until("a job's box", async () => (await jobs()).length === 1);
  let seen = await hasBegun(poll.wake);
  while (seen.begun.length === 0) seen = await hasBegun(poll.wake);
  layBundle(deps, "bundle-2", {
    "app.ts": APP.replace("trained at", "newly trained at"),
    "migrations/0001_begun.sql": "create table begun (delivery text, pid int);",
    "migrations/0002_more.sql": "create table more (what text);",
  });
  const release = await addRelease(store, app, 2, { manifest, bundleHash: "bundle-2", requestId: "req_2" });
  const deployed = await deploy(createSteps().step, deps, { requestId: "req_2", releaseId: release.id });
  assert.deepEqual(deployed, { kind: "live" });
  await until("the end", () => said.length === 2);
  assert.equal(said[1], "answer: newly trained at try 2");
});

test("a version that asks for a graphics card is not put live where none can be given", {
  timeout: 30_000,
}, async (t) => {
  const { deps, store, app, manifest } = await setUp(t);
  const compute = { runs: ["train"], gpu: 1 };
  const wanted = { ...manifest, bindings: { ...manifest.bindings, compute } };
  const release = await addRelease(store, app, 2, { manifest: wanted, requestId: "req_2" });
  const refused = await deploy(createSteps().step, deps, { requestId: "req_2", releaseId: release.id });
  assert.match(JSON.stringify(refused), /asks for a graphics card.*take gpu out of compute in app\.yaml/);
  assert.notEqual((await liveInstance(store, app.id))?.releaseId, release.id);
});

test("a job's box that no delivery needs is ended in the next round, and its door closed", {
  timeout: 30_000,
}, async (t) => {
  const { deps, store, app, jobs, clock, openDoors } = await setUp(t);
  const live = await liveInstance(store, app.id);
  assert.ok(live);
  const { releaseId, releaseTag, requestId, bundleHash, imageDigest, manifest } = live;
  await startInstance(deps, {
    ...{ instanceId: "job_01gone_1", appId: app.id, appName: app.name, kind: "job", personId: app.ownerId },
    ...{ releaseId, releaseTag, requestId, bundleHash, imageDigest, manifest, dataFolder: app.id },
    expiresAt: clock.now() + 60_000,
  });
  assert.deepEqual(await jobs(), ["job_01gone_1"]);
  await reconcile(deps, createReconcileMemory(), { isWhole: false, isFirst: false });
  assert.deepEqual(await jobs(), []);
  assert.deepEqual([...openDoors], [live.doorSessionId]);
});
