import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForProgress } from "../../../builder/desk/read-progress.ts";

for (const text of [
  "how long does it take?",
  "How long will this take?",
  "how much longer?",
  "is it done?",
  "is it done yet",
  "are you still working on it?",
  "when will it be ready?",
  "how far are you?",
  "what's the status?",
  "any news?",
  "wie lange dauert das?",
  "Wie lange dauert es noch?",
  "wie lange noch?",
  "ist es schon fertig?",
  "wann ist das fertig?",
  "wie weit bist du?",
  "Wie ist der Stand?",
])
  test(`“${text}” asks how far it is`, () => assert.ok(asksForProgress(text)));

for (const text of [
  "how long does a loan last?",
  "how long is the list?",
  "add a status",
  "status: open, done",
  "how long can people keep the projector?",
  "is it done when the box is ticked?",
  "wie lange darf man das behalten?",
  "when is it posted?",
  "people should say how long it takes",
  "wann ist die nächste Erinnerung?",
  "it should say when it is done",
])
  test(`“${text}” does not`, () => assert.ok(!asksForProgress(text)));
