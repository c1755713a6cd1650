import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { handed } from "../../bot/words/german/handed.ts";
import { DESK } from "../../bot/words/german/handed-desk.ts";
import { FAILURES } from "../../bot/words/german/handed-failures.ts";
import { WORK } from "../../bot/words/german/handed-work.ts";
import { createHanded } from "../../bot/words/handed-over.ts";

const all = { ...DESK, ...WORK, ...FAILURES };
const root = join(import.meta.dirname, "..", "..");

test("several sentences that are known are said each in the language, with what differs as it is", () => {
  assert.equal(
    handed("lunch-orders keeps running as before. Reply *try again* to go on."),
    "lunch-orders läuft weiter wie bisher. Antworte *nochmal*, um weiterzumachen.",
  );
  assert.equal(
    handed(
      "The container engine at /run/x.sock does not answer (ECONNREFUSED). Start it, for example with: systemctl start docker.",
    ),
    "Die Container-Engine unter /run/x.sock antwortet nicht (ECONNREFUSED). Starte sie, zum Beispiel mit: systemctl start docker.",
  );
  assert.equal(handed("Asked @platform-team"), "@platform-team ist gefragt");
  assert.equal(
    handed("Only the person who asked decides this. Ask <@U1>."),
    "Das entscheidet nur, wer darum gebeten hat. Frag <@U1>.",
  );
  assert.equal(
    handed("a wish. It goes into the plan. What you say next here is taken, too, without a word for each"),
    "ein Wunsch. Er kommt in den Plan. Was du hier noch sagst, zählt auch, ohne ein Wort zu jedem",
  );
});

test("what nobody has words for stays as it was handed over, between what is known too", () => {
  assert.equal(handed("Something odd. Nothing was put live. <odd>"), "Something odd. In Betrieb ging nichts. <odd>");
  assert.equal(handed("“build it” was said"), "“build it” was said");
  assert.equal(handed("Der Plan steht."), "Der Plan steht.");
  assert.equal(handed(""), "");
});

test("a known sentence is known behind any other, whatever that one says of", () => {
  const filled = (phrase: string) => phrase.replace(/\{(\d)\}/g, (_, number) => `what-${number}`);
  const sentences = Object.entries(all).filter(([english]) => /[.:!?]$/.test(english));
  const begins = sentences.filter(([english]) => !/^[^.:;]*\{\d\}/.test(english));
  const wrong = begins.flatMap(([first, inGerman], place) => {
    const [next = "", nextInGerman = ""] = sentences[(place * 7) % sentences.length] ?? [];
    const behind = [[next, nextInGerman] as const, ...sentences.filter(([english]) => english.startsWith("{1}"))];
    return behind
      .filter(([english, words]) => handed(filled(`${first} ${english}`)) !== filled(`${inGerman} ${words}`))
      .map(([english]) => `${first} ${english}`);
  });
  assert.deepEqual(wrong, []);
});

test("what a person said in quotes stays, and what stands behind it is known", () => {
  assert.equal(handed("“too often” Nothing was put live."), "“too often” In Betrieb ging nichts.");
  assert.equal(
    handed("“Too often. Nothing was put live.” lunch-orders keeps running as before."),
    "“Too often. Nothing was put live.” lunch-orders läuft weiter wie bisher.",
  );
  assert.equal(handed("“It was stopped.” is what they say. Done."), "“It was stopped.” is what they say. Erledigt.");
});

test("a failure within a failure is said, too, and money and days as they are written", () => {
  assert.equal(
    handed(
      "*lunch*: its schedule daily failed: The app did not answer within 30 s. Say in its thread what should happen, and I will have it corrected.",
    ),
    "*lunch*: ihr Zeitplan daily ist fehlgeschlagen: Die App hat nicht binnen 30 s geantwortet. Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  );
  assert.equal(
    handed("That did not work: The app answered 500."),
    "Das hat nicht geklappt: Die App hat mit 500 geantwortet.",
  );
  assert.equal(
    handed(
      "Ask the platform team to raise monthlyUsd in toolroom.yaml, or wait until 1 March 2026; then reply *try again*. Or @platform-team presses *Spend $5.00 more* here.",
    ),
    "Bitte das Plattform-Team, monthlyUsd in der toolroom.yaml zu erhöhen, oder warte bis 1. März 2026; antworte dann *nochmal*. Oder @platform-team drückt hier *5,00 $ mehr ausgeben*.",
  );
});

test("what an app or a person wrote into a gap cannot make a gap, a pattern or a phrase of its own", () => {
  assert.equal(handed("The preview does not run: {1} $& (.*) ends."), "Die Vorschau läuft nicht: {1} $& (.*) ends.");
  const long = `The preview does not run: ${"a. ".repeat(3_000)}`;
  const began = performance.now();
  handed(long);
  handed("*".repeat(11_000));
  assert.ok(performance.now() - began < 5_000, "read in a bearable time");
});

test("of two that fit, the one that says more is meant", () => {
  const say = createHanded({ "It is {1}.": "short {1}", "It is {1} today.": "long {1}" });
  assert.equal(say("It is fine today."), "long fine");
});

test("each known sentence is still said by another room", () => {
  const code = globSync(
    [
      "builder/**/*.ts",
      "operator/**/*.ts",
      "runners/**/*.ts",
      "lib/*.ts",
      "bot/**/*.ts",
      "gateway/**/*.ts",
      "store/*.ts",
    ],
    { cwd: root },
  )
    .filter((file) => !file.startsWith("bot/words/"))
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
  const gone = Object.keys(all).filter((english) => !partsOf(english).every((part) => code.includes(part)));
  assert.deepEqual(gone, []);
});

/** What stands between gaps, in pieces that no template of code divides. */
function partsOf(english: string): string[] {
  return english
    .split(/\{\d\}|(?<=[.:;]) | by |, in |v$/)
    .map((part) =>
      part
        .trim()
        .replace(/^[,.:;]+|[,.:;]+$/g, "")
        .trim(),
    )
    .filter((part) => part.length > 12 && !PUT_TOGETHER.test(part));
}

/** What code makes of smaller pieces than are looked for. */
const PUT_TOGETHER =
  /^(?:a correction of its|It is as it was|and so is its data|Say (?:\*another model|\*stop\*, or what)|There is a newer version|(?:Reply \*try again\* )?in the thread|What people entered so far|more people|(?:of|who could not see) |set aside for this is spent|is spent|a month for$|for this request does not allow|does not allow this call|itself \(exit|The app (?:does|did|broke|was|answer)|its files|in \/app,|MB(?: in \/app)?, with|set aside for calls|where it was asked for|packages? in all|The budget of|It begins anew)/;

/** Files whose every sentence is handed over. */
const MOUTHS = [
  ...[
    "desk/words.ts",
    "desk/stop.ts",
    "desk/hindrance.ts",
    "desk/undo-words.ts",
    "desk/revise.ts",
    "desk/roll-back.ts",
  ],
  ...["desk/decide-apart.ts", "desk/decide-fix.ts", "desk/change-output.ts", "desk/revise-reply.ts", "failure.ts"],
  ...["policy/built-in.ts", "progress.ts", "model-problems.ts", "watchdogs.ts"],
].map((file) => `builder/${file}`);

test("whatever the desk, the policy and the failures say has its words in German", () => {
  const files = [...MOUTHS, "operator/authority.ts", ...globSync("operator/authority/*.ts", { cwd: root })];
  const unknown = files.flatMap((file) =>
    sentencesIn(readFileSync(join(root, file), "utf8"))
      .filter((said) => handed(said) === said && !UNSAID.some((start) => said.startsWith(start)))
      .map((said) => `${file}: ${said}`),
  );
  assert.deepEqual(unknown, []);
});

/** Put together with what stands beside it, said to a model, or to whoever signs in. */
const UNSAID = [
  ...[
    "x ",
    "There is a newer version",
    "Already ",
    "The agent is stuck. Say x",
    "Its time is over. Reply *try again* in the threadx",
  ],
  ...[
    "Fix what it posts.",
    "People say of what",
    "What people entered so far",
    "It brings code of others",
    "That is none of the people",
    "@x has never",
  ],
];

/** Whole sentences in quotes, with an x for whatever is filled in. */
function sentencesIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
  const literals = [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)];
  return literals
    .map(([, plain, template]) => (plain ?? template ?? "").replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "x"))
    .filter((said) => /^[A-Z@x].* .* .*[.!]$/.test(said) && !said.includes("\n"));
}
