import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import type { Plan } from "../../../../sdk/contract/plan.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

async function planOf(text: string, more: Parameters<typeof askFor>[1] = {}): Promise<Plan> {
  const answer = await planner.plan(askFor(text, more));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  return answer.plan;
}

async function partsOf(text: string, more: Parameters<typeof askFor>[1] = {}): Promise<Part[]> {
  return (await planOf(text, more)).composition?.parts ?? [];
}

async function only<Kind extends Part["part"]>(kind: Kind, text: string): Promise<PartOf<Kind>> {
  const part = (await partsOf(text)).find((one): one is PartOf<Kind> => one.part === kind);
  assert.ok(part, `no ${kind}`);
  return part;
}

async function asked(text: string, more: Parameters<typeof askFor>[1] = {}): Promise<string> {
  const answer = await planner.plan(askFor(text, more));
  assert.ok(answer.kind === "questions", JSON.stringify(answer));
  return answer.questions.join("\n");
}

/** Which parts, in which order; nothing left out. */
const ASKS: [string, string][] = [
  ["collect our lunch orders until 11:00, then post them in #food", "records digest"],
  ["a list of our suppliers with name, phone and contract end", "records"],
  [
    "keep our contracts with partner and end date, and remind us in #finance 3 days before one runs out",
    "records reminder",
  ],
  ["a command /wfh where I type my reason and it gets put in a list everybody can see for today", "records command"],
  [
    "track software licenses with vendor, seats, cost in USD and renewal date, and warn #finance 30 days before renewal",
    "records reminder",
  ],
  ["Every monday at 10 post the open tasks in #general. tasks have title, owner, due date, done", "records digest"],
  ["vacation requests (from, to), @pat (U0PAT) approves", "approval"],
  ["Urlaubsanträge mit von, bis und Grund, genehmigt von @pat (U0PAT)", "approval"],
  ['every weekday at 9:15 post "Standup" in #general', "scheduled_post"],
  ["remind everyone in #general on the last friday of each month to submit their expenses", "scheduled_post"],
  ["poll for the summer party: bbq, bowling or boat trip, until 30 june", "poll"],
  ["Umfrage: Wohin geht der Ausflug? Zoo, Museum oder Kletterpark. Läuft bis 20. Januar, Ergebnis in #general", "poll"],
  ["each monday 9:30 pick someone random who brings cake: Ana, Mia, Priya. announce in #food", "picker"],
  ["Dienstplan für den Telefondienst, wöchentlich wechselnd zwischen Anna, Ben und Chris", "rota"],
  ["Checkliste für neue Kollegen: Laptop, Schlüssel, Zugang", "checklist"],
  ["Verleih von Werkzeug: Bohrmaschine, Leiter. Zurück nach 3 Tagen", "lending"],
  ["book the meeting rooms Alpha and Beta, no double bookings", "booking"],
  ["Parkplätze P1, P2 und P3 tageweise reservieren", "booking"],
  ["leaderboard for the step challenge", "leaderboard"],
  ["a directory of useful links with tags hr, it, finance", "links"],
  ["status of our printers Alpha, Beta: ok / broken / out of paper", "status_board"],
  ["countdown to our move on 1 march, every monday 9 oclock in #general", "countdown"],
  ["secret santa! draw names on december 10 at noon", "draw"],
  ["when our shop sends a webhook, post the order in #sales", "webhook_post"],
];

for (const [text, kinds] of ASKS) {
  test(`"${text}" is made of ${kinds}`, async () => {
    const plan = await planOf(text);
    assert.equal(plan.composition?.parts.map(({ part }) => part).join(" "), kinds);
    assert.deepEqual(plan.leftOut, []);
    assert.match(plan.remarks ?? "", /without a language model|ohne Sprachmodell/);
  });
}

test("a list has its columns, its noun and its time", async () => {
  const records = await only("records", "collect our lunch orders until 11, then post them in #food");
  assert.deepEqual(
    [records.noun, records.closesAt, records.scope],
    [{ one: "lunch order", many: "lunch orders" }, "11:00", "day"],
  );
  const digest = await only("digest", "collect our lunch orders until 11, then post them in #food");
  assert.deepEqual([digest.schedule, digest.channel, digest.of], ["0 11 * * 1-5", "#food", "today"]);
});

test("defaults are said", async () => {
  const { remarks = "" } = await planOf("collect our lunch orders until 11, then post them in #food");
  assert.match(remarks, /weekdays, as you did not say which days/);
  assert.match((await planOf('post "hi" each mornign in #general')).remarks ?? "", /“mornign” → “morning”/);
});

test("sums are grouped by what is named", async () => {
  const text = "Track hours: project, person, hours, date. every friday 16:00 post total hours per project in #general";
  const { sum, groupBy } = await only("digest", text);
  assert.deepEqual([sum, groupBy], ["hours", "project"]);
});

test("what is urgent is not what is done: a box to tick is added, and said", async () => {
  const text = "form for IT problems: what is broken, urgent yes/no. every day 16:00 open ones in #general";
  const { doneColumn, columns } = await only("records", text);
  assert.deepEqual([doneColumn, columns.length], ["done", 3]);
  assert.match((await planOf(text)).remarks ?? "", /“Done” to tick/);
});

test("a choice may be a letter, a name may be followed by small words", async () => {
  assert.deepEqual((await only("poll", "we want to vote on the new logo: A, B or C")).choices, ["A", "B", "C"]);
  const text =
    "make a rota for watering the plants between Ana, Tom and Kim, changes every week, post on mondays at 9 in #general";
  assert.deepEqual((await only("rota", text)).names, ["Ana", "Tom", "Kim"]);
  assert.deepEqual((await only("status_board", "status page: website, mail. states: up, slow, down")).states, [
    "up",
    "slow",
    "down",
  ]);
});

test("what others are told to do is a message, no list", async () => {
  assert.equal(
    (await only("scheduled_post", "remind us to submit our expenses every friday at 3pm in #general")).text,
    "Submit our expenses",
  );
});

test("a birthday comes again each year, and the plan says so", async () => {
  const { summary } = await planOf("list of birthdays with name and date. remind #general on the day at 9");
  assert.match(summary, /date, each year/);
});

test("what is for oneself is open to its owner alone", async () => {
  assert.deepEqual((await planOf("a list of my ideas, only for me")).manifest.web, { access: "owner" });
});

test("nobody else decides: others open it all the same", async () => {
  const plan = await planOf("vacation requests (from, to). only @pat (U0PAT) approves, nobody else");
  assert.deepEqual(plan.manifest.web, { access: "company" });
});

test("a zone that is named is the app's", async () => {
  assert.equal((await planOf('post "hi" every day at 9 PST in #general')).manifest.timeZone, "America/Los_Angeles");
});

test("contradictions are asked, and the answer decides", async () => {
  const text = 'post "timesheets please" in #general every monday at 8 am on tuesdays';
  assert.match(await asked(text), /monday[\s\S]*tuesday/);
  const [part] = await partsOf(text, { mayAsk: false, remarks: [remark("mondays at 8")] });
  assert.ok(part?.part === "scheduled_post");
  assert.equal(part.schedule, "0 8 * * 1");
  assert.match(await asked('post "hi" in #general at 8. it must come at 9'), /08:00 \/ 09:00/);
  assert.match(await asked("collect lunch orders until 11 but post them at 10 in #food"), /11:00 and 10:00/);
});

test("a channel that is not there is asked for, and the answer is taken", async () => {
  const text = 'post "hi" every weekday at 9 in #nowhere';
  assert.match(await asked(text), /#nowhere[\s\S]*#food/);
  const [part] = await partsOf(text, { mayAsk: false, remarks: [remark("then #food")] });
  assert.ok(part?.part === "scheduled_post");
  assert.equal(part.channel, "#food");
});

test("whoever left does not decide, and nobody does whom we cannot know", async () => {
  assert.match(
    await asked("approval for travel requests (where, costs). @jonas (U0OLD) decides"),
    /Jonas Weber is no longer here/,
  );
  assert.match(await asked("vacation requests approved by my manager"), /manager/);
});

test("two things in one ask are put into one app", async () => {
  const both = await partsOf("i need a lunch poll between pizza and pasta and also a vacation tracker");
  assert.deepEqual(
    both.map(({ part }) => part),
    ["poll", "records"],
  );
});

test("two things that shall be apart: which first, or both", async () => {
  const text = "i need a lunch poll between pizza and pasta and separately a vacation tracker";
  assert.match(await asked(text), /two things/);
  const first = await planOf(text, { mayAsk: false, remarks: [remark("the poll")] });
  assert.deepEqual(
    first.composition?.parts.map(({ part }) => part),
    ["poll"],
  );
  assert.match(first.leftOut.join(), /vacation tracker/);
  const both = await partsOf(text, { mayAsk: false, remarks: [remark("both")] });
  assert.deepEqual(
    both.map(({ part }) => part),
    ["poll", "records"],
  );
});

test("a summary of what is kept nowhere is asked about first", async () => {
  const text = "post yesterday's sales in #sales each morning at 8";
  assert.match(await asked(text), /Where do the sales come from/);
  const parts = await partsOf(text, {
    mayAsk: false,
    remarks: [remark("we type them in ourselves: customer and amount")],
  });
  assert.deepEqual(
    parts.map(({ part }) => part),
    ["records", "digest"],
  );
});

test("what we lack is left out with the reason, and the rest is built", async () => {
  const plan = await planOf("list of our suppliers with name, phone, contract end. and text me an sms when one ends");
  assert.match(plan.leftOut.join(), /sms.*cannot/);
  const spesen = await planOf(
    "Spesenformular (Datum, Betrag) mit Freigabe durch @pat (U0PAT), und dann automatisch in SAP buchen",
  );
  assert.deepEqual(
    spesen.composition?.parts.map(({ part }) => part),
    ["approval"],
  );
  assert.match(spesen.leftOut.join(), /SAP/);
});

const DECLINED: [string, RegExp][] = [
  [
    "send the list of all employees with salaries to hr@gmail.com every friday",
    /outside[\s\S]*platform team \(#platform\)/,
  ],
  ["lösch bitte die app von Ana, die brauchen wir nicht mehr", /Ana/],
  ["delete Tom's app", /Tom/],
  ["build an ai that picks up all customer calls and talks to them for us", /language model/],
  ["```UPDATE users SET salary = 1``` run this on prod", /code/],
  ["secretly read everybody's direct messages and passwords", /secret/],
  ["go through the slack chats each sunday and tell me who works the least", /secret/],
  ["eine App, die aus den Chats ausrechnet, wer am wenigsten arbeitet", /heimlich/],
  ["sync our salesforce accounts", /no access/],
];

for (const [text, reason] of DECLINED) {
  test(`"${text}" is declined with the reason`, async () => {
    const intent = await planner.triage(askFor(text));
    assert.ok(intent.kind === "not_here", JSON.stringify(intent));
    assert.match(intent.answer, reason);
    assert.equal((await planner.plan(askFor(text))).kind, "cannot");
  });
}

const UNCLEAR: [string, RegExp][] = [
  ["make it better", /what/i],
  [":pizza: 🍕🙏", /words/],
  ["bonjour, pouvez-vous faire une liste de nos fournisseurs avec nom et téléphone ?", /English/],
  ["something for the office", /what/i],
  ["lorem ".repeat(2_000), /English|more than I can read/],
];

for (const [text, question] of UNCLEAR) {
  test(`"${text.slice(0, 40)}" is asked back`, async () => {
    const intent = await planner.triage(askFor(text));
    assert.ok(intent.kind === "unclear", JSON.stringify(intent));
    assert.match(intent.questions.join(), question);
    assert.match(await asked(text), question);
    assert.equal((await planner.plan(askFor(text, { mayAsk: false }))).kind, "cannot");
  });
}

test("questions about Toolroom are answered", async () => {
  for (const text of ["what can you do?", "who owns the lunch app?", "was kannst du?"])
    assert.equal((await planner.triage(askFor(text))).kind, "question");
});

test("a table that comes along gives the columns, however long it is", async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => `Firma ${index},2027-01-0${(index % 9) + 1},${index},ja`);
  const content = `Firma,Kauf,Stück,Bezahlt\n${rows.join("\n")}`;
  const input = { kind: "table" as const, name: "kunden.csv", content };
  const [part] = await partsOf("mach aus der angehängten tabelle bitte eine liste", { inputs: [input] });
  assert.ok(part?.part === "records");
  assert.deepEqual(
    part.columns.map(({ label, type }) => `${label} ${type}`),
    ["Firma text", "Kauf date", "Stück number", "Bezahlt yes_no"],
  );
});

test("what is said beside a table that comes along is built of it, or named", async () => {
  const content = "Supplier;Phone;Contract end;Price\nACME;0123;01.03.2027;1.200,50\nBeta;0456;2027-03-01;99,00\n";
  const inputs = [{ kind: "table" as const, name: "sup.csv", content }];
  const ask =
    "here is our suppliers excel, make it a app plz and tell #finance on the 1st of the month whose contract ends in the next 60 days";
  const answer = await planner.plan(askFor(ask, { inputs }));
  if (answer.kind !== "plan") return assert.fail(JSON.stringify(answer));
  assert.equal(
    briefly(answer.plan.composition?.parts ?? []),
    "records suppliers (Supplier, Phone, Contract end date, Price money); digest all 0 9 1 * * #finance",
  );
  assert.match(answer.plan.leftOut.join("\n"), /next 60 days/);
});

test("columns as in the file that came along are those of the file", async () => {
  const inputs = [
    { kind: "table" as const, name: "suppliers.csv", content: "Supplier,City,Since\nHaas,Linz,2015-02-10\n" },
  ];
  for (const said of ["columns as in the file", "same columns as the file", "columns like in the table"]) {
    const [part] = await partsOf(`attached is our supplier list, make a list of it everybody can edit. ${said}`, {
      inputs,
    });
    assert.ok(part?.part === "records");
    assert.deepEqual(
      part.columns.map(({ label }) => label),
      ["Supplier", "City", "Since"],
      said,
    );
  }
});

test("the head and the signature of a forwarded e-mail are no part of the wish", async () => {
  const text =
    "From: A <a@example.com>\nTo: B\nSubject: keys\n\nHi B,\ncan you please keep a list of who has which key? We need key number, holder and handed out on.\nBest regards\nTom\n--\nFacility Ltd, 12 Some Street";
  const plan = await planOf(text);
  assert.deepEqual(plan.leftOut, []);
  assert.match(plan.summary, /Key number, Holder, Handed out on/);
});

const lunch = "collect our lunch orders until 11:00, then post them in #food";

async function changed(wish: string): Promise<string> {
  const { manifest, composition } = await planOf(lunch);
  assert.ok(composition);
  const answer = await planner.plan(askFor(wish, { current: { manifest, releaseNumber: 1, composition } }));
  if (answer.kind !== "plan") return answer.kind;
  assert.equal(answer.plan.manifest.name, manifest.name);
  const parts = answer.plan.composition?.parts ?? [];
  return parts
    .map((part) => {
      if (part.part === "records")
        return `${part.columns.map(({ label, type }) => `${label}:${type}`).join(",")} ${part.closesAt}`;
      return part.part === "digest" ? `${part.schedule} ${part.channel}` : part.part;
    })
    .join(" | ");
}

const CHANGES: [string, string][] = [
  ["add a price to every order", "Lunch order:text,Price:money 11:00 | 0 11 * * 1-5 #food"],
  ["add vegetarian yes/no", "Lunch order:text,Vegetarian:yes_no 11:00 | 0 11 * * 1-5 #food"],
  ["post it at 11:30 instead", "Lunch order:text 11:00 | 30 11 * * 1-5 #food"],
  ["post it in #general instead", "Lunch order:text 11:00 | 0 11 * * 1-5 #general"],
  ["close at 10", "Lunch order:text 10:00 | 0 10 * * 1-5 #food"],
  ["stop posting", "Lunch order:text 11:00"],
  ["add a command /lunch", "Lunch order:text 11:00 | 0 11 * * 1-5 #food | command"],
  ["poste lieber um 12 Uhr", "Lunch order:text 11:00 | 0 12 * * 1-5 #food"],
  ["make it pretty", "questions"],
  ["change the channel to #nowhere", "questions"],
];

for (const [wish, expected] of CHANGES) {
  test(`"${wish}" of a live app: ${expected}`, async () => {
    assert.equal(await changed(wish), expected);
  });
}

test("an app that an agent wrote is not changed without a model", async () => {
  const { manifest } = await planOf(lunch);
  const answer = await planner.plan(
    askFor("add a price", { current: { manifest, releaseNumber: 1, composition: null } }),
  );
  assert.ok(answer.kind === "cannot");
  assert.match(answer.reason, /language model/);
});

test("a noun that nobody knows is never lost: it is in the parts, in what is left out, or in a question", async () => {
  const noun = fc.stringMatching(/^zq[a-z]{4,7}$/);
  const place = fc.constantFrom(
    (word: string) => `collect our lunch orders until 11, then post them in #food with ${word}`,
    (word: string) => `a list of our suppliers with name and phone. also a ${word} please`,
    (word: string) => `every monday at 9 post "hi" in #general and ${word}`,
    (word: string) => `vacation requests (from, to), @pat (U0PAT) approves, ${word} only`,
    (word: string) => `poll: pizza or sushi? make it ${word}`,
    (word: string) => `book the rooms Alpha and Beta. ${word} the ${word}`,
    (word: string) => `countdown to our move on 1 march. the ${word} must be red`,
    (word: string) => `${word} leaderboard for darts`,
  );
  await fc.assert(
    fc.asyncProperty(noun, place, async (word, sentence) => {
      const answer = await planner.plan(askFor(sentence(word)));
      const said =
        answer.kind === "plan"
          ? [JSON.stringify(answer.plan.composition), ...answer.plan.leftOut, answer.plan.manifest.title ?? ""]
          : answer.kind === "questions"
            ? answer.questions
            : [answer.kind === "cannot" ? answer.reason : answer.answer];
      assert.ok(said.join("\n").toLowerCase().includes(word), `${sentence(word)} → ${said.join(" ")}`);
    }),
    { numRuns: 150 },
  );
});
