import assert from "node:assert/strict";
import { test } from "node:test";
import { approvalIdOf } from "../../../builder/deciding.ts";
import { isCorrection } from "../../../builder/desk/read-correction.ts";
import { endRequest, requestById } from "../../../store/app-requests.ts";
import { openApproval } from "../../../store/approvals.ts";
import { enqueueDelivery } from "../../../store/deliveries.ts";
import { appPosts, deliveries } from "../../../store/delivery-tables.ts";
import { eq } from "../../../store/drizzle.ts";
import { triggers } from "../../../store/schema.ts";
import { addAppPost, goLive } from "../../fakes/live-app.ts";
import { addApp, NOON } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

const SAYS_WRONG = [
  "wrong: it posts Saturdays too",
  "that's not right, it should be at nine",
  "it still shows yesterday's orders",
  "it posted twice",
  "The summary isn't correct",
  "it should not have reminded Ana",
  "fix the total",
  "es postet auch samstags",
  "das stimmt nicht, es müssten 14 sein",
  "die Liste zeigt die Preise nicht",
  "it failed this morning",
  "es ist gestern fehlgeschlagen",
  "the answer to /lunch is wrong",
  "the post from yesterday was wrong",
  "Monday's post is wrong",
  "the 11:00 post is wrong",
  "die Antwort auf /lunch ist falsch",
  "der Post von gestern stimmt nicht",
];
const WISHES = [
  "post on Saturdays too",
  "please add a price to every order",
  "it should post at 9",
  "does it post on Saturdays too?",
  "es soll auch samstags posten",
  "bitte auch samstags",
  "thanks, it works",
];

test("what says that an app does something wrong is told from a wish", () => {
  assert.deepEqual(
    [...SAYS_WRONG, ...WISHES].filter((text) => isCorrection(text)),
    SAYS_WRONG,
  );
});

test("a correction carries what the app posted last, and is one still when it is tried again", async (t) => {
  const { desk, store, app } = await withLiveApp(t);
  await addAppPost(store, app, 1, { delivery: "d1", channel: "#food", text: "Ada: ramen" });
  await addAppPost(store, app, 1, { delivery: "d2", channel: "@UOTHER", text: "for Ben alone" });
  const first = await said(desk, "5.0", "wrong: it posts Saturdays too", app.threadTs);
  const request = await requestById(store, first);
  const wrong = {
    ...{ kind: "forwarded", name: "What it did wrong", mediaType: "text/plain" },
    content: "Posted in #food, 2026-03-10 13:00 (Europe/Paris):\nAda: ramen",
  };
  assert.deepEqual([request?.isCorrection, request?.inputs], [true, [wrong]]);
  await endRequest(store, first, "failed", "no", NOON);
  const again = await requestById(store, await said(desk, "6.0", "try again", app.threadTs));
  assert.deepEqual([again?.isCorrection, again?.inputs], [true, [wrong]]);
});

const DAY_MS = 86_400_000;

/** In Paris: Tuesday 13:00 is now. */
const NAMED: [text: string, output: RegExp, as: string | undefined][] = [
  ["this is wrong", /Tuesday at one/, "a correction of what it posted in #food, 2026-03-10 13:00"],
  ["yesterday's post is wrong", /Monday at one/, "a correction of what it posted in #food, 2026-03-09 13:00"],
  ["wrong: it posts Sundays too", /Sunday at one/, "a correction of what it posted in #food, 2026-03-08 13:00"],
  ["der Post von gestern stimmt nicht", /Monday at one/, "a correction of what it posted in #food, 2026-03-09 13:00"],
  ["the 9:00 post is wrong", /Monday at nine/, "a correction of what it posted in #food, 2026-03-09 09:00"],
  ["der Post um 9 Uhr ist falsch", /Monday at nine/, "a correction of what it posted in #food, 2026-03-09 09:00"],
  ["wrong: it should not post at 20:00", /Tuesday at one/, "a correction of what it posted in #food, 2026-03-10 13:00"],
  [
    "the answer to /lunch is wrong",
    /Noted: soup/,
    "a correction of its last answer to /tool lunch soup, 2026-03-10 13:00",
  ],
  [
    "die Antwort auf /lunch war gestern falsch",
    /Noted: ramen/,
    "a correction of its answer to /tool lunch ramen, 2026-03-09 13:00",
  ],
  ["it failed", /the kitchen burns/, "a correction of post summary, which failed 2026-03-10 13:00"],
  ["es ist am Sonntag fehlgeschlagen", /no <table>/, "a correction of post summary, which failed 2026-03-08 13:00"],
  ["the answer to /price is wrong", /Tuesday at one/, "a correction of what it posted in #food, 2026-03-10 13:00"],
];

for (const [text, output, as] of NAMED)
  test(`“${text}” carries the output that it names: ${output.source}`, async (t) => {
    const { desk, store, app } = await withLiveApp(t);
    const posted = async (delivery: string, at: number, words: string) => {
      const key = await addAppPost(store, app, 1, { delivery, channel: "#food", text: words });
      store.orm.update(appPosts).set({ createdAt: at }).where(eq(appPosts.key, key)).run();
    };
    await posted("d1", NOON - 2 * DAY_MS, "Sunday at one");
    await posted("d2", NOON - DAY_MS - 4 * 3_600_000, "Monday at nine");
    await posted("d3", NOON - DAY_MS, "Monday at one");
    await posted("d4", NOON, "Tuesday at one");
    for (const word of ["lunch", "price"]) {
      const [run, command] = [word, `/${word}`];
      const row = {
        id: `trg_${run}`,
        appId: app.id,
        releaseId: "rel_lunch_1",
        run,
        word,
        spec: { command, run },
      };
      store.orm
        .insert(triggers)
        .values({ ...row, timeZone: "Europe/Paris", nextAt: null })
        .run();
    }
    const answered = async (id: string, at: number, personId: string, what: string, run = "lunch") => {
      const user = { id: personId, handle: "a", name: "A", timeZone: "UTC" };
      const body = {
        deliveryId: id,
        run,
        kind: "command" as const,
        at: new Date(at).toISOString(),
        text: what,
        user,
        channelId: "C2",
      };
      await enqueueDelivery(store, {
        id,
        appId: app.id,
        instanceId: null,
        dedupeKey: id,
        body,
        answerTo: null,
        createdAt: at,
      });
      store.orm
        .update(deliveries)
        .set({ status: "answered", answer: { ok: true, text: `Noted: ${what}` } })
        .where(eq(deliveries.id, id))
        .run();
    };
    await answered("c1", NOON - DAY_MS, "UASKER", "ramen");
    await answered("c2", NOON, "UASKER", "soup");
    await answered("c3", NOON, "UOTHER", "a secret dish");
    await answered("c4", NOON, "UOTHER", "a secret price", "price");
    for (const [days, error] of [
      [2, "no <table>"],
      [0, "the kitchen burns"],
    ] as const) {
      const at = new Date(NOON - days * DAY_MS).toISOString();
      const body = {
        deliveryId: at,
        run: "post-summary",
        kind: "schedule" as const,
        at,
        text: "",
        user: null,
        channelId: null,
      };
      const row = {
        id: at,
        appId: app.id,
        instanceId: null,
        dedupeKey: at,
        body,
        answerTo: null,
        createdAt: Date.parse(at),
      };
      await enqueueDelivery(store, row);
      store.orm
        .update(deliveries)
        .set({ status: "failed", answer: { ok: false, error } })
        .where(eq(deliveries.id, at))
        .run();
    }
    const replied = await desk.reply({ ...ASK, threadTs: app.threadTs, messageTs: "5.0", text, mentioned: false });
    assert.ok(replied.kind === "started", JSON.stringify(replied));
    assert.equal(replied.as, as);
    const request = await requestById(store, replied.requestId);
    assert.equal(request?.inputs.length, 1);
    assert.match(request.inputs[0]?.content ?? "", output);
    assert.doesNotMatch(JSON.stringify(request.inputs), /secret/, "what others were told is theirs");
  });

test("a wish is none, and what was forwarded with a correction is the wrong output itself", async (t) => {
  const { desk, store, app } = await withLiveApp(t);
  await addAppPost(store, app, 1, { delivery: "d1", channel: "#food", text: "Ada: ramen" });
  const wish = await said(desk, "5.0", "please add a price to every order", app.threadTs);
  assert.deepEqual(
    [(await requestById(store, wish))?.isCorrection, (await requestById(store, wish))?.inputs],
    [false, []],
  );
  await endRequest(store, wish, "failed", "no", NOON);
  const shown = { kind: "forwarded" as const, name: "A message", content: "Ben: soup" };
  const correction = await said(desk, "6.0", "this is wrong", app.threadTs, [shown]);
  assert.deepEqual((await requestById(store, correction))?.inputs, [shown]);
});

test("a wish that is edited to say what is wrong becomes a correction", async (t) => {
  const { desk, store, app } = await withLiveApp(t);
  const requestId = await said(desk, "5.0", "please add a price to every order", app.threadTs);
  const waits = { personId: "UASKER", groupHandle: null, releaseId: null, subjectHash: "hash", expiresAt: NOON * 2 };
  const plan = { id: approvalIdOf(requestId, "plan", 1), requestId, kind: "plan" as const, round: 1 };
  await openApproval(store, { ...plan, ...waits }, NOON);
  const place = { channelId: "C1", threadTs: app.threadTs, messageTs: "5.0", revisedTs: "5.1", personId: "UASKER" };
  const replied = await desk.revise({
    ...place,
    mentioned: true,
    ask: { text: "wrong: it shows no prices", inputs: [] },
  });
  assert.equal(replied.kind, "taken");
  assert.equal((await requestById(store, requestId))?.isCorrection, true);
});

async function withLiveApp(t: Parameters<typeof newDesk>[0]) {
  const { desk, store } = await newDesk(t);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  await goLive(store, app, 1);
  return { desk, store, app };
}

async function said(
  desk: Awaited<ReturnType<typeof newDesk>>["desk"],
  messageTs: string,
  text: string,
  threadTs: string,
  inputs: { kind: "forwarded"; name: string; content: string }[] = [],
): Promise<string> {
  const replied = await desk.reply({ ...ASK, threadTs, messageTs, text, inputs, mentioned: false });
  return replied.kind === "started" ? replied.requestId : assert.fail(JSON.stringify(replied));
}
