import assert from "node:assert/strict";
import { test } from "node:test";
import { readManifest } from "../../../builder/checks/read-manifest.ts";
import { LUNCH_YAML, lines, manifest } from "./candidate.ts";

const BASE = "name: lunch-orders\npurpose: x\ntimeZone: Europe/Paris\n";

function problems(yaml: string): string[] {
  const read = readManifest(yaml);
  return read.ok ? [] : lines(read.problems);
}

test("a good contract is read, with the line of each part", () => {
  const { manifest: read, lineOf } = manifest(LUNCH_YAML);
  assert.equal(read.name, "lunch-orders");
  assert.deepEqual(
    [lineOf(["triggers", 1]), lineOf(["bindings", "slack", "post", 0]), lineOf(["checks", 1, "fire"])],
    [7, 10, 13],
  );
});

test("an unknown key is named with its line and the key that was meant", () => {
  assert.deepEqual(problems(`${BASE}trigers:\n  - { schedule: "0 11 * * *", run: a }\n`), [
    "app.yaml line 4: unknown key `trigers`: did you mean `triggers`?",
  ]);
  assert.deepEqual(problems(`${BASE}bindings:\n  db: true\n  web: true\n`), [
    "app.yaml line 6: unknown key `web`: did you mean `db`?",
  ]);
  assert.deepEqual(problems(`${BASE}environment: x\n`), [
    "app.yaml line 4: unknown key `environment`: the keys here are name, title, icon, purpose, timeZone, web, triggers, bindings, checks, given",
  ]);
  assert.equal(problems(`${BASE}__proto__: { a: 1 }\n`).length, 1);
});

test("a name that cannot be one is told what it would have to be", () => {
  assert.deepEqual(
    problems(`${BASE}bindings:\n  data: { Sales: { orders: [hub] } }\n  secrets: { "my key": for it }\n`).sort(),
    [
      "app.yaml line 5: `bindings.data.Sales` cannot be called so: a name there is a source's, such as sales: lower-case letters, digits, -",
      "app.yaml line 6: `bindings.secrets.my key` cannot be called so: a name there is a secret's name such as STRIPE_KEY: upper-case letters, digits, _",
    ],
  );
});

test("a key that is no word is refused before it is made one", () => {
  const refused = "app.yaml line 4: a key is a list or an object: write the keys as the skill shows them";
  for (const key of ["? ".repeat(30), "? - ".repeat(8), "? { a: b }\n: ", "[a, b]: ", "{ a: b }: "])
    assert.deepEqual(problems(`${BASE}${key}c\n`), [refused]);
});

test("of a trigger or check that fits nowhere, the likeliest form is explained", () => {
  assert.deepEqual(
    problems(
      `${BASE}triggers:\n  - { command: lunch, run: Add }\nchecks:\n  - { visit: /, show: x }\n  - { fire: a }\n`,
    ),
    [
      "app.yaml line 5: `triggers[1].command` cannot be written so: write a command such as /lunch, with its slash",
      "app.yaml line 5: `triggers[1].run` cannot be written so: write a handler's name such as post-summary: lower-case letters, digits, hyphens",
      "app.yaml line 7: unknown key `show`: did you mean `shows`?",
      "app.yaml line 7: `checks[1]` expects nothing: a check says what must happen: posted, shows, row, refused or due",
      "app.yaml line 8: `checks[2]` expects nothing: a check says what must happen: posted, shows, row, refused or due",
    ],
  );
});

test("a value that cannot be is refused in a sentence: what to write, or why not", () => {
  const refused = (yaml: string) =>
    problems(`${BASE}${yaml}\n`).map((line) => line.replace(/^app\.yaml line \d+: /, ""));
  const trigger = (text: string) => refused(`triggers:\n  - { ${text}, run: act }`);
  assert.deepEqual(
    [
      ...trigger("command: /deploy"),
      ...trigger("command: /Lunch Order"),
      ...trigger("schedule: often"),
      ...trigger("slack: message, in: [food]"),
      ...trigger("github: Pull Request"),
      ...trigger("event: ordered"),
      ...refused("bindings: { egress: [https://x] }"),
      ...refused("bindings: { slack: {} }"),
      ...refused("checks:\n  - { fire: a, due: true }"),
      ...problems("name: deploy\npurpose: Says things.\ntimeZone: Berlin\n").map((line) =>
        line.replace(/^.*line \d+: /, ""),
      ),
    ],
    [
      "`triggers[1].command` cannot be written so: it is a word of `tool` itself: choose another command",
      "`triggers[1].command` cannot be written so: write a command such as /lunch: 2–31 lower-case letters, digits and hyphens behind the slash",
      "`triggers[1].schedule` cannot be written so: write a schedule of five cron fields, such as 0 8 * * 1-5: minute hour day-of-month month day-of-week",
      "`triggers[1].in[1]` cannot be written so: write a channel's name with #, such as #food",
      "`triggers[1].github` cannot be written so: write an event of GitHub such as push, issues.opened or pull_request.closed",
      "`triggers[1].event` cannot be written so: write an app and its event, such as lunch/ordered",
      "`bindings.egress[1]` cannot be written so: write a host such as api.stripe.com: no https://, no port, no path, no *",
      "`bindings.slack` cannot be written so: name channels in `post`, or write `dm: true`",
      "`checks[1]` cannot be tried: a check says with `at` when it is due, or is not",
      "`name` cannot be written so: it is a word of `tool` itself: choose another name",
      "`timeZone` cannot be written so: write an IANA time zone such as Europe/Paris",
    ],
  );
});

test("what is missing or not allowed says what to write", () => {
  assert.deepEqual(problems("name: Lunch\nweb: { access: everyone }\n"), [
    "app.yaml line 1: `name` cannot be written so: use 2–40 lower-case letters, digits and single hyphens, beginning with a letter",
    "app.yaml line 1: `purpose` is missing: add it: it is text",
    "app.yaml line 1: `timeZone` is missing: add it: it is text",
    "app.yaml line 2: `web.access` has a value that is not allowed: write one of owner, group, company",
  ]);
  assert.equal(problems("").length, 3);
  assert.equal(problems("- a list\n").length, 1);
});

test("broken YAML, tags, anchors and repeated keys are refused with their line", () => {
  assert.match(problems("name: x\na: [")[0] ?? "", /^app\.yaml line 2: this is not YAML/);
  assert.match(problems("name: !!js/function x")[0] ?? "", /line 1: this is not YAML/);
  assert.match(problems("a: 1\na: 2")[0] ?? "", /line 2: .*Map keys must be unique/);
  assert.match(problems("a: 1\n---\nb: 2")[0] ?? "", /not YAML/);
  assert.match(problems("a: &x 1\nb: *x")[0] ?? "", /line 1: anchors and aliases/);
});

test("bombs are refused before they are parsed", () => {
  for (const bomb of [
    "[".repeat(20_000),
    "{".repeat(20_000),
    `${"- ".repeat(10_000)}x`,
    `a:\n${" ".repeat(200)}b: 1`,
  ]) {
    assert.match(problems(bomb)[0] ?? "", /nested too deep/);
  }
  assert.match(problems("x".repeat(40_000))[0] ?? "", /larger than 32 kB/);
});

test("a check that would hold whatever the app does is refused, with what to write", () => {
  const before = `${BASE}web: { access: company }\ntriggers: [{ command: /note, run: add }]\nbindings: { db: true }\nchecks:\n`;
  const said = (check: string) => problems(`${before}  - ${check}\n`);
  const words = 'a check names words that only this brings, such as "Noted": anything contains an empty text';
  for (const text of ["", " "]) {
    const at = "app.yaml line 8: `checks[1]";
    assert.deepEqual(said(`{ visit: /, shows: "${text}" }`), [`${at}.shows\` cannot be tried: ${words}`]);
    assert.deepEqual(said(`{ command: /note x, posted: "${text}" }`), [`${at}.posted\` cannot be tried: ${words}`]);
    assert.deepEqual(said(`{ command: /note x, posted: { channel: "#food", contains: "${text}" } }`), [
      `${at}.posted.contains\` cannot be tried: ${words}`,
    ]);
  }
  assert.deepEqual(said("{ command: /note x, row: { table: notes, has: {} } }"), [
    "app.yaml line 8: `checks[1].row.has` cannot be tried: a check names a column with its value in `has`, such as { dish: ramen }: any row has nothing",
  ]);
});
