import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const alerts: LoosePart = {
  part: "webhook_post",
  webhook: "alerts",
  run: "post-alert",
  channel: "#ops",
  title: "Monitoring",
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { posts, webhook } from "@toolroom/app/test";
import "../app.ts";

const said = async (payload: unknown) => {
  await webhook("post-alert", payload);
  return posts().at(-1)?.text ?? "";
};

test("what came is said: its own words first, then its other fields", async () => {
  assert.equal(await said("  disk full\\n"), "*Monitoring*\\ndisk full");
  assert.equal(await said(""), "*Monitoring*\\nSomething came, without content.");
  assert.equal(await said(null), "*Monitoring*\\nSomething came, without content.");
  assert.equal(await said({}), "*Monitoring*\\nSomething came, without content.");
  assert.equal(await said(7), "*Monitoring*\\n7");
  const payload = { host: "db1", text: "It\\nis slow", title: "Slow", tags: ["a", 1], none: null, deep: { a: { b: "c\\nd" } } };
  const lines = ["*Monitoring*", "Slow", "It", "is slow", "host: db1", 'tags: ["a",1]', 'deep: {"a":{"b":"c\\\\nd"}}'];
  assert.equal(await said(payload), lines.join("\\n"));
  assert.equal(await said([{ a: 1 }]), '*Monitoring*\\n0: {"a":1}');
});

test("a flood of it is cut, and it says so", async () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => ["f" + String(index), "x".repeat(1000)]));
  const text = await said({ text: "y".repeat(10_000), ...many });
  assert.ok(text.length < 3100 && text.endsWith("…"), String(text.length));
  assert.match(await said(Object.fromEntries(Object.keys(many).map((key) => [key, 1]))), /\\nf14: 1\\nAnd 25 more fields\\.$/);
});
`;

test("what comes to a webhook is said in its channel", async () => {
  await apps.passes(compositionOf([alerts]), TESTS);
});

test("a webhook in German beside a list", async () => {
  const list: LoosePart = {
    part: "records",
    table: "rechner",
    noun: { one: "Rechner", many: "Rechner" },
    columns: [{ name: "name", label: "Name", type: "text", isRequired: true }],
  };
  await apps.passes(compositionOf([list, { ...alerts, title: "Überwachung" }], "de"));
});

test("a webhook without its trigger, or that says less, fails its Checks", async () => {
  const composition = compositionOf([alerts]);
  await apps.failsWithout(composition, withoutCode("app.ts", /app\.on\(.*\n/));
  await apps.failsWithout(composition, withoutCode("parts/webhook-post.ts", /\.\.\.own\.map.*\n/));
});
