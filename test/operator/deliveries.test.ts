import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createAuthority } from "../../operator/authority.ts";
import { deliverCommand } from "../../operator/commands.ts";
import { startDeliveries } from "../../operator/deliveries.ts";
import { deploy } from "../../operator/deploy.ts";
import { tellNotices } from "../../operator/notices.ts";
import { closePreview, openPreview } from "../../operator/preview.ts";
import { fireDue } from "../../operator/triggers.ts";
import { firePreview } from "../../operator/try-preview.ts";
import { addRequest } from "../../store/app-requests.ts";
import { stopApp } from "../../store/apps.ts";
import { enqueueDelivery, finishDelivery } from "../../store/deliveries.ts";
import { attemptsOf } from "../../store/delivery-attempts.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { usage } from "../../store/schema.ts";
import { createSteps, createTestOperator, layBundle } from "../fakes/operator.ts";
import { addApp, addPerson, addRelease, manifestOf, NOON, TEAM } from "../fakes/registry.ts";

/** A real app on the real library: it notes what it is told, refuses "nothing" and breaks on "broken". */
const APP = `
import { app, db, html, refuse, today } from "@toolroom/app";
app.on("add-order", ({ text, user }) => {
  if (text === "nothing") refuse("Say what you want to eat.");
  if (text === "broken") throw new Error("the kitchen is on fire");
  db.run\`insert into orders (day, who, dish) values (\${today()}, \${user.name}, \${text})\`;
  return "Noted: " + text;
});
app.on("summary", () => {
  db.run\`insert into orders (day, who, dish) values (\${today()}, 'summary', 'x')\`;
  if (db.all\`select * from orders where dish = 'fail'\`.length > 0) throw new Error("no summary today");
});
app.page("/", () => html\`<p>Lunch</p>\`);
`;
const SQL = "create table orders (day text, who text, dish text);";
const TRIGGERS = [
  { command: "/lunch", run: "add-order" },
  { schedule: "0 14 * * *", run: "summary" },
];

async function setUp(t: TestContext, slackIsThere = Promise.resolve()) {
  const operator = await createTestOperator(t);
  const { deps, store, clock } = operator;
  const app = await addApp(store, "lunch");
  await addPerson(store, "U1", { name: "Ada" });
  await addPerson(store, "GUEST", { kind: "guest" });
  layBundle(deps, "bundle-1", { "app.ts": APP, "migrations/0001_orders.sql": SQL });
  const manifest = manifestOf("lunch", { triggers: TRIGGERS, web: { access: "company" } });
  const release = await addRelease(store, app, 1, { manifest });
  const deployed = await deploy(createSteps().step, deps, { requestId: "req_1", releaseId: release.id });
  assert.deepEqual(deployed, { kind: "live" });
  const authority = createAuthority({
    store,
    approverGroup: null,
    groupMembers: async () => [],
  });
  const answers: string[] = [];
  let answered = Promise.withResolvers<void>();
  const poll = await startDeliveries(deps, async (delivery, text) => {
    await slackIsThere;
    answers.push(`${delivery.answerTo?.personId}: ${text}`);
    answered.resolve();
  });
  operator.atEnd(() => poll.stop());
  const startPreview = () => assert.fail("no preview is to be started");
  const commands = { store, clock, authority, wakeDeliveries: poll.wake, startPreview };
  const type = (text: string, key = text, personId = "U1") =>
    deliverCommand(commands, { word: "lunch", text, personId, channelId: "C9", key, at: clock.now() });
  const nextAnswer = async () => {
    await answered.promise;
    answered = Promise.withResolvers();
  };
  const until = async (isSo: () => boolean) => {
    for (let look = 0; !isSo(); look += 1) {
      if (look > 400) assert.fail(`It did not become so: ${JSON.stringify(rows())}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const rows = () => store.orm.select().from(deliveries).all();
  return { ...operator, app, release, manifest, commands, answers, type, nextAnswer, until, rows, poll };
}

test("a command reaches the app once, and its answer the person, once", { timeout: 20_000 }, async (t) => {
  const { type, answers, nextAnswer, store, rows, poll } = await setUp(t);
  const first = await type("ramen", "envelope 1");
  assert.deepEqual(await type("ramen", "envelope 1"), first);
  await nextAnswer();
  assert.deepEqual(await type("ramen", "envelope 1"), first);
  await type("nothing");
  await nextAnswer();
  await poll.stop();
  assert.deepEqual(answers, ["U1: Noted: ramen", "U1: Say what you want to eat."]);
  assert.deepEqual(
    rows().map((row) => [row.status, row.attempts]),
    [
      ["answered", 1],
      ["answered", 1],
    ],
  );
  assert.deepEqual(
    store.orm
      .select()
      .from(usage)
      .all()
      .map((row) => [row.personId, row.kind, row.count]),
    [["U1", "command", 2]],
  );
});

test("a command that breaks the app is answered at once, and the owner hears of it once", {
  timeout: 20_000,
}, async (t) => {
  const { type, answers, nextAnswer, told, poll, deps } = await setUp(t);
  await type("broken", "1");
  await nextAnswer();
  await type("broken", "2");
  await nextAnswer();
  await poll.stop();
  assert.equal(answers[0], "U1: That did not work: the kitchen is on fire");
  await tellNotices(deps);
  assert.equal(told.size, 1);
  assert.match(
    [...told.values()][0]?.text ?? "",
    /\*lunch\*: its command \*\/tool lunch\* failed: the kitchen is on fire/,
  );
});

test("while an answer cannot be said, the next delivery reaches its app", { timeout: 20_000 }, async (t) => {
  const isBack = Promise.withResolvers<void>();
  const { type, until, rows, nextAnswer, answers } = await setUp(t, isBack.promise);
  await type("ramen");
  await until(() => rows().filter((row) => row.status === "answered").length === 1);
  await type("soup");
  await until(() => rows().filter((row) => row.status === "answered").length === 2);
  assert.deepEqual(answers, []);
  isBack.resolve();
  await nextAnswer();
});

test("an answer that cannot be said keeps nobody else from theirs", { timeout: 20_000 }, async (t) => {
  const operator = await createTestOperator(t);
  const { deps, store } = operator;
  for (const [id, at] of [
    ["dlv_1", NOON],
    ["dlv_2", NOON + 1],
  ] as const) {
    const about = { deliveryId: id, run: "r", kind: "command" as const, at: "2026-03-10T12:00:00Z", text: "" };
    const place = { id, appId: "app_lunch", instanceId: null, dedupeKey: id, createdAt: NOON };
    const answerTo = { channelId: "C9", personId: "U1" };
    await enqueueDelivery(store, { ...place, answerTo, body: { ...about, user: null, channelId: "C9" } });
    await finishDelivery(store, { deliveryId: id, status: "answered", answer: { ok: true, text: id }, at });
  }
  const { promise: said, resolve: say } = Promise.withResolvers<string>();
  const poll = await startDeliveries(deps, async ({ id }) => {
    if (id === "dlv_1") throw new TypeError("What it says cannot be laid out.");
    say(id);
  });
  operator.atEnd(() => poll.stop());
  assert.equal(await said, "dlv_2");
});

test("unknown words, guests and stopped apps are told so, and nothing is delivered", { timeout: 20_000 }, async (t) => {
  const { type, commands, app, rows } = await setUp(t);
  assert.deepEqual(
    await deliverCommand(commands, {
      word: "dinner",
      text: "",
      personId: "U1",
      channelId: "C",
      key: "k",
      at: NOON,
    }),
    { kind: "unknown" },
  );
  assert.deepEqual(await type("ramen", "k", "GUEST"), { kind: "refused", say: "Guests cannot use Toolroom." });
  await stopApp(commands.store, { appId: app.id, actor: "U1", why: "", at: NOON });
  const { ownerId, channelId, threadTs } = app;
  assert.deepEqual(await type("ramen"), {
    kind: "stopped",
    appName: "lunch",
    ownerId,
    isTheirs: ownerId === "U1",
    channelId,
    threadTs,
  });
  assert.deepEqual(rows(), []);
});

test("a schedule that fails is tried five times with pauses, then its owner is told", {
  timeout: 30_000,
}, async (t) => {
  const { type, nextAnswer, clock, deps, until, rows, poll, told } = await setUp(t);
  await type("fail");
  await nextAnswer();
  clock.set(Date.parse("2026-03-10T13:00:00Z"));
  assert.equal(await fireDue(deps), 1);
  for (const [attempt, pauseMs] of [
    [1, 5_000],
    [2, 30_000],
    [3, 120_000],
    [4, 600_000],
    [5, 0],
  ] as const) {
    poll.wake();
    await until(() => rows().some((row) => row.body.kind === "schedule" && row.attempts === attempt));
    const settled = (row: { status: string; nextAttemptAt: number }) =>
      row.status === "failed" || row.nextAttemptAt === clock.now() + pauseMs;
    await until(() => rows().some((row) => row.body.kind === "schedule" && settled(row)));
    clock.add(pauseMs);
  }
  await poll.stop();
  const failed = rows().find((row) => row.body.kind === "schedule");
  assert.equal(failed?.status, "failed");
  const tries = (await attemptsOf(deps.store, [failed?.id ?? ""])).get(failed?.id ?? "") ?? [];
  assert.deepEqual(
    tries.map(({ number, startedAt, endedAt, answer }) => [number, (endedAt ?? 0) - startedAt, answer]),
    [1, 2, 3, 4, 5].map((number) => [number, 0, { ok: false, error: "no summary today" }]),
  );
  assert.deepEqual(
    tries.slice(1).map(({ startedAt }, index) => startedAt - (tries[index]?.startedAt ?? 0)),
    [5_000, 30_000, 120_000, 600_000],
  );
  await tellNotices(deps);
  assert.match([...told.values()][0]?.text ?? "", /its schedule \*summary\* failed: no summary today/);
});

test("a command typed while a migration runs waits for the new version", { timeout: 30_000 }, async (t) => {
  const { type, answers, nextAnswer, deps, store, clock, app, manifest, rows } = await setUp(t);
  const migrations = {
    "migrations/0001_orders.sql": SQL,
    "migrations/0002_more.sql": "alter table orders add column price text;",
  };
  layBundle(deps, "bundle-2", { "app.ts": APP.replace("Noted: ", "Noted twice: "), ...migrations });
  const release = await addRelease(store, app, 2, { manifest });
  const deploying = deploy(
    createSteps().step,
    {
      ...deps,
      edge: {
        ...deps.edge,
        point: async (appId, instanceId) => {
          await type("soup");
          await deps.edge.point(appId, instanceId);
        },
      },
    },
    { requestId: "req_2", releaseId: release.id },
  );
  assert.deepEqual(await deploying, { kind: "live" });
  clock.add(1_000);
  await nextAnswer();
  assert.deepEqual(answers, ["U1: Noted twice: soup"]);
  assert.equal(rows()[0]?.attempts, 1);
});

test("a preview runs on fresh files of its own, its triggers by button, and leaves nothing", {
  timeout: 30_000,
}, async (t) => {
  const { deps, store, app, release, manifest, commands, until, rows, runner, edge } = await setUp(t);
  await addPerson(store, "ASKER");
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "9", messageTs: "9" };
  await addRequest(store, {
    ...place,
    id: "req_9",
    requesterId: "ASKER",
    text: "x",
    inputs: [],
    appId: app.id,
    at: NOON,
  });
  const order = { key: "req_9 1", kind: "preview" as const, appId: app.id, requestId: "req_9", personId: "ASKER" };
  const shown = {
    ...order,
    releaseId: release.id,
    releaseTag: release.id,
    bundleHash: "bundle-1",
    imageDigest: "sha256:0",
    manifest,
  };
  const opened = await openPreview(deps, shown);
  assert.deepEqual(opened, await openPreview(deps, shown));
  assert.equal(opened.kind === "open" && opened.url, `http://lunch--p1.localhost:${edge.port}`);
  const instanceId = opened.kind === "open" ? opened.instance.id : "";
  const press = { instanceId, act: { run: "summary" }, channelId: "C1", key: "press 1", at: NOON };
  assert.equal((await firePreview(commands, { ...press, personId: "U1" })).kind, "refused");
  assert.equal((await firePreview(commands, { ...press, personId: "ASKER" })).kind, "taken");
  const typed = { ...press, act: { command: "/lunch", text: "ramen" }, key: "press 2", threadTs: "1.0" };
  assert.equal((await firePreview(commands, { ...typed, personId: "ASKER" })).kind, "taken");
  const { body, answerTo } = rows().find((row) => row.dedupeKey === "press 2") ?? {};
  assert.deepEqual([body?.kind, body?.text, body?.user?.id], ["command", "ramen", "ASKER"]);
  assert.deepEqual(answerTo, { channelId: "C1", personId: "ASKER", threadTs: "1.0" });
  await until(() => rows().some((row) => row.status === "answered"));
  assert.deepEqual(store.orm.select().from(usage).all(), []);
  await closePreview(deps, instanceId);
  await closePreview(deps, instanceId);
  assert.equal((await runner.list()).length, 1);
  assert.equal((await firePreview(commands, { ...press, personId: "ASKER" })).kind, "refused");
  layBundle(deps, "bundle-none", { "app.ts": "process.exit(3);" });
  const broken = await openPreview(deps, { ...shown, key: "req_9 2", bundleHash: "bundle-none" });
  assert.match(broken.kind === "broken" ? broken.problem : "", /stopped by itself/);
});
