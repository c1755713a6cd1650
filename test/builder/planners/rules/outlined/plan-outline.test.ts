import assert from "node:assert/strict";
import { test } from "node:test";
import type { OutlineLanguage } from "../../../../../builder/outline/outline.ts";
import { readOutline } from "../../../../../builder/outline/read-outline.ts";
import { writeOutline } from "../../../../../builder/outline/write-outline.ts";
import { planOutline } from "../../../../../builder/plan-outline/plan-outline.ts";
import { readSections } from "../../../../../builder/planners/rules/outlined/read-sections.ts";
import { type Composition, compositionSchema, type Part } from "../../../../../sdk/contract/parts.ts";
import { partSamples } from "../../../../bot/outline-samples.ts";
import { APPS } from "../live-apps.ts";
import { contextIn } from "../reading-fixture.ts";

const LANGUAGES: OutlineLanguage[] = ["en", "de"];
const CHANNELS = ["#food", "#general", "#sales", "#finance", "#team"];
/** Before all days of the samples. */
const TODAY = "2026-11-02";

const apps = [...Object.entries(APPS), ...partSamples];

for (const language of LANGUAGES)
  for (const [name, parts] of apps)
    test(`what ${name} is planned as is read from its lines the same (${language})`, () => {
      const composition = compositionSchema.parse({ language, parts });
      const { text, read } = throughLines(composition);
      assert.deepEqual(read.problems, [], text);
      assert.deepEqual(plainly(read.parts), plainly(composition.parts.map(withFirst)), text);
    });

function throughLines(composition: Composition) {
  const { language } = composition;
  const sections = planOutline(composition, (personId) => personId.toLowerCase().slice(1));
  const text = writeOutline({ title: "App", isForOneself: false, sections, unknown: [] }, language);
  const outline = readOutline(text, language)?.outline;
  assert.ok(outline, text);
  const context = { ...contextIn(language), today: TODAY, channels: CHANNELS, here: "#food" };
  return { text, read: readSections(outline, language, context) };
}

/** Without what people do not see – tables, runs, the names of columns – and how a noun is bent, which each language knows of its own words. */
function plainly(parts: Composition["parts"]): unknown {
  const hidden = new Set(["run", "table", "webhook", "noun", "name"]);
  return JSON.parse(JSON.stringify(parts, (key, value) => (hidden.has(key) ? undefined : value)));
}

/** Where no column is required, lines say so of the first. */
function withFirst(part: Part): Part {
  if (part.part !== "records" && part.part !== "approval") return part;
  const isMarked = part.columns.some(({ isRequired }) => isRequired);
  const columns = part.columns.map((column, at) => (isMarked || at > 0 ? column : { ...column, isRequired: true }));
  return { ...part, columns };
}
