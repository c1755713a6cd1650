import assert from "node:assert/strict";
import { test } from "node:test";
import { commandExample } from "../../../builder/check-words/command-example.ts";
import { tellChecks } from "../../../builder/check-words/tell-checks.ts";
import type { Check } from "../../../sdk/contract/check.ts";
import { type Composition, compositionSchema } from "../../../sdk/contract/parts.ts";
import { lunch, manifestFor } from "../blueprints/samples.ts";

const tell = (composition: Composition) => tellChecks(manifestFor(composition), composition);
const compose = (parts: object[], language = "en") => compositionSchema.parse({ language, parts });

test("a composed app's Checks are said with its labels, and with times only where they tell something", () => {
  const composition = lunch();
  const [records, ...others] = composition.parts;
  const closing = compose([{ ...records, closesAt: "11:00" }, ...others]);
  assert.deepEqual(tell(closing), {
    day: null,
    sentences: [
      "At 10:00, you enter the order “Ramen”: it is kept.",
      "A colleague opens the page: it shows “Ramen”.",
      "At 11:00, you enter the order “Ramen”: it is refused.",
      "At 10:00, you type `/tool lunch Tomato soup`: the answer says “Tomato soup” and it is kept.",
      "At 11:00, you type `/tool lunch Tomato soup`: it is refused.",
      "On weekdays at 11:00: #food gets a message with “Ramen”.",
      "On Mondays at 11:00: it runs by itself.",
      "On Saturdays at 11:00: it stays silent.",
    ],
  });
});

test("to others, who asked is not “you”", () => {
  const composition = lunch();
  const { sentences } = tellChecks(manifestFor(composition), composition, "others");
  assert.equal(sentences[0], "The asker enters the order “Ramen”: it is kept.");
});

test("they are said in the language of the app", () => {
  const label = { name: "dish", label: "Gericht", type: "text", isRequired: true };
  const [records, ...others] = lunch([], "de").parts;
  const german = compose(
    [{ ...records, noun: { one: "Bestellung", many: "Bestellungen" }, columns: [label] }, ...others],
    "de",
  );
  assert.deepEqual(tell(german).sentences, [
    "Du trägst Bestellung „Ramen“ ein: Es wird gespeichert.",
    "Jemand anderes öffnet die Seite: Zu sehen ist „Ramen“.",
    "Du tippst `/tool lunch Tomatensuppe`: Die Antwort lautet „Tomatensuppe“ und es wird gespeichert.",
    "Werktags um 11:00: #food bekommt eine Nachricht mit „Ramen“.",
    "Montags um 11:00 Uhr: Es läuft von selbst.",
    "Samstags um 11:00 Uhr: Es bleibt still.",
  ]);
});

test("days are counted from the first, so that they read the same whenever it is planned", () => {
  const columns = [
    { name: "name", label: "Supplier", type: "text", isRequired: true },
    { name: "ends", label: "Contract end", type: "date" },
  ];
  const noun = { one: "supplier", many: "suppliers" };
  const reminder = { part: "reminder", run: "remind", schedule: "0 8 * * *", channel: "#finance", table: "suppliers" };
  const composition = compose([
    { part: "records", table: "suppliers", noun, columns },
    { ...reminder, dateColumn: "ends", daysBefore: [30, 7] },
  ]);
  assert.deepEqual(tell(composition).sentences, [
    "You enter the supplier “Example Ltd” (Contract end in 31 days): it is kept.",
    "A colleague opens the page: it shows “Example Ltd”.",
    "One day later: #finance gets a message with “Example Ltd”.",
    "24 days later: #finance gets a message with “Example Ltd”.",
    "At 08:00: it runs by itself.",
    "At 09:00: it stays silent.",
  ]);
});

test("days that are the app's own are said by their date", () => {
  const poll = { part: "poll", question: "Where to?", choices: ["Pizza", "Sushi"], closesOn: "2026-03-06" };
  const countdown = { part: "countdown", title: "Party", to: "2026-07-12" };
  assert.deepEqual(tell(compose([poll])).sentences, [
    "You vote for “Sushi”: the vote counts.",
    "You vote for “Pizza”: the vote counts.",
    "A colleague votes for “Sushi”: it shows “Sushi”.",
    "On 7 March, a colleague votes for “Pizza”: it is refused.",
  ]);
  assert.match(
    tell(compose([countdown])).sentences.join(" "),
    /On 2 July, a colleague opens the page: it shows “10”\./,
  );
  const rota = { part: "rota", duty: "kitchen duty", names: ["Ana", "Ben"], every: "week", startsOn: "2026-03-09" };
  const told = tell(compose([rota]));
  assert.equal(told.day, "9 March");
  assert.deepEqual(told.sentences.slice(1), [
    "A colleague swaps the turns of 9 March and 16 March: it is refused.",
    "You swap the turns of 9 March and 16 March: each does the other’s turn.",
  ]);
});

test("each part's forms are said as what people do with them", () => {
  const noun = (one: string) => ({ one, many: `${one}s` });
  const columns = [{ name: "reason", label: "Reason", type: "text" }];
  const post = { run: "say", schedule: "0 9 * * 1-5", channel: "#general" };
  const parts: object[] = [
    { part: "approval", table: "leaves", noun: noun("leave"), columns, decidedBy: "owner" },
    { part: "picker", noun: noun("host"), names: ["Ana"], post },
    { part: "lending", noun: noun("device"), things: ["Pixel"] },
    { part: "booking", noun: noun("room"), things: ["Blue"], by: "slot" },
    { part: "leaderboard", title: "Table football", unit: "goals" },
    { part: "links", title: "Guides" },
    { part: "status_board", noun: noun("printer"), things: ["Hall"], states: ["OK", "down"] },
    { part: "checklist", title: "First day", items: ["Laptop"], noun: noun("colleague") },
    { part: "draw", title: "Secret santa", drawsOn: "2026-12-10", run: "draw", schedule: "0 12 10 12 *" },
    { part: "webhook_post", webhook: "alerts", run: "alert", channel: "#general", title: "Alert" },
  ];
  const said = parts.map((part) => tell(compose([part])).sentences.join("\n")).join("\n");
  for (const sentence of [
    "A colleague hands in the leave “For the team”: it waits for a decision.",
    "You approve that leave: it is approved.",
    "A colleague adds “Alex Example”: it is refused.",
    "On weekdays at 09:00: one of them is picked and #general gets a message with “Host”.",
    "You lend “Pixel” to “Kim Example”, due back in 14 days: it is lent.",
    "A colleague books “Blue” tomorrow, 06:00–22:00: it is refused.",
    "You give “Kim” 5 goals: they count.",
    "A colleague looks for “guide example” on the page: it shows “Guide A”.",
    "A colleague sets “Hall” to “down” (“Since ten”): it is kept and it shows “Hall”.",
    "A colleague ticks “Laptop”: it stays ticked.",
    "On 9 December, you join: it is noted, with nothing drawn yet.",
    "When another program sends “Only text”: #general gets a message with “Alert Only text”.",
  ])
    assert.ok(said.split("\n").includes(sentence), `${sentence}\nis not among\n${said}`);
  assert.doesNotMatch(said, /[a-z]_[a-z]|drew|delivery/, "no name of a table or column");
});

test("pages are named only where there are several", () => {
  const [records] = lunch().parts;
  const countdown = { part: "countdown", title: "Party", to: "2026-07-12" };
  const { sentences } = tell(compose([records as object, countdown]));
  assert.ok(sentences.includes("On 2 March, a colleague opens the page “Orders”: it shows “Ramen”."));
  assert.ok(sentences.includes("On 2 July, a colleague opens the page “Party”: it shows “10”."));
});

test("of an app that a model wrote, names become words, and nothing that is expected is left out", () => {
  const checks: Check[] = [
    {
      command: "/lunch ramen",
      as: "asker",
      posted: "Noted: ramen",
      row: { table: "lunch_orders", has: { dish: "ramen" } },
    },
    {
      visit: "/new-order",
      with: { dish_name: "soup", price: "9.50" },
      row: { table: "o", has: { dish_name: "soup", price: 9.5, ordered_by: "Kim" } },
    },
    { visit: "/", as: "stranger", refused: true },
    { visit: "/", as: "colleague", shows: "Lunch" },
    { visit: "/old-orders", as: "colleague", shows: "*Soup*" },
    { fire: "post-summary", posted: { channel: "#food", contains: "ramen" } },
    { fire: "remind", posted: { channel: "#food", contains: "order" } },
  ];
  const triggers = [
    { schedule: "0 11 * * 1-5", run: "post-summary" },
    { schedule: "*/15 * * * *", run: "remind" },
  ];
  assert.deepEqual(tellChecks({ checks, triggers, timeZone: "Europe/Paris" }), {
    day: null,
    sentences: [
      "You type `/tool lunch ramen`: the answer says “Noted: ramen” and it is kept.",
      "You fill in dish name “soup”, price 9.50: it is kept with ordered by “Kim”.",
      "Somebody who is not signed in opens the page: it is refused.",
      "A colleague opens the page: it shows “Lunch”.",
      "A colleague opens the page “old orders”: it shows “Soup”.",
      "At 11:00 on weekdays: #food gets a message with “ramen”.",
      "Every 15 minutes: #food gets a message with “order”.",
    ],
  });
});

test("a schedule that a Check lets run at another time is not said to be proved at its own", () => {
  const triggers = [{ schedule: "0 11 * * 5", run: "post" }];
  const posted = { channel: "#food", contains: "x" };
  const at = (time: string): Check => ({ fire: "post", at: `2026-03-06T${time}:00+01:00`, posted });
  const told = (time: string) => tellChecks({ checks: [at(time)], triggers, timeZone: "Europe/Paris" });
  assert.deepEqual(told("11:00"), {
    day: "6 March",
    sentences: ["At 11:00 every Friday: #food gets a message with “x”."],
  });
  assert.deepEqual(told("10:00").sentences, ["When it runs by itself: #food gets a message with “x”."]);
});

test("what happens in Slack, what services send and what another app tells are said as they happen", () => {
  const row = { table: "t", has: { a: 1 } };
  const triggers = [
    { slack: "message" as const, in: ["#support", "#help"], run: "hear" },
    { slack: "reaction_added" as const, in: ["#support"], reaction: "eyes", run: "look" },
    { slack: "member_joined_channel" as const, in: ["#team"], run: "greet" },
    { shortcut: "Make it a ticket", run: "ticket" },
    { github: "pull_request.closed", run: "merged" },
    { linear: "Issue.update", run: "done" },
    { event: "lunch-orders/ordered", run: "cook" },
  ];
  const checks: Check[] = [
    { fire: "hear", body: "the oven", row },
    { fire: "look", row },
    { fire: "greet", row },
    { fire: "ticket", body: "the oven", row },
    { fire: "merged", row },
    { fire: "done", row },
    { fire: "cook", body: { dish: "ramen" }, row },
  ];
  const app = { checks, triggers, timeZone: "Europe/Paris" };
  assert.deepEqual(tellChecks(app).sentences, [
    "When somebody writes in #support or #help (“the oven”): it is kept with a 1.",
    "When somebody puts :eyes: on a message in #support: it is kept with a 1.",
    "When somebody joins #team: it is kept with a 1.",
    "When somebody chooses “Make it a ticket” on a message with “the oven”: it is kept with a 1.",
    "When GitHub sends pull_request.closed: it is kept with a 1.",
    "When Linear sends Issue.update: it is kept with a 1.",
    "When the app lunch-orders tells it “ordered” with dish “ramen”: it is kept with a 1.",
  ]);
});

test("an example of a command is one that a Check proves", () => {
  const checks: Check[] = [
    { command: "/lunch", posted: "None" },
    { command: "/lunch soup", refused: true },
    { command: "/lunch ramen", posted: "Noted" },
  ];
  assert.equal(commandExample("/lunch", { checks }), "/lunch ramen");
  assert.equal(commandExample("/lun", { checks }), null);
});
