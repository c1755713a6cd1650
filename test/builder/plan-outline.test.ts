import assert from "node:assert/strict";
import { test } from "node:test";
import { writeOutline } from "../../builder/outline/write-outline.ts";
import { planOutline } from "../../builder/plan-outline/plan-outline.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { composition, handleOf, partSamples } from "../bot/outline-samples.ts";
import { planInLines } from "./plan-in-lines.ts";

for (const [name, parts] of partSamples) {
  test(`${name}: the lines of a plan are read as that plan`, async () => {
    const planned = composition(parts);
    assert.deepEqual(withoutNames(await plannedFrom(planned)), withoutNames(planned.parts));
  });
}

const ODD = [
  ["Mac or PC", "Linux"],
  ["Ana and Jo", "Mia, Tom"],
  ['TV 40"', 'TV 50"', "none"],
  ["a :(", "b :), c"],
  ["1. May, noon", "2. June"],
  ["10. Oktober", "11. Oktober"],
  ["1. Liga", "Pokal"],
  ["- less", "+ more; much"],
  ['"quoted"', 'plain, 5" wide'],
  ["only (open)", "other"],
];
for (const choices of ODD)
  test(`${JSON.stringify(choices)} are written so that they are read again`, async () => {
    const columns = [{ name: "pick", label: "Pick", type: "choice", choices }];
    const parts = [
      { part: "poll", question: "Which?", choices, mayChooseSeveral: false },
      { part: "checklist", title: "All", items: choices, noun: { one: "colleague", many: "colleagues" } },
      { part: "records", table: "things", noun: { one: "thing", many: "things" }, columns, scope: "all" },
    ];
    const [poll, checklist, list] = (await plannedFrom(composition(parts))) as Record<string, unknown>[];
    assert.deepEqual([poll?.choices, checklist?.items], [choices, choices]);
    assert.deepEqual((list?.columns as { choices: string[] }[] | undefined)?.[0]?.choices, choices);
  });

for (const language of ["en", "de"] as const) {
  for (const schedule of schedules()) {
    const when = { run: "say", channel: "#food", text: "Hours!", ...schedule };
    test(`${JSON.stringify(schedule)} is said so that it is read again, in ${language}`, async () => {
      const planned = composition([{ part: "scheduled_post", ...when }], language);
      const [post] = await plannedFrom(planned);
      assert.deepEqual(withoutNames([post]), withoutNames(planned.parts));
    });
  }
}

for (const language of ["en", "de"] as const) {
  test(`each so many weeks is said so that it is read again, in ${language}`, async () => {
    const weeks = { every: 2, from: "2026-11-27" };
    const post = {
      part: "scheduled_post",
      run: "say",
      channel: "#food",
      text: "Hours!",
      schedule: "0 15 * * 5",
      weeks,
    };
    const [read] = (await plannedFrom(composition([post], language))) as {
      schedule: string;
      weeks?: { every: number };
    }[];
    assert.deepEqual([read?.schedule, read?.weeks?.every], ["0 15 * * 5", 2]);
  });
}

function schedules() {
  return [
    ...["0 9 * * *", "30 8 * * 1-5", "0 9 * * 1,3", "0 9 * * 1,2,3,4", "0 9,15 * * 1", "0 9 1 * *", "0 9 1,15 * *"],
    ...["0 9 L * *", "0 9 1W * *", "0 9 LW * *", "0 9 * * 1#1", "0 9 * * 5#L"],
  ].map((schedule) => ({ schedule }));
}

async function plannedFrom(planned: Composition): Promise<object[]> {
  const { language } = planned;
  const sections = planOutline(planned, handleOf);
  const text = writeOutline({ title: null, isForOneself: false, sections, unknown: [] }, language);
  const answer = await planInLines(text, language);
  assert.ok(answer.kind === "plan", `${text}\n${JSON.stringify(answer)}`);
  assert.deepEqual(answer.plan.leftOut, [], text);
  return answer.plan.composition?.parts ?? [];
}

/** What code is called is not said in lines; that one field at least must be filled in, lines take for granted. */
function withoutNames(parts: unknown): unknown {
  return JSON.parse(
    JSON.stringify(parts, (key, value) =>
      key === "run" || key === "webhook" || key === "isRequired" ? undefined : value,
    ),
  );
}
