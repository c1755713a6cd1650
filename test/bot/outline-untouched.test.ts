import assert from "node:assert/strict";
import { test } from "node:test";
import type { InputBlock } from "@slack/types";
import { begin, type Planned } from "../../bot/views/outline-modal/begin.ts";
import { lacksFields } from "../../bot/views/outline-modal/chosen-form.ts";
import type { Filled } from "../../bot/views/outline-modal/filled.ts";
import { outlineModal } from "../../bot/views/outline-modal/outline-modal.ts";
import { outlineOfForm } from "../../bot/views/outline-modal/outline-of-form.ts";
import { english } from "../../bot/words/english.ts";
import { readOutline } from "../../builder/outline/read-outline.ts";
import { writeOutline } from "../../builder/outline/write-outline.ts";
import { planOutline } from "../../builder/plan-outline/plan-outline.ts";
import { titleOf } from "../../builder/planners/rules/composed-plan.ts";
import { requireView } from "../../local-slack/validators/view.ts";
import { planInLines } from "../builder/plan-in-lines.ts";
import { CALLED, CHANNEL_IDS, composition, handleOf, partSamples, samplesOf } from "./outline-samples.ts";

/** A form that is opened and sent as it is, through what Slack shows and gives back. */

function sent(planned: Planned, changed: Filled = {}): string {
  const begun = begin(planned, CHANNEL_IDS);
  const { language } = planned;
  const origin = { about: { approvalId: "apr_1" }, channelId: "C1", threadTs: "1.0", language };
  const view = outlineModal(origin, begun.filled, begun, english);
  requireView(view, "modal");
  const { unseen } = JSON.parse(view.private_metadata ?? "{}") as { unseen: Filled };
  const inputs = view.blocks.filter((block): block is InputBlock => block.type === "input");
  const shown = Object.fromEntries(inputs.map((block) => [block.block_id ?? "", stateOf(block)]));
  const filled = { ...unseen, ...shown, ...changed };
  assert.ok(!lacksFields(filled));
  const read = outlineOfForm(filled, begun, language, CALLED, english);
  assert.ok("outline" in read, JSON.stringify(read));
  return writeOutline(read.outline, language);
}

function stateOf({ element }: InputBlock): string | string[] {
  const begun: Record<string, unknown> = { ...element };
  const options = begun.initial_options as { value: string }[] | undefined;
  if (element.type === "checkboxes") return (options ?? []).map(({ value }) => value);
  if (element.type === "multi_users_select") return (begun.initial_users as string[] | undefined) ?? [];
  const option = begun.initial_option as { value: string } | undefined;
  const single = begun.initial_value ?? option?.value ?? begun.initial_conversation ?? begun.initial_date;
  return String(single ?? begun.initial_time ?? "");
}

const EXTRA: [string, object[]][] = [
  ["a reminder of working days", samplesOf("list").with(3, { ...samplesOf("list")[3], schedule: "30 8 * * 1-5" })],
  ["a post and a list", [...samplesOf("message"), ...samplesOf("list")]],
];

for (const language of ["en", "de"] as const)
  for (const title of [null, "Our sunny office"])
    for (const isForOneself of [false, true])
      for (const [name, parts] of [...partSamples, ...EXTRA])
        test(`${name} (${language}, ${title}, ${isForOneself ? "for one" : "for all"}): sent untouched it is the same plan`, async () => {
          const sections = planOutline(composition(parts, language), handleOf);
          const hasPage = sections.some(({ kind }) => kind !== "scheduled_post" && kind !== "webhook_post");
          const own = { title, isForOneself: isForOneself && hasPage };
          const [before, after] = await Promise.all([
            planInLines(writeOutline({ sections, unknown: [], ...own }, language), language),
            planInLines(sent({ sections, language, ...own }), language),
          ]);
          assert.ok(before.kind === "plan" && after.kind === "plan", JSON.stringify([before, after]));
          const byName = (plan: typeof before.plan) =>
            (plan.composition?.parts ?? [])
              .map((part) => JSON.stringify(part, (key, value) => (key === "run" ? 0 : value)))
              .sort();
          assert.deepEqual(byName(after.plan), byName(before.plan));
          if (title !== null) assert.equal(after.plan.manifest.title, title);
          assert.equal(after.plan.manifest.title, before.plan.manifest.title);
          assert.equal(after.plan.manifest.web?.access, before.plan.manifest.web?.access);
          assert.deepEqual(after.plan.leftOut, []);
        });

for (const text of [
  "Request: holiday\nDetails: From (date)\nDecided by: Maria Weber\nSay in: nowhere\nTell who asked: perhaps",
  "Request: holiday\nDetails: From (date)\nDecided by: @asker2 (UASKER2), Mia",
  "Vote: Lunch?\nChoices: Pizza\nChoices: Ramen\nEnds: Friday 17:00\nResult in: #nowhere\nSeveral: ja",
  "Turns: kitchen\nNames: Ana, Jo\nEach: weekly\nFrom: next Monday\nIn: food\nWhen: now and then",
  "List: Guests\nDetails: Guest*\nUntil: 5 pm\nMay change: nobody\n\nColour: red\nOnly for: HR",
  "List: Guests\nDetails: Guest*\nRemind: 3 days before Arival\nWhen: weekdays 8:30\nIn: food",
  "Post: hi\nWhen: weekdays 9:00\nWhen: weekdays 17:00\nIn: <#C1|food>",
  "Title: Alerts app\nFor me only: yes\nWebhook: Alerts\nIn: food",
  "Summary: all\nWhen: Mondays 9:00\nIn: #food\nList: Guests\nDetails: Guest*",
])
  test(`typed lines that a picker cannot hold stay as they are: ${JSON.stringify(text)}`, () => {
    const read = readOutline(text);
    assert.ok(read !== null);
    const { language, outline } = read;
    const back = readOutline(sent({ ...outline, language }))?.outline;
    const lines = (one: typeof outline | undefined) => [
      one?.title,
      one?.isForOneself,
      ...[...(one?.sections ?? [])]
        .sort((a, b) => a.kind.localeCompare(b.kind))
        .flatMap(({ kind, name, lines: own }) => [
          `${kind}: ${name}`,
          ...[...Map.groupBy(own, ({ key }) => key)]
            .map(([key, all]) => `${key}: ${all.map(({ value }) => value).join("\n")}`)
            .sort(),
        ]),
      ...(one?.unknown ?? []),
    ];
    assert.deepEqual(lines(back).map(yesOf), lines(outline).map(yesOf));
  });

/** A tick says yes in the form's own words. */
function yesOf(line: unknown): unknown {
  return line === "several: ja" ? "several: yes" : line;
}

test("of twelve parts, each that was not shown in fields has its box", () => {
  const links = Array.from({ length: 11 }, (_, index) => `Links: L${index}\nTags: a${index}, b`);
  const text = ["Countdown: X\nTo: 2027-06-01", ...links].join("\n");
  const outline = readOutline(text)?.outline;
  assert.ok(outline !== undefined);
  const back = readOutline(sent({ ...outline, language: "en" }))?.outline;
  assert.deepEqual(back, outline);
});

test("a list without its tick takes along what is of it", () => {
  const text =
    "List: Guests\nDetails: Guest*\nList: Rooms\nDetails: Room*\nSummary: all\nWhen: Mondays 9:00\nIn: #food\nLinks: x";
  const outline = readOutline(text)?.outline;
  assert.ok(outline !== undefined);
  const back = readOutline(sent({ ...outline, language: "en" }, { kept: ["1", "2"] }))?.outline;
  assert.deepEqual(
    back?.sections.map(({ name }) => name),
    ["Guests", "x"],
  );
});

test("what is too long to be shown stays", () => {
  const details = Array.from({ length: 400 }, (_, index) => `Detail ${index}`).join(", ");
  const outline = readOutline(`List: Guests\nDetails: ${details}`)?.outline;
  assert.ok(outline !== undefined);
  assert.deepEqual(readOutline(sent({ ...outline, language: "en" }))?.outline, outline);
});

test("an app is called after what it is where nobody gave it a title", () => {
  assert.equal(titleOf(composition(samplesOf("countdown")).parts, []), "Party");
});
