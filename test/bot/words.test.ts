import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { helpMessage } from "../../bot/views/help.ts";
import { homeView } from "../../bot/views/home.ts";
import { FORMS } from "../../bot/views/outline-modal/forms.ts";
import { outlineModal } from "../../bot/views/outline-modal/outline-modal.ts";
import { disclosure } from "../../bot/views/pieces.ts";
import { secretWarning } from "../../bot/views/secret-warning.ts";
import { signInMessage } from "../../bot/views/sign-in-message.ts";
import { tryModal } from "../../bot/views/try-modal.ts";
import { wordsModal } from "../../bot/views/words-modal.ts";
import { english } from "../../bot/words/english.ts";
import { german } from "../../bot/words/german.ts";
import { languageOfLocale } from "../../bot/words/languages.ts";
import { englishIn, germanIn } from "./english-in.ts";
import { app, messagesIn } from "./every-message.ts";

const folder = join(import.meta.dirname, "..", "..", "bot");

/** A sentence, or more than one word of people's language, between quotes. */
const SENTENCE = /(["`'])((?:(?!\1)[^\\\n]|\\.)*[A-Za-z]{2,} [a-z]{2,}(?:(?!\1)[^\\\n]|\\.)*)\1/g;

test("views and listeners hold no sentences of their own: those stand in the languages", () => {
  const found = ["views", "listeners", "announcer"].flatMap((room) =>
    readdirSync(join(folder, room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !NOT_SAID.includes(name))
      .flatMap((name) => sentencesIn(readFileSync(join(folder, room, name), "utf8")).map((said) => `${name}: ${said}`)),
  );
  assert.deepEqual(
    found.filter((one) => !OF_OTHERS.includes(one.replace(/^.*?: /, ""))),
    [],
  );
});

/** What stands for a person's own words, a failure that is tried again, and the form's English, by which others know it. */
const OF_OTHERS = [
  ...["go back", "try again", "spend more", "The ask of its thread is on its way.", "It is tried again behind that."],
  ...["What the app is called", "Left empty, it is called after what it is.", "Said besides"],
  "Lines that I cannot read. Change them, or take them out.",
  // For the planner; and handed over to `waitingMessage`.
  ...["\\n(The whole ask is an input:  characters.)", "There is no channel ."],
];

test("no two languages say a sentence alike", () => {
  const other = new Map(wordsOf(german));
  const alike = wordsOf(english).filter(([path, words]) => / /.test(words) && other.get(path) === words);
  assert.deepEqual(
    alike.map(([path]) => path).filter((path) => !ALIKE.includes(path)),
    [],
  );
});

test("a language is that of the locale, in whatever country; English where it is none of ours", () => {
  assert.equal(languageOfLocale("de-AT").code, "de");
  assert.equal(languageOfLocale("de_DE").code, "de");
  assert.equal(languageOfLocale("fr-FR").code, "en");
  assert.equal(languageOfLocale(undefined).code, "en");
});

test("numbers, money and times are written as the language writes them", () => {
  assert.equal(german.forms.money(1.5), "1,50 $");
  assert.equal(german.forms.money(0.001), "unter 0,01 $");
  assert.equal(german.forms.count(12_345), "12.345");
  assert.equal(german.forms.appDate(Date.UTC(2026, 10, 23, 10), "Europe/Paris"), "Mo., 23. Nov., 11:00 Uhr");
  const schedules = ["0 11 * * 1-5", "30 9 * * 1,3", "*/15 * * * *", "5 * * * *", "0 9 LW * *", "0 8 1-7 * 3"];
  assert.deepEqual(schedules.map(german.forms.schedule), [
    ...["werktags um 11:00", "jeden Montag und Mittwoch um 09:30", "alle 15 Minuten", "jede Stunde zur Minute 5"],
    ...["am letzten Werktag jedes Monats um 09:00", "nach dem Zeitplan 0 8 1-7 * 3"],
  ]);
});

test("no view says in German anything but German, and in English anything but English", () => {
  const [inGerman, inEnglish] = [messagesIn(german), messagesIn(english)];
  for (const [name, message] of Object.entries(inEnglish)) {
    const other = inGerman[name] ?? { text: "", blocks: [] };
    if (!ALL_FOREIGN.includes(name)) assert.notEqual(other.text, message.text, name);
    assert.deepEqual(idsOf(other.blocks), idsOf(message.blocks), `${name}: the same buttons`);
    assert.deepEqual(germanIn(message.blocks), [], name);
  }
  const modals = FORMS.map(({ kind, extras }) => {
    const filled = { outline_kind: [kind], [`also_${kind}`]: extras.map(({ tick }) => tick) };
    return outlineModal({ ...ORIGIN, language: "de" }, filled, { filled: {}, others: [] }, german);
  });
  const home = homeView({ apps: [app], requests: [{ text: "x", stage: "", threadUrl: null }], approvals: [] }, german);
  const windows = [
    ...[...modals, tryModal({ ...ORIGIN, instanceId: "i", command: "/essen" }, german)],
    ...(["change", "decline", "answer", "more"] as const).map((purpose) =>
      wordsModal({ ...ORIGIN, approvalId: "apr_1", purpose }, null, german),
    ),
    ...[secretWarning(["a GitHub token", "a password"], german), signInMessage({ url: "x", name: "y" }, german)],
    signInMessage({ url: "x", name: "y", terminal: "K7-42" }, german),
    ...[helpMessage(german), { blocks: [disclosure(german)] }, { blocks: home.blocks.slice(0, 2) }],
  ];
  assert.deepEqual(windows.flatMap(englishIn), []);
});

/** What they say is a model's, or a planner's. */
const ALL_FOREIGN = ["answer", "answer of a model", "answer, or a form", "not here, or a form"];

const ORIGIN = { about: { approvalId: "apr_1" }, channelId: "C1", threadTs: "1.1" };

/** What a press means is told by its ids, never by its words. */
function idsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(idsOf);
  if (typeof value !== "object" || value === null) return [];
  const { action_id: actionId, value: carried } = value as { action_id?: string; value?: string };
  return [...(actionId === undefined ? [] : [[actionId, carried]]), ...Object.values(value).flatMap(idsOf)];
}

/** Read from people, not said to them; or the English texts of the form, by which the other languages know them. */
const NOT_SAID = [
  "show-work.ts",
  ...["fields", "form", "forms", "list-form"].map((name) => `outline-modal/${name}.ts`),
];
/** What is written alike in both. */
const ALIKE: string[] = [];

function sentencesIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
  // What goes through `formText`, or stands between two strings, is no text of its own.
  const own = code
    .replace(/(?:formText|say)\((?:[^()]|\([^()]*\))*\)/g, "")
    .replace(/^import .*$/gm, "")
    .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "");
  const whole = [...own.matchAll(SENTENCE)].map(([, , words = ""]) => words);
  return whole.filter((words) => !/^ ?[).,=&|?:]|===|^ (?:in|as const)|^As it was said\.$/.test(words));
}

/** Every sentence by its path; of a function, what it says to arguments that show where they stand. */
function wordsOf(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, path === "" ? key : `${path}.${key}`));
}
