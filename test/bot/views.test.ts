import assert from "node:assert/strict";
import { test } from "node:test";
import type { Button, KnownBlock } from "@slack/types";
import { approvalCard } from "../../bot/views/approval-card.ts";
import { decidedCard, decisionWords } from "../../bot/views/decided.ts";
import { closedHomeView, homeView } from "../../bot/views/home.ts";
import { fitMessage } from "../../bot/views/limits.ts";
import { manifestWords, mayDoWords } from "../../bot/views/manifest-words.ts";
import { newsMessage } from "../../bot/views/news.ts";
import { type Content, plain, section, spoken } from "../../bot/views/pieces.ts";
import { planCard } from "../../bot/views/plan-card.ts";
import { previewCard } from "../../bot/views/preview-card.ts";
import { questionsCard } from "../../bot/views/questions-card.ts";
import { signInMessage } from "../../bot/views/sign-in-message.ts";
import { readThumb, thumbs } from "../../bot/views/thumbs.ts";
import { stoppedApp } from "../../bot/views/tool-answers.ts";
import { english } from "../../bot/words/english.ts";
import { requireBlocks } from "../../local-slack/validators/blocks.ts";
import { requireView } from "../../local-slack/validators/view.ts";
import { checkSentence } from "../../sdk/contract/check-sentence.ts";
import { app, everyMessage, live, preview, verdict } from "./every-message.ts";
import { composition } from "./outline-samples.ts";
import { approval, plan } from "./samples.ts";

for (const [name, message] of Object.entries(everyMessage)) {
  test(`${name}: Slack takes it, it has text, its buttons are named, and no foreign word calls anybody`, () => {
    requireBlocks(message.blocks);
    assert.ok(message.text.length > 5);
    assert.doesNotMatch(message.text + JSON.stringify(message.blocks), /<!(channel|here|everyone)/);
    for (const block of message.blocks) {
      if (block.type !== "actions") continue;
      for (const element of block.elements) {
        assert.equal(element.type, "button");
        const { accessibility_label: label = "", value = "", text } = element as Button;
        assert.ok(label.startsWith(text.text), `who says what is seen, “${text.text}”, presses “${label}”`);
        assert.match(value, /^((apr|req|rel)_1|ins_1( \/?[a-z-]+)?)$/, "an opaque id and nothing else");
      }
    }
  });
}

test("thumbs say which half was pressed, of what and of which release, and nothing else is one", () => {
  const [buttons] = thumbs({ of: "answer", releaseId: "rel_2" }, english).elements;
  assert.ok(buttons?.type === "feedback_buttons");
  const { positive_button: good, negative_button: bad } = buttons;
  assert.deepEqual(readThumb(good.value), { isUp: true, of: "answer", releaseId: "rel_2" });
  assert.deepEqual(readThumb(bad.value), { isUp: false, of: "answer", releaseId: "rel_2" });
  for (const label of [good, bad].map((half) => half.accessibility_label ?? "")) assert.ok(label.length <= 75, label);
  for (const value of ["", "up", "up post rel_2", "sideways answer rel_2"]) assert.equal(readThumb(value), null);
});

test("an answer of a model says where it is from", () => {
  const message = newsMessage({ kind: "answer", text: "At eleven.", sources: ["app.yaml", "<!here>.ts"] }, english);
  assert.match(JSON.stringify(message.blocks.at(-1)), /"From app\.yaml, &lt;!here&gt;\.ts"/);
  assert.doesNotMatch(JSON.stringify(newsMessage({ kind: "answer", text: "At eleven." }, english)), /From/);
});

test("the plan card says what the app may do and what must hold, in sentences", () => {
  const blocks = everyMessage.plan?.blocks ?? [];
  assert.deepEqual(blocks.slice(0, 5).map(withoutId), [
    section("*The plan: Lunch orders*\nA list of lunch orders, kept until 11:00 &amp; posted in #food."),
    section(
      "*Close to this, and there already*\n• *Lunch* (`lunch`, <@U2>, 1 person this week): Orders.\nIf one of them will do, cancel here and use that.",
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

test("the live message says what, where, whose, when next, what it cost, and how to change or stop it", () => {
  assert.deepEqual(everyMessage.live, {
    text: "lunch-orders v2 is live. Adds a page; /tool lunch still works, and so does http://x.example/lunch.",
    blocks: [
      section("*lunch-orders v2 is live*\nAdds a page; /tool lunch still works, and so does http://x.example/lunch."),
      section(
        "*What is different, tried on both versions*\n• At 08:00 · before: #food got “&lt;!channel&gt;” · now: it stays silent\n• and 3 more",
      ),
      section(
        `• *New:* type \`/tool price\`\n• <http://lunch-orders.localhost:3000|Open lunch-orders> (the first time, I send you a sign-in link)\n• Type \`/tool lunch …\`, such as \`/tool lunch ramen\`\n• The secret address of its webhook price-alerts comes to <@U1> in private\n• Runs next Wed 18 Nov, 12:06 (Europe/Paris)\n• Owner: <@U1>\n• Cost to build: $0.42`,
      ),
      section(
        "*You also said, too late for this version*\n• “and &lt;!channel&gt; fruit”\nSay it here again, and I change it.",
      ),
      {
        type: "actions",
        block_id: "undo",
        elements: [
          {
            type: "button",
            action_id: "release_undo",
            value: "rel_1",
            text: { type: "plain_text", text: "Undo this change", emoji: false },
            accessibility_label: "Undo this change: bring back the version before",
            confirm: {
              title: { type: "plain_text", text: "Undo this change?" },
              text: { type: "plain_text", text: "The version before comes back. What was entered since stays." },
              confirm: { type: "plain_text", text: "Undo it" },
              deny: { type: "plain_text", text: "Leave it" },
            },
          },
        ],
      },
      {
        type: "context",
        elements: [
          {
            type: "mrkdwn",
            text: "To change it, say here what should be different. To stop it, say _stop_ here.",
            verbatim: true,
          },
        ],
      },
      thumbs({ of: "version", releaseId: "rel_2" }, english),
    ],
  });
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

test("what does not fit goes to the overflow whole: nothing is lost, nothing is cut inside a mention", () => {
  const long = `${"word ".repeat(700)}<@U12345> end`;
  const { content, overflow } = fitMessage({ text: "short", blocks: [section(long), section("kept")] });
  requireBlocks(content.blocks);
  assert.equal(overflow, long);
  assert.deepEqual(content.blocks[1], section("kept"));

  const many: KnownBlock[] = Array.from({ length: 60 }, (_, index) => section(`line ${index}`));
  const buttons = everyMessage.plan?.blocks.find((block) => block.type === "actions") as KnownBlock;
  const fitted = fitMessage({ text: "many", blocks: [...many, buttons] });
  requireBlocks(fitted.content.blocks);
  assert.deepEqual(fitted.content.blocks.at(-1), buttons);
  assert.match(fitted.overflow ?? "", /^line 48\n+line 49[\s\S]*line 59$/);

  const code = `\`\`\`${"a <b> & c ".repeat(400).replace(/&/g, "&amp;").replace(/<b>/g, "&lt;b&gt;")}\`\`\``;
  const cut = fitMessage({ text: "code", blocks: [section(code)] });
  const [block] = cut.content.blocks;
  assert.match(block?.type === "section" ? (block.text?.text ?? "") : "", /\n```\n_The rest is in the file\._$/);
  assert.equal(fitMessage({ text: "x".repeat(50_000), blocks: [] }).content.text.length <= 40_000, true);
  assert.equal(fitMessage({ text: "fine", blocks: [section("fine")] }).overflow, null);
});

test("a Home with many apps stays within Slack's limits and says where the rest is", () => {
  const apps = Array.from({ length: 150 }, () => app);
  const requests = Array.from({ length: 150 }, () => ({ text: "x".repeat(5_000), stage: "code", threadUrl: null }));
  const approvals = Array.from({ length: 150 }, () => ({
    kind: "plan" as const,
    title: "A plan",
    askedAt: 1,
    cardUrl: "https://x.example",
  }));
  const view = homeView({ apps, requests, approvals }, english);
  requireView(view, "home");
  assert.match(JSON.stringify(view), /And 130 more/);
});

test("foreign words are harmless; in our own, people and moments stay", () => {
  assert.equal(plain("<@U1> & <!channel> <http://x|y>"), "&lt;@U1&gt; &amp; &lt;!channel&gt; &lt;http://x|y&gt;");
  assert.equal(spoken("<@U1> <!channel> <!date^1^{time}|x>"), "<@U1> &lt;!channel&gt; <!date^1^{time}|x>");
});

test("what a model, an app or a person wrote calls nobody and is no link", () => {
  const foreign = "<@U123> <!channel> <https://evil.example|Approve> <!date^1^Approve^https://evil.example|x>";
  const reference = "req_1";
  const messages: Record<string, Content> = {
    answer: newsMessage({ kind: "answer", text: foreign }, english),
    not_here: newsMessage({ kind: "not_here", text: foreign }, english),
    refused: newsMessage({ kind: "refused", reasons: [foreign], next: "Say it in other words." }, english),
    cancelled: newsMessage(
      {
        kind: "cancelled",
        ending: { kind: "declined", byId: null },
        at: foreign,
        kept: `“${foreign}” Nothing was put live.`,
      },
      english,
    ),
    failed: newsMessage({ kind: "failed", cause: foreign, kept: foreign, next: foreign, reference }, english),
    plan: planCard(
      {
        kind: "plan",
        approvalId: "apr_1",
        plan: { ...plan, summary: foreign, leftOut: [foreign] },
        current: null,
        verdict: { needsApprovalBy: "platform-team", reasons: [foreign] },
        similar: [],
        promises: { isNew: [], dropped: [foreign] },
      },
      english,
    ),
    approval: approvalCard(
      { ...approval, reasons: [foreign], askedFor: foreign, changes: foreign },
      "@platform-team",
      english,
    ),
  };
  const calls = Object.entries(messages).filter(([, message]) =>
    /<(@U123|!channel|!date\^1\^|https:\/\/evil)/.test(JSON.stringify(message)),
  );
  assert.deepEqual(
    calls.map(([name, message]) => [name, JSON.stringify(message).match(/<[^<>]*>/g)]),
    [],
  );
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

test("a stopped app's command tells its owner how to start it, and others whom to ask", () => {
  const stopped = { appName: "lunch", ownerId: "U1" };
  assert.match(
    stoppedApp({ ...stopped, isTheirs: true }, "https://t.example", english).text,
    /Say _start_ in <https:\/\/t\.example\|its thread>/,
  );
  assert.match(stoppedApp({ ...stopped, isTheirs: false }, null, english).text, /Ask its owner, <@U1>\.$/);
  assert.match(JSON.stringify(everyMessage.commands), /`\/tool tea` tea-time _\(stopped\)_: Counts tea\./);
});

test("a sign-in link is a link with a name, and stands in the text for who sees no blocks", () => {
  const url = "http://localhost:3000/sign-in/abc";
  const message = signInMessage({ url, name: "Ana <!here>" }, english);
  requireBlocks(message.blocks);
  assert.match(JSON.stringify(message.blocks), /<http:\/\/localhost:3000\/sign-in\/abc\|Sign in as Ana &lt;!here&gt;>/);
  assert.ok(message.text.includes(url));
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
    approvalCard({ ...approval, isComposed: true }, "@platform-team", english),
    previewCard({ ...preview, isComposed: true }, english),
    newsMessage({ ...live, isComposed: true }, english),
  ].map((card) => JSON.stringify(card.blocks));
  for (const words of composed) {
    assert.match(words, /known parts, no model used/);
    assert.doesNotMatch(words, /AI agent/);
  }
  for (const card of [everyMessage.approval, everyMessage.preview])
    assert.match(JSON.stringify(card?.blocks), /The code is written by an AI agent/);
  const home = JSON.stringify(homeView({ apps: [], requests: [], approvals: [] }, english));
  for (const words of [home, JSON.stringify(everyMessage.help)])
    assert.match(words, /from known parts, or has an AI agent write their code/);
});

test("the Home of somebody who may not use Toolroom says so, and invites to nothing", () => {
  const words = JSON.stringify(closedHomeView("Guests cannot use Toolroom. Ask @platform-team.", english));
  assert.match(words, /Guests cannot use Toolroom\. Ask @platform-team\./);
  assert.doesNotMatch(words, /My apps|Ask for something/);
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
