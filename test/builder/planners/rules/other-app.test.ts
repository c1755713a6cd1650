import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForOtherApp } from "../../../../builder/planners/rules/other-app.ts";
import { compositionSchema } from "../../../../sdk/contract/parts.ts";
import { WISHES } from "./known-wishes.ts";
import { APPS, type App } from "./live-apps.ts";
import { contextIn } from "./reading-fixture.ts";

const isOther = (app: App | null, language: "en" | "de", text: string) =>
  asksForOtherApp(
    text,
    app === null ? null : compositionSchema.parse({ language, parts: APPS[app] }),
    contextIn(language),
  );

test("what is said to be another app is another app, whatever this one is made of", () => {
  for (const text of [
    "I need another app for holiday requests",
    "Can you build me a separate app that tracks our cameras?",
    "also, please make a new tool to vote on lunch",
    "we also want a different bot: it draws names",
    "build another app",
  ])
    for (const app of [null, "rota", "poll"] as const) assert.equal(isOther(app, "en", text), true, text);
  for (const text of [
    "Wir brauchen noch eine andere App für Urlaub",
    "Bau mir bitte eine neue App, die Kameras verleiht",
  ])
    assert.equal(isOther(null, "de", text), true, text);
});

test("a thing made of what the app has nothing of is another app, where all its parts are known", () => {
  assert.equal(isOther("rota", "en", "I also need a page where people book meeting rooms"), true);
  assert.equal(isOther("rota", "en", "we need a list of guests with name and company"), true);
  assert.equal(isOther("rooms", "en", "We also need a rota for kitchen duty: Ana, Bo and Cem"), true);
  assert.equal(isOther("rota", "de", "Wir brauchen auch eine Seite, auf der man Besprechungsräume bucht"), true);
  assert.equal(isOther(null, "en", "I also need a page where people book meeting rooms"), false);
});

test("what may be about this app is not sure", () => {
  for (const text of [
    ...["we need a new app name", "I want another app icon", "move it to another app", "add a poll", "post it at nine"],
    ...["we need a reminder at 10 in #food", "also a poll for Friday drinks", "I need a column for the price", "stop"],
    ...["what would another app cost?", "I do not want another app", "use another tool for the vote"],
  ])
    for (const app of [null, "rota", "rooms"] as const) assert.equal(isOther(app, "en", text), false, text);
  assert.equal(isOther("rota", "en", "we need a rota for the night shift: Ana and Bo"), false);
});

test("none of the wishes that change an app is taken for another one", () => {
  for (const [app, language, wish] of WISHES) assert.equal(isOther(app, language, wish), false, wish);
});
