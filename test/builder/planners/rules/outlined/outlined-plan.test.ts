import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ask } from "../../../../../builder/planner.ts";
import { createRulesPlanner } from "../../../../../builder/planners/rules/create-rules-planner.ts";
import type { Plan } from "../../../../../sdk/contract/plan.ts";
import { askFor, briefly, remark } from "../reading-fixture.ts";

const planner = createRulesPlanner();

async function planOf(text: string, remarks: string[] = [], more: Partial<Ask> = {}): Promise<Plan> {
  const answer = await planner.plan(askFor(text, { remarks: remarks.map(remark), channel: "#food", ...more }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  return answer.plan;
}

async function asked(text: string, remarks: string[] = [], more: Partial<Ask> = {}): Promise<string[]> {
  const answer = await planner.plan(askFor(text, { remarks: remarks.map(remark), channel: "#food", ...more }));
  assert.ok(answer.kind === "questions", JSON.stringify(answer));
  assert.ok(answer.questions.every((question) => question.length <= 300));
  return answer.questions;
}

async function declined(text: string, more: Partial<Ask> = {}): Promise<string> {
  const answer = await planner.plan(askFor(text, { channel: "#food", mayAsk: false, ...more }));
  assert.ok(answer.kind === "cannot", JSON.stringify(answer));
  return answer.reason;
}

const partsOf = (plan: Plan) => briefly(plan.composition?.parts ?? []);

const HIVES = "List: Hives\nDetails: Hive, Weight (number), Due (date)\nDue: Due";

test("an ask in lines is planned as it says", async () => {
  const plan = await planOf(`Title: Our bees\nFor me only: yes\n${HIVES}`);
  assert.equal(partsOf(plan), "records Hives (Hive, Weight number, Due date)");
  assert.equal(plan.manifest.title, "Our bees");
  assert.equal(plan.manifest.name, "our-bees");
  assert.equal(plan.manifest.web?.access, "owner");
  assert.deepEqual(plan.leftOut, []);
});

test("in a new thread it is a new app, whatever the words around would be", async () => {
  assert.deepEqual(await planner.triage(askFor(HIVES)), { kind: "new_app" });
});

test("the last outline of a thread replaces all before it, and later words change it", async () => {
  const plan = await planOf("a list of our suppliers with name and phone", [
    "List: Bees\nDetails: Bee",
    HIVES,
    "add a column Owner",
  ]);
  assert.equal(partsOf(plan), "records Hives (Hive, Weight number, Due date, Owner person)");
  assert.deepEqual(plan.leftOut, []);
});

test("an ask that is not understood at all is, once it is said in lines", async () => {
  const plan = await planOf("flurbl the gnorx", ["Links: Reading\nTags: hr, it"]);
  assert.equal(partsOf(plan), "links hr/it");
});

test("a German outline under an English ask speaks German", async () => {
  const plan = await planOf("a list of our suppliers", ["Liste: Völker\nAngaben: Volk, Gewicht (Zahl)"]);
  assert.equal(plan.composition?.language, "de");
});

test("a line that cannot be read is asked about by name, with what would be", async () => {
  const questions = await asked("Post: Cake!\nWhen: every blue moon\nIn: #general");
  assert.equal(questions.length, 1);
  assert.match(questions[0] ?? "", /“When: every blue moon”: .*every Monday 9:00/);
  assert.match(questions[0] ?? "", /Say the line again/);
});

test("many lines that cannot be read are three questions, the last of which names the others", async () => {
  const questions = await asked(
    "List: Hives\nDetails: Hive, Weight (bananas)\nDue: Then\nDone: Gone\nUntil: late\nColour: red",
  );
  assert.equal(questions.length, 3);
  assert.match(questions[2] ?? "", /“Done: Gone”, “Until: late”, “Colour: red”/);
});

test("the line said again answers, and so do the bare words where it is the only one", async () => {
  const ask = "Post: Cake!\nWhen: every blue moon\nIn: #general";
  for (const reply of ["When: every Monday 9:00", "every Monday 9:00"])
    assert.equal(partsOf(await planOf(ask, [reply], { mayAsk: false })), "post “Cake!” 0 9 * * 1 #general");
  const both = "When: Fridays 15:00\nIn: #sales";
  assert.equal(partsOf(await planOf(ask, [both], { mayAsk: false })), "post “Cake!” 0 15 * * 5 #sales");
});

const COLOUR = "List: Hives\nDetails: Hive, Weight (number)\nColour: Weight";

test("of a line that is not known it is asked which was meant, with those that are", async () => {
  assert.match((await asked(COLOUR)).join(), /“Colour: Weight”: .* I know: Details, Due, Done, Add up/);
  const lost = "List: Hives\nDetails: Hive\nAproval: Trips\nWhere: home\nDecided by: owner";
  assert.match(
    (await asked(lost)).join(),
    /“Aproval: Trips”: .* I know: List, Command.*“Decided by: owner”: .*“Request:”/,
  );
});

for (const reply of ["Add up: Weight", "Add up", "I meant Add up.", "Summe: Weight"])
  test(`a line that is not known is said anew: ${reply}`, async () => {
    const plan = await planOf(COLOUR, [reply]);
    const [list] = plan.composition?.parts ?? [];
    assert.deepEqual(list?.part === "records" && list.totals, ["weight"]);
    assert.deepEqual(plan.leftOut, []);
  });

for (const reply of [
  "remove it",
  "delete that line",
  "no colour line",
  "Colour can go",
  "streich die Zeile",
  "lass das weg",
])
  test(`a line that is not known is taken back: ${reply}`, async () => {
    const plan = await planOf(COLOUR, [reply]);
    assert.equal(partsOf(plan), "records Hives (Hive, Weight number)");
    assert.match(plan.leftOut.join(), /^“Colour: Weight”: .* I left it out\.$/);
  });

test("another line said anew instead answers, and what it says wrong is asked about", async () => {
  const plan = await planOf(COLOUR, ["Details: Hive, Weight (number), Colour"]);
  assert.equal(partsOf(plan), "records Hives (Hive, Weight number, Colour)");
  assert.match(plan.leftOut.join(), /“Colour: Weight”/);
  assert.match((await asked(`${COLOUR}\nSize: big`, ["Due: Then"])).join(), /“Due: Then”: there is no “Then”/);
});

test("a line that answers another question leaves one that is not known in its place", async () => {
  assert.match((await asked("Countdown: Move\nTo: soon\nColour: red", ["To: 1 March"])).join(), /“Colour: red”/);
});

test("lines below a head that is not known belong to it once it is said", async () => {
  const text = "List: Hives\nDetails: Hive\nAproval: Trips\nDetails: Where\nDecided by: owner";
  for (const reply of ["Request: Trips", "Request"])
    assert.equal(partsOf(await planOf(text, [reply])), "records Hives (Hive); approval Trips (Where)");
});

const NO_HEAD = "Approval: Trips\nDetails: Where, From (date)\nDecided by: owner";

test("of lines whose first is not known it is asked which part begins there, once", async () => {
  assert.deepEqual(await planner.triage(askFor(NO_HEAD)), { kind: "new_app" });
  assert.match((await asked(NO_HEAD)).join(), /“Approval: Trips”: .* I know: List, .*Request/);
  for (const reply of ["Request: Trips", "Request", "I meant Request"])
    assert.equal(partsOf(await planOf(NO_HEAD, [reply])), "approval Trips (Where, From date)");
  for (const more of [{ mayAsk: false }, { remarks: [remark("just build it")] }])
    assert.doesNotMatch(JSON.stringify(await planner.plan(askFor(NO_HEAD, more))), /I know: List/);
});

for (const text of ["Task: X\nWhen: Friday\nNames: Ana, Ben\nWhere: here", "Subject: Trip\nFrom: Ana\nTo: Ben"])
  test(`these are words: ${JSON.stringify(text)}`, async () => {
    assert.doesNotMatch(JSON.stringify(await planner.plan(askFor(text))), /I do not know this line/);
  });

test("what still cannot be read is left out aloud, where the app can live without it", async () => {
  const plan = await planOf(`${HIVES}\nSummary: all\nWhen: every blue moon\nColour: red`, [], { mayAsk: false });
  assert.equal(partsOf(plan), "records Hives (Hive, Weight number, Due date)");
  assert.equal(plan.leftOut.length, 2);
  assert.match(
    plan.leftOut.join("\n"),
    /“When: every blue moon”: .* I left it out\.\n“Colour: red”: .* I left it out\./,
  );
});

test("without what makes it an app it is declined, with the line", async () => {
  assert.match(await declined("Countdown: Move\nTo: some day"), /“To: some day”: .* nothing to build/);
  assert.match(await declined("Vote: Where?\nChoices: Pizza"), /“Choices: Pizza”: name at least two/);
});

test("nothing is built for what must not be, in lines either", async () => {
  assert.match(await declined("List: Passwords\nDetails: Person, Slack password of everybody"), /password/);
});

test("of a channel that is not there, and none at all, it is said which there are", async () => {
  assert.match((await asked("Webhook: Orders\nIn: #nowhere")).join(), /no such channel.*#general/);
  assert.match(
    (await asked("Title: Orders\nWebhook: Orders", [], { channel: "D1" })).join(),
    /needs a channel.*#general/,
  );
});

test("what has no page cannot be for one person alone, which is said", async () => {
  const ask = "Post: Tea\nWhen: Mondays 9:00\nFor me only: yes";
  assert.match((await asked(ask)).join(), /“For me only: yes”: there is no page/);
  assert.match((await planOf(ask, [], { mayAsk: false })).leftOut.join(), /“For me only: yes”/);
});

async function liveWith(text: string): Promise<NonNullable<Ask["current"]>> {
  const { manifest, composition } = await planOf(text);
  return { manifest, releaseNumber: 1, composition: composition ?? null };
}

test("in a live app's thread it is what the app shall become, and rows stay", async () => {
  const current = await liveWith(`Title: Our bees\n${HIVES}`);
  const ask = "List: Hives\nDetails: Hive, Weight (number), Owner (person)\nSummary: all\nWhen: Mondays 9:00";
  assert.deepEqual(await planner.triage(askFor(ask, { current })), { kind: "change" });
  const plan = await planOf(ask, [], { current });
  assert.equal(partsOf(plan), "records Hives (Hive, Weight number, Owner person); digest all 0 9 * * 1 #food");
  assert.equal(plan.manifest.name, "our-bees");
  assert.equal(plan.manifest.title, "Our bees");
  assert.match(plan.summary, /^It becomes what your lines say\./);
  assert.match(plan.remarks ?? "", /What was entered in “Due” stays stored/);
});

test("what would lose what was entered is declined", async () => {
  const current = await liveWith(HIVES);
  const reason = await declined("List: Hives\nDetails: Hive, Weight (text)", { current });
  assert.match(reason, /without losing what was entered: weight/);
});

test("a column that was called otherwise when it was made keeps what is in it", async () => {
  const current = await liveWith(HIVES);
  const renamed = await planOf("rename the column Weight to Kilos", [], { current });
  const live = { ...current, composition: renamed.composition ?? null };
  const ask =
    "List: Hives\nDetails: Hive, Kilos (number), Weight (text)\nSummary: all\nWhen: Mondays 9:00\nSum of: Kilos";
  const parts = (await planOf(ask, [], { current: live })).composition?.parts ?? [];
  const [list, digest] = parts;
  assert.deepEqual(list?.part === "records" && list.columns.map(({ name, label }) => [name, label]), [
    ["hive", "Hive"],
    ["weight", "Kilos"],
    ["weight_2", "Weight"],
  ]);
  assert.equal(digest?.part === "digest" && digest.sum, "weight");
});

test("a command is called otherwise by its line or in words, and not there twice", async () => {
  const ask = "List: Bills\nDetails: Title\nCommand: bill";
  for (const reply of [
    "Command: invoice",
    "use /invoice instead of /bill",
    "call the command invoice",
    "/invoice instead",
  ])
    assert.equal(partsOf(await planOf(ask, [reply], { mayAsk: false })), "records Bills (Title); command invoice add");
});

const NO_THINGS = "List: Guests\nDetails: Guest*\nBook: rooms\nThings:";

for (const reply of ["what do you mean?", "no idea, sorry", "@pat do you know?", "thanks!"])
  test(`it names no thing to book: ${reply}`, async () => {
    assert.match((await asked(NO_THINGS, [reply])).join(), /“Things:”/);
    assert.match(await declined(NO_THINGS, { remarks: [remark(reply)] }), /“Things:”/);
  });

test("what shall be left out is left out aloud, and not asked about again", async () => {
  const plan = await planOf(NO_THINGS, ["leave it out"]);
  assert.equal(partsOf(plan), "records Guests (Guest)");
  assert.match(plan.leftOut.join(), /“Things:”/);
});

for (const text of [
  "Post: Tea\nWhen: 2027-01-11 09:30\nIn: #food",
  "Draw: Santa\nOn: 2027-01-11 09:30",
  "Vote: Where?\nChoices: a, b\nEnds: 2027-01-11 09:30\nResult in: #food",
  "Countdown: Move\nTo: 2027-01-10",
])
  test(`what is over is asked about: ${JSON.stringify(text)}`, async () => {
    assert.match((await asked(text)).join(), /over already/);
  });

test("two lists of one name are asked about", async () => {
  assert.match((await asked("List: Guests\nDetails: Guest\nList: guests\nDetails: Host")).join(), /is there twice/);
});

test("words about a live app that look like lines are words", async () => {
  const current = await liveWith("List: Guests\nDetails: Guest*, Arrival (date)");
  const text = "Title: wrong\nList: shows old entries\nDetails: only on Mondays, after lunch";
  const answer = await planner.plan(askFor(text, { current, channel: "#food" }));
  assert.ok(answer.kind !== "plan" || !partsOf(answer.plan).includes("shows old entries"), JSON.stringify(answer));
  const form = { ...remark("Countdown: Party\nTo: 2027-06-01"), inForm: true as const };
  assert.equal(partsOf(await planOf("hm", [], { current, remarks: [form] })), "countdown Party 2027-06-01");
});

test("what ends of a live app is said", async () => {
  const current = await liveWith(`${HIVES}\nSummary: all\nWhen: Mondays 9:00`);
  const plan = await planOf(HIVES, [], { current });
  assert.deepEqual(plan.leftOut, ["“Summary: all” ends: your lines do not have it."]);
});
