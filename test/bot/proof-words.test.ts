import assert from "node:assert/strict";
import { test } from "node:test";
import { approvalCard } from "../../bot/views/approval-card.ts";
import { newsMessage } from "../../bot/views/news.ts";
import { previewCard } from "../../bot/views/preview-card.ts";
import { english } from "../../bot/words/english.ts";
import type { ProofNote } from "../../operator/announcer.ts";
import { live, preview } from "./every-message.ts";
import { approval } from "./samples.ts";

const ALL_KEPT = { differences: [], more: 0, kept: 4, isAllKept: true, unproven: null };

test("what is different, or not proven, is said before anybody agrees, to who said what is wrong and to who approves", () => {
  const differences = ["On Saturdays at 08:00 · before: it ran by itself · now: it stays silent"];
  const words = (proof: Partial<ProofNote> | null) => {
    const note = proof && { ...ALL_KEPT, ...proof };
    const cards = [
      previewCard({ ...preview, proof: note }, english),
      approvalCard({ ...approval, proof: note }, "@platform-team", english),
    ];
    return cards.map(({ blocks }) => JSON.stringify(blocks));
  };
  for (const card of words({ differences }))
    assert.match(card, /tried on both versions\*\\n• On Saturdays at 08:00 · before/);
  const [asked = "", approved = ""] = words({ unproven: "no_check" });
  const noCheck = "*Not proven:* no check tells this version from the one that runs now, which";
  assert.ok(asked.includes(`${noCheck} you said is wrong. Please try whether it is right before you say so.`));
  assert.ok(approved.includes(`${noCheck} was said to be wrong. Whoever said so has looked at this one`));
  const [untried = ""] = words({ unproven: "not_tried" });
  assert.ok(untried.includes("which you said is wrong, could not be tried beside this one. Please try"));
  for (const card of words(null)) assert.doesNotMatch(card, /tried on both|Checked:|proven/);
});

test("a version's message says before and now of its first differences, or else only what is known", () => {
  const said = (more: Partial<ProofNote>) =>
    JSON.stringify(newsMessage({ ...live, proof: { ...ALL_KEPT, ...more } }, english));
  const differences = ["On Saturdays at 08:00 · before: it ran <!channel> · now: it stays silent"];
  assert.match(
    said({ differences, more: 2 }),
    /\*What is different, tried on both versions\*\\n• On Saturdays at 08:00 · before: it ran &lt;!channel&gt; · now: it stays silent\\n• and 2 more"/,
  );
  assert.match(said({}), /"Checked: all 4 earlier promises still hold\."/);
  assert.match(said({ kept: 1 }), /"Checked: what was promised before still holds\."/);
  assert.match(said({ isAllKept: false }), /"Checked: the 4 earlier promises that stay still hold\."/);
  assert.match(said({ unproven: "no_check" }), /\*Not proven:\* no check tells this version .*\\nChecked: all 4/);
  assert.doesNotMatch(said({ kept: 0 }), /Checked|tried on both|proven/);
  assert.doesNotMatch(JSON.stringify(newsMessage({ ...live, proof: null }, english)), /Checked|tried on both/);
});
