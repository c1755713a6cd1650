import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, command, visit } from "@toolroom/app/test";
import "../app.ts";

test("a note left by command is shown to everybody", async () => {
  assert.equal(
    await command("add-note", "hello & welcome", { as: asker, at: "2026-03-02T09:00:00Z" }),
    "Noted: hello & welcome",
  );
  const { status, text } = await visit("/", { as: colleague });
  assert.equal(status, 200);
  assert.match(text, /2 Mar 2026.*Alex Asker.*hello &amp; welcome/s);
});

test("an empty note is refused", async () => {
  await assert.rejects(command("add-note", " "), /needs a text/);
  assert.equal((await visit("/notes", { form: { text: "" } })).status, 403);
});
