import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import type { Told } from "../../operator/announcer.ts";
import { startNotices, tellNotices } from "../../operator/notices.ts";
import { addNotice, noticeByKey } from "../../store/notices.ts";
import { createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

const DAY_MS = 24 * 3_600_000;
const SILENT = new KnownError("slack_silent", "Slack does not answer.", "It will be tried again.");

/** What Slack makes of each person's messages: a refusal, an outage, or (absent) it takes them. */
function setUp(t: TestContext) {
  const { store, atEnd } = openTestStore(t);
  const clock = createHandClock();
  const said: string[] = [];
  const tried: string[] = [];
  const answers = new Map<string, Told | Error>();
  const tellPerson = async (personId: string, key: string, text: string): Promise<Told> => {
    tried.push(key);
    const answer = answers.get(personId) ?? answers.get("all") ?? { kind: "told" };
    if (answer instanceof Error) throw answer;
    if (answer.kind === "told" && !said.includes(text)) said.push(text);
    return answer;
  };
  const deps = { store, clock, log: silentLog, announcer: { tellPerson } };
  const add = (key: string, personId = "U1", createdAt = clock.now()) =>
    addNotice(store, { key, personId, text: `About ${key}.`, createdAt });
  const tries = async () => {
    tried.length = 0;
    await tellNotices(deps);
    return [...tried];
  };
  return { store, atEnd, clock, said, answers, deps, add, tries };
}

test("what is written is told oldest first, once", async (t) => {
  const { store, add, tries, said } = setUp(t);
  await add("b", "U1", NOON - 1);
  await add("a", "U2", NOON - 2);
  assert.deepEqual(await tries(), ["a", "b"]);
  assert.deepEqual(await tries(), []);
  assert.deepEqual(said, ["About a.", "About b."]);
  assert.equal((await noticeByKey(store, "a"))?.toldAt, NOON);
});

test("an outage of Slack delays what is to be said, with growing pauses, and loses nothing however long it is", async (t) => {
  const { add, tries, said, answers, clock } = setUp(t);
  answers.set("all", SILENT);
  await add("a");
  for (const pauseMs of [5_000, 15_000, 60_000, 300_000, 300_000, 300_000]) {
    assert.deepEqual(await tries(), ["a"]);
    clock.add(pauseMs - 1);
    assert.deepEqual(await tries(), []);
    clock.add(1);
  }
  clock.add(30 * 24 * 3_600_000);
  answers.clear();
  assert.deepEqual(await tries(), ["a"]);
  assert.deepEqual(said, ["About a."]);
});

test("while Slack is silent one round tries one message, and no message keeps the others waiting", async (t) => {
  const { add, tries, said, answers } = setUp(t);
  await add("a", "U1", NOON - 2);
  await add("b", "U2", NOON - 1);
  answers.set("U1", SILENT);
  assert.deepEqual(await tries(), ["a"]);
  assert.deepEqual(await tries(), ["b"]);
  assert.deepEqual(said, ["About b."]);
});

test("what Slack refuses for good is marked with its reason, and neither tried again nor in anybody's way", async (t) => {
  const { store, add, tries, said, answers, clock } = setUp(t);
  await add("a", "UGONE", NOON - 2);
  await add("broken", "UODD", NOON - 1);
  await add("b");
  answers.set("UGONE", { kind: "refused", reason: "user_disabled" });
  answers.set("UODD", new Error("nobody expected this"));
  assert.deepEqual(await tries(), ["a", "broken", "b"]);
  assert.deepEqual(said, ["About b."]);
  const { refusedBecause, toldAt } = (await noticeByKey(store, "a")) ?? {};
  assert.deepEqual([refusedBecause, toldAt], ["user_disabled", null]);
  clock.add(5_000);
  assert.deepEqual(await tries(), ["broken"]);
});

test("the loop tells what a dead process left when it starts, and at once when it is woken", async (t) => {
  const { deps, add, said, atEnd } = setUp(t);
  await add("left");
  let told = Promise.withResolvers<void>();
  const tellPerson: typeof deps.announcer.tellPerson = async (...words) => {
    const answer = await deps.announcer.tellPerson(...words);
    told.resolve();
    return answer;
  };
  const poll = startNotices({ ...deps, announcer: { tellPerson } });
  atEnd(() => poll.stop());
  await told.promise;
  told = Promise.withResolvers();
  const before = performance.now();
  await add("new");
  poll.wake();
  await told.promise;
  assert.ok(performance.now() - before < 1_000, "not after the pause between looks");
  assert.deepEqual(said, ["About left.", "About new."]);
});

test("what was told or refused a quarter of a year ago is forgotten, what is still to be told never", async (t) => {
  const { store, clock, add, answers, deps, tries } = setUp(t);
  answers.set("UGONE", { kind: "refused", reason: "user_disabled" });
  answers.set("UAWAY", new KnownError("slack_refused", "Slack refused.", "Again."));
  await add("told");
  await add("refused", "UGONE");
  await add("unsaid", "UAWAY");
  await tries();
  clock.add(80 * DAY_MS);
  await add("lately");
  await tries();
  clock.add(11 * DAY_MS);
  const poll = startNotices(deps);
  await poll.stop();
  const left = await Promise.all(
    ["told", "refused", "unsaid", "lately"].map(async (key) => ((await noticeByKey(store, key)) ? [key] : [])),
  );
  assert.deepEqual(left.flat(), ["unsaid", "lately"]);
});
