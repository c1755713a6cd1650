import assert from "node:assert/strict";
import { test } from "node:test";
import { newsMessage } from "../../bot/views/news.ts";
import type { ProofNote } from "../../operator/announcer.ts";
import { live } from "./every-message.ts";

test("a version's message says before and now of its first differences, or else only what is known", () => {
  const proof = { differences: [], more: 0, kept: 4, isAllKept: true, unproven: null };
  const said = (more: Partial<ProofNote>) => JSON.stringify(newsMessage({ ...live, proof: { ...proof, ...more } }));
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
  assert.doesNotMatch(JSON.stringify(newsMessage({ ...live, proof: null })), /Checked|tried on both/);
});
