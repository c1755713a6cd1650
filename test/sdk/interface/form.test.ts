import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "../../../sdk/src/html.ts";
import { field } from "../../../sdk/src/interface/fields.ts";
import type { FormValue } from "../../../sdk/src/interface/form-api.ts";
import { redirect } from "../../../sdk/src/redirect.ts";
import { refuse } from "../../../sdk/src/refusal.ts";
import { openSignedApp } from "../signed-app.ts";

const FIELDS = {
  dish: field.text({ label: "Dish", max: 10, hint: "As on the menu." }),
  note: field.longText({ label: "Note", optional: true }),
  portions: field.number({ label: "Portions", min: 1, max: 20, whole: true, start: 1 }),
  price: field.money({ label: "Price", currency: "EUR", optional: true }),
  day: field.date({ label: "Day", min: () => "2026-03-02" }),
  at: field.time({ label: "At", optional: true }),
  size: field.choice({ label: "Size", choices: ["small", "large"] }),
  site: field.choice({
    label: "Site",
    choices: { b: "Berlin", p: "Paris", l: "Lyon", w: "Wien", r: "Rome" },
    optional: true,
  }),
  extras: field.choices({ label: "Extras", choices: ["rice", "salad"], optional: true }),
  mail: field.email({ label: "Mail", optional: true }),
  menu: field.url({ label: "Menu", optional: true }),
  agreed: field.tick({ label: "I pay", must: true }),
};
const GOOD = { dish: " ramen ", portions: "2", day: "2026-03-02", size: "large", agreed: "yes" };

function openLunch(t: Parameters<typeof openSignedApp>[0]) {
  const lunch = openSignedApp(t);
  const order = lunch.parts.form(FIELDS, { button: "Order" });
  const send = (path: string, form: Record<string, string> | [string, string][], headers = lunch.identity()) =>
    lunch.visit(path, { method: "POST", body: new URLSearchParams(form), headers });
  return { ...lunch, order, send };
}

test("what was sent comes as typed values, what is optional as null", (t) => {
  const { order } = openLunch(t);
  const form = { ...GOOD, price: "1,234.50", at: "9:05", site: "Wien", menu: "example.com/a", note: "a\r\nb" };
  const sent = order.read({ form, lists: { extras: ["salad", "rice", "salad"] } });
  assert.ok(sent.ok);
  const value: FormValue<typeof FIELDS> = sent.value;
  // The compiler knows each value's type, and with it the column it fits into.
  const size: "small" | "large" = value.size;
  const [note, price, extras]: [string | null, number | null, ("rice" | "salad")[]] = [
    value.note,
    value.price,
    value.extras,
  ];
  assert.deepEqual([size, note, price, extras], ["large", "a\nb", 1234.5, ["rice", "salad"]]);
  assert.deepEqual(
    [value.dish, value.portions, value.day, value.at, value.site, value.mail, value.menu, value.agreed],
    ["ramen", 2, "2026-03-02", "09:05", "w", null, "https://example.com/a", true],
  );
});

test("each wrong field has its own sentence, in the app's language", (t) => {
  const { order, app } = openLunch(t);
  const form = {
    dish: "x".repeat(11),
    portions: "2.5",
    price: "1.999",
    day: "2026-02-30",
    at: "25:00",
    size: "huge",
    mail: "a@b",
    menu: "javascript:alert(1)",
  };
  const english = order.read({ form });
  assert.ok(!english.ok);
  assert.deepEqual(english.problems, {
    dish: "Dish is longer than 10 characters.",
    portions: "Portions: “2.5” is no whole number.",
    price: "Price: “1.999” has more than two decimals.",
    day: "Day: “2026-02-30” is no date. Write it such as 2026-03-31.",
    at: "At: “25:00” is no time. Write it such as 14:30.",
    size: "Size: “huge” is none of small, large.",
    mail: "Mail: “a@b” is no e-mail address. Write it such as ana@example.com.",
    menu: "Menu: “javascript:alert(1)” is no web address. Write it such as https://example.com.",
    agreed: "Tick “I pay” to go on.",
  });
  app.language("de-AT");
  const german = order.read({ form: { ...GOOD, portions: "21", price: "1.234,50", day: "1.3.2026", dish: "" } });
  assert.ok(!german.ok);
  assert.deepEqual(german.problems, {
    dish: "Dish fehlt.",
    portions: "Portions: Das Höchste ist 20.",
    day: "Day: Frühestens 02.03.2026.",
  });
});

test("a form that is right reaches the app, typed, and one that is wrong comes back on its page as it was typed", async (t) => {
  const { app, order, send } = openLunch(t);
  const taken: unknown[] = [];
  app.page(
    "/lunch/:day",
    ({ params, query }) => html`<h1>${params.day} ${query.page}</h1>${order.show({ action: "/orders" })}`,
  );
  app.post(
    "/orders",
    order.take(({ value, user }) => {
      taken.push([value.dish, user.id]);
      return redirect("/");
    }),
  );
  const good = await send("/orders", GOOD);
  assert.deepEqual([good.status, taken], [303, [["ramen", "U1"]]]);
  const wrong = await send("/orders", { ...GOOD, dish: '"><script>', portions: "0", _page: "/lunch/monday?page=2" });
  const text = await wrong.text();
  assert.equal(wrong.status, 403);
  assert.match(text, /<h1>monday 2<\/h1>/);
  assert.match(text, /value="&quot;&gt;&lt;script&gt;"/);
  assert.match(text, /<a href="#form-orders-portions">Portions: the least is 1\.<\/a>/);
  assert.match(
    text,
    /<input id="form-orders-portions" name="portions" required aria-invalid="true" aria-describedby="form-orders-portions-problem"/,
  );
  assert.match(text, /role="alert" tabindex="-1" autofocus/);
  assert.equal(taken.length, 1);
});

test("a page that it cannot have come from, or that has the form no longer, is not shown: the form alone is", async (t) => {
  const { app, order, send, reported } = openLunch(t);
  app.page("/closed", () => html`<h1>Closed</h1>`);
  app.page("/broken", () => {
    throw new Error("broken");
  });
  app.post(
    "/orders",
    order.take(() => redirect("/")),
  );
  const froms = [
    "/closed",
    "/broken",
    "/nowhere",
    "//evil.example/",
    "/\\evil.example",
    "https://evil.example/",
    "/_toolroom/health",
    "/_TOOLROOM/../_toolroom/health",
    `/${"x".repeat(3_000)}`,
    "",
  ];
  for (const _page of froms) {
    const answer = await send("/orders", { ...GOOD, dish: "", _page });
    const text = await answer.text();
    assert.equal(answer.status, 403, _page);
    assert.match(
      text,
      /<h1>Order<\/h1>[\s\S]*<strong class="wrong" id="form-orders-dish-problem">Dish is needed\.<\/strong>/,
      _page,
    );
    assert.doesNotMatch(text, /evil|Closed|"ok"/, _page);
  }
  assert.equal(reported.length, 1, "the broken page's own fault is told");
});

test("what the app refuses stands above the form as it was typed, or at the field it is about", async (t) => {
  const { app, order, send } = openLunch(t);
  app.page("/", () => html`<h1>Lunch</h1>${order.show({ action: "/orders" })}`);
  app.post(
    "/orders",
    order.take(({ value, wrong }) => {
      if (value.dish === "soup") wrong("dish", "Soup is out.");
      return refuse("Closed <now>.");
    }),
  );
  const closed = await send("/orders", { ...GOOD, _page: "/" });
  assert.equal(closed.status, 403);
  assert.match(await closed.text(), /<strong>Closed &lt;now&gt;\.<\/strong><\/div>[\s\S]*value=" ramen "/);
  const soup = await (await send("/orders", { ...GOOD, dish: "soup", _page: "/" })).text();
  assert.match(soup, /href="#form-orders-dish">Soup is out\.<[\s\S]*id="form-orders-dish-problem">Soup is out\./);
});

test("only the form that was sent shows what is wrong, where a page has it several times", async (t) => {
  const { app, parts, send } = openLunch(t);
  const rename = parts.form({ name: field.text({ label: "Name" }) });
  const other = parts.form({ name: field.text({ label: "Other" }) });
  app.page(
    "/",
    () =>
      html`${[1, 2].map((n) => rename.show({ action: `/things/${n}`, values: { name: `thing ${n}` } }))}${other.show({ action: "/things/2" })}`,
  );
  app.post(
    "/things/:n",
    rename.take(() => redirect("/")),
  );
  const text = await (await send("/things/2", { name: " ", _page: "/" })).text();
  assert.equal(text.match(/role="alert"/g)?.length, 1);
  assert.match(text, /id="form-things-1-name" name="name" required maxlength="200" value="thing 1"/);
  assert.match(text, /id="form-things-2-name" name="name" required aria-invalid="true"/);
  assert.equal(
    (await (await send("/things/a%20b", { name: "", _page: "/spaces" })).text()).match(/role="alert"/g)?.length,
    1,
  );
  assert.match(text, /id="form-things-2-2-name" name="name" required maxlength="200" value=""/, "an id of its own");
});

test("a form that another site sends, or somebody who is not signed in, shows nothing again", async (t) => {
  const { app, order, send, identity } = openLunch(t);
  app.page("/", () => html`secret ${order.show({ action: "/orders" })}`);
  app.post(
    "/orders",
    order.take(() => redirect("/")),
  );
  for (const headers of [{}, { ...identity(), "sec-fetch-site": "cross-site" }]) {
    const answer = await send("/orders", { dish: "", _page: "/" }, headers as never);
    assert.ok([401, 403].includes(answer.status));
    assert.doesNotMatch(await answer.text(), /secret/);
  }
});

test("files are read with the rest, and one too large or of another ending is told", async (t) => {
  const { app, parts, visit } = openLunch(t);
  const receipt = parts.form({
    file: field.file({ label: "Receipt", maxBytes: 10, endings: [".pdf"] }),
    tags: field.choices({ label: "Tags", choices: ["a", "b"] }),
  });
  const taken: unknown[] = [];
  app.page("/", () => receipt.show({ action: "/receipts" }));
  app.post(
    "/receipts",
    receipt.take(({ value }) => {
      taken.push([value.file.name, value.file.bytes.length, value.tags]);
      return redirect("/");
    }),
  );
  const send = async (name: string, content: string) => {
    const body = new FormData();
    for (const tag of ["a", "b"]) body.append("tags", tag);
    body.set("file", new File([content], name));
    return (await visit("/receipts", { method: "POST", body })).text();
  };
  assert.match(await (await visit("/")).text(), /enctype="multipart\/form-data"[\s\S]*accept="\.pdf"/);
  await send("a.PDF", "0123456789");
  assert.deepEqual(taken, [["a.PDF", 10, ["a", "b"]]]);
  assert.match(await send("a.pdf", "0123456789x"), /the file is larger than 1 kB/);
  assert.match(await send("a.exe", "x"), /has to end in \.pdf/);
});

test("names that reach for something else are refused when the app starts, and read nothing that was not sent", (t) => {
  const { parts, order } = openLunch(t);
  for (const name of ["__proto__", "constructor", "toString", "a b", "", "_page"])
    assert.throws(
      () => parts.form(Object.fromEntries([[name, field.text({ label: "X" })]])),
      /is no name for a field/,
      name,
    );
  assert.throws(() => parts.form({ a: { kind: "text", label: "X" } }), /The field a is none/);
  assert.throws(() => field.text({ label: " " }), /needs a label/);
  assert.throws(() => field.number({ label: "N", min: 3, max: 2 }), /min 3 is more than max 2/);
  const polluted = order.read({ form: JSON.parse('{"__proto__":{"dish":"ramen"}}') });
  assert.ok(!polluted.ok && polluted.problems.dish === "Dish is needed.");
});

test("what is typed into a million signs is told at once", (t) => {
  const { order, parts } = openLunch(t);
  const long = "x".repeat(1_000_000);
  const sent = order.read({ form: Object.fromEntries(Object.keys(FIELDS).map((name) => [name, long])) });
  assert.ok(!sent.ok);
  for (const problem of Object.values(sent.problems)) assert.ok(String(problem).length < 300);
  const patterned = parts.form({ code: field.text({ label: "Code", pattern: { is: /(a+)+b/, say: "No." } }) });
  const read = patterned.read({ form: { code: "a".repeat(1_000_000) } });
  assert.ok(!read.ok && read.problems.code === "Code is longer than 200 characters.", "its length is looked at first");
});

test("a folded form opens by itself where something is wrong", async (t) => {
  const { app, order, send, visit } = openLunch(t);
  app.page("/", () => order.show({ action: "/orders", folded: "New <order>" }));
  app.post(
    "/orders",
    order.take(() => redirect("/")),
  );
  assert.match(await (await visit("/")).text(), /<details><summary>New &lt;order&gt;<\/summary><form/);
  assert.match(await (await send("/orders", { ...GOOD, dish: "", _page: "/" })).text(), /<details open><summary>/);
});

test("what fills the whole of what may be sent is told, and shown again as far as anybody would read it", async (t) => {
  const { app, order, send } = openLunch(t);
  app.page("/", () => order.show({ action: "/orders" }));
  app.post(
    "/orders",
    order.take(() => redirect("/")),
  );
  const answer = await send("/orders", { ...GOOD, note: "<".repeat(300_000), _page: "/" });
  const text = await answer.text();
  assert.match(text, /Note is longer than 10000 characters/);
  assert.ok(text.length < 1_000_000, String(text.length));
});

test("an app may show a form by hand with what `read` found", (t) => {
  const { order } = openLunch(t);
  const sent = order.read({ form: { ...GOOD, dish: "much too long" } });
  const markup = order.show({ action: "/orders", sent, button: "Again", look: "plain" }).toString();
  assert.match(markup, /value="much too long"[\s\S]*<button class="plain">Again<\/button>/);
  assert.match(
    order.show({ action: "/orders" }).toString(),
    /name="portions" required class="number" inputmode="numeric" autocomplete="off" value="1"/,
  );
  assert.throws(() => order.show({ action: "https://evil.example/" }), /path of this app/);
});
