import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, PEOPLE, remark } from "./reading-fixture.ts";

type Language = "en" | "de";

const LUNCH = "post 'Lunch is here' at 12 every day";
const ESSEN = "poste jeden Tag um 12 „Essen ist da“";
const SHEETS = "remind us in #general every friday at 3";
const ZETTEL = "schreib jeden Freitag um 15 Uhr was in #general";
const TWO =
  "two things please!! for finance a list of open purchase orders (supplier, amount in EUR, ordered on). and totally separate, for the running club: every saturday 8am pick at random who leads the run out of Tim, Aylin, Jo, in #general";
const ZWEI =
  "zwei Sachen: eine Liste der offenen Bestellungen (Lieferant, Betrag in EUR, bestellt am). Und ganz getrennt davon für die Laufgruppe: jeden Samstag um 8 auslosen wer den Lauf führt, Tim, Aylin oder Jo, in #general";
const SHUTTERS = "every morning at 5 pm post 'Shutters closed?' in #general";
const LADEN = "jeden morgen um 17 uhr in #general posten: Rolläden zu?";
const CABINET = "weekdays 7:30 post 'open the med cabinet' to #front-desk";
const RUNDGANG = "mittwochs 14 uhr in #werkhalle bitte: Sicherheitsrundgang, alle Tore zu!";
const PICK = "pick one of us every monday at 9 in #general";
const LOS = "Losen wer Kaffee kocht, montags um 9 in #general";
const POLL = "a poll about lunch until friday noon, result in #food";
const CARS = "every 9 fridays at 1 post 'wash the cars' in #general";
const AUTOS = "jeden 9. Freitag um 13 Uhr „Autos waschen!“ in #general";
const SPESEN = "Spesenanträge: Zweck, Betrag in EUR. Der Chef genehmigt";
const LEADS = "Every weekday at 9 list the new leads we typed in since yesterday in #sales: company, contact, size";

const ORDERS = "records purchase orders (Supplier, Amount money EUR, Ordered on date)";
const BESTELLUNGEN = "records Bestellungen (Lieferant, Betrag money EUR, Bestellt am date)";
const RUN = "picker Tim/Aylin/Jo 0 8 * * 6 #general";

/** What is asked for, what is replied to the question about it, and the plan. */
const TALKS: [language: Language, ask: string, reply: string, plan: string][] = [
  ["en", LUNCH, "in #food", "post “Lunch is here” 0 12 * * * #food"],
  ["en", LUNCH, "food please", "post “Lunch is here” 0 12 * * * #food"],
  ["en", LUNCH, "the food channel", "post “Lunch is here” 0 12 * * * #food"],
  ["en", LUNCH, "not sure, #food maybe?", "post “Lunch is here” 0 12 * * * #food"],
  ["en", LUNCH, "whatever you like", "post “Lunch is here” 0 12 * * * #general"],
  ["en", LUNCH, "doesn't matter to me", "post “Lunch is here” 0 12 * * * #general"],
  ["de", ESSEN, "food bitte", "post “Essen ist da” 0 12 * * * #food"],
  ["de", ESSEN, "egal, nimm #food", "post “Essen ist da” 0 12 * * * #food"],
  ["de", ESSEN, "egal", "post “Essen ist da” 0 12 * * * #general"],
  ["de", ESSEN, "wie du meinst", "post “Essen ist da” 0 12 * * * #general"],
  ["en", CABINET, "ok then #general", "post “open the med cabinet” 30 7 * * 1-5 #general"],
  ["en", CABINET, "use general", "post “open the med cabinet” 30 7 * * 1-5 #general"],
  [
    "en",
    CABINET,
    "I'll make the channel, in the meantime #general",
    "post “open the med cabinet” 30 7 * * 1-5 #general",
  ],
  ["de", RUNDGANG, "dann halt general", "post “Sicherheitsrundgang, alle Tore zu!” 0 14 * * 3 #general"],
  [
    "en",
    "post yesterday's sales in #sales each morning at 8",
    "people enter them: amount in EUR and customer",
    "records sales (Amount money EUR, Customer); digest yesterday 0 8 * * * #sales",
  ],
  ["en", SHEETS, '"Timesheets please!"', "post “Timesheets please!” 0 15 * * 5 #general"],
  ["en", SHEETS, "to hand in the timesheets", "post “Hand in the timesheets” 0 15 * * 5 #general"],
  ["en", SHEETS, "that the timesheets are due", "post “The timesheets are due” 0 15 * * 5 #general"],
  ["en", SHEETS, "the text is: Timesheets please", "post “Timesheets please” 0 15 * * 5 #general"],
  ["en", SHEETS, "just something like timesheets please", "post “Timesheets please” 0 15 * * 5 #general"],
  ["de", ZETTEL, "Stundenzettel abgeben", "post “Stundenzettel abgeben” 0 15 * * 5 #general"],
  ["de", ZETTEL, "Der Text soll sein: Stundenzettel bitte", "post “Stundenzettel bitte” 0 15 * * 5 #general"],
  ["de", ZETTEL, "dass die Stundenzettel fällig sind", "post “Die Stundenzettel sind fällig” 0 15 * * 5 #general"],
  ["en", TWO, "both please, in one is fine", `${ORDERS}; ${RUN}`],
  ["en", TWO, "just the first one", ORDERS],
  ["en", TWO, "one after the other then, start with the list", ORDERS],
  ["en", TWO, "the running one", RUN],
  ["de", ZWEI, "beides in einem ist ok", `${BESTELLUNGEN}; ${RUN}`],
  ["de", ZWEI, "nur das erste", BESTELLUNGEN],
  ["de", ZWEI, "das zweite", RUN],
  ["en", SHUTTERS, "oops, 5 pm every day", "post “Shutters closed?” 0 17 * * * #general"],
  ["en", SHUTTERS, "the evening", "post “Shutters closed?” 0 17 * * * #general"],
  ["en", SHUTTERS, "in the morning", "post “Shutters closed?” 0 5 * * * #general"],
  ["en", SHUTTERS, "morning, at 5am", "post “Shutters closed?” 0 5 * * * #general"],
  ["de", LADEN, "abends", "post “Rolläden zu?” 0 17 * * * #general"],
  ["de", LADEN, "morgens um 7", "post “Rolläden zu?” 0 7 * * * #general"],
  ["en", PICK, "there are three of us: Ana, Ben, Cy", "picker Ana/Ben/Cy 0 9 * * 1 #general"],
  ["en", PICK, "it's Ana, Ben and Cy", "picker Ana/Ben/Cy 0 9 * * 1 #general"],
  ["en", PICK, "me, Ben and Cy", "picker Ana/Ben/Cy 0 9 * * 1 #general"],
  ["en", PICK, "we'll add them ourselves", "picker  0 9 * * 1 #general"],
  ["de", LOS, "ich, Ben und Cy", "picker Ana/Ben/Cy 0 9 * * 1 #general"],
  ["de", LOS, "weiß ich noch nicht", "picker  0 9 * * 1 #general"],
  ["en", POLL, "either pizza or sushi", "poll pizza/sushi until 2027-01-15 12:00 #food"],
  ["en", POLL, "let them choose between pizza and sushi", "poll pizza/sushi until 2027-01-15 12:00 #food"],
  ["en", CARS, "weekly is fine", "post “wash the cars” 0 13 * * 5 #general"],
  ["en", CARS, "the second friday of the month", "post “wash the cars” 0 13 * * 5#2 #general"],
  ["de", AUTOS, "wöchentlich reicht", "post “Autos waschen!” 0 13 * * 5 #general"],
  ["de", SPESEN, "egal", "approval Spesenanträge (Zweck, Betrag money EUR)"],
];

for (const [language, ask, reply, plan] of TALKS)
  test(`"${ask.slice(0, 40)}…", and "${reply}": ${plan}`, async () => {
    const asked = await answerTo(language, ask, []);
    assert.equal(asked.kind, "questions", JSON.stringify(asked));
    const answer = await answerTo(language, ask, [reply]);
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition.parts), plan);
    assert.doesNotMatch(answer.plan.leftOut.join(), new RegExp(escaped(reply)), "what was understood is not left out");
  });

const EXPLAINED: [reply: string, columns: string][] = [
  ["size = how many people work there", "Company, Contact, Size number"],
  ["size means how many people work there", "Company, Contact, Size number"],
  ["by size I mean the number of employees", "Company, Contact, Size number"],
  ["size is just small, medium or large", "Company, Contact, Size"],
];

for (const [reply, columns] of EXPLAINED)
  test(`"${reply}" explains a word, and is no text and no list: ${columns}`, async () => {
    const answer = await answerTo("en", LEADS, [reply]);
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    assert.equal(
      briefly(answer.plan.composition.parts),
      `records leads (${columns}); digest yesterday 0 9 * * 1-5 #sales`,
    );
    assert.deepEqual(answer.plan.leftOut, []);
  });

const DECIDERS: [reply: string, decidedBy: "owner" | { people: string[] }][] = [
  ["das macht Pat Lee", { people: ["U0PAT"] }],
  ["@pat bitte", { people: ["U0PAT"] }],
  ["ich", "owner"],
  ["mach ich selbst", "owner"],
];

for (const [reply, decidedBy] of DECIDERS)
  test(`"${reply}" says who decides`, async () => {
    const answer = await answerTo("de", SPESEN, [reply]);
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    const [part] = answer.plan.composition.parts;
    const asker = PEOPLE.find(({ handle }) => handle === "ana")?.personId;
    const said = part?.part === "approval" ? part.decidedBy : null;
    const isAsker = typeof said === "object" && said?.people.join() === asker;
    assert.deepEqual(decidedBy === "owner" && isAsker ? "owner" : said, decidedBy);
  });

test("what was left to us is said on the plan", async () => {
  const answer = await answerTo("en", LUNCH, ["you choose"]);
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.match(answer.plan.remarks ?? "", /You left it to me, so I took #general/);
});

test("nobody's “whatever” is posted", async () => {
  for (const reply of ["whatever you like", "up to you", "doesn't matter"])
    assert.equal((await answerTo("en", SHEETS, [reply])).kind, "cannot");
});

/** Asks of which much is missing. */
const VAGUE: [language: Language, ask: string, first: RegExp][] = [
  [
    "de",
    "Hi, kannst du uns was für die Werkstatt bauen? Wäre echt dringend, der Chef fragt schon. Danke!",
    /^Was genau soll/,
  ],
  ["de", "mach mal was für unsere kunden", /^Was genau soll/],
  [
    "en",
    "the parcels downstairs are a nightmare, somebody should finally do something about it. can you fix that with an app?",
    /^What exactly shall/,
  ],
  [
    "en",
    "Hi! So we talked about it in the team meeting yesterday and everyone agrees that the communication between the shop floor and the office has to get better. It has been a topic for at least two years, there was even a consultant once, and a poster. I heard you're good at this sort of thing, so could you set something up for us? Doesn't matter what it looks like, we're open to anything really. Thanks, Ana",
    /^What exactly shall/,
  ],
  [
    "en",
    'Could you post "Kitchen closes in ten minutes, dishes into the washer please" at 16:50 on Mon, Wed and Fri in #canteen? The cleaning crew is tired of our mugs and I can see why.',
    /^I see no channel #canteen/,
  ],
];

for (const [language, ask, first] of VAGUE)
  test(`of "${ask.slice(0, 50)}…" what matters is asked first, and little beside it`, async () => {
    const answer = await answerTo(language, ask, []);
    assert.ok(answer.kind === "questions", JSON.stringify(answer));
    assert.match(answer.questions[0] ?? "", first);
    assert.ok(answer.questions.length <= 2, answer.questions.join("\n"));
  });

const R1 = "post “R1” in #food every Friday at 9";
const KEYS = "a list of keys with number and owner";

/** What is said to a plan that was shown: the whole ask anew, or a change of it. */
const ANEW: [language: Language, ask: string, reply: string, plan: string, isAnew: boolean][] = [
  ["en", R1, "post “R1” in #food every Monday at 10", "post “R1” 0 10 * * 1 #food", true],
  ["en", R1, "Sorry, post “B” in #sales every Monday at 10", "post “B” 0 10 * * 1 #sales", true],
  ["en", R1, "every Monday at 10 in #sales: “B”", "post “B” 0 10 * * 1 #sales", true],
  ["en", R1, "post “B” in #sales", "post “B” 0 9 * * 5 #sales", false],
  ["en", R1, "post “B” on Mondays", "post “B” 0 9 * * 1 #food", false],
  ["en", R1, "no, every Monday at 10", "post “R1” 0 10 * * 1 #food", false],
  [
    "en",
    R1,
    "and post “B” in #sales every Monday at 10",
    `post “R1” 0 9 * * 5 #food; post “B” 0 10 * * 1 #sales`,
    false,
  ],
  ["en", KEYS, "a list of pens with colour and price", "records pens (Colour, Price money)", true],
  ["en", KEYS, "we need a list of pens with colour and size", "records pens (Colour, Size)", true],
  ["en", KEYS, "add a column colour", "records keys (Number, Owner person, Colour)", false],
  [
    "en",
    KEYS,
    "post “B” in #sales every Monday at 10",
    "records keys (Number, Owner person); post “B” 0 10 * * 1 #sales",
    false,
  ],
  [
    "de",
    "poste jeden Freitag um 9 „R1“ in #food",
    "poste jeden Montag um 10 „B“ in #sales",
    "post “B” 0 10 * * 1 #sales",
    true,
  ],
  ["de", "poste jeden Freitag um 9 „R1“ in #food", "lieber jeden Montag um 10", "post “R1” 0 10 * * 1 #food", false],
];

for (const [language, ask, reply, plan, isAnew] of ANEW)
  test(`"${reply}", said to a plan, is ${isAnew ? "all that is built, and that is said" : "a change of it"}`, async () => {
    const answer = await answerTo(language, ask, [reply]);
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition.parts), plan);
    assert.equal(/What you said last takes the place of|tritt an die Stelle/.test(answer.plan.remarks ?? ""), isAnew);
    assert.deepEqual(answer.plan.leftOut, []);
  });

test("what a change of a plan has no use for is named", async () => {
  const answer = await answerTo("en", "post “R1” in #food on weekdays at 9", [
    "change the text on Fridays to “Weekend”",
  ]);
  assert.ok(answer.kind === "plan");
  assert.match(answer.plan.leftOut.join(), /on Fridays/);
});

async function answerTo(language: Language, ask: string, replies: readonly string[]) {
  const requester =
    language === "en"
      ? { name: "Ana", timeZone: "Europe/Paris", locale: "en-GB" }
      : { name: "Ana", timeZone: "Europe/Berlin", locale: "de-DE" };
  const planner = createRulesPlanner({ platformChannel: "#platform" });
  return planner.plan(askFor(ask, { requester, mayAsk: replies.length === 0, remarks: replies.map(remark) }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** What is said to a plan, or to what was asked first: who may open it, one more room, a column, what a poll asks. */
const SAID_TO_PLANS: [ask: string, replies: string[], plan: string, summary: RegExp][] = [
  [
    "collect supplies orders with /supplies. only Lena and me may see it",
    ["just me then"],
    "records supplies orders (Supplies order); command supplies add",
    /Only you can open/,
  ],
  [
    "collect supplies orders with /supplies. only Lena and me may see it",
    ["ok, everybody"],
    "records supplies orders (Supplies order); command supplies add",
    /Everybody in the company/,
  ],
  ["list of my medicines: name, dose", ["only for me"], "records medicines (Name, Dose)", /Only you can open/],
  ["Liste: Medikament, Dosis", ["nur für mich bitte"], "records Einträge (Medikament, Dosis)", /Nur du kannst/],
  [
    "Approval of expenses: item, price in EUR. The boss decides",
    ["me"],
    "approval expenses (Item, Price money EUR)",
    /Everybody in the company/,
  ],
  [
    "book the big meeting room",
    ["you forgot the small meeting room"],
    "booking Big meeting room/Small meeting room by slot 06:00–22:00",
    /Small meeting room/,
  ],
  [
    "großen Besprechungsraum buchen",
    ["du hast den kleinen Besprechungsraum vergessen"],
    "booking Großen Besprechungsraum/Kleinen Besprechungsraum by slot 06:00–22:00",
    /Kleinen/,
  ],
  [
    "list of parcels: recipient, carrier",
    ["shelf should be a column of the parcels"],
    "records parcels (Recipient, Carrier, Shelf)",
    /Shelf/,
  ],
  [
    "Liste der Pakete: Empfänger, Gewicht",
    ["Regal soll eine Spalte sein"],
    "records Pakete (Empfänger, Gewicht number, Regal)",
    /Regal/,
  ],
  [
    "Checkliste für neue Kollegen: Laptop bestellen, Schlüssel ausgeben. Und Umfrage: Pizza oder Pasta?",
    ["keine Umfrage, das brauchen wir nicht"],
    "checklist Laptop bestellen/Schlüssel ausgeben",
    /^(?!.*Umfrage)/,
  ],
  [
    "poll: where should the xmas party - Bowling, Pizza or Theater?",
    ["the question is: Where should the xmas party be?"],
    "poll Bowling/Pizza/Theater",
    /“Where should the xmas party be\?”/,
  ],
];

for (const [ask, replies, plan, summary] of SAID_TO_PLANS)
  test(`"${ask}", then "${replies.join('", "')}": ${plan}, ${summary.source}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask, { remarks: replies.map(remark) }));
    if (answer.kind !== "plan") return assert.fail(JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), plan);
    assert.match(answer.plan.summary, summary);
    assert.doesNotMatch(answer.plan.leftOut.join(" "), /understand|verstanden/);
  });
const ALONE: readonly [Language, string, RegExp][] = [
  ["en", "remind me every friday at 9 to water the plants", /not to one person alone \(“me”\)\. Which channel/],
  ["en", "can you remind @pat (U0PAT) to drink water every day at 10?", /not to one person alone \(“@pat \(U0PAT\)”\)/],
  ["en", "remind us every friday at 9 to water the plants", /^In which channel shall it post\?/],
  [
    "de",
    "erinner mich jeden letzten Freitag im Monat um 9 an die Stundenzettel",
    /nicht an jemanden allein \(„mich“\)/,
  ],
  ["de", "Kannst du mich jeden Montag um 8 an den Müll erinnern?", /nicht an jemanden allein \(„mich“\)/],
  ["de", "erinnere uns jeden Montag um 8 an den Müll", /^In welchem Kanal soll gepostet werden\?/],
];

for (const [language, ask, question] of ALONE)
  test(`who wants to be reminded alone hears that it posts in channels: "${ask}"`, async () => {
    const asked = await answerTo(language, ask, []);
    assert.ok(asked.kind === "questions", JSON.stringify(asked));
    assert.match(asked.questions[0] ?? "", question);
  });

test("who says again that only they shall be reminded hears again why not", async () => {
  const asked = await answerTo("de", "erinner mich jeden Freitag um 9 dran die Pflanzen zu gießen", [
    "nur mir, als Direktnachricht",
  ]);
  assert.match(JSON.stringify(asked), /nicht an jemanden allein/);
});

for (const [language, ask, replies] of [
  ["en", "every Monday at 9 post in #general", ["Build it", "looks good to me, thanks", "ok, sounds great"]],
  ["de", "poste jeden Montag um 9 in #general", ["Bau es", "sieht super aus, danke", "klingt gut"]],
] as const)
  for (const reply of replies)
    test(`"${reply}" is no message, and nothing else that was asked for`, async () => {
      const planner = createRulesPlanner();
      const requester = { name: "Ana", timeZone: "Europe/Paris", locale: language };
      const [unsaid, said] = await Promise.all(
        [[], [remark(reply)]].map((remarks) => planner.plan(askFor(ask, { requester, remarks, mayAsk: false }))),
      );
      assert.deepEqual(said, unsaid);
    });
