import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asksForEntries,
  isPlainQuestion,
  mayAskForEntries,
  readQuestion,
} from "../../../builder/desk/read-question.ts";

const ASKED: [string, ReturnType<typeof readQuestion>][] = [
  ["who owns this?", "owner"],
  ["Wem gehört das?", "owner"],
  ["when does it run next?", "next_run"],
  ["Wann läuft das wieder?", "next_run"],
  ["why didn't it post today?", "last_run"],
  ["did it run this morning", "last_run"],
  ["is this still running?", "last_run"],
  ["Warum hat es heute nichts gepostet?", "last_run"],
  ["what changed?", "changes"],
  ["what has changed since v1?", "changes"],
  ["Was ist neu?", "changes"],
  ["who uses it?", "users"],
  ["hey, does anybody use this app?", "users"],
  ["who can see this?", "access"],
  ["what may it do?", "access"],
  ["what does it do?", "purpose"],
  ["Wie funktioniert das?", "purpose"],
  ["how much did it cost so far?", "cost"],
  ["who changed this?", "changes"],
  ["who changed it last?", "changes"],
  ["Wer hat das geändert?", "changes"],
  ["Wer hat hier zuletzt etwas geändert?", "changes"],
  ["who made the last change?", "changes"],
  ["who changed the lock?", null],
  ["and when does the rota start?", "next_run"],
  ["when is the next post?", "next_run"],
  ["Wann kommt die nächste Erinnerung?", "next_run"],
  ["wann geht es los?", "next_run"],
  ["when does the shop open?", null],
  ["ist es schon fertig?", "live"],
  ["is it ready yet?", "live"],
  ["is this live now?", "live"],
  ["who owns this restaurant?", null],
  ["why didn't it post today? please post at 9 instead", null],
  ["what changed in the menu, Ana?", null],
  ["add who uses it as a column", null],
  ["it should say who owns it", null],
];

for (const [text, question] of ASKED)
  test(`“${text}” asks about ${question ?? "nothing that the registry answers"}`, () => {
    assert.equal(readQuestion(text), question);
  });

const KEYS = "A page where people enter keys: Number, Room, Holder. Everybody in the company can open its page.";

for (const [text, isOfEntries] of [
  ["who has the key K-12?", true],
  ["which rooms are free?", true],
  ["how many keys are lost?", true],
  ["how many entries are there?", true],
  ["Wie viele Einträge gibt es?", true],
  ["who has the key K-12", false],
  ["when can you add a room?", false],
  ["who owns this restaurant?", false],
  ["who is on holiday?", false],
] as const)
  test(`“${text}” asks ${isOfEntries ? "" : "not "}for the entries of an app of keys`, () =>
    assert.equal(asksForEntries(text, KEYS), isOfEntries));

for (const [text, mayBe] of [
  ["what was ordered today?", true],
  ["Wer ist nächste Woche dran?", true],
  ["was wurde heute bestellt?", true],
  ["whose turn is it tomorrow?", true],
  ["what was ordered today", false],
  ["show me all complaints from Bolt", true],
  ["Zeig mir mal die überfälligen", true],
  ["Kannst du mir bitte die offenen zeigen?", true],
  ["show the open ones", false],
  ["show me the price in the post, please", false],
  ["show me", false],
  ["what about an order for Ben?", false],
  ["which tickets should be red?", false],
  ["why was nothing ordered?", false],
] as const)
  test(`“${text}” may ${mayBe ? "" : "not "}ask for entries, whatever they are called`, () =>
    assert.equal(mayAskForEntries(text), mayBe));

for (const [text, isPlain] of [
  ["Wer bringt den Apfelkuchen?", true],
  ["who will bring the pie?", true],
  ["wie viele sind es?", true],
  ["how often was it used?", true],
  ["who can add a price, please?", false],
  ["when can you add a room?", false],
  ["where is the price?", false],
  ["who brings it", false],
  ["why is the name missing?", false],
] as const)
  test(`“${text}” is ${isPlain ? "a question and nothing else" : "perhaps a wish"}`, () =>
    assert.equal(isPlainQuestion(text), isPlain));
