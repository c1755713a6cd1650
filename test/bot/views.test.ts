import assert from "node:assert/strict";
import { test } from "node:test";
import type { Button, KnownBlock } from "@slack/types";
import { approvalCard } from "../../bot/views/approval-card.ts";
import { closedHomeView, homeView } from "../../bot/views/home.ts";
import { fitMessage } from "../../bot/views/limits.ts";
import { newsMessage } from "../../bot/views/news.ts";
import { type Content, plain, section, spoken } from "../../bot/views/pieces.ts";
import { planCard } from "../../bot/views/plan-card.ts";
import { signInMessage } from "../../bot/views/sign-in-message.ts";
import { readThumb, thumbs } from "../../bot/views/thumbs.ts";
import { stoppedApp } from "../../bot/views/tool-answers.ts";
import { english } from "../../bot/words/english.ts";
import { requireBlocks } from "../../local-slack/validators/blocks.ts";
import { requireView } from "../../local-slack/validators/view.ts";
import { app, everyMessage } from "./every-message.ts";
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
        assert.match(value, /^((apr|req|rel)_1|ins_1( \/?[a-z-]+)?|app_1 [A-Z_]+)$/, "an opaque id and nothing else");
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

test("the live message says what, where, whose, when next, what it cost, and how to change or stop it", () => {
  assert.deepEqual(everyMessage.live, {
    text: "lunch-orders v2 is live. Adds a page; /tool lunch still works, and so does http://x.example/lunch.",
    blocks: [
      section("*lunch-orders v2 is live*\nAdds a page; /tool lunch still works, and so does http://x.example/lunch."),
      section(
        "*What is different, tried on both versions*\n• At 08:00 · before: #food got “&lt;!channel&gt;” · now: it stays silent\n• and 3 more",
      ),
      section(
        `• *New:* type \`/tool price\`\n• <http://lunch-orders.localhost:3000|Open lunch-orders> (the first time, I send you a sign-in link)\n• Type \`/tool lunch …\`, such as \`/tool lunch ramen\`\n• The secret address of its webhook price-alerts comes to <@U1> in private\n• It hears nothing in #support yet: invite me there, with /invite @Toolroom in the channel\n• No app that runs tells lunch/ordered yet: it acts once one does\n• Runs next Wed 18 Nov, 12:06 (Europe/Paris)\n• Owner: <@U1>\n• Cost to build: $0.42`,
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
  const ofTerminal = signInMessage({ url, name: "Ana <!here>", terminal: "K7-42" }, english);
  requireBlocks(ofTerminal.blocks);
  assert.match(JSON.stringify(ofTerminal.blocks), /shows \*K7-42\*: <[^|]*\|Sign it in as Ana &lt;!here&gt;>/);
  assert.ok(ofTerminal.text.includes(url));
});

test("the Home of somebody who may not use Toolroom says so, and invites to nothing", () => {
  const words = JSON.stringify(closedHomeView("Guests cannot use Toolroom. Ask @platform-team.", english));
  assert.match(words, /Guests cannot use Toolroom\. Ask @platform-team\./);
  assert.doesNotMatch(words, /My apps|Ask for something/);
});
