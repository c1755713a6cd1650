import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const lunch: LoosePart = {
  part: "poll",
  question: "Where do we eat?",
  choices: ["Thai", "O'Neill <b>", "Pizza & Co"],
  closesOn: "2026-03-06",
  result: { run: "post-result", schedule: "0 16 * * 5", channel: "#food" },
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-06T15:00:00+01:00";
const third = { ...asker, id: "U0THIRD", name: "Third" };
const vote = (choice: string, as = asker, when = at) => visit("/where-do-we-eat", { as, at: when, form: { choice } });

test("one vote each, changeable until it closes, and the result is said", async () => {
  assert.equal((await vote("Thai")).status, 303);
  assert.equal((await vote("Pizza & Co")).status, 303);
  assert.equal((await vote("Thai", colleague)).status, 303);
  assert.equal((await vote("Pizza & Co", third)).status, 303);
  assert.equal((await vote("Nowhere", third)).status, 403);
  const page = (await visit("/", { at })).text;
  assert.match(page, /value="Pizza &amp; Co" required checked/);
  assert.match(page, /O&#39;Neill &lt;b&gt;/);
  assert.match(page, /<h1>Test app<\\/h1>\\s*<h2>Where do we eat/);
  assert.match(page, /3 people voted/);
  await fire("post-result", { at });
  assert.match(posts()[0]?.text ?? "", /so far\\)\\n• Pizza & Co: 2\\n• Thai: 1\\n• O'Neill <b>: 0\\n3 people/);
  assert.equal((await vote("Thai", third, "2026-03-07T00:00:00+01:00")).status, 403);
  await fire("post-result", { at: "2026-03-07T00:00:00+01:00" });
  await fire("post-result", { at: "2026-03-14T00:00:00+01:00" });
  assert.equal(posts().length, 2);
  assert.match(posts()[1]?.text ?? "", /^\\*Where do we eat\\?\\*\\n• Pizza & Co: 2/);
});
`;

test("a poll takes one vote each until it closes, and posts how it stands", async () => {
  await apps.passes(compositionOf([lunch]), TESTS);
});

const CLOSING = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const vote = (at: string) => visit("/where-do-we-eat", { as: asker, at, form: { choice: "Thai" } });

test("it closes at its time, and says its result once, also next year", async () => {
  assert.equal((await vote("2026-03-06T15:59:00+01:00")).status, 303);
  assert.equal((await vote("2026-03-06T16:00:00+01:00")).status, 403);
  await fire("post-result", { at: "2026-03-06T16:00:00+01:00" });
  await fire("post-result", { at: "2027-03-06T16:00:00+01:00" });
  assert.equal(posts().length, 1);
  assert.match(posts()[0]?.text ?? "", /^\\*Where do we eat\\?\\*\\n• Thai: 1/);
});
`;

test("a poll that closes at a time takes no vote after it", async () => {
  await apps.passes(compositionOf([{ ...lunch, closesAt: "16:00" }]), CLOSING);
});

const HEADINGS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "@toolroom/app/test";
import "../app.ts";

test("the question stands there once", async () => {
  const page = (await visit("/")).text;
  assert.match(page, /<h1>Where do we eat\\?<\\/h1>/);
  assert.doesNotMatch(page, /<h2>/);
  assert.match((await visit("/when")).text, /<h1>When\\?<\\/h1>/);
});
`;

test("a poll that is headed by its question says it once", async () => {
  const other: LoosePart = { part: "poll", question: "When?", choices: ["Now", "Later"] };
  await apps.passes(compositionOf([{ ...lunch, result: undefined }, other]), HEADINGS);
});

const SEVERAL_TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "@toolroom/app/test";
import "../app.ts";

const vote = (form: Record<string, string>) => visit("/where-do-we-eat", { form });
const page = async () => (await visit("/")).text;

test("several are ticked, changed as a whole, and taken back", async () => {
  await vote({ Thai: "yes", "Pizza & Co": "yes" });
  assert.equal((await page()).match(/ checked/g)?.length, 2);
  await vote({ "O'Neill <b>": "yes", constructor: "yes" });
  assert.match(await page(), /O&#39;Neill &lt;b&gt;" value="yes" checked/);
  assert.equal((await page()).match(/ checked/g)?.length, 1);
  await vote({});
  assert.match(await page(), /0 Personen haben abgestimmt/);
});
`;

test("a poll in German with several choices each", async () => {
  await apps.passes(compositionOf([{ ...lunch, mayChooseSeveral: true, closesOn: undefined }], "de"), SEVERAL_TESTS);
});

test("a poll without its page, its vote or its trigger fails its Checks", async () => {
  const composition = compositionOf([lunch]);
  await apps.failsWithout(composition, withoutCode("app.ts", /message !== undefined/, 'message === ""'));
  await apps.failsWithout(composition, withoutCode("parts/poll.ts", /vote\(chosen, user\);/));
  await apps.failsWithout(composition, withoutCode("parts/poll.ts", /if \(isClosed\(\)\) return refuse.*/));
});
