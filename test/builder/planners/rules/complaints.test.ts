import assert from "node:assert/strict";
import { test } from "node:test";
import { COMPLAINTS_INPUT } from "../../../../builder/planner.ts";
import { wishOfComplaint } from "../../../../builder/planners/rules/changes/complaint.ts";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, remark } from "./reading-fixture.ts";

const WISHES: [language: "en" | "de", said: string, wish: string][] = [
  ["en", "wrong: it posts Saturdays too", "no longer on Saturdays"],
  ["en", "it still posts on Saturdays, although it should only run on weekdays", "no longer on Saturdays"],
  ["en", "That's not right, the app also posts at 14:00.", "no longer at 14:00"],
  ["en", "it posts at 8 instead of 9", "at 9 instead of 8"],
  ["en", "that is wrong, it should post at 9", "it should post at 9"],
  ["en", "post on Saturdays too", "post on Saturdays too"],
  ["en", "wrong", "wrong"],
  ["de", "es postet auch samstags", "samstags nicht mehr"],
  ["de", "Falsch: es postet immer noch am Samstag, obwohl da niemand arbeitet", "am Samstag nicht mehr"],
  ["de", "das stimmt nicht, es kommt um 8 statt um 9", "um 9 statt um 8"],
  ["de", "bitte auch samstags", "bitte auch samstags"],
];

for (const [language, said, wish] of WISHES)
  test(`"${said}" wishes "${wish}"`, () => assert.equal(wishOfComplaint(said, language), wish));

test("who says that it posts on Saturdays too gets no second post on Saturdays, but none", async () => {
  const planner = createRulesPlanner();
  const made = await planner.plan(askFor('post "Stand-up" in #general every Monday to Saturday at 8'));
  assert.equal(made.kind, "plan");
  const { manifest, composition = null } = made.kind === "plan" ? made.plan : assert.fail();
  for (const text of ["it posts Saturdays too", "wrong, it also posts on Saturdays", "es postet auch samstags"]) {
    const current = { manifest, releaseNumber: 1, composition };
    const changed = await planner.plan(askFor(text, { current }));
    const plan = changed.kind === "plan" ? changed.plan : assert.fail(JSON.stringify(changed));
    assert.deepEqual(
      plan.manifest.triggers.map((trigger) => ("schedule" in trigger ? trigger.schedule : "")),
      ["0 8 * * 1-5"],
      text,
    );
    const silent = plan.manifest.checks.find((check) => "fire" in check && check.due === false)?.at ?? "";
    assert.equal(new Date(silent).getUTCDay(), 6, "and that it does not is one of its Checks");
  }
});

test("a picture of what is wrong is named as not read, whether the words say enough or not", async () => {
  const planner = createRulesPlanner();
  const made = await planner.plan(askFor('post "Stand-up" in #general every Monday to Saturday at 8'));
  const { manifest, composition = null } = made.kind === "plan" ? made.plan : assert.fail();
  const current = { manifest, releaseNumber: 1, composition };
  const inputs = [{ kind: "image" as const, name: "wrong.png", mediaType: "image/png", content: "iVBORw0KGgo=" }];
  const changed = await planner.plan(askFor("wrong: it posts Saturdays too", { current, inputs }));
  const unread = "wrong.png: pictures are not read without a language model, so say in words what it shows.";
  assert.ok(changed.kind === "plan" && changed.plan.leftOut.includes(unread), JSON.stringify(changed));
  const asked = await planner.plan(askFor("this is wrong", { current, inputs }));
  assert.equal(asked.kind === "questions" && asked.questions[0], unread);
  const german = await planner.plan(askFor("das ist falsch", { current, inputs }));
  assert.match(
    german.kind === "questions" ? (german.questions[0] ?? "") : "",
    /^wrong\.png: Bilder liest ohne Sprachmodell/,
  );
  const ask = 'post "Stand-up" in #general every Monday at 8';
  const anew = await planner.plan(askFor(ask, { inputs }));
  assert.ok(anew.kind === "plan" && anew.plan.leftOut.includes(unread), JSON.stringify(anew));
});

const MISSED: [said: string, asked: RegExp][] = [
  ["it posted nothing on Friday", /^It runs every Friday at 08:00 already\. What was wrong/],
  ["it did not post on Friday", /^It runs every Friday/],
  ["It doesn't remind us on Fridays.", /^It runs every Friday/],
  ["the reminder hasn't come on Friday", /^It runs every Friday/],
  ["nothing was posted on Monday", /^It runs every Monday/],
  ["on Wednesday nothing came", /^It runs every Wednesday/],
  ["it forgot Friday", /^It runs every Friday/],
  ["it skipped Tuesday", /^It runs every Tuesday/],
  ["don't stop posting on Fridays", /^It runs every Friday/],
  ["Friday is missing", /^It runs every Friday/],
  ["it didn't post on Sunday", /^So far it runs Monday to Saturday at 08:00\. When shall it run\?/],
  ["it did not post on Friday. Please post at 10", /^It runs every Friday/],
  ["es postet freitags nichts", /^Es läuft schon jeden Freitag um 08:00\. Was war falsch/],
  ["es kam am Freitag nicht", /^Es läuft schon jeden Freitag/],
  ["am Freitag kam nichts", /^Es läuft schon jeden Freitag/],
  ["es hat am Montag nicht gepostet", /^Es läuft schon jeden Montag/],
  ["der Freitag wurde vergessen", /^Es läuft schon jeden Freitag/],
  ["hör nicht auf, freitags zu posten", /^Es läuft schon jeden Freitag/],
];

for (const [said, asked] of MISSED)
  test(`"${said}" takes no day away: it is asked what was wrong`, async () => {
    const { planner, current } = await standUp();
    const answer = await planner.plan(askFor(said, { current }));
    assert.match(answer.kind === "questions" ? (answer.questions[0] ?? "") : JSON.stringify(answer), asked);
  });

const STILL_LESS = [
  "no longer on Fridays",
  "do not post on Fridays",
  "freitags nicht mehr",
  "bitte freitags nichts posten",
  "Nobody is in on Fridays, so please leave Fridays out.",
  "nobody works on Fridays, leave it out then",
  "We are out on Fridays",
  "Fridays are off",
  "Freitags ist niemand da.",
  "Lass bitte den Freitag weg, da ist keiner da.",
  "freitags haben wir zu",
];

for (const said of STILL_LESS)
  test(`"${said}" is a wish, and no complaint`, async () =>
    assert.equal(await scheduleAfter(said, []), "0 8 * * 1,2,3,4,6"));

test("what is answered to the question is the wish, and what was missed is none", async () => {
  assert.equal(await scheduleAfter("it posted nothing on Friday", ["post at 10"]), "0 10 * * 1,2,3,4,5,6");
  assert.equal(await scheduleAfter("it posted nothing on Friday", ["it did not come on Friday"]), "cannot");
  assert.equal(await scheduleAfter("fix: it also posted on Friday", []), "0 8 * * 1,2,3,4,6");
});

async function standUp() {
  const planner = createRulesPlanner();
  const made = await planner.plan(askFor('post "Stand-up" in #general every Monday to Saturday at 8'));
  const { manifest, composition = null } = made.kind === "plan" ? made.plan : assert.fail();
  return { planner, current: { manifest, releaseNumber: 1, composition } };
}

async function scheduleAfter(said: string, replies: readonly string[]): Promise<string> {
  const { planner, current } = await standUp();
  const more = { current, mayAsk: replies.length === 0, remarks: replies.map(remark) };
  const answer = await planner.plan(askFor(said, more));
  if (answer.kind !== "plan") return answer.kind;
  const [first] = answer.plan.composition?.parts ?? [];
  return first !== undefined && "schedule" in first ? first.schedule : "";
}

for (const [said, words] of [
  [
    ["this is wrong", "the sum is off", "wrong: it adds up nothing"],
    /^People say: “this is wrong”, “the sum is off”, “wrong: it adds up nothing”\./,
  ],
  [
    ["a is wrong", "b is wrong", "c is wrong", "d is wrong", "2 thumbs down"],
    /^People say: “a is wrong”, .* and 2 more\./,
  ],
  [["das ist falsch", "die Summe stimmt nicht"], /^Es heißt: „das ist falsch“, „die Summe stimmt nicht“\./],
] as const)
  test(`what is asked about ${said.length} complaints names them first: ${said[0]}`, async () => {
    const planner = createRulesPlanner();
    const made = await planner.plan(askFor('post "Stand-up" in #general every Monday to Saturday at 8'));
    const { manifest, composition = null } = made.kind === "plan" ? made.plan : assert.fail();
    const current = { manifest, releaseNumber: 1, composition };
    const content = said.map((one) => `- ${one}`).join("\n");
    const inputs = [{ kind: "forwarded" as const, name: COMPLAINTS_INPUT, mediaType: "text/plain", content }];
    const asked = await planner.plan(askFor(said[0], { current, inputs, isCorrection: true }));
    assert.ok(asked.kind === "questions", JSON.stringify(asked));
    assert.match(asked.questions[0] ?? "", words);
  });

for (const [said, words] of [
  [
    "this is wrong",
    /^wrong\.png: pictures are not read .*nothing that only it shows is mended or proven; say in words .*“it posts Saturdays too”/,
  ],
  ["wrong: it posts Saturdays too", /^wrong\.png: .*mended or proven/],
  ["das ist falsch", /^wrong\.png: Bilder .*behoben oder bewiesen; sag in Worten/],
] as const)
  test(`a picture of what is wrong proves nothing, and what to say instead is told: ${said}`, async () => {
    const planner = createRulesPlanner();
    const made = await planner.plan(askFor('post "Stand-up" in #general every Monday to Saturday at 8'));
    const { manifest, composition = null } = made.kind === "plan" ? made.plan : assert.fail();
    const current = { manifest, releaseNumber: 1, composition };
    const inputs = [{ kind: "image" as const, name: "wrong.png", mediaType: "image/png", content: "iVBORw0KGgo=" }];
    const answer = await planner.plan(askFor(said, { current, inputs, isCorrection: true }));
    const lines = answer.kind === "plan" ? answer.plan.leftOut : answer.kind === "questions" ? answer.questions : [];
    assert.ok(
      lines.some((line) => words.test(line)),
      JSON.stringify(lines),
    );
  });
