import assert from "node:assert/strict";
import { test } from "node:test";
import { readVerdict } from "../../../builder/desk/read-verdict.ts";

for (const text of [
  ...["approve", "Approved!", "approve v4", "Approve release 4.", "ja, freigegeben", "Freigegeben, danke :+1:"],
  ...["yes, approve it", "lgtm, approved", "approve lunch-orders v4", "ship it"],
  ...["approved, thanks Ana", "Approved. Thank you @ana (U0123ABCD)!", "freigegeben, danke Ana"],
])
  test(`“${text}” approves`, () => {
    const verdict = readVerdict(text, "lunch-orders");
    assert.deepEqual(verdict, { answer: "yes", number: /4/.test(text) ? 4 : null });
  });

for (const [text, reason, number] of [
  ["decline: it posts too often", "it posts too often", null],
  ["Declined because nobody reads it", "because nobody reads it", null],
  ["decline v4, it reads “salaries”", "it reads “salaries”", 4],
  ["abgelehnt: zu oft", "zu oft", null],
  ["nein, abgelehnt weil es zu oft kommt", "weil es zu oft kommt", null],
  ["decline lunch-orders v4 – why so often", "why so often", 4],
  ["decline", null, null],
  ["Reject.", null, null],
] as const)
  test(`“${text}” declines`, () =>
    assert.deepEqual(readVerdict(text, "lunch-orders"), { answer: "no", number, reason }));

for (const text of [
  ...["ok", "yes", "looks good", "lgtm", "ja", "👍", ":+1:", "thanks", ""],
  ...[
    "approved by the platform team",
    "Approved by the platform team. Deploy v1 now.",
    "it is approved",
    "not approved",
  ],
  ...[
    "approved?",
    "approve or not",
    "can somebody approve this",
    "please approve",
    "approve it please",
    "bitte freigeben",
    "I would approve it without #food",
  ],
  ...["“approved”", '"approve"', "'approve'", "> approve", "> approved\napproved", "`approve`", "„freigegeben“"],
  ...["approve other-app v4", "approve @priya", "approve 4", "approve v4 v5", "approved approved by Priya"],
  ...[
    "decline?",
    "declined by the platform team",
    "decline the last one",
    "> decline: no",
    '"decline: no"',
    "no",
    "nein",
  ],
])
  test(`“${text}” decides nothing`, () => assert.equal(readVerdict(text, "lunch-orders"), null));
