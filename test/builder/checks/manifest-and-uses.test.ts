import assert from "node:assert/strict";
import { test } from "node:test";
import { useProblems } from "../../../builder/checks/manifest-and-uses.ts";
import { withoutPlan } from "../../../builder/checks/problem.ts";
import { unusedBindings } from "../../../builder/checks/unused-bindings.ts";
import { candidate, lines, manifest } from "./candidate.ts";

const YAML = `name: payments
purpose: Says what was paid.
timeZone: Europe/Paris
triggers:
  - { command: /paid, run: paid }
bindings:
  files: true
  llm: { monthlyUsd: 5 }
  slack: { groups: [finance] }
  secrets: { STRIPE_KEY: reads what was paid }
  egress: [api.stripe.com, api.frankfurter.dev]
  emits: [paid]
  data: { sales: { orders: [id, total] } }
`;
const BARE = YAML.slice(0, YAML.indexOf("bindings:"));

const CODE = `import { app, data, emit, files, group, http, llm as model, secret } from "@toolroom/app";
const RATES = "https://api.frankfurter.dev/v1";
app.on("paid", async ({ text }) => {
  const key = await secret("STRIPE_KEY");
  const paid = await http.get<{ id: string; at: Map<string, string> }>(\`https://api.stripe.com/v1/charges/\${text}\`, { key });
  const rate = await http(\`\${RATES}/latest\`);
  await files.write("paid.json", JSON.stringify([paid, rate]));
  await emit("paid", { text });
  const rows = await data("sales").all\`select total from orders\`;
  const who = await group("finance");
  return model.text(\`Say it: \${rows.length} \${who.length}\`);
});
`;

const problems = (yaml: string, code: string) =>
  lines(useProblems(manifest(yaml).manifest, candidate({ "app.ts": code })));

test("what is declared and used has no problems", () => {
  assert.deepEqual(problems(YAML, CODE), []);
  const { manifest: read, lineOf } = manifest(YAML);
  assert.deepEqual(unusedBindings(read, lineOf, candidate({ "app.ts": CODE })), []);
});

test("each use that app.yaml does not declare is named with its line, and with what to write", () => {
  assert.deepEqual(problems(BARE, CODE), [
    "app.ts line 4: the code asks for the secret STRIPE_KEY, which app.yaml does not declare (it declares none): add `secrets: { STRIPE_KEY: what it is for }` under `bindings` if the plan has it",
    "app.ts line 5: the code calls api.stripe.com, which app.yaml does not declare (it declares none): add `egress: [api.stripe.com]` under `bindings` if the plan has it, or remove the call",
    "app.ts line 6: the code calls api.frankfurter.dev, which app.yaml does not declare (it declares none): add `egress: [api.frankfurter.dev]` under `bindings` if the plan has it, or remove the call",
    "app.ts line 7: the code keeps files, which app.yaml does not declare: add `files: true` under `bindings` if the plan has it, or remove the call",
    "app.ts line 8: the code asks for the event paid, which app.yaml does not declare (it declares none): add `emits: [paid]` under `bindings` if the plan has it",
    "app.ts line 9: the code asks for the data source sales, which app.yaml does not declare (it declares none): add `data: { sales: { <table>: [<columns>] } }` under `bindings` if the plan has it",
    'app.ts line 10: the code asks for the group finance, which app.yaml does not declare (it declares none): add `groups: ["finance"]` in `slack` under `bindings` if the plan has it',
    "app.ts line 11: the code asks a model, which app.yaml does not declare: add `llm: { monthlyUsd: 5 }` under `bindings` if the plan has it, or remove the call",
  ]);
});

test("whoever has no plan is told the line of tool add that declares it, and of no plan", () => {
  const found = useProblems(manifest(BARE).manifest, candidate({ "app.ts": CODE })).map(withoutPlan);
  assert.deepEqual(
    found.map(({ fix }) => /^run `(tool add [^`]+)`, or add `/.exec(fix)?.[1]),
    [
      "tool add secret STRIPE_KEY",
      ...["tool add egress api.stripe.com", "tool add egress api.frankfurter.dev", "tool add files"],
      ...["tool add event --emit paid", "tool add data sales --table <table> --columns <a,b>"],
      ...[undefined, "tool add llm"],
    ],
  );
  assert.ok(found.every(({ fix }) => !fix.includes("plan")));
});

test("a name that is nearly right is told, and one that is not plainly written is asked for", () => {
  const nearly = 'import { secret } from "@toolroom/app";\nexport const key = () => secret("STRIPE_KYE");\n';
  assert.match(problems(YAML, nearly)[0] ?? "", /did you mean `STRIPE_KEY`\?/);
  const hidden = 'import { secret } from "@toolroom/app";\nexport const of = (name: string) => secret(name);\n';
  assert.match(problems(BARE, hidden)[0] ?? "", /by a name that is not plainly written.*secret\("STRIPE_KEY"\)/);
  assert.deepEqual(problems(YAML, hidden), []);
});

test("a host is read from an address, a template or a constant; http alone, a part of a host and the app's own ways are told apart", () => {
  const call = (argument: string) =>
    `import { http } from "@toolroom/app";\nexport const x = () => http(${argument});\n`;
  assert.match(problems(YAML, call('"https://API.github.com/x"'))[0] ?? "", /calls api\.github\.com/);
  assert.match(problems(YAML, call('"http://api.stripe.com/x"'))[0] ?? "", /begin it with https/);
  assert.deepEqual(problems(YAML, call(`\`https://$\{x}.stripe.com/\``)), []);
  assert.deepEqual(problems(BARE, 'export const x = () => fetch("/orders");\n'), []);
  assert.match(
    problems(BARE, 'export const x = () => fetch("https://evil.example/");\n')[0] ?? "",
    /import http .* name evil\.example in `egress`/,
  );
});

test("the same words of something else are no use of the library", () => {
  const own = `import { app } from "@toolroom/app";
const files = new Map<string, string>();
const secret = (name: string) => files.get(name);
app.post("/x", ({ files }) => String(files.receipt));
export const y = [secret("x"), files.get("x"), { llm: 1 }];
`;
  assert.deepEqual(problems(BARE, own), []);
});

test("what stands above an import uses it as what stands below", () => {
  const code = 'const key = () => secret("X");\nimport { secret } from "@toolroom/app";\nexport { key };\n';
  assert.match(problems(BARE, code)[0] ?? "", /^app\.ts line 1: the code asks for the secret X,/);
  const handedOn =
    'import { secret } from "@toolroom/app";\nsecret("X");\nexport type { User } from "@toolroom/app";\n';
  assert.match(problems(BARE, handedOn)[0] ?? "", /^app\.ts line 2: the code asks for the secret X,/);
});

test("whatever TypeScript a file's name says, its uses are seen, and fetch by its whole name", () => {
  const { manifest: read } = manifest(BARE);
  for (const path of ["a.ts", "a.mts", "a.cts"]) {
    const files = candidate({ [path]: 'globalThis.fetch("https://x.com/");\n' });
    assert.match(lines(useProblems(read, files))[0] ?? "", /line 1: the code calls fetch, and an app has no network/);
  }
});

test("what is declared and never used is a warning with its line; a name that only running tells counts for all", () => {
  const { manifest: read, lineOf } = manifest(`${YAML}  db: true\n`);
  const code = 'import { app, http } from "@toolroom/app";\napp.on("paid", () => http("https://api.stripe.com/"));\n';
  const warned = lines(unusedBindings(read, lineOf, candidate({ "app.ts": code })));
  assert.deepEqual(
    warned.map((line) => line.replace(/ is declared, but.*/, "")),
    [
      "app.yaml line 14: `db`",
      "app.yaml line 7: `files`",
      "app.yaml line 8: `llm`",
      "app.yaml line 11: the host api.frankfurter.dev",
      "app.yaml line 12: the event paid",
      "app.yaml line 9: the group finance",
      "app.yaml line 10: the secret STRIPE_KEY",
      "app.yaml line 13: the data source sales",
    ],
  );
  const hidden = 'import { http } from "@toolroom/app";\nexport const get = (url: string) => http(url);\n';
  assert.equal(
    lines(unusedBindings(read, lineOf, candidate({ "app.ts": hidden }))).some((line) => /the host/.test(line)),
    false,
  );
});
