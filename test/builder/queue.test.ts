import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import { createDurable } from "../../builder/durable.ts";
import { startQueue } from "../../builder/queue.ts";
import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log.ts";
import type { Card } from "../../operator/announcer.ts";
import { addRequest, setStage } from "../../store/app-requests.ts";
import { createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

test("who waits for a place is what the workflow's database says: new ones first, then those that were answered", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-queue-"));
  const file = join(folder, "workflows.db");
  const ends = new Map<string, () => void>();
  const begun = new Map<string, PromiseWithResolvers<void>>();
  const stage = (name: string) => {
    const known = begun.get(name) ?? Promise.withResolvers<void>();
    begun.set(name, known);
    return known;
  };
  const durable = createDurable({
    ...{ file, concurrency: 1, clock: systemClock, log: silentLog },
    workflow: async (run) => {
      await run.step("ask", async () => stage(`${run.key} asked`).resolve());
      await run.waitFor(`answer ${run.key}`);
      await run.step("work", async () => {
        stage(`${run.key} works`).resolve();
        await new Promise<void>((resolve) => ends.set(run.key, resolve));
      });
    },
  });
  t.after(() => {
    durable.close();
    rmSync(folder, { recursive: true });
  });
  const untilWaiting = async (...keys: string[]) => {
    for (const until = Date.now() + 5_000; ; await systemClock.sleep(10)) {
      const found = durable.waiting();
      if (found.join() === keys.join()) return;
      assert.ok(Date.now() < until, `${found.join()} wait, and not ${keys.join()}`);
    }
  };
  for (const key of ["a", "b"]) {
    await durable.start(key);
    await stage(`${key} asked`).promise;
  }
  await untilWaiting(); // both for an answer, which takes no place
  durable.signal("answer a");
  await stage("a works").promise;
  durable.signal("answer b");
  await untilWaiting("b");
  await durable.start("c");
  await untilWaiting("c", "b");
  ends.get("a")?.();
  await stage("b works").promise;
  await untilWaiting();
  ends.get("b")?.();
  durable.close();
  await durable.start("d");
  await untilWaiting(); // with a place free it is only not taken up yet
});

/** Each `look` is one round of it. */
async function open(t: TestContext) {
  const { store } = openTestStore(t);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", requesterId: "U1" };
  for (const id of ["req_new", "req_answered"])
    await addRequest(store, { ...place, id, messageTs: id, text: "lunch", inputs: [], appId: null, at: NOON });
  await setStage(store, "req_answered", "agree", NOON);
  let queue: string[] = [];
  let resting = Promise.withResolvers<void>();
  let rest = Promise.withResolvers<void>();
  const told: string[] = [];
  const progress = async (requestId: string, { steps }: Card) => {
    const shown = steps
      .filter(({ state }) => state !== "next")
      .map(({ text, note }) => (note ? `${text}: ${note}` : text));
    told.push(`${requestId}: ${shown.join(" / ")}`);
  };
  const sleep = async (_: number, signal?: AbortSignal) => {
    signal?.addEventListener("abort", () => rest.resolve());
    resting.resolve();
    await rest.promise;
  };
  const clock = { now: createHandClock().now, sleep };
  const deps = { store, clock, log: silentLog, announcer: { progress }, planner: { name: "model" } };
  const looks: string[][] = [];
  const poll = startQueue(deps as unknown as BuilderDeps, () => looks.shift() ?? queue);
  t.after(() => poll.stop());
  await resting.promise;
  const look = async (waiting: string[], ...first: string[][]) => {
    queue = waiting;
    looks.push(...first);
    const last = rest;
    resting = Promise.withResolvers();
    rest = Promise.withResolvers();
    last.resolve();
    await resting.promise;
    return told.splice(0);
  };
  return { look };
}

test("each card says how many are before it, and only anew where that changes", async (t) => {
  const { look } = await open(t);
  const answered =
    "req_answered: Understanding the ask / Making a plan / Waiting for your go / Waiting for a free place";
  assert.deepEqual(await look(["req_new", "req_answered"]), [
    "req_new: Waiting for a free place: it is the next",
    `${answered}: 1 other is before it`,
  ]);
  assert.deepEqual(await look(["req_new", "req_answered"]), []);
  assert.deepEqual(await look(["req_answered"]), [`${answered}: it is the next`]);
  assert.deepEqual(await look([]), []);
  assert.deepEqual(await look(["req_answered"]), [`${answered}: it is the next`], "it waits once more");
});

test("what got its place while its card was made tells its own", async (t) => {
  const { look } = await open(t);
  assert.deepEqual(await look([], ["req_new"]), []);
});
