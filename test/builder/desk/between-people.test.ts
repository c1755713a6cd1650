import assert from "node:assert/strict";
import { test } from "node:test";
import { isBetweenPeople } from "../../../builder/desk/between-people.ts";

for (const text of [
  "@Jonas Weber not yet, I will call them after lunch",
  "@jonas (U0123ABCD) not yet, I will call them after lunch",
  "@jonas (U0123ABCD), I'll do it tomorrow",
  "@jonas (U0123ABCD) noch nicht, ich rufe nach dem Essen an",
  "@U0123ABCD are you sure?",
  "Jonas, can you take the Bolt invoice?",
  "Hey Jonas, could you call them?",
  "Jonas, kannst du die Rechnung von Bolt übernehmen?",
])
  test(`“${text}” is said to a colleague`, () => assert.ok(isBetweenPeople({ text, mentioned: false })));

for (const text of [
  "@jonas (U0123ABCD) should be in the rota too",
  "@jonas (U0123ABCD) and @ana (U0456ABCD) swap places",
  "@jonas (U0123ABCD) decides",
  "Great, can you add a price?",
  "Toolroom, can you take the phone number out?",
  "Jonas, can you add a price?",
  "Super, kannst du den Preis ergänzen?",
  "Weekly, I think",
  "Mondays, can you post it then?",
])
  test(`“${text}” may be a wish`, () => assert.ok(!isBetweenPeople({ text, mentioned: false })));
