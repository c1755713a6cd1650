import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { readEntries } from "../../../builder/entries/read-entries.ts";
import { deploy } from "../../../operator/deploy.ts";
import { readPage } from "../../../operator/read-page.ts";
import { stopApp } from "../../../store/apps.ts";
import { createSteps, createTestOperator, layBundle } from "../../fakes/operator.ts";
import { addApp, addPerson, addRelease, manifestOf } from "../../fakes/registry.ts";

/** A real app on the real library: everybody sees their own expenses, its owner all of them, a page of two at a time. */
const APP = `
import { app, db, html } from "@toolroom/app";
const PAGE = 2;
app.page("/", ({ user, isOwner, query }) => {
  const page = Number(query.page ?? "1");
  const rows = db.all\`select who, what, state from expenses where who_id = \${user.id} or \${isOwner} order by what limit \${PAGE} offset \${(page - 1) * PAGE}\`;
  const more = db.get\`select count(*) as n from expenses where who_id = \${user.id} or \${isOwner}\`.n > page * PAGE;
  return html\`<nav><a href="/">Expenses</a> <a href="/rules">Rules</a></nav><h1>Expenses</h1>
    <table><thead><tr><th>Who</th><th>What</th><th>State</th></tr></thead><tbody>\${rows.map(
      (row) => html\`<tr><td>\${row.who}</td><td>\${row.what}</td><td>\${row.state}</td></tr>\`)}</tbody></table>
    \${more && html\`<a href="/?page=\${page + 1}">later</a>\`}\`;
});
app.page("/rules", () => html\`<h1>Rules</h1><p>Be kind.</p>\`);
`;
const SQL = `create table expenses (who text, who_id text, what text, state text);
insert into expenses values ('Ada', 'UADA', 'Chair', 'open'), ('Ada', 'UADA', 'Desk', 'paid'), ('Ada', 'UADA', 'Lamp', 'open'), ('Ben', 'UBEN', 'Ape', 'open');`;

async function setUp(t: TestContext, source = APP) {
  const operator = await createTestOperator(t);
  const { deps, store, clock } = operator;
  const app = await addApp(store, "expenses", { ownerId: "UOWNER" });
  for (const [personId, name] of [
    ["UADA", "Ada"],
    ["UBEN", "Ben"],
    ["UOWNER", "Olga"],
  ] as const)
    await addPerson(store, personId, { name });
  layBundle(deps, "bundle-1", { "app.ts": source, "migrations/0001_expenses.sql": SQL });
  const manifest = manifestOf("expenses", { web: { access: "company" }, bindings: { db: true } });
  const release = await addRelease(store, app, 1, { manifest });
  const deployed = await deploy(createSteps().step, deps, { requestId: "req_1", releaseId: release.id });
  assert.deepEqual(deployed, { kind: "live" });
  const looked: string[] = [];
  const entryDeps = {
    store,
    clock,
    readPage: (look: Parameters<typeof readPage>[1]) => {
      looked.push(look.path);
      return readPage(deps, look);
    },
  };
  const ask = (personId: string, question: string) => readEntries(entryDeps, app, personId, question);
  return { ...operator, app, looked, ask };
}

test("everybody is told of what the app shows them, on all of its pages, and of nobody else's", async (t) => {
  const { ask, looked } = await setUp(t);
  const counted = async (personId: string, question: string) => {
    const found = await ask(personId, question);
    return found === null ? null : [found.count, found.total, found.shown.map((row) => row[1]?.text).join()];
  };
  assert.deepEqual(await counted("UADA", "how many expenses are open?"), [2, 3, "Chair,Lamp"]);
  assert.deepEqual(looked, ["/", "/?page=2", "/rules"]);
  assert.deepEqual(await counted("UBEN", "how many expenses are open?"), [1, 1, "Ape"]);
  assert.deepEqual(await counted("UOWNER", "how many open expenses are there?"), [3, 4, "Ape,Chair,Lamp"]);
  assert.equal(
    await counted("UBEN", "who has the expense Chair?"),
    null,
    "what they may not see, the words do not find",
  );
  assert.equal(await counted("UNOBODY", "how many expenses are open?"), null);
});

test("a page that breaks, or an app that is stopped, answers no question", async (t) => {
  const broken = await setUp(t, APP.replace("() => html`<h1>Rules", "() => null.kind`<h1>Rules"));
  assert.equal(await broken.ask("UADA", "how many expenses are open?"), null, "half of it is no answer");
  const { ask, store, app, clock } = await setUp(t);
  assert.notEqual(await ask("UADA", "how many expenses are open?"), null);
  await stopApp(store, { appId: app.id, actor: "UOWNER", why: "w", at: clock.now() });
  assert.equal(await ask("UADA", "how many expenses are open?"), null);
});
