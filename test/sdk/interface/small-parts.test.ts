import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "../../../sdk/src/html.ts";
import { openSignedApp } from "../signed-app.ts";

test("the tab that says most of the page's address is marked, and no other", async (t) => {
  const { app, parts, visit } = openSignedApp(t);
  const tabs = [
    { label: "All", href: "/orders", count: 1200 },
    { label: "Open", href: "/orders?state=open" },
    { label: "Other", href: "/other" },
    { label: "Bad", href: "javascript:alert(1)" },
  ];
  app.page("/orders", () => parts.tabs(tabs, { label: "Orders" }));
  const marked = async (path: string) =>
    [...(await (await visit(path)).text()).matchAll(/aria-current="page">(\w+)/g)].map(([, label]) => label);
  assert.deepEqual(await marked("/orders"), ["All"]);
  assert.deepEqual(await marked("/orders?state=done"), ["All"]);
  assert.deepEqual(await marked("/orders?x=1&state=open"), ["Open"]);
  const page = await (await visit("/orders")).text();
  assert.match(page, /All <span class="count">1,200<\/span>/);
  assert.doesNotMatch(page, /javascript:/);
});

test("numbers that matter stand in the app's language, with what changed and whether that is welcome", (t) => {
  const { app, parts } = openSignedApp(t);
  app.language("de");
  const markup = parts
    .stats([
      { label: "Umsatz", value: 1234.5, currency: "EUR", change: { by: -20, than: "gestern", good: "up" } },
      { label: "Fehler", value: 3, change: { by: -2, than: "gestern", good: "down" } },
      { label: "Wartend", value: null, unit: "Tage", change: { by: 0, than: "gestern" } },
      { label: "Anteil", value: 0 / 0, change: { by: 0 / 0, than: "vorgestern" } },
    ])
    .toString();
  assert.match(
    markup,
    /1\.234,50\s€<\/dd><dd class="change bad"><span aria-hidden="true">▼<\/span> -20,00\s€ gegenüber gestern/,
  );
  assert.match(markup, /class="change good"><span aria-hidden="true">▼<\/span> -2 gegenüber gestern/);
  assert.match(markup, /<dd class="value">–<\/dd><dd class="change"><span aria-hidden="true">=<\/span> 0 /);
  assert.match(markup, /<dt>Anteil<\/dt><dd class="value">–<\/dd><\/div>/);
});

test("what people wrote is text in every part, and addresses lead nowhere they should not", (t) => {
  const { parts } = openSignedApp(t);
  const evil = '"><script>alert(1)</script>';
  const href = "javascript:alert(1)";
  const markup = [
    parts.cards([
      { title: evil, href, text: evil, facts: { [evil]: evil }, badge: parts.badge(evil, "bad"), actions: evil },
    ]),
    parts.cards([], { empty: evil }),
    parts.emptyState({ title: evil, text: evil, action: { label: evil, href } }),
    parts.problem({ title: evil, text: html`<em>${evil}</em>`, action: { label: evil, href: "/\\evil.example" } }),
    parts.stats([{ label: evil, value: evil, unit: evil, change: { by: 1, than: evil } }]),
    parts.tabs([{ label: evil, href: `/${evil}` }], { label: evil }),
    parts.chart([{ x: evil, y: 1, s: evil }], { kind: "line", title: evil, x: "x", y: "y", series: "s", unit: evil }),
  ].join("");
  assert.doesNotMatch(markup, /<script|javascript:|evil\.example/);
});
