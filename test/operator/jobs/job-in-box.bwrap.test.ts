import assert from "node:assert/strict";
import { test } from "node:test";
import { startDeliveries } from "../../../operator/deliveries.ts";
import { deploy } from "../../../operator/deploy.ts";
import { enqueue } from "../../../operator/enqueue.ts";
import { wantedInstances } from "../../../store/instances.ts";
import { startLivePlatform } from "../../fakes/live-platform.ts";
import { createSteps } from "../../fakes/operator.ts";
import { noBubblewrap } from "../../runners/boxes.ts";

const skip = await noBubblewrap();

/** Its first begin goes on for ever; each says how much memory its program was given. */
const APP = `
import { app, db } from "@toolroom/app";
app.on("train", async () => {
  db.run\`insert into begun (at) values (1)\`;
  const { count } = db.get<{ count: number }>\`select count(*) as count from begun\`;
  if (count === 1) await new Promise(() => setInterval(() => undefined, 1000));
  return \`\${process.execArgv.find((one) => one.startsWith("--max-old-space-size"))}, try \${count}\`;
});
app.on("begun", () => String(db.get<{ count: number }>\`select count(*) as count from begun\`?.count));
`;

test("on bubblewrap a job has a box of its own size at the app's files, is done again when it dies, and leaves nothing", {
  skip,
  timeout: 60_000,
}, async (t) => {
  const platform = await startLivePlatform(t, "trainer", "bubblewrap");
  const { deps, app, person } = platform;
  const release = await platform.cut(
    { "app.ts": APP, "migrations/0001_begun.sql": "create table begun (at int);" },
    {
      triggers: [
        { command: "/train", run: "train" },
        { command: "/begun", run: "begun" },
      ],
      bindings: { db: true, compute: { runs: ["train"], memoryMb: 400 } },
    },
  );
  const deployed = await deploy(createSteps().step, deps, { requestId: release.requestId, releaseId: release.id });
  assert.deepEqual(deployed, { kind: "live" });
  const said: string[] = [];
  let heard = Promise.withResolvers<void>();
  const poll = await startDeliveries(deps, async (_, text) => {
    said.push(text);
    heard.resolve();
  });
  t.after(() => poll.stop());
  let asked = 0;
  const type = async (run: string) => {
    asked += 1;
    const at = new Date(deps.clock.now()).toISOString();
    const body = { run, kind: "command" as const, at, text: "", channelId: "C1" };
    const order = { appId: app.id, instanceId: null, dedupeKey: `${run} ${asked}`, personId: person.id, body };
    const answerTo = { channelId: "C1", personId: person.id };
    await enqueue({ ...deps, wakeDeliveries: poll.wake }, { ...order, answerTo });
  };
  const next = async () => {
    for (; said.length === 0; heard = Promise.withResolvers()) await heard.promise;
    return said.shift();
  };
  await type("train");
  assert.match((await next()) ?? "", /^I am at it\./);
  // The app's own box answers meanwhile, from the same database.
  do await type("begun");
  while ((await next()) !== "1");
  const [job] = (await deps.runner.list()).filter(({ name }) => name.startsWith("job_"));
  assert.equal(job?.state, "running");
  await deps.runner.stopInstance(job.name, 0);
  assert.equal(await next(), "--max-old-space-size=200, try 2");
  await poll.stop();
  const [live, ...others] = await wantedInstances(deps.store);
  assert.deepEqual([live?.kind, others], ["app", []]);
  assert.deepEqual(
    (await deps.runner.list()).map(({ name }) => name),
    [live?.id],
  );
});
