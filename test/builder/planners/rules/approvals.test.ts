import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const PAT = "@pat (U0PAT)";
const ANA = "@ana (U0ANA)";

/** A yes that something waits for, in whatever words: never a plain list. */
const DECIDED: [ask: string, built: string, leftOut?: RegExp][] = [
  [
    `A list of purchases with what, price, why. ${PAT} must sign each one.`,
    "purchases (What, Price money, Why long_text)",
  ],
  [`Vacation list: name, from, to. It only counts when ${PAT} nodded.`, "Vacations (Name, From date, To date)"],
  [`Orders: item, price. Nothing gets ordered without ${PAT}'s okay.`, "requests (Item, Price money)"],
  [`Travel: where, when, cost. No trip may be booked before ${PAT} agreed.`, "trips (Where, When date, Cost money)"],
  [
    `We list our expenses: what, amount, day. ${PAT} has to tick off every single one.`,
    "expenses (What, Amount money, Day date)",
  ],
  [`Wishlist for tools (tool, price, link). ${PAT} can veto.`, "requests (Tool, Price money, Link link)"],
  [`Overtime: date, hours, why. ${PAT} confirms or rejects.`, "Overtimes (Date date, Hours number, Why long_text)"],
  [
    `Kein Antrag ohne Freigabe: Reisen (Ziel, von, bis, Kosten) gehen erst raus, wenn ${PAT} sie gesehen und für gut befunden hat.`,
    "Anträge (Ziel, Von date, Bis date, Kosten money)",
  ],
  [
    `Liste der Bestellungen: Artikel, Preis, Lieferant. Erst wenn ${PAT} zustimmt, wird bestellt.`,
    "Anträge (Artikel, Preis money, Lieferant)",
  ],
  [
    `Spesen: Was, Betrag, Datum. ${PAT} schaut drüber und sagt passt oder passt nicht.`,
    "Spesen (Was, Betrag money, Datum date)",
  ],
  [
    `Chemikalien laufen ab jetzt über ${PAT}: wir reichen ein, was wir brauchen (Stoff, Menge, Preis in €, wofür), sie sagt ja oder nein.`,
    "Anträge (Stoff, Menge number, Preis money EUR, Wofür)",
  ],
  [`People tell us what they want to buy (article, price, shop), ${PAT} decides.`, "buys (Article, Price money, Shop)"],
  [
    `Form for days off (from, to, why). Both ${PAT} and ${ANA} must say yes.`,
    "requests (From date, To date, Why long_text)",
    /“Both”: I cannot/,
  ],
  [`Leave requests (from, to): first ${PAT} approves, then ${ANA}.`, "Leave requests (From date, To date)", /“then”/],
  [
    `Urlaubsanträge (von, bis): erst genehmigt ${PAT}, danach ${ANA}.`,
    "Urlaubsanträge (Von date, Bis date)",
    /„danach“/,
  ],
  [
    `Spendenanfragen: Verein, Betrag, Zweck. ${PAT} und ${ANA} entscheiden gemeinsam.`,
    "Spendenanfragen (Verein, Betrag money, Zweck)",
    /„gemeinsam“/,
  ],
  [
    `Expense claims: what, amount, date. Needs two approvals, ${PAT} and ${ANA}.`,
    "Expense claims (What, Amount money, Date date)",
    /“two”: I cannot/,
  ],
  [
    `Discount requests: customer, percent, reason. Two of us have to agree: ${PAT} and ${ANA}.`,
    "Discount requests (Customer, Percent number, Reason long_text)",
    /“Two of us”/,
  ],
];

for (const [ask, built, leftOut] of DECIDED)
  test(`"${ask}" waits for a yes`, async () => {
    const { parts, lines } = await planOf(ask);
    assert.equal(parts, `approval ${built}`);
    if (leftOut !== undefined) assert.match(lines, leftOut);
  });

test("Where nobody would decide any more without what limits it, that is asked", async () => {
  const ask = `Only if it costs more than 500 € should ${PAT} decide. Form: what, price, reason.`;
  const answer = await createRulesPlanner().plan(askFor(ask));
  assert.match(
    answer.kind === "questions" ? (answer.questions[0] ?? "") : answer.kind,
    /limit it like “Only if it costs/,
  );
});

for (const ask of [
  "A list with item, price, day. No approval needed.",
  "Liste der Einkäufe: Was, Preis, Tag. Eine Genehmigung brauchen wir nicht.",
])
  test(`"${ask}" is a plain list`, async () => assert.match((await planOf(ask)).parts, /^records [^;]*$/));

async function planOf(ask: string): Promise<{ parts: string; lines: string }> {
  const answer = await createRulesPlanner().plan(askFor(ask));
  if (answer.kind !== "plan") return { parts: JSON.stringify(answer), lines: "" };
  return { parts: briefly(answer.plan.composition?.parts ?? []), lines: answer.plan.leftOut.join("\n") };
}

const TICKED: [ask: string, built: string][] = [
  [
    "Checkliste für neue Kollegen: Laptop bestellen, Schlüssel ausgeben, Konto anlegen. Soll man abhaken können pro neue Person",
    "checklist Laptop bestellen/Schlüssel ausgeben/Konto anlegen",
  ],
  [
    "Checkliste für Azubis: Spind, Ausweis, Schuhe. Der Azubi soll alles selbst abhaken",
    "checklist Spind/Ausweis/Schuhe",
  ],
  ["Checklist for the closing: lights, till, door. Everyone must tick off every item", "checklist lights/till/door"],
];

for (const [ask, built] of TICKED)
  test(`ticking off points of a checklist is no approval: ${ask.slice(0, 60)}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition.parts), built);
  });
