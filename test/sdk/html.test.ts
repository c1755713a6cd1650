import assert from "node:assert/strict";
import { test } from "node:test";
import { wholePage } from "../../sdk/src/document.ts";
import { html } from "../../sdk/src/html.ts";

test("text is escaped, lists are joined, html inside html stays", () => {
  const items = ["<b>", `"'&`].map((text) => html`<li title="${text}">${text}</li>`);
  assert.equal(
    html`<ul>${items}</ul>${null}${undefined}${false}${0}`.toString(),
    '<ul><li title="&lt;b&gt;">&lt;b&gt;</li><li title="&quot;&#39;&amp;">&quot;&#39;&amp;</li></ul>0',
  );
});

test("an object that only looks like markup is refused", () => {
  const fake: unknown = JSON.parse('{"markup":"<script>"}');
  assert.throws(() => html`${fake as string}`, /html got an object/);
  assert.throws(() => html`${Promise.resolve("x") as unknown as string}`, /write `await`/);
});

test("a value inside a script is refused, after it it is not", () => {
  assert.throws(() => html`<script>const a = "${"x"}"</script>`, /data- attribute/);
  assert.equal(html`<script>1</script>${"x"}`.toString(), "<script>1</script>x");
});

test("a value that escaping would not hold is refused, or leads nowhere", () => {
  const typed = "x onfocus=alert(1) autofocus";
  assert.throws(() => html`<input value=${typed}>`, /between quotes: name="…"/);
  assert.throws(() => html`<a class="b" href=/orders/${typed}>`, /between quotes/);
  assert.throws(() => html`<input ${typed}>`, /attributes as markup/);
  assert.throws(() => html`<input ${"onfocus"}>`, /attributes as markup/);
  assert.throws(() => html`<button onclick="remove('${typed}')">`, /no value inside onclick/);
  for (const address of [
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>",
  ])
    assert.equal(String(html`<a href="${address}">x</a>`), '<a href="#unsafe-address">x</a>');
  assert.equal(String(html`<form action='${"javascript:x"}'>`), "<form action='#unsafe-address'>");
});

test("a value stands wherever escaping holds it", () => {
  const word = "open";
  const kept: [unknown, string][] = [
    [
      html`<a href="${"/orders?a=b&c=javascript:"}" title='${"a>b"}'>${"x = y"}</a>`,
      `<a href="/orders?a=b&amp;c=javascript:" title='a&gt;b'>x = y</a>`,
    ],
    [html`<a href="/orders/${"javascript:"}">`, '<a href="/orders/javascript:">'],
    [html`<img src="${"data:image/png;base64,AA"}">`, '<img src="data:image/png;base64,AA">'],
    [html`<details ${word}><option ${""}${false} ${"selected"}>`, "<details open><option  selected>"],
    [html`<td${html` class="n"`}${[html` id="a"`, null]}>`, '<td class="n" id="a">'],
    [html`<p title="it's a = b" class="${word}">a = ${word} <b>`, `<p title="it's a = b" class="open">a = open <b>`],
    [html`<p style="width: ${5}%" data-x="${'"'}">5 < 6 = ${"x"}`, '<p style="width: 5%" data-x="&quot;">5 < 6 = x'],
    [html`a=${word}`, "a=open"],
  ];
  for (const [markup, expected] of kept) assert.equal(String(markup), expected);
});

test("a page's title is its heading, and a whole page stays as it is", () => {
  assert.match(wholePage("<h1>Lunch <i>today</i></h1>", "app"), /<title>Lunch today<\/title>/);
  assert.match(wholePage("<p>x</p>", "a<b"), /<title>a&lt;b<\/title>/);
  assert.equal(wholePage("<!doctype html><p>x", "app"), "<!doctype html><p>x");
});

test("a page says who looks at it, where their browser asks, in the app's language, and nothing of it is markup", () => {
  const signedIn = { name: "Ana <b>", account: "http://localhost:3000/" };
  const page = wholePage("<h1>Lunch</h1>", "app", "en", { signedIn });
  assert.match(
    page,
    /Signed in as <b>Ana &lt;b&gt;<\/b><\/span> <a href="http:\/\/localhost:3000\/">Your apps, sign out<\/a>/,
  );
  assert.ok(page.indexOf("Signed in") < page.indexOf("<main>"), "above the app's own");
  assert.match(wholePage("<h1>Essen</h1>", "app", "de", { signedIn }), /Angemeldet als <b>.*Deine Apps, abmelden/);
  assert.doesNotMatch(wholePage("<h1>Lunch</h1>", "app"), /Signed in as/);
  assert.equal(
    wholePage("<!doctype html><p>x", "app", "en", { signedIn }),
    "<!doctype html><p>x",
    "its own page stays",
  );
});
