import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const MAILINGS = [
  "send an e-mail to all our customers every Friday with our offers",
  "Every Friday send an email to our customers with our offers",
  "please email all customers our offers every friday",
  "send all our customers an e-mail every Friday",
  "We need something that sends a newsletter to our clients each month",
  "can you send out a weekly newsletter to all subscribers?",
  "write an email to the suppliers every monday at 9",
  "send the offers to our customers by e-mail every Friday",
  "schick jeden Freitag eine E-Mail an alle Kunden mit unseren Angeboten",
  "Jeden Freitag bitte eine Mail an alle Kunden mit den Angeboten schicken",
  "verschicke monatlich einen Newsletter an unsere Kunden",
  "Kannst du jeden Freitag unseren Kunden die Angebote per E-Mail schicken?",
  "sende jeden Montag um 9 eine Rundmail an alle",
];

for (const mailing of MAILINGS)
  test(`"${mailing}" is said to be what no app here does`, async () => {
    const planner = createRulesPlanner();
    const intent = await planner.triage(askFor(mailing));
    const said = "answer" in intent ? intent.answer : JSON.stringify(intent);
    assert.match(said, /cannot read or send e-mail|keine E-Mails lesen oder senden/);
    assert.match(said, /in a channel instead|Stattdessen kann ich in einem Kanal/);
    for (const remarks of [[], [remark("#sales")]])
      assert.equal((await planner.plan(askFor(mailing, { remarks, mayAsk: false }))).kind, "cannot");
  });

test("What is asked for in place of an e-mail is planned on the day that is said", async () => {
  const remarks = [remark('post "Send the offers" in #sales every Friday at 9')];
  const answer = await createRulesPlanner().plan(askFor(MAILINGS[0] ?? "", { remarks }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.equal(briefly(answer.plan.composition?.parts ?? []), "post “Send the offers” 0 9 * * 5 #sales");
});

for (const post of [
  'post "Send an e-mail to all customers" in #sales every Friday at 9',
  "remind us in #sales every Friday at 9 to email the customers",
])
  test(`"${post}" is a post`, async () => {
    assert.equal((await createRulesPlanner().plan(askFor(post))).kind, "plan");
  });

for (const vague of ["make it better", "mach es besser"])
  test(`"${vague}" is asked about once`, async () => {
    const answer = await createRulesPlanner().plan(askFor(vague));
    assert.equal(answer.kind === "questions" ? answer.questions.length : 0, 1);
  });

test("A weekly post that no part can say is left out as the one wish that it is", async () => {
  const wish = "Jeden Montag um 9 soll in #general stehen, wer diese Woche weg ist";
  const ask = askFor(`Wir brauchen Urlaubsanträge: Name, von, bis, @pat genehmigt. ${wish}.`, { mayAsk: false });
  const answer = await createRulesPlanner().plan(ask);
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.deepEqual(answer.plan.leftOut, [`„${wish}“: Das habe ich nicht verstanden, dafür wird nichts gebaut.`]);
});
