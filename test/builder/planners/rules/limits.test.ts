import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, CHANNELS, remark } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });
const GERMAN = { requester: { name: "Jonas", timeZone: "Europe/Berlin", locale: "de-DE" } };

/** Who may open it is asked before anything is planned. */
const AUDIENCE =
  /see(?! who voted)|sehen(?!, wer gestimmt)|confidential|private|vertraulich|HR only|hidden|visible|just look/i;

/** What an ask says that no part can keep to: left out in these words, with all that hangs on it. */
const LIMITED: [ask: string, said: RegExp, left: RegExp | "declined"][] = [
  [
    "Pick a random person from Ana, Ben, Cy every day at 9 in #food, but never Ben on Mondays",
    /never Ben on Mondays/,
    /^picker Ana\/Ben\/Cy 0 9 \* \* \* #food$/,
  ],
  ["Pick one of Ana, Ben and Cy at 9 in #food, excluding Cy", /excluding Cy/, /^picker/],
  [
    'Post "x" in #general every day at 9, but in #food on Fridays',
    /but in #food on Fridays/,
    /^post “x” 0 9 \* \* \* #general$/,
  ],
  ["Remind #general on the day before every holiday at 9", /the day before every holiday/, "declined"],
  [
    "Visitors with name and date, post in #general every day at 8 those who come tomorrow",
    /those who come tomorrow/,
    /^records Visitors \(Name, Date date\)$/,
  ],
  [
    'Post "hi" in #general every day at 9 for the first week',
    /for the first week/,
    /^post “hi” 0 9 \* \* \* #general$/,
  ],
  [
    'Post "hi" in #general every day at 9 from 1 September on',
    /from 1 September on/,
    /^post “hi” 0 9 \* \* \* #general$/,
  ],
  [
    "Liste der Urlaubsanträge mit Name und Datum, nur ich und Anna dürfen sie sehen",
    /nur ich und Anna dürfen sie sehen/,
    /\(Name, Datum date\)$/,
  ],
  ["Wir wollen den Besprechungsraum buchen, aber nur montags", /nur montags/, /^booking Besprechungsraum/],
  ["Let people book the meeting room, but only on Mondays", /only on Mondays/, /^booking Meeting room by slot/],
  [
    "Let people book the meeting room, at most 2 hours a day each",
    /at most 2 hours a day each/,
    /^booking Meeting room by slot/,
  ],
  [
    "Status board: mail, website, VPN; only IT may change it",
    /only IT may change it/,
    /^status_board mail\/website\/VPN:/,
  ],
  ["Book the company car; people can not cancel", /people can not cancel/, /^booking/],
  [
    "Purchase requests approved by anybody but the requester",
    /anybody but the requester/,
    /^approval Purchase requests \(Notes long_text\)$/,
  ],
  [
    "Pick a random person for coffee each Monday at 9 in #general: Ana, Ben, Cy. The same person may come twice in a row.",
    /The same person may come twice in a row/,
    /^picker/,
  ],
  ["Pick two of Ana, Ben, Cy, Dan every weekday at 9 in #food", /two of Ana/, "declined"],
  ["Track sick days with name and date; remove names", /remove names/, /\(Name, Date date\)$/],
  ["Kitchen duty weekly in reverse order: Ana, Ben, Cy", /in reverse order/, /^rota Kitchen duty: Ana\/Ben\/Cy/],
  ["Keep the ideas private, with title and text", /private/, /\(Title, Text long_text\)$/],
  ["List of orders with dish, at most 20 per day", /at most 20 per day/, /^records orders \(Dish\)$/],
  [
    "Keep a list of tasks with due date but don't post anything",
    /don't post anything/,
    /^records tasks \(Task, Due date date\)$/,
  ],
  ["List of flats with name, location and no price", /no price/, /^records flats \(Name, Location\)$/],
  ["List of visitors with name and company for one month only", /for one month only/, /^records visitors \(Name\)$/],
  ["Purchases with item and price need approval by finance and by the boss", /price need approval/i, "declined"],
  ["Umfrage: Pizza oder Sushi, anonym", /anonym/, /^poll Pizza\/Sushi$/],
  ["Poll: coffee or tea, not both", /not both/, /^poll coffee\/tea$/],
  ["Poll: where to eat? Luigi, Sakura, but not Sakura on Mondays", /not Sakura on Mondays/, /^poll Luigi\/Sakura$/],
  [
    "Lend drills: only to employees over 18, return within 2 days",
    /only to employees over 18/,
    /^lending drills:.* 2 days$/,
  ],
  ["Verleih von Büchern, höchstens zwei gleichzeitig", /höchstens zwei gleichzeitig/, /^lending/],
  ["Liste der Ausgaben mit Betrag und Datum, höchstens 50 Euro", /höchstens 50 Euro/, /\(Betrag money, Datum date\)$/],
  ["Liste der Bücher mit Titel, ohne Preis", /ohne Preis/, /\(Titel\)$/],
  ["List of orders with dish, amount between 1 and 10", /between 1 and 10/, /^records orders \(Dish\)$/],
  [
    "Keep a list of books with title unless it is already there",
    /unless it is already there/,
    /^records books \(Title\)$/,
  ],
  [
    "Checklist for new hires: laptop, badge, contract; HR ticks them, not the new hire",
    /not the new hire/,
    /^checklist laptop\/badge\/contract$/,
  ],
  [
    "A list of orders with name and dish. Nobody may delete an entry.",
    /Nobody may delete an entry/,
    /^records orders \(Name, Dish\)$/,
  ],
  [
    "A list of orders with name and dish where nobody can edit anything after it was entered",
    /nobody can edit anything after it was entered/,
    /^records orders \(Name, Dish\)$/,
  ],
  [
    "Poll where to eat: Pizza, Sushi. Nobody should see who voted.",
    /Nobody should see who voted/,
    /^poll Pizza\/Sushi$/,
  ],
  [
    "Umfrage wo wir essen: Pizza, Sushi. Keiner soll sehen, wer gestimmt hat.",
    /Keiner soll sehen/,
    /^poll Pizza\/Sushi$/,
  ],
  [
    "Leaderboard for table tennis wins, nobody may give points to themselves",
    /nobody may give points to themselves/,
    /^leaderboard wins$/,
  ],
  [
    "Bestenliste fürs Kickern, niemand darf sich selbst Punkte geben",
    /niemand darf sich selbst Punkte geben/,
    /^leaderboard/,
  ],
  [
    "Liste der Aufgaben mit Frist, aber niemand darf sie ändern",
    /niemand darf sie ändern/,
    /^records Aufgaben \(Aufgabe, Frist date\)$/,
  ],
  [
    "Track invoices with amount and due date and remind #finance 3 days after the due date",
    /3 days after the due date/,
    /^records invoices \(Amount money, Due date date\)$/,
  ],
  [
    "Liste der Rechnungen mit Betrag und Fälligkeitsdatum, erinnere #finance 3 Tage nach dem Fälligkeitsdatum",
    /3 Tage nach dem Fälligkeitsdatum/,
    /^records Rechnungen \(Betrag money, Fälligkeitsdatum date\)$/,
  ],
  [
    "track contracts with partner and end date and remind #finance before they end",
    /before they end/,
    /^records contracts/,
  ],
  [
    "Keep a list of vacation requests, so that nobody else can see the entries of the others.",
    /nobody else can see the entries of the others/,
    /^records vacation requests/,
  ],
  ["Keep a list of tasks, only HR may add, everybody may read", /only HR may add/, /^records tasks \(Task\)$/],
  ["Link directory, only admins may add links", /only admins may add links/, /^links$/],
  ["Confidential list of complaints with text", /Confidential/, /^records complaints \(Text long_text\)$/],
  [
    "Keep a list of holidays with name, from, to. HR only.",
    /HR only/,
    /^records holidays \(Name, From date, To date\)$/,
  ],
  ["Wichteln am 12. Dezember, Anna darf nicht Ben ziehen", /Anna darf nicht Ben ziehen/, /^draw/],
  [
    "Post the list every Friday at 10 in #general if there are any entries. List of bugs with title",
    /if there are any entries/,
    /^records bugs \(Title\)$/,
  ],
  [
    'Reminder in #general on Fridays at 3 "timesheets" if somebody forgot theirs',
    /if somebody forgot theirs/,
    /^post “timesheets” 0 15 \* \* 5 #general$/,
  ],
  ["Collect ideas with title. One idea per person.", /One idea per person/, /^records ideas \(Title\)$/],
  [
    "List of contracts with partner and end date, hide expired ones",
    /hide expired ones/,
    /\(Partner, End date date\)$/,
  ],
  ["Umfrage: Pizza oder Sushi? Jeder darf zweimal abstimmen", /Jeder darf zweimal abstimmen/, /^poll Pizza\/Sushi$/],
  ["Vote on lunch: pizza, sushi; close when everybody voted", /close when everybody voted/, /^poll pizza\/sushi$/],
  [
    "Track our keys: key number, holder. Managers can edit, others can just look.",
    /just look/,
    /\(Key number, Holder\)$/,
  ],
  ["Book the meeting room. Bookings must be made a day in advance.", /a day in advance/, /^booking/],
  ["Webhook from our shop into #sales, but only orders above 100", /only orders above 100/, /^webhook_post #sales$/],
  [
    "Jeden Freitag um 10 in #general „Hallo“ posten, außer an Feiertagen",
    /außer an Feiertagen/,
    /^post “Hallo” 0 10 \* \* 5 #general$/,
  ],
  [
    "Jeden Freitag um 10 in #general „Hallo“ posten, bis Ende Juni",
    /bis Ende Juni/,
    /^post “Hallo” 0 10 \* \* 5 #general$/,
  ],
  [
    "Putzplan: Anna, Bernd, Carla, jede Woche, aber nicht Carla im Juli",
    /nicht Carla im Juli/,
    /^rota Dienst: Anna\/Bernd\/Carla week/,
  ],
];

for (const [text, said, left] of LIMITED) {
  const more = /[äöüß]|\b(?:und|oder|der|am|fürs)\b/i.test(text) ? GERMAN : {};
  test(`“${text}” is named as left out, or asked about`, async () => {
    const first = await planner.plan(askFor(text, more));
    const isAsked = left === "declined" || AUDIENCE.test(text);
    assert.equal(first.kind, isAsked ? "questions" : "plan", JSON.stringify(first));
    const named = first.kind === "questions" ? first.questions : first.kind === "plan" ? first.plan.leftOut : [];
    assert.match(named.join("\n"), said);
    for (const remarks of [[], [remark("leave it out")]]) {
      const answer = await planner.plan(askFor(text, { ...more, mayAsk: false, remarks }));
      if (left === "declined") {
        assert.ok(answer.kind === "cannot", JSON.stringify(answer));
        assert.match(answer.reason, said);
        continue;
      }
      assert.ok(answer.kind === "plan", JSON.stringify(answer));
      assert.match(briefly(answer.plan.composition?.parts ?? []), left);
      assert.match(answer.plan.leftOut.join("\n"), said);
      assert.notEqual(answer.plan.manifest.web?.access, "owner");
    }
  });
}

/** Words like these that a part models, keeps to anyway, or that limit nothing. */
const MODELLED: [ask: string, builds: RegExp][] = [
  ["collect lunch orders until 11, after that post them in #food", /until 11:00; digest today 0 11/],
  ["each monday 9:30 pick someone: Ana, Ben, Cy. nobody twice before all had their turn. in #food", /^picker/],
  ["book the meeting rooms Alpha and Beta from 8 to 18, nothing twice", /^booking Alpha\/Beta by slot 08:00–18:00$/],
  ["lend our laptops LT-1, LT-2 for at most 14 days", /14 days$/],
  ["poll: pizza or sushi? everyone may vote only once", /^poll pizza\/sushi$/],
  ["poll: pizza or sushi? until friday 12:00. one vote each", /until 2027-01-15 12:00$/],
  ["list of visitors with name and company, only for me", /\(Name, Company\)$/],
  ["my private list of expenses with amount and date", /\(Amount money, Date date\)$/],
  ['post "hi" in #general only on mondays at 9', /0 9 \* \* 1 #general$/],
  ["Liste der Aufgaben mit Frist, jeder darf nur seine eigenen Einträge ändern", /\(Aufgabe, Frist date\)$/],
  ["visitors: name, from, until, paid or not", /Paid yes_no\)/],
  ["every monday at 9 remind #general: please do not park in the yard", /“Please do not park in the yard”/],
  ['post "never on Fridays" in #general every day at 9', /“never on Fridays”/],
  ["list of keys with key no, holder and deposit. nobody ever knows who has them", /Deposit money\)$/],
];

for (const [text, builds] of MODELLED) {
  test(`“${text}” is built whole`, async () => {
    const more = /[äöüß]/.test(text) ? GERMAN : {};
    const answer = await planner.plan(askFor(text, more));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), builds);
    assert.deepEqual(answer.plan.leftOut, []);
  });
}

test("whoever may change only their own entries is the author of these", async () => {
  const answer = await planner.plan(
    askFor("Liste der Aufgaben mit Frist, jeder darf nur seine eigenen Einträge ändern", GERMAN),
  );
  assert.ok(answer.kind === "plan");
  assert.ok(answer.plan.composition?.parts.some((part) => part.part === "records" && part.mayChange === "author"));
});

test("what limits may be said otherwise", async () => {
  const text = 'Post "hi" in #general at 9, except on Fridays';
  const answer = await planner.plan(askFor(text, { mayAsk: false, remarks: [remark("every Monday")] }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.equal(briefly(answer.plan.composition?.parts ?? []), "post “hi” 0 9 * * 1 #general");
  assert.deepEqual(answer.plan.leftOut, []);
});

test("what an answer limits is not lost either", async () => {
  const remarks = [remark("Ana, Ben and Cy, but never Ben on Mondays")];
  const answer = await planner.plan(askFor("pick someone every day at 9 in #food", { mayAsk: false, remarks }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.match(answer.plan.leftOut.join("\n"), /never Ben on Mondays/);
});

test("a change that limits is asked about, one that only replaces is made", async () => {
  const live = await planner.plan(askFor('post "hi" in #general every weekday at 9'));
  assert.ok(live.kind === "plan" && live.plan.composition !== undefined);
  const current = { manifest: live.plan.manifest, releaseNumber: 1, composition: live.plan.composition };
  const asked = await planner.plan(askFor("at 10, but not on Fridays", { current }));
  assert.ok(asked.kind === "questions");
  assert.match(asked.questions.join("\n"), /not on Fridays/);
  const made = await planner.plan(askFor("not at 9 but at 10", { current }));
  assert.ok(made.kind === "plan");
  assert.equal(briefly(made.plan.composition?.parts ?? []), `post “hi” 0 10 * * 1-5 ${CHANNELS[1]}`);
});
