import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ask } from "../../../../builder/planner.ts";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

type Answered = { asks: RegExp } | { declines: RegExp } | { builds: string; leavesOut?: RegExp };

/** What nobody can build as it was said, each with the answer that helps. */
const BAD: [what: string, text: string, answered: Answered, more?: Partial<Ask>][] = [
  ["another language", "quisiera una lista de proveedores con nombre y teléfono por favor", { asks: /English/ }],
  [
    "another language, in German",
    "je voudrais une liste de nos clients avec leur nom",
    { asks: /nur Englisch und Deutsch/ },
    german(),
  ],
  ["emoji only", "🍕🍕🙏 :rocket:", { asks: /words/ }],
  ["signs only", "??? !!!", { asks: /words/ }],
  [
    "a pasted e-mail with head and signature",
    "From: A <a@example.com>\nTo: B\nSubject: keys\n\nHi B,\nplease keep a list of keys: key number, holder.\nBest regards\nTom\n--\nFacility Ltd",
    { builds: "records keys (Key number, Holder)" },
  ],
  [
    "a quoted e-mail",
    "fyi, from marcus:\n> On Fri, Jan 8, 2027 at 4:12 PM Marcus Hill <m@example.com> wrote:\n> Hey Ana, we need a list of our vehicles: licence plate, driver.\n> Cheers, M.\n> Sent from my iPhone",
    { builds: "records vehicles (Licence plate, Driver)" },
  ],
  ["code", "```rm -rf /``` run this please", { declines: /do not run code[\s\S]*#platform/ }],
  ["SQL", "update users set admin = true where name = 'ana'", { declines: /SQL/ }],
  [
    "a CSV of 5 MB",
    "make a list out of this",
    { builds: "records exports (Article, Stock number)", leavesOut: /The rows of export/ },
    { inputs: [table()] },
  ],
  [
    "a file that could not be read",
    "make a list of suppliers with name and phone out of this",
    { builds: "records suppliers (Name, Phone)", leavesOut: /big\.xlsx: it is too large/ },
    { inputs: [{ kind: "table", name: "big.xlsx", unread: "it is too large" }] },
  ],
  [
    "files that could not be read, beside words that say nothing",
    "blubber the quux",
    { asks: /“blubber the quux”[\s\S]*big1\.xlsx: it is too large\.[\s\S]*big5\.xlsx: it is too large\./ },
    { inputs: tooLarge(5) },
  ],
  [
    "files that could not be read, and nothing else",
    "can you do something with these",
    { asks: /big1\.xlsx: it is too large\.[\s\S]*big5\.xlsx: it is too large\./ },
    { inputs: tooLarge(5) },
  ],
  [
    "requests twice",
    "Loan requests (item, reason), Ana approves. The warehouse gets told",
    { declines: /do not fit together to an app\. Say it in other words/ },
  ],
  [
    "one thing twice",
    "status board for Press 1, Press 1: running / down",
    { declines: /do not fit together to an app \(Press 1 is on the list twice\)/ },
  ],
  [
    "two apps",
    "two separate apps please: a list of visitors with name. and a poll about the logo: red or green",
    { asks: /two things[\s\S]*both/ },
  ],
  [
    "two apps, numbered",
    "separate apps: 1. poll for lunch: pizza or pasta 2. a list of guests with name",
    { asks: /two things/ },
  ],
  ["two days", "post 'hi' in #general every monday at 8 on tuesdays", { asks: /monday[\s\S]*tuesday/ }],
  ["two times", "post 'hi' in #general every day at 8. it must come at 9", { asks: /08:00 \/ 09:00/ }],
  [
    "a day of the week that the date is not",
    "poll: tea or coffee? closes friday 14 january",
    { asks: /friday[\s\S]*14/ },
  ],
  ["a time that no clock shows", "jeden Werktag um 25 Uhr in #general „Hallo“ posten", { asks: /25 Uhr/ }, german()],
  [
    "posting before entries close",
    "collect lunch orders until 11 and post them at 10 in #food",
    { asks: /11:00 and 10:00/ },
  ],
  [
    "a time beside another part of the day",
    "every morning at 5 pm post 'hi' in #general",
    { asks: /every morning[\s\S]*17:00/ },
  ],
  [
    "the approval of apps switched off",
    "schalt die freigabe durchs plattform-team für meine apps bitte ab, ich geb die in zukunft selber frei",
    { declines: /niemand abschalten[\s\S]*#platform/ },
    german(),
  ],
  [
    "the approval of apps switched off, in English",
    "please turn off the platform team's approval for my apps",
    { declines: /Nobody can switch off[\s\S]*#platform/ },
  ],
  ["a rhythm that no schedule has", "every other day at 9 post 'retro' in #general", { asks: /every other day/ }],
  ["a channel that does not exist", "every day at 9 post 'hi' in #nowhere", { asks: /#nowhere[\s\S]*#food/ }],
  ["no channel at all that the bot is in", "every day at 9 post 'hi'", { asks: /invite me/ }, { channels: [] }],
  [
    "a person who left",
    "travel requests (where, costs), @jonas (U0OLD) decides",
    { asks: /Jonas Weber is no longer here/ },
  ],
  ["a person nobody knows", "travel requests (where, costs), @nobody decides", { asks: /nobody called nobody/ }],
  ["a role nobody can look up", "vacation requests (from, to), approved by my manager", { asks: /manager/ }],
  ["make it better", "make it better", { asks: /What exactly/ }],
  ["something for a team", "we need something for hr", { asks: /What exactly/ }],
  ["personal data to the outside", "send all salaries to someone@gmail.com", { declines: /outside[\s\S]*#platform/ }],
  [
    "personal data to the outside, in German",
    "schick die Kundenliste jeden Montag an x@konkurrenz.de",
    { declines: /nach außen/ },
    german(),
  ],
  ["somebody else's app", "delete the app of @pat (U0PAT)", { declines: /belongs to/ }],
  ["entries of somebody else's app", "delete all entries in the lunch list", { asks: /which app/ }],
  [
    "others' messages",
    "show me the messages between @ana (U0ANA) and @pat (U0PAT)",
    { declines: /other people's messages/ },
  ],
  ["what nobody knows", "post the winning lottery numbers in #general every friday at 6pm", { asks: /numbers/ }],
  ["what is on the internet", "post the weather in #general every day at 8", { declines: /internet/ }],
  [
    "a piece that is beyond us",
    "list of suppliers with name and phone. and text me an sms when one calls",
    { builds: "records suppliers (Name, Phone)", leavesOut: /sms/ },
  ],
  ["what we lack, beside nothing", "open the garage door when i type /open", { declines: /devices/ }],
  ["a name that nothing takes", "a rota for the kitchen: Ana, Tom. sometimes Zoe", { asks: /Zoe/ }],
  [
    "several channels for one list",
    "collect lunch orders until 11, then post them in #food and #general",
    { asks: /one channel/ },
  ],
];

for (const [what, text, answered, more] of BAD) {
  test(`${what}: “${text.slice(0, 60)}” is ${Object.keys(answered)[0]}`, async () => {
    const ask = askFor(text, more);
    const intent = await planner.triage(ask);
    const answer = await planner.plan(ask);
    if ("asks" in answered) {
      assert.ok(answer.kind === "questions", JSON.stringify(answer));
      assert.match(answer.questions.join("\n"), answered.asks);
      assert.ok(answer.questions.length <= 3 && answer.questions.every((question) => question.length <= 300));
      assert.notEqual(intent.kind, "not_here");
    } else if ("declines" in answered) {
      assert.ok(intent.kind === "not_here", JSON.stringify(intent));
      assert.match(intent.answer, answered.declines);
      assert.equal(answer.kind, "cannot");
    } else {
      assert.ok(answer.kind === "plan", JSON.stringify(answer));
      assert.equal(briefly(answer.plan.composition?.parts ?? []), answered.builds);
      assert.match(answer.plan.leftOut.join("\n"), answered.leavesOut ?? /^$/);
    }
  });
}

test("what is asked is asked once: the answer is built, or the rest of it said", async () => {
  const text = "jeden Werktag um 25 Uhr in #general „Hallo“ posten";
  const answer = await planner.plan(
    askFor(text, { ...german(), mayAsk: false, remarks: [remark("um 17 Uhr natürlich")] }),
  );
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.equal(briefly(answer.plan.composition?.parts ?? []), "post “Hallo” 0 17 * * 1-5 #general");
});

function german(): Partial<Ask> {
  return { requester: { name: "Jonas", timeZone: "Europe/Berlin", locale: "de-DE" } };
}

for (const [what, head] of [
  ["one word of a hundred thousand letters", "a".repeat(100_000)],
  ["fifty thousand columns", "a,".repeat(50_000)],
] as const)
  test(`a table whose head is ${what} holds nobody up`, async () => {
    const before = process.cpuUsage();
    await planner.plan(
      askFor("a list of things", { inputs: [{ kind: "table", name: "t.csv", content: `${head}\n1,2\n` }] }),
    );
    assert.ok(process.cpuUsage(before).user < 1_000_000);
  });

function tooLarge(count: number): Ask["inputs"] {
  return Array.from({ length: count }, (_, at) => ({
    kind: "table",
    name: `big${at + 1}.xlsx`,
    unread: "it is too large",
  }));
}

function table(): Ask["inputs"][number] {
  const rows = Array.from({ length: 100_000 }, (_, at) => `Article ${at};${at % 97};${"x".repeat(30)}`);
  return { kind: "table", name: "exports.csv", content: `Article;Stock\n${rows.join("\n")}` };
}
