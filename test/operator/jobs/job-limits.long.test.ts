import assert from "node:assert/strict";
import { test } from "node:test";
import { startDeliveries } from "../../../operator/deliveries.ts";
import { deploy } from "../../../operator/deploy.ts";
import { enqueue } from "../../../operator/enqueue.ts";
import { notices } from "../../../store/message-tables.ts";
import { dockerAnswers } from "../../docker-answers.ts";
import { startLivePlatform } from "../../fakes/live-platform.ts";
import { createSteps } from "../../fakes/operator.ts";
import { noBubblewrap } from "../../runners/boxes.ts";

const RUNNERS = [
  { runner: "docker", skip: (await dockerAnswers()) ? false : "no container engine answers" },
  { runner: "bubblewrap", skip: await noBubblewrap() },
] as const;

/** `heap`: what V8 counts; `bytes`: what only the kernel does; `time`: it never comes to an end. */
const APP = `
import { app, db } from "@toolroom/app";
app.on("train", async ({ text }) => {
  db.run\`insert into begun (what) values (\${text})\`;
  const kept: unknown[] = [];
  if (text === "heap") for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at, kept })));
  if (text === "bytes") for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1));
  await new Promise(() => setInterval(() => undefined, 1_000));
});
app.on("begun", () => db.all<{ what: string }>\`select what from begun order by rowid\`.map(({ what }) => what).join());
`;

for (const { runner, skip } of RUNNERS)
  test(`on ${runner} a job that wants more memory or time than it has is ended, told why, not done again, and leaves nothing`, {
    skip,
    timeout: 240_000,
  }, async (t) => {
    const { deps, app, person, cut } = await startLivePlatform(t, "trainer", runner);
    const release = await cut(
      { "app.ts": APP, "migrations/0001_begun.sql": "create table begun (what text);" },
      {
        triggers: [
          { command: "/train", run: "train" },
          { command: "/begun", run: "begun" },
        ],
        bindings: { db: true, compute: { runs: ["train"], memoryMb: 128, minutes: 1 } },
      },
    );
    const deployed = await deploy(createSteps().step, deps, { requestId: release.requestId, releaseId: release.id });
    assert.deepEqual(deployed, { kind: "live" });
    const said: string[] = [];
    let heard = Promise.withResolvers<void>();
    const poll = await startDeliveries(deps, async (_, text, what) => {
      if (what === "begun") return;
      said.push(text);
      heard.resolve();
    });
    t.after(() => poll.stop());
    const type = async (run: string, text: string) => {
      const at = new Date(deps.clock.now()).toISOString();
      const body = { run, kind: "command" as const, at, text, channelId: "C1" };
      const order = { appId: app.id, instanceId: null, dedupeKey: `${run} ${text}`, personId: person.id, body };
      await enqueue(
        { ...deps, wakeDeliveries: poll.wake },
        { ...order, answerTo: { channelId: "C1", personId: person.id } },
      );
      for (; said.length === 0; heard = Promise.withResolvers()) await heard.promise;
      return said.shift();
    };
    const memory = "That did not work: The app used more than its 128 MB of memory.";
    assert.equal(await type("train", "bytes"), memory);
    // V8 gives up before the kernel does where its heap may take only a part of the box.
    const heap = "That did not work: The app used more memory than its 128 MB allow (exit code 134).";
    assert.ok([memory, heap].includes((await type("train", "heap")) ?? ""));
    const time =
      "That did not work: It was ended after 1 minutes: that is all it may take. Say in its thread how long it needs.";
    assert.equal(await type("train", "time"), time);
    assert.equal(await type("begun", ""), "bytes,heap,time", "each was begun once");
    const told = deps.store.orm.select().from(notices).all();
    assert.deepEqual([told.length, told[0]?.personId], [1, app.ownerId]);
    assert.match(told[0]?.text ?? "", /its command \*\/tool train\* failed: The app used more than its 128 MB/);
    await poll.stop();
    assert.deepEqual(
      (await deps.runner.list()).filter(({ name }) => name.startsWith("job_")),
      [],
    );
  });
