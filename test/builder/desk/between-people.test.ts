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
  "@jonas (U0123ABCD), the key is in the drawer",
  "@Jonas Weber: der Schlüssel liegt in der Schublade",
  "@jonas (U0123ABCD) schau mal bitte in die Liste",
  "@jonas (U0123ABCD) check the numbers before you leave",
  "@jonas (U0123ABCD) kommst du mit zum Essen?",
  "Jonas, kommst du mit zum Essen?",
  "Jonas, I left you the key on the desk",
  "Jonas, danke dir für die Hilfe!",
  "Hi @jonas (U0123ABCD), happy birthday!",
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
  "Bergen, I think",
  "@jonas (U0123ABCD), @ana (U0456ABCD) take turns",
  "@jonas (U0123ABCD): should decide about it",
  "@jonas (U0123ABCD), add a price",
  "@jonas (U0123ABCD), it should post at 9",
  "Jonas, Ana and Cem from now on",
  "Sorry, you got that wrong",
  "No, you should post it at 9",
  "Mondays, can you post it then?",
])
  test(`“${text}” may be a wish`, () => assert.ok(!isBetweenPeople({ text, mentioned: false })));
