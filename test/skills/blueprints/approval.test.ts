import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const expenses: LoosePart = {
  part: "approval",
  table: "expenses",
  noun: { one: "expense", many: "expenses" },
  columns: [
    { name: "what", label: "What", type: "text", isRequired: true },
    { name: "amount", label: "Amount", type: "money", currency: "EUR", isRequired: true },
    { name: "receipt", label: "Receipt", type: "file" },
  ],
  decidedBy: "owner",
  channel: "#finance",
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const decide = (decision: string, why = "") => ({ form: { decision, why } });

test("the owner decides, once, and never about their own", async () => {
  await visit("/expenses", { as: colleague, form: { what: "Train <b>", amount: "49.90" } });
  assert.match(posts()[0]?.text ?? "", /^New expense by Kim Colleague: Train <b>, €49\\.90$/);
  assert.equal((await visit("/expenses/1/decide", { as: colleague, ...decide("approved") })).status, 403);
  const page = (await visit("/", { as: asker })).text;
  assert.match(page, /Train &lt;b&gt;[\\s\\S]*value="approved"/);
  assert.doesNotMatch((await visit("/", { as: colleague })).text, /value="approved"/);
  assert.equal((await visit("/expenses/1/decide", { as: asker, ...decide("declined", "too dear") })).status, 303);
  assert.match(posts()[1]?.text ?? "", /declined by Alex Asker: .*\\(too dear\\)$/);
  const late = await visit("/expenses/1/decide", { as: asker, ...decide("approved") });
  assert.equal(late.status, 403);
  assert.match(late.text, /role="alert"><ul><li>[^<]*declined by Alex Asker already[\\s\\S]*<form/);
  assert.equal(posts().length, 2);
  assert.doesNotMatch((await visit("/", { as: asker })).text, /You alone decide here/);
  await visit("/expenses", { as: asker, form: { what: "Book", amount: "10" } });
  assert.match((await visit("/", { as: asker })).text, /Book[\\s\\S]*You alone decide here[\\s\\S]*hand the app over/);
  assert.doesNotMatch((await visit("/", { as: colleague })).text, /You alone decide here/);
  assert.match((await visit("/expenses/2/decide", { as: asker, ...decide("approved") })).text, /their own/);
});

test("only who submitted it withdraws it, and only while it waits", async () => {
  await visit("/expenses", { as: colleague, form: { what: "Pens", amount: "1" } });
  assert.equal((await visit("/expenses/3/withdraw", { as: asker, form: {} })).status, 403);
  assert.equal((await visit("/expenses/1/withdraw", { as: colleague, form: {} })).status, 403);
  assert.equal((await visit("/expenses/3/withdraw", { as: colleague, form: {} })).status, 303);
  assert.match((await visit("/expenses", { form: { what: "", amount: "x" } })).text, /What is needed[\\s\\S]*no number/);
});
`;

test("things are submitted and decided by the owner", async () => {
  await apps.passes(compositionOf([expenses]), TESTS);
});

test("who handed it in is told in private how it went, where that was asked for", async () => {
  const tests = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, dms, visit } from "@toolroom/app/test";
import "../app.ts";

test("the author hears it, with the reason", async () => {
  await visit("/expenses", { as: colleague, form: { what: "Train", amount: "49.90" } });
  assert.equal(dms().length, 0);
  await visit("/expenses/1/decide", { as: asker, form: { decision: "declined", why: "too dear" } });
  assert.match(dms()[0]?.text ?? "", /^Expense declined by Alex Asker: Train, €49\\.90 \\(too dear\\)$/);
  assert.deepEqual(dms().map(({ userId }) => userId), [colleague.id]);
});
`;
  const { channel: _, ...silent } = expenses;
  await apps.passes(compositionOf([{ ...silent, tellsAuthor: true }]), tests);
});

const holidays: LoosePart = {
  part: "approval",
  table: "holidays",
  noun: { one: "holiday", many: "holidays" },
  columns: [
    { name: "from", label: "From", type: "date", isRequired: true },
    { name: "to", label: "To", type: "date", isRequired: true },
  ],
  decidedBy: "owner",
};

test("a last day before the first is a problem at the form, and the same day is none", async () => {
  const tests = `import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "@toolroom/app/test";
import "../app.ts";

test("the days are in order", async () => {
  const send = async (from: string, to: string) => (await visit("/holidays", { form: { from, to } }));
  const turned = await send("2026-12-24", "2026-12-20");
  assert.match(turned.text, /To \\(20 Dec 2026\\) is before From \\(24 Dec 2026\\)[\\s\\S]*value="2026-12-24"[\\s\\S]*value="2026-12-20"/);
  assert.equal((await send("2026-12-24", "2026-12-24")).status, 303);
});
`;
  await apps.passes(compositionOf([holidays]), tests);
});

test("the same of a first and a last day, in German", async () => {
  const columns = [
    { name: "first", label: "Erster Urlaubstag", type: "date", isRequired: true },
    { name: "last", label: "Letzter Urlaubstag", type: "date" },
    { name: "starts", label: "Startdatum", type: "date" },
    { name: "ends", label: "Enddatum", type: "date" },
  ];
  const tests = `import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "@toolroom/app/test";
import "../app.ts";

test("the days are in order", async () => {
  const turned = await visit("/holidays", { form: { first: "2026-12-24", last: "2026-12-20" } });
  assert.match(turned.text, /Letzter Urlaubstag \\(20\\.12\\.2026\\) ist vor Erster Urlaubstag \\(24\\.12\\.2026\\)/);
  const dates = await visit("/holidays", { form: { first: "2026-12-24", starts: "2026-02-01", ends: "2026-01-01" } });
  assert.match(dates.text, /Enddatum \\(01\\.01\\.2026\\) ist vor Startdatum/);
  assert.equal((await visit("/holidays", { form: { first: "2026-12-24", last: "" } })).status, 303);
});
`;
  await apps.passes(compositionOf([{ ...holidays, columns }], "de"), tests);
});

test("named people decide, in German", async () => {
  const { channel: _, ...silent } = expenses;
  const tests = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, visit } from "@toolroom/app/test";
import "../app.ts";

test("the owner is not among them", async () => {
  await visit("/expenses", { as: asker, form: { what: "Zug", amount: "49,90" } });
  assert.equal((await visit("/expenses/1/decide", { as: asker, form: { decision: "approved" } })).status, 403);
  await visit("/expenses/1/decide", { as: colleague, form: { decision: "approved" } });
  assert.match((await visit("/", { as: asker })).text, /49,90[\\s\\S]*genehmigt von Kim Colleague/);
});
`;
  await apps.passes(compositionOf([{ ...silent, decidedBy: { people: ["UCOLLEAGUE"] } }], "de"), tests);
});
