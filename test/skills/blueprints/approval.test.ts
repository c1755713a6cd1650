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
  assert.match((await visit("/expenses/1/decide", { as: asker, ...decide("approved") })).text, /declined by Alex Asker already/);
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
  await apps.passes(compositionOf([{ ...silent, decidedBy: { people: ["U0COLLEAGUE"] } }], "de"), tests);
});
