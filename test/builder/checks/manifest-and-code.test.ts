import assert from "node:assert/strict";
import { test } from "node:test";
import { manifestAndCode } from "../../../builder/checks/manifest-and-code.ts";
import { candidate, LUNCH_CODE, LUNCH_YAML, lines, manifest } from "./candidate.ts";

function problems(yaml: string, code: string, more: Record<string, string> = {}): string[] {
  const read = manifest(yaml);
  return lines(manifestAndCode(read.manifest, read.lineOf, candidate({ "app.ts": code, ...more })));
}

test("a contract and code that agree have no problems", () => {
  assert.deepEqual(problems(LUNCH_YAML, LUNCH_CODE), []);
});

test("a trigger without its handler and a handler without its trigger are named", () => {
  assert.deepEqual(problems(LUNCH_YAML, LUNCH_CODE.replace('"add-order"', '"add-ordr"')), [
    'app.yaml line 7: the trigger runs `add-order`, which the code does not handle: add app.on("add-order", …) to app.ts',
    "app.ts line 3: no trigger in app.yaml runs `add-ordr`: did you mean `add-order`?",
  ]);
});

test("a handler in a comment, a text or another object does not count", () => {
  const hidden = `${LUNCH_CODE.replace('app.on("add-order"', 'other.app.on("add-order"')}
// app.on("add-order", () => 1)
/* app.on("add-order", () => 1) */
const shown = 'app.on("add-order")';
const also = \`app.on("add-order") \${/app.on\\("add-order"/.test(shown)}\`;
`;
  assert.match(problems(LUNCH_YAML, hidden)[0] ?? "", /runs `add-order`, which the code does not handle/);
});

test("a handler inside a template's expression, in another file or with other quotes counts", () => {
  const code = LUNCH_CODE.replace('app.on("add-order"', "app\n  .on('add-order'");
  assert.deepEqual(problems(LUNCH_YAML, code), []);
  assert.deepEqual(
    problems(LUNCH_YAML, LUNCH_CODE.replace(/app\.on\("post.*/, ""), {
      "summary.ts": `app.on("post-summary", () => \`\${slack.post("#food", "x")}\`);`,
    }),
    [],
  );
});

test("a name that is not written as a text, or is there twice, is refused", () => {
  assert.deepEqual(problems(LUNCH_YAML, `${LUNCH_CODE}app.on(name, () => "");\napp.on("add-order", () => "");`), [
    'app.ts line 5: app.on does not say plainly what it handles: give the name as a text: app.on("…", …)',
    "app.ts line 6: `add-order` is handled twice: keep one app.on for it",
  ]);
});

test("a post to a channel that is not declared is named", () => {
  assert.deepEqual(problems(LUNCH_YAML, LUNCH_CODE.replace("#food", "#sales")), [
    "app.ts line 4: the code posts to #sales, which app.yaml does not declare (it declares #food): post to a declared channel, written with #",
  ]);
});

test("a schedule that never comes or cannot be read is named", () => {
  assert.match(
    problems(LUNCH_YAML.replace("0 11 * * 1-5", "0 0 31 2 *"), LUNCH_CODE)[0] ?? "",
    /line 6: the schedule `0 0 31 2 \*` never comes/,
  );
  assert.match(
    problems(LUNCH_YAML.replace("0 11 * * 1-5", "0 25 * * 1-5"), LUNCH_CODE)[0] ?? "",
    /line 6: .*cannot be read \(Invalid value for hour: 25\)/,
  );
});

test("a database, a page or a command that only one side knows is named", () => {
  assert.match(
    problems(LUNCH_YAML.replace("  db: true\n", ""), LUNCH_CODE)[0] ?? "",
    /app\.ts line 4: the code uses db/,
  );
  assert.match(
    problems(LUNCH_YAML.replace(/web:.*\n/, ""), LUNCH_CODE)[0] ?? "",
    /app\.ts line 2: the code has a page/,
  );
  assert.match(
    problems(LUNCH_YAML, LUNCH_CODE.replace(/app\.page.*\n/, ""))[0] ?? "",
    /app\.yaml line 4: .*but the code has none/,
  );
  assert.match(
    problems(LUNCH_YAML.replace('"/lunch ramen"', '"/dinner ramen"'), LUNCH_CODE)[0] ?? "",
    /line 12: the check uses `\/dinner ramen`.*use one of \/lunch/,
  );
  assert.match(
    problems(LUNCH_YAML.replace('{ channel: "#food"', '{ channel: "#sales"'), LUNCH_CODE)[0] ?? "",
    /line 13: the check expects a post in #sales/,
  );
});

const ALERTS_YAML = `name: ops-alerts
purpose: Says alerts.
timeZone: Europe/Paris
triggers:
  - { webhook: alerts, run: post-alert }
bindings:
  slack: { post: ["#ops"] }
checks:
  - { fire: post-alert, body: { host: db1 }, posted: { channel: "#ops", contains: "db1" } }
`;
const ALERTS_CODE = `import { app, slack } from "@toolroom/app";
app.on("post-alert", ({ payload }) => slack.post("#ops", JSON.stringify(payload)));
`;

test("a webhook needs its handler, is there once, and only it takes a body", () => {
  assert.deepEqual(problems(ALERTS_YAML, ALERTS_CODE), []);
  assert.match(
    problems(ALERTS_YAML, "export {};")[0] ?? "",
    /the trigger runs `post-alert`, which the code does not handle/,
  );
  const twice = ALERTS_YAML.replace("bindings:", "  - { webhook: alerts, run: post-alert }\nbindings:");
  assert.match(problems(twice, ALERTS_CODE).join(), /the trigger `webhook alerts` is there twice/);
  const asSchedule = ALERTS_YAML.replace("webhook: alerts", 'schedule: "0 9 * * *"');
  assert.match(
    problems(asSchedule, ALERTS_CODE).join(),
    /sends a body to `post-alert`, which only a schedule or a command runs/,
  );
});

test("telling people in private is declared, and what is declared is done", () => {
  const code = `${ALERTS_CODE}export const tell = (id: string) => slack.dm(id, "x");\n`;
  assert.match(problems(ALERTS_YAML, code).join(), /app.ts line 3: the code tells people in private.*add `dm: true`/);
  const declared = ALERTS_YAML.replace('post: ["#ops"]', 'post: ["#ops"], dm: true');
  assert.deepEqual(problems(declared, code), []);
  assert.match(problems(declared, ALERTS_CODE).join(), /declares private messages, but the code sends none/);
});

test("a check that expects who tries the app here is named: on the platform it is somebody else", () => {
  for (const expected of [
    'posted: "says Alex Asker"',
    'posted: { channel: "#food", contains: "by Alex Asker" }',
    "row: { table: orders, has: { who: U0ASKER1 } }",
  ]) {
    const yaml = LUNCH_YAML.replace('posted: "Noted: ramen"', expected);
    assert.match(
      problems(yaml, LUNCH_CODE)[0] ?? "",
      /line 12: the check expects .* `as: colleague`: Kim Colleague is/,
    );
  }
});
