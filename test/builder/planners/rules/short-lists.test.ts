import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Short asks, all of which is understood: what is made of them. */
const WHOLE: [string, string][] = [
  [
    "could you set up something for the petty cash box? we note the date, what it was for, how much (EUR) and add a photo of the receipt. total at the end please",
    "records petty cash (Date date, What it was for, How much money EUR, Photo of the receipt file)",
  ],
  [
    "Spenden erfassen: Spender, Betrag in €, Datum. Ganz unten will ich sehen wie viel es insgesamt ist",
    "records Spenden (Spender, Betrag money EUR, Datum date)",
  ],
  [
    "each day at 6pm put in #general the visitors we entered that day (name, company, host)",
    "records visitors (Name, Company, Host); digest today 0 18 * * * #general",
  ],
  [
    "werktags um 17 Uhr in #sales die neuen Anfragen posten, die wir an dem Tag eingetragen haben (Firma, Ansprechpartner, Größe)",
    "records Anfragen (Firma, Ansprechpartner, Größe); digest today 0 17 * * 1-5 #sales",
  ],
  [
    "Every evening at 7 post the orders people typed in today in #food (dish, price)",
    "records orders (Dish, Price money); digest today 0 19 * * * #food",
  ],
  [
    "with /crate I want to note quickly which customer took how many crates, everyone should see the list",
    "records crates (Customer, How many crates number); command crate add",
  ],
  [
    "mit /material notieren welche Baustelle wie viel Zement geholt hat",
    "records Zement (Baustelle, Wie viel Zement number); command material add",
  ],
  [
    "/keg to log which bar got how many kegs, list visible to everybody",
    "records kegs (Bar, How many kegs number); command keg add",
  ],
  [
    "Overtime needs @pat's ok first: date, hours, reason",
    "approval Overtimes (Date date, Hours number, Reason long_text)",
  ],
  ["links to our supplier shops with one or two keywords each", "links"],
  ["Eine Seite mit allen wichtigen Links, jeweils mit ein, zwei Stichwörtern zum Suchen", "links"],
  ["a place for our how-to videos: title, url, tags. searchable please", "links"],
  [
    "Machines: serial no. / hall / last serviced / next service",
    "records Machines (Serial no., Hall, Last serviced, Next service date)",
  ],
  ["Ich brauch einen Platz für unsere Musterteile: Nummer, Kunde, Regal", "records Musterteile (Nummer, Kunde, Regal)"],
  ["somewhere for the job interviews: date, name, impression", "records job interviews (Date date, Name, Impression)"],
  [
    "Hello, Gina from the workshop. For each trolley: number, wheels ok (yes/no), last check",
    "records trolleys (Number, Wheels ok yes_no, Last check date) done wheels_ok",
  ],
  [
    "hi, ich leite den Fuhrpark. Übersicht, welche Schulung wer wann hatte: Fahrer, Schulung, Datum, gültig bis. Was nicht mehr gültig ist muss man sofort erkennen + ich will alles als csv runterladen können",
    "records Schulungen (Fahrer, Schulung, Datum date, Gültig bis date)",
  ],
  [
    "Feuerlöscher: Standort, nächste Prüfung. Was schon drüber ist, soll einem sofort ins Auge springen",
    "records Feuerlöscher (Standort, Nächste Prüfung date)",
  ],
  [
    "ladders: number, hall, next check. It should say OVERDUE next to it if the date has gone by",
    "records ladders (Number, Hall, Next check date)",
  ],
  [
    "erhaltene Rechnungen sammeln: Lieferant, Betrag in €, Datum. Muss man nach Excel kriegen",
    "records erhaltene Rechnungen (Lieferant, Betrag money EUR, Datum date)",
  ],
  [
    "lab samples\n- sample no.\n- shelf: A, B or C. nothing else pls\n- frozen on\n- report (pic or pdf)",
    "records lab samples (Sample no., Shelf choice A/B/C, Frozen on date, Report file)",
  ],
  [
    "kiosk receipts: shop, amount in EUR, date. sum per week to #finance, sundays 8pm. csv for the accountant",
    "records kiosk receipts (Shop, Amount money EUR, Date date); digest last_7_days 0 20 * * 0 #finance sum amount",
  ],
  [
    "boilers: address, last service, next service due. A fortnight ahead of the next service #general should get a nudge",
    "records boilers (Address, Last service date, Next service due date); reminder next_service_due 14 0 9 * * * #general",
  ],
  [
    "/lager soll mir sagen was noch da ist & neues eintragen können. Teil, Größe, Stück, Regal",
    "records Lager (Teil, Größe, Stück number, Regal); command lager find; command lager-neu add",
  ],
  [
    "/wine merlot and it shows me what's left: grape, bottles, price €. and /wine add to put new ones in",
    "records wines (Grape, Bottles number, Price money EUR); command wine find; command wine-add add",
  ],
  [
    "deals: company, contact, stage (new, offer, won, lost). Fridays 9am the ones still new in #sales",
    "records deals (Company, Contact, Stage choice new/offer/won/lost) done stage; digest open 0 9 * * 5 #sales",
  ],
  [
    "our extension numbers: name, department, extension. typing /ext raman tells me who it is",
    "records extension numbers (Name, Department, Extension); command ext find",
  ],
  [
    "donations please: who gave, how much (€), when",
    "records donations (Who gave person, How much money EUR, When date)",
  ],
  ["Meldung von Arbeitsunfällen: wer, wann, wo, Foto", "records Arbeitsunfälle (Wer person, Wann date, Wo, Foto file)"],
  [
    "Pro Angebot Kunde, Ort, Summe in Euro, Stand: offen, angenommen, abgelehnt. Montags um 7 die offenen in #sales",
    "records Angebote (Kunde, Ort, Summe money EUR, Stand choice offen/angenommen/abgelehnt) done stand; digest open 0 7 * * 1 #sales",
  ],
];

for (const [text, expected] of WHOLE) {
  test(`“${text.slice(0, 70)}” is understood whole`, async () => {
    const { shown, leftOut } = await planned(text);
    assert.equal(shown, expected);
    assert.deepEqual(leftOut, []);
  });
}

/** What limits is left out aloud, and the wish stays. */
const LIMITED: [string, string, RegExp][] = [
  [
    "Whenever one of us wants to give a customer more than 10% off, @pat has to say ok first. Form: customer, discount in %, reason",
    "approval requests (Customer, Discount in % number, Reason long_text)",
    /more than 10%/,
  ],
  [
    "Before anybody orders something over 500 €, @pat must approve: item, price (EUR), why",
    "approval requests (Item, Price money EUR, Why long_text)",
    /over 500/,
  ],
  [
    "Rabatte über 15 % muss @pat vorher freigeben. Kunde, Rabatt in %, Grund",
    "approval Rabatte (Kunde, Rabatt in % number, Grund long_text)",
    /über 15/,
  ],
  [
    "Wer mehr als 3 Tage frei will, braucht vorher das Ok von @pat: von, bis, Grund",
    "approval Anträge (Von date, Bis date, Grund long_text)",
    /mehr als 3 Tage/,
  ],
];

for (const [text, expected, limit] of LIMITED) {
  test(`the limit of “${text.slice(0, 60)}” takes no wish with it`, async () => {
    const { shown, leftOut } = await planned(text);
    assert.equal(shown, expected);
    assert.match(leftOut.join(" "), limit);
  });
}

const SUMS: [string, string[] | undefined][] = [
  ["list of donations: donor, amount in EUR, date. At the bottom the sum", undefined],
  ["We collect mileage: driver, date, km. sum of the km underneath pls", ["km"]],
  ["hours log: who, project, hours, date and I want to see how much we spent altogether", ["hours"]],
  ["Kaffeekasse: wer, wieviel eingezahlt (Euro), wann. Unten soll die Summe stehen", undefined],
];

for (const [text, totals] of SUMS) {
  test(`the sum of “${text.slice(0, 60)}” stands below the list`, async () => {
    const { parts, leftOut, summary } = await planned(text);
    const [first] = parts;
    assert.deepEqual(first?.part === "records" ? first.totals : null, totals);
    assert.deepEqual(leftOut, []);
    assert.match(summary, /adds up|Summe von/);
  });
}

test("a sum is left over where nothing adds up", async () => {
  const { leftOut } = await planned("list of visitors: name, company, phone, host, badge, day. At the bottom the sum");
  assert.match(leftOut.join(" "), /sum/);
});

async function planned(text: string) {
  const answer = await planner.plan(askFor(text.replaceAll("@pat", "@pat (U0PAT)")));
  assert.equal(answer.kind, "plan", JSON.stringify(answer));
  if (answer.kind !== "plan") throw new Error("not planned");
  const { composition, leftOut, summary, remarks = "" } = answer.plan;
  const parts = composition?.parts ?? [];
  return { parts, shown: briefly(parts), leftOut, summary: `${summary} ${remarks}` };
}
