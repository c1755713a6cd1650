import assert from "node:assert/strict";
import { test } from "node:test";
import type { Button, KnownBlock } from "@slack/types";
import { approvalCard } from "../../bot/views/approval-card.ts";
import { decidedCard, decisionWords } from "../../bot/views/decided.ts";
import { homeView } from "../../bot/views/home.ts";
import { manifestWords, mayDoWords } from "../../bot/views/manifest-words.ts";
import { newsMessage } from "../../bot/views/news.ts";
import { type Content, section } from "../../bot/views/pieces.ts";
import { planCard } from "../../bot/views/plan-card.ts";
import { previewCard } from "../../bot/views/preview-card.ts";
import { questionsCard } from "../../bot/views/questions-card.ts";
import { english } from "../../bot/words/english.ts";
import { german } from "../../bot/words/german.ts";
import { checkSentence } from "../../sdk/contract/check-sentence.ts";
import { everyMessage, live, preview, verdict } from "./every-message.ts";
import { composition } from "./outline-samples.ts";
import { approval, plan } from "./samples.ts";

test("the plan card says what the app may do and what must hold, in sentences", () => {
  const blocks = everyMessage.plan?.blocks ?? [];
  assert.deepEqual(blocks.slice(0, 5).map(withoutId), [
    section("*The plan: Lunch orders*\nA list of lunch orders, kept until 11:00 &amp; posted in #food."),
    section(
      "*Close to this already*\n• *Lunch* (`lunch`, <@U2>, 1 person this week): Orders. _Both: orders._\n• An app that is not open to everybody: ask <@U3>.\n• <@U4> is asking for something like it, too.\nIf one of them will do, cancel here and use that.",
    ),
    section(
      "*What it may do*\n• Runs Monday to Friday at 11:00 (Europe/Paris): post summary\n• Answers /tool lunch in Slack\n• Has a page that everybody in the company can open, signed in\n• Posts in #food, and nowhere else\n• Keeps its own data, which no other app reads",
    ),
    section("*It goes live only if this holds*\n• You type `/tool lunch ramen`: the answer says “Noted: ramen”."),
    section("*Not in this plan*\n• Payment: there is no bank to ask."),
  ]);
  assert.deepEqual(
    withoutId(blocks[5] as KnownBlock),
    section("*Who decides*\nYou now, and @platform-team before it goes live.\n• It posts in #food."),
  );
});

test("a decided card is its pending one without buttons, with who, what, when and which release", () => {
  const shown = everyMessage.approval as Content;
  const decision = {
    kind: "release" as const,
    decidedBy: "U5",
    decidedAt: 1_795_000_000_000,
    words: null,
    releaseNumber: 2,
  };
  assert.equal(decidedCard(shown, { ...decision, status: "pending" }, english), null);
  const decided = decidedCard(shown, { ...decision, status: "no", words: "Not <!here>\nnow" }, english);
  const isToTry = (block: KnownBlock) => block.block_id?.startsWith("try") ?? false;
  assert.equal(shown.blocks.filter(isToTry).length, 3);
  const lasting = shown.blocks.slice(0, -2).filter((block) => !isToTry(block));
  assert.deepEqual(decided?.blocks.slice(0, lasting.length), lasting);
  assert.deepEqual(decided?.blocks.slice(lasting.length), [
    section("*Declined v2 by <@U5> <!date^1795000000^{date_short_pretty} at {time}|18 Nov 2026, 11:06 (UTC)>.*"),
    section("*In their words*\n> Not &lt;!here&gt;\n> now"),
  ]);
  assert.equal(decidedCard(decided as Content, { ...decision, status: "no" }, english), null, "once is enough");
  assert.match(decisionWords({ ...decision, status: "yes" }, english), /^Approved v2 by <@U5>/);
  assert.match(decisionWords({ ...decision, status: "superseded" }, english), /^Out of date/);
});

test("a form stands beside the words where no model planned what is new", () => {
  const question = { kind: "plan" as const, approvalId: "apr_1", current: null, verdict, similar: [], promises: null };
  const made = composition([{ part: "links", title: "Links", tags: [] }]);
  const buttonsOf = (card: Content) => JSON.stringify(card.blocks.filter(({ type }) => type === "actions"));
  const composed = { ...plan, composition: made };
  assert.match(buttonsOf(planCard({ ...question, plan: composed }, english)), /"Change".*"Fill in a form".*"Cancel"/);
  assert.doesNotMatch(buttonsOf(planCard({ ...question, plan }, english)), /Fill in a form/, "a model planned it");
  const change = planCard({ ...question, plan: composed, current: plan.manifest }, english);
  assert.doesNotMatch(buttonsOf(change), /Fill in a form/, "a change is said in words");
});

test("what was filled in stands in the thread, and not on the decided card once more", () => {
  const change = {
    kind: "plan" as const,
    status: "change" as const,
    decidedBy: "U1",
    decidedAt: 1,
    releaseNumber: null,
  };
  const decided = decidedCard(everyMessage.plan as Content, { ...change, words: "Links: Ours\nTags: a, b" }, english);
  assert.doesNotMatch(JSON.stringify(decided), /In their words|Tags/);
});

test("after its decision a preview offers nothing to try", () => {
  const looksRight = { kind: "preview" as const, status: "yes" as const, decidedBy: "U1", decidedAt: 1, words: null };
  const decided = decidedCard(everyMessage.preview as Content, { ...looksRight, releaseNumber: 2 }, english);
  assert.doesNotMatch(JSON.stringify(decided), /"actions"|To try now|http:/);
  assert.match(JSON.stringify(decided), /Looks right: v2 by <@U1>/);
});

test("a change says what is new, what goes and what stays, in what it may do and in what must hold", () => {
  const current = { ...plan.manifest, bindings: { db: true } };
  const changed = { ...plan, manifest: { ...plan.manifest, triggers: plan.manifest.triggers.slice(1) } };
  const dropped = Array.from({ length: 7 }, (_, index) => `On Saturdays at 0${index}:00: it runs by itself.`);
  const card = planCard(
    {
      ...{ kind: "plan", approvalId: "apr_1", plan: changed, current, verdict, similar: [] },
      promises: { isNew: [0], dropped },
    },
    english,
  );
  const words = JSON.stringify(card.blocks);
  assert.match(
    words,
    /\*What it may do\*\\n• \*New:\* Posts in #food, and nowhere else\\n• \*No longer:\* Runs Monday/,
  );
  assert.match(words, /\*As now\*\\n• Answers \/tool lunch in Slack\\n• Has a page/);
  assert.match(words, /• \*New:\* You type `\/tool lunch ramen`: /);
  assert.match(
    words,
    /\*No longer promised\*\\n• On Saturdays at 00:00: .*\\n• On Saturdays at 04:00: .*\\n• and 2 more"/,
  );
});

test("a schedule that stays is not new because a check says more about it", () => {
  const fire = { fire: "post-summary", posted: { channel: "#food", contains: "ramen" } };
  const after = { ...plan.manifest, checks: [...plan.manifest.checks, fire] };
  assert.match(
    mayDoWords(after, plan.manifest, english),
    /^\*What it may do, as now\*\n• Runs Monday to Friday .*: posts in #food\n/,
  );
});

test("what a schedule posts, when and where is said in words", () => {
  const fire = { fire: "post-summary", posted: { channel: "#food", contains: "ramen" } };
  const manifest = { ...plan.manifest, checks: [fire] };
  assert.equal(checkSentence(fire), 'When post-summary runs, #food gets a message with "ramen".');
  assert.match(
    manifestWords(manifest, english)[0] ?? "",
    /^Runs Monday to Friday at 11:00 \(Europe\/Paris\): posts in #food$/,
  );
});

test("a preview's buttons say what happens", () => {
  const buttons = (everyMessage.preview?.blocks ?? []).flatMap((block) =>
    block.type === "actions" ? block.elements.map((element) => (element as Button).text.text) : [],
  );
  assert.deepEqual(buttons, [
    "Keep it a day longer",
    "Try /tool lunch …",
    "Run the 11:00 schedule",
    "Run the schedule “remind all”",
    "Looks right",
    "Change it",
  ]);
});

test("a word that is taken names the app that has it, whose it is and where, and both ways on", () => {
  const taken = { word: "lunch", appName: "lunch-orders", ownerId: "U2", channelId: "C1", threadTs: "1.0" };
  const questions = ["Which word should the command have instead of lunch?"];
  const words = JSON.stringify(
    questionsCard({ kind: "questions", approvalId: "apr_1", questions, taken }, "https://t.example", english),
  );
  assert.match(words, /`\/tool lunch` belongs to \*lunch-orders\* already, an app of <@U2>/);
  assert.match(words, /<https:\/\/t\.example\|its thread>/);
});

test("what decides comes first on the approval card, what it rests on after it, smaller", () => {
  const blocks = everyMessage.approval?.blocks ?? [];
  const said = blocks.map((block) => [block.type, /\*([^*]+)\*/.exec(JSON.stringify(block))?.[1] ?? ""]);
  assert.deepEqual(said, [
    ["section", "May lunch-orders v2 go live?"],
    ["section", "Why it needs you"],
    ["section", "What it is"],
    ["section", "What it may do"],
    ["section", ""],
    ["actions", ""],
    ["section", "The code"],
    ["context", "All 2 checks hold"],
    ["context", ""],
    ["context", ""],
    ["actions", ""],
    ["context", ""],
  ]);
  assert.match(JSON.stringify(blocks[0]), /<@U1> asked for it\..*\\n> lunch &lt;!channel&gt;\\n> please/);
});

test("a check that does not hold says so in words, before those that hold", () => {
  const checks = [
    { sentence: "You open the page: it shows “A”.", ok: true },
    { sentence: "You type /tool a: it is refused.", ok: false },
  ];
  const words = JSON.stringify(
    approvalCard({ ...approval, checks, checkDay: "2 March" }, "@platform-team", english).blocks,
  );
  assert.match(words, /\*1 of 2 checks hold, tried as on 2 March\*\\n✗ \*Does not hold:\* You type .*\\n✓ You open/);
  assert.doesNotMatch(words, /✓ Holds/);
});

test("cards say who made the code: of known parts, no model", () => {
  const composed = [
    approvalCard({ ...approval, made: "composed" }, "@platform-team", english),
    previewCard({ ...preview, made: "composed" }, english),
    newsMessage({ ...live, made: "composed" }, english),
  ].map((card) => JSON.stringify(card.blocks));
  for (const words of composed) {
    assert.match(words, /known parts, no model used/);
    assert.doesNotMatch(words, /AI agent/);
  }
  // Who handed it in wrote it, or had it written elsewhere: nobody who decides is told otherwise.
  for (const language of [english, german]) {
    const byHand = approvalCard({ ...approval, made: "handedIn" }, "@platform-team", language);
    assert.match(JSON.stringify(byHand.blocks), /tool deploy/);
    assert.doesNotMatch(JSON.stringify(byHand.blocks), /AI agent|KI-Agent/);
  }
  for (const card of [everyMessage.approval, everyMessage.preview])
    assert.match(JSON.stringify(card?.blocks), /The code is written by an AI agent/);
  const home = JSON.stringify(homeView({ apps: [], requests: [], approvals: [] }, english));
  for (const words of [home, JSON.stringify(everyMessage.help)])
    assert.match(words, /from known parts, or has an AI agent write their code/);
});

test("how the ask was read stands on the plan's card, and is folded with it", () => {
  const remarks = "You named no columns.";
  const card = planCard(
    {
      ...{ kind: "plan", approvalId: "apr_1", current: null, verdict, similar: [], promises: null },
      plan: { ...plan, remarks },
    },
    english,
  );
  assert.match(JSON.stringify(card.blocks[1]), /You named no columns\./);
  const agreed = { kind: "plan" as const, status: "yes" as const, decidedBy: "U1", decidedAt: 1, words: null };
  assert.doesNotMatch(
    JSON.stringify(decidedCard(card, { ...agreed, releaseNumber: null }, english)),
    /You named no columns/,
  );
});

test("a preview that runs offers another day below its address, and no start", () => {
  const blocks = everyMessage.preview?.blocks ?? [];
  const [open, longer] = blocks.slice(blocks.findIndex(({ block_id: id }) => id?.endsWith("-open")));
  const button = longer?.type === "actions" ? (longer.elements[0] as Button) : undefined;
  assert.equal(button?.text.text, "Keep it a day longer");
  assert.match(
    JSON.stringify(open),
    /Open the preview> \(the first time, I send you a sign-in link\)\\nIts own empty data, until <!date/,
  );
  assert.doesNotMatch(JSON.stringify(everyMessage.preview), /Start the preview/);
});

function withoutId({ block_id: _, ...block }: KnownBlock) {
  return block;
}
