import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { readUnnoticed } from "../../../builder/checks/left-out.ts";
import { problemLine } from "../../../builder/checks/problem.ts";
import { builtLayer, run } from "../../builder/built-layer.ts";

const layer = builtLayer();

const APP = {
  "app.ts": `import { app, db, html } from "@toolroom/app";
app.page("/", () => html\`<h1>Notes</h1>\${db.all<{ text: string }>\`select text from notes\`.map(({ text }) => html\`<p>\${text}</p>\`)}\`);
app.on("add", ({ text }) => {
  db.run\`insert into notes (text) values (\${text})\`;
  return "Noted";
});
app.on("archive", () => {
  db.run\`update notes set text = text\`;
});
`,
  "migrations/0001_notes.sql": "create table notes (text text not null)",
  "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
};
const yaml = (checks: string) => `name: notes
purpose: Keeps notes.
timeZone: UTC
web: { access: company }
triggers:
  - { command: /note, run: add }
  - { schedule: "0 8 * * *", run: archive }
bindings: { db: true }
checks:
  - { command: /note hello, posted: Noted }
${checks}`;

test("a check that holds without what it tries is found out, in the folder as in the builder's box", async () => {
  const row = "row: { table: notes, has: { text: hello } } }";
  layer.layApp({ ...APP, "app.yaml": yaml(`  - { visit: /, shows: hello }\n  - { fire: archive, ${row}\n`) });
  const said =
    'app.ts line 7: no check would notice if app.on("archive", …) did nothing: let a check in app.yaml look at what it does: a text only it says, a row only it writes';
  const { exitCode, stdout } = await layer.tool("check");
  assert.deepEqual([exitCode, JSON.parse(stdout).error.fix], [1, `- ${said}`]);
  const inBox = await run(process.execPath, [join(layer.root, "opt/toolroom/unnoticed.mjs")], layer.app);
  assert.deepEqual(readUnnoticed({ ...inBox, timedOut: false })?.map(problemLine), [said]);
});

test("what came to no answer says nothing of the app", () => {
  assert.equal(readUnnoticed({ exitCode: null, stdout: "[]", stderr: "", timedOut: true }), null);
  assert.equal(readUnnoticed({ exitCode: 1, stdout: "", stderr: "gone", timedOut: false }), null);
  assert.equal(readUnnoticed({ exitCode: 0, stdout: '{"all":"fine"}', stderr: "", timedOut: false }), null);
});
