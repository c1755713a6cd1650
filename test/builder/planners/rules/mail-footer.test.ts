import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { withoutFooter } from "../../../../builder/planners/rules/words/mail-footer.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const EN = "We need a list of tents: name, size";
const DE = "Wir brauchen eine Liste der Zelte: Name, Größe";

const FOOTERS: [wish: string, footer: string][] = [
  [
    EN,
    "\n\nBest regards\nEva Schulz\nOffice Manager\nACME GmbH\nPhone: +49 30 123456 | eva@acme.example\nwww.acme.example",
  ],
  [EN, "\n\nSent from my iPhone"],
  [EN, "\n--\nTom Miller\nFacility\n+49 30 1234"],
  [
    EN,
    "\n\nThis e-mail and any attachments are confidential and may be privileged.\nIf you are not the intended recipient, delete it.",
  ],
  [
    EN,
    "\n\nThe information in this message is for the addressee only.\n\nPlease consider the environment before printing.",
  ],
  [EN, "\nTel. +49 30 1234"],
  [DE, "\n\nMit freundlichen Grüßen\nEva Schulz\nTel. +49 30 1234\nthis e-mail is confidential and may be privileged"],
  [
    DE,
    "\n\nViele Grüße\nEva Schulz\nTelefon: 030 / 1234567\n\nDiese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt.",
  ],
  [DE, "\n\nVon meinem iPhone gesendet"],
  [DE, "\n\n--\nEva Schulz, ACME GmbH\nMusterstr. 12, 10115 Berlin"],
  [DE, "\n\nWenn Sie nicht der richtige Adressat sind, löschen Sie diese Nachricht."],
];

for (const [wish, footer] of FOOTERS)
  test(`a footer is passed over: ${JSON.stringify(footer.trim().slice(0, 60))}`, () => {
    assert.equal(withoutFooter(wish + footer).trim(), wish);
  });

const KEPT: string[] = [
  "list of customers: name\nphone\ne-mail\nregards sent",
  "list of customers:\n- name\n- phone\n- street",
  "this e-mail is confidential: we need a list of them",
  "list of letters: sender, this message is confidential yes/no",
  "Hi,\nthanks\nwe need a list of shops\nwww.acme.example is one",
  "post in #general every friday at 9: this message is intended for all of you",
  "eine Liste der Nachrichten: Absender, vertraulich ja/nein",
];

for (const text of KEPT)
  test(`what is wished is no footer: ${JSON.stringify(text.slice(0, 60))}`, () => {
    assert.equal(withoutFooter(text), text);
  });

test("of an e-mail in one line with a footer nothing is left out", async () => {
  const answer = await createRulesPlanner().plan(
    askFor(
      "Could we please track the parcels? We need sender, recipient, arrived on. Kind regards, Tom  -- Tom Miller | Facility | +49 30 1234 | This e-mail is confidential.",
    ),
  );
  assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
  assert.equal(briefly(answer.plan.composition.parts), "records parcels (Sender, Recipient, Arrived on date)");
  assert.deepEqual(answer.plan.leftOut, []);
});
