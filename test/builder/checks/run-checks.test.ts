import assert from "node:assert/strict";
import { test } from "node:test";
import type { CheckTarget } from "../../../builder/checks/check-target.ts";
import { makeReport, reportForAgent } from "../../../builder/checks/report.ts";
import { runChecks } from "../../../builder/checks/run-checks.ts";
import { shownText } from "../../../builder/checks/shown-text.ts";
import { NOW_MS } from "./candidate.ts";

/** A target that answers as told, and writes down what was asked of it. */
function target(answers: Partial<CheckTarget> = {}) {
  const asked: unknown[] = [];
  const posts: { channel: string; text: string }[] = [];
  const all: CheckTarget = {
    fire: async () => ({ ok: true, text: null }),
    isDue: () => false,
    visit: async () => ({ status: 200, text: "" }),
    command: async () => ({ ok: true, text: null }),
    posts: async () => posts,
    rows: async () => 0,
    ...answers,
  };
  return { ...all, asked, postsSoFar: posts };
}

test("checks run in order, at one moment, and say what they saw", async () => {
  const fake = target({
    command: async (text, how) => {
      fake.asked.push([text, how]);
      return { ok: true, text: "Noted: ramen" };
    },
    fire: async (run, { at }) => {
      fake.asked.push([run, at]);
      fake.postsSoFar.push({ channel: "#food", text: "Ada: soup" });
      return { ok: true, text: null };
    },
  });
  const results = await runChecks(
    fake,
    [
      { command: "/lunch ramen", as: "colleague", posted: "ramen" },
      { fire: "post-summary", at: "2026-03-02T11:00:00+01:00", posted: { channel: "#food", contains: "ramen" } },
      { command: "/lunch soup", posted: { channel: "#food", contains: "soup" } },
    ],
    NOW_MS,
  );
  const at = "2026-03-02T09:00:00.000Z";
  assert.deepEqual(fake.asked, [
    ["/lunch ramen", { as: "colleague", at }],
    ["post-summary", "2026-03-02T11:00:00+01:00"],
    ["/lunch soup", { as: "asker", at }],
  ]);
  assert.deepEqual(
    results.map(({ ok, detail }) => [ok, detail]),
    [
      [true, "As expected."],
      [false, 'Instead of "ramen" in #food it posted "Ada: soup" in #food.'],
      [false, 'Nothing was posted, so #food has no message with "soup".'],
    ],
  );
});

test("a page is compared as a reader sees it", async () => {
  const fake = target({
    visit: async () => ({ status: 200, text: "<h1>Ada &amp; Bo</h1><ul><li>Ada:\n <b>ra</b>men</li></ul>" }),
  });
  const results = await runChecks(
    fake,
    [
      { visit: "/", shows: "Ada & Bo Ada: ramen" },
      { visit: "/", shows: "<h1>" },
    ],
    NOW_MS,
  );
  assert.deepEqual(
    results.map(({ ok }) => ok),
    [true, false],
  );
  assert.equal(results[1]?.detail, 'The page does not show "<h1>". It shows "Ada & Bo Ada: ramen".');
});

test("refused, broken and gone are three things", async () => {
  const check = { command: "/lunch x", refused: true as const };
  const answers: CheckTarget["command"][] = [
    async () => ({ ok: false, error: "Closed.", refused: true }),
    async () => ({ ok: false, error: "TypeError" }),
    async () => ({ ok: true, text: "Noted" }),
    async () => Promise.reject(new Error("connect ECONNREFUSED")),
  ];
  const details = await Promise.all(
    answers.map(async (command) => (await runChecks(target({ command }), [check], NOW_MS))[0]),
  );
  assert.deepEqual(
    details.map((result) => [result?.ok, result?.detail]),
    [
      [true, "As expected."],
      [false, "It was not refused, it broke: TypeError"],
      [false, 'It was not refused: the answer was "Noted".'],
      [false, "The app is gone: connect ECONNREFUSED"],
    ],
  );
  const pages = await Promise.all(
    [401, 403, 404, 500].map(
      async (status) =>
        (
          await runChecks(
            target({ visit: async () => ({ status, text: "no" }) }),
            [{ visit: "/", refused: true }],
            NOW_MS,
          )
        )[0]?.ok,
    ),
  );
  assert.deepEqual(pages, [true, true, false, false]);
});

test("a row is looked for, and its values are named where it is missing", async () => {
  const fake = target({ rows: async (table, has) => (table === "orders" && has.dish === "ramen" ? 1 : 0) });
  const row = (dish: string | null) => ({ fire: "x", row: { table: "orders", has: { dish } } });
  const results = await runChecks(fake, [row("ramen"), row(null)], NOW_MS);
  assert.deepEqual(
    results.map(({ detail }) => detail),
    ["As expected.", "The table orders has no row with dish = empty."],
  );
});

test("styles, scripts and comments are not shown, entities are", () => {
  assert.equal(
    shownText(
      "<head><title>t</title></head><style>a{}</style><p>1 &lt; 2&nbsp;&#8364; &#x1F35C; &unknown;</p><!-- x --><script>no()</script>",
    ),
    "1 < 2 € 🍜 &unknown;",
  );
  assert.equal(shownText("&#99999999; &#x110000;"), "&#99999999; &#x110000;");
});

test("a report tells the agent what is wrong and where, and what was printed where something is", () => {
  const problem = { file: "app.ts", line: 3, message: "it is wrong", fix: "make it right" };
  const failed = makeReport(
    [problem],
    [{ sentence: "When x runs, y.", ok: false, detail: "It broke: z" }],
    ["Error: z"],
  );
  assert.equal(failed.ok, false);
  assert.equal(
    reportForAgent(failed),
    "- app.ts line 3: it is wrong: make it right\n- Check failed: When x runs, y. It broke: z\nWhat the app printed:\n  Error: z",
  );
  const held = makeReport([], [{ sentence: "When x runs, y.", ok: true, detail: "As expected." }], ["noise"]);
  assert.deepEqual([held.ok, held.appLog], [true, []]);
  assert.equal(reportForAgent(held), "All 1 checks hold, and nothing else is wrong.");
});
