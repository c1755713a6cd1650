import assert from "node:assert/strict";
import { test } from "node:test";
import { appAnswerMessage } from "../../bot/views/app-answer.ts";
import { english } from "../../bot/words/english.ts";
import { requireBlocks } from "../../local-slack/validators/blocks.ts";
import type { AppAnswer } from "../../store/app-answer.ts";
import { manifestOf } from "../fakes/registry.ts";

const AT = Date.parse("2026-03-10T10:00:00Z");
const MANIFEST = manifestOf("lunch", {
  triggers: [{ command: "/lunch", run: "add" }],
  bindings: { db: true, slack: { post: ["#food"] } },
});
const run = { run: "post-summary", kind: "schedule", at: AT, error: null, channels: ["#food"] };

const URL = "http://lunch.localhost:4000";
const FOUND = { list: "Orders", total: 40, count: 12, by: ["“open”", "today (2026-03-10)"], shown: [] };
const ANSWERS: [AppAnswer, RegExp][] = [
  [
    { about: "entries", name: "lunch", hasPage: true },
    /stands on its page: <http:\/\/lunch.localhost:4000\|Open lunch>/,
  ],
  [{ about: "entries", name: "lunch", hasPage: false }, /has no page/],
  [
    {
      about: "entries",
      name: "lunch",
      hasPage: true,
      found: { ...FOUND, shown: [[{ label: "Dish", text: "<!here>" }]] },
    },
    /^\*12 of 40 entries of _Orders_\*: “open”, today \(2026-03-10\)\n• Dish: &lt;!here&gt;\nand 11 more on the page\.$/,
  ],
  [
    { about: "entries", name: "lunch", hasPage: true, found: { ...FOUND, count: 0 } },
    /^\*None of the 40 entries of _Orders_\*: “open”, today/,
  ],
  [{ about: "owner", name: "lunch", ownerId: "U1", since: AT }, /lunch belongs to <@U1>, since /],
  [
    { about: "next_run", name: "lunch", at: AT, timeZone: "UTC", isStopped: false },
    /lunch runs next Tue 10 Mar, 10:00 \(UTC\)\./,
  ],
  [
    { about: "next_run", name: "lunch", at: null, timeZone: "UTC", isStopped: true },
    /is switched off: it runs when somebody says _start_ here/,
  ],
  [{ about: "next_run", name: "lunch", at: null, timeZone: "UTC", isStopped: false }, /runs nothing by itself/],
  [
    {
      about: "last_run",
      name: "lunch",
      runs: [
        { ...run, outcome: "answered" },
        { ...run, outcome: "failed", error: "no <!here> table", channels: [] },
        { ...run, outcome: "waiting", channels: [] },
        { ...run, outcome: "answered", channels: [] },
      ],
      nextAt: AT,
      timeZone: "UTC",
      isStopped: false,
    },
    /post summary ran and posted in #food[\s\S]*failed: no &lt;!here&gt; table[\s\S]*is still on its way[\s\S]*ran and posted nothing[\s\S]*runs next Tue 10 Mar/,
  ],
  [
    {
      about: "changes",
      name: "lunch",
      versions: [
        {
          releaseId: "rel_2",
          number: 2,
          summary: "Adds a <price>.\n• People enter it.\n• Nothing else changes.",
          liveAt: AT,
          isLive: true,
        },
        { releaseId: "rel_1", number: 1, summary: "Collects orders.", liveAt: AT - 1, isLive: false },
      ],
    },
    /v2 \(live\), .*: Adds a &lt;price&gt;\.\n.*v1, .*: Collects orders\.\nTo have one back, say _back to v1_ here/,
  ],
  [{ about: "users", name: "lunch", peopleThisWeek: 1 }, /One person used lunch in the last seven days/],
  [
    { about: "access", name: "lunch", purpose: "p", manifest: MANIFEST },
    /Answers \/tool lunch in Slack[\s\S]*Posts in #food, and nowhere else/,
  ],
  [{ about: "purpose", name: "lunch", purpose: "Collects lunch.", manifest: MANIFEST }, /lunch: Collects lunch\.\n/],
  [
    {
      about: "feedback",
      name: "lunch",
      releaseNumber: 2,
      like: 0,
      complain: 3,
      words: [{ personId: "U2", isComplaint: true, text: "wrong <!channel>" }],
    },
    /Of lunch v2 and what it posted, nobody says that it is right, 3 people say that it is not\*\n• <@U2>, not right: “wrong &lt;!channel&gt;”/,
  ],
  [
    {
      ...{ about: "feedback", name: "lunch", releaseNumber: 2, like: 0, complain: 0, words: [] },
      answers: { like: 1, complain: 2 },
    },
    /Nobody has said anything of lunch v2 and what it posted yet\.\nOf my answers about it, one person says that they are right, 2 people say that they are not\./,
  ],
  [{ about: "cost", name: "lunch", costUsd: 0.42, asks: 2 }, /cost \$0\.42 so far, over 2 asks/],
];

for (const [answer, words] of ANSWERS)
  test(`a question about ${answer.about.replaceAll("_", " ")} is answered with where the answer is from: ${words.source.slice(0, 30)}`, () => {
    const message = appAnswerMessage(answer, URL, english);
    requireBlocks(message.blocks);
    assert.match(message.text, words);
    assert.doesNotMatch(message.text, /<!here>/);
    assert.match(JSON.stringify(message.blocks.at(-1)), /From (?:the|its|what)/);
  });

test("of a first version, nothing older is offered", () => {
  const versions = [{ releaseId: "rel_1", number: 1, summary: "Collects orders.", liveAt: AT, isLive: true }];
  assert.doesNotMatch(appAnswerMessage({ about: "changes", name: "lunch", versions }, URL, english).text, /back to/);
});

const [V3, V2] = [3, 2].map((number) => ({
  ...{ releaseId: `rel_${number}`, number, summary: `Change ${number}.\nMore.`, liveAt: AT + number },
  isLive: number === 3,
}));
assert.ok(V3 !== undefined && V2 !== undefined);
const since = { about: "changes" as const, name: "lunch", everLive: [3, 2, 1] };
const BEFORE = manifestOf("lunch", { bindings: { db: true } });
const SPANS: [AppAnswer, RegExp, string[]][] = [
  [
    {
      ...{ ...since, versions: [V3, V2], span: { kind: "since_version", number: 1 } },
      contracts: { before: BEFORE, now: MANIFEST },
    },
    /^\*Changes of lunch since v1: 2 versions, the newest first\*\n• v3 \(live\), .*: Change 3\.\n• v2, .*: Change 2\.\n\*What it may do\*\n• \*New:\* Answers \/tool lunch in Slack/,
    ["Go back to v2"],
  ],
  [
    {
      ...{ ...since, versions: [V3], span: { kind: "days", first: "2026-03-09", last: null } },
      contracts: { before: MANIFEST, now: MANIFEST },
    },
    /^\*Changes of lunch since 2026-03-09: one version\*\n• v3 \(live\)[^\n]*\nWhat it may do is as it was\.$/,
    [],
  ],
  [
    { ...since, versions: [], span: { kind: "since_version", number: 3 } },
    /^Nothing of lunch changed since v3: v3 is what is live\.$/,
    [],
  ],
  [
    { ...since, versions: [], span: { kind: "days", first: "2026-03-02", last: "2026-03-08" } },
    /^Nothing of lunch changed from 2026-03-02 to 2026-03-08: v3 is what is live\.$/,
    [],
  ],
  [
    { ...since, versions: [], span: { kind: "since_version", number: 7 } },
    /^v7 was never live\. These were: v3, v2, v1\.$/,
    [],
  ],
  [
    { ...since, versions: [V2], span: { kind: "of_version", number: 2 } },
    /^\*What v2 of lunch changed\*/,
    ["Go back to v2"],
  ],
];

for (const [answer, words, buttons] of SPANS)
  test(`what changed is told for the time that was asked about: ${words.source.slice(1, 40)}`, () => {
    const message = appAnswerMessage(answer, URL, english);
    requireBlocks(message.blocks);
    assert.match(message.text, words);
    const labels = [...JSON.stringify(message.blocks).matchAll(/"text":"(Go back to v\d+)"/g)].map(
      ([, label]) => label,
    );
    assert.deepEqual(labels, buttons);
    assert.match(JSON.stringify(message.blocks.at(-1)), /From its releases/);
  });
