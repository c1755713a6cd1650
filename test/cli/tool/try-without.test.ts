import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { notTriedWithout, readUnnoticed } from "../../../builder/checks/left-out.ts";
import { problemLine } from "../../../builder/checks/problem.ts";
import { tryWithout } from "../../../cli/tool/local/try-without.ts";
import { systemClock } from "../../../lib/clock.ts";
import { builtLayer, run } from "../../builder/built-layer.ts";
import { candidate, manifest } from "../../builder/checks/candidate.ts";

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

test("what there was no time for is let through, and named", async () => {
  const files = candidate({ ...APP, "app.yaml": yaml("") });
  const { manifest: read } = manifest(yaml(""));
  const { problems, notTried } = await tryWithout({
    ...{ folder: "/nowhere", files, manifest: read, clock: systemClock, migrateProgram: "/nowhere", withinMs: 0 },
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(notTriedWithout(notTried).map(problemLine), [
    'app.ts line 2: there was no time to try the app without app.page("/", …) and 2 more: look yourself whether a check would fail if it did nothing',
  ]);
  assert.deepEqual(notTriedWithout([]), []);
});
