import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { bindingsSchema } from "../../../sdk/contract/bindings.ts";
import { manifestSchema } from "../../../sdk/contract/manifest.ts";
import { kindOf, SLACK_EVENTS, TRIGGER_KINDS } from "../../../sdk/contract/triggers.ts";

const FOLDER = "test/fixtures/apps/five";
const manifests = readdirSync(FOLDER).map((name) =>
  manifestSchema.parse(parse(readFileSync(join(FOLDER, name, "app.yaml"), "utf8"))),
);

test("the five apps that are driven end to end use every kind of trigger, every event of Slack and every binding", () => {
  assert.equal(manifests.length, 5);
  const triggers = manifests.flatMap((one) => one.triggers);
  assert.deepEqual(new Set(triggers.map(kindOf)), new Set(TRIGGER_KINDS));
  const events = triggers.flatMap((one) => ("slack" in one ? [one.slack] : []));
  assert.deepEqual(new Set(events), new Set(SLACK_EVENTS));
  const used = manifests.flatMap(({ bindings }) => Object.keys(bindings));
  const all = new Set(Object.keys(bindingsSchema.shape));
  assert.deepEqual(new Set(used), all, "a new binding belongs into one of them");
});
