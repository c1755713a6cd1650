import assert from "node:assert/strict";
import { test } from "node:test";
import type { InputBlock, ModalView } from "@slack/types";
import { begin } from "../../bot/views/outline-modal/begin.ts";
import type { Begun } from "../../bot/views/outline-modal/begun.ts";
import { ticksOf } from "../../bot/views/outline-modal/chosen-form.ts";
import { type Filled, KIND } from "../../bot/views/outline-modal/filled.ts";
import type { Field } from "../../bot/views/outline-modal/form.ts";
import { formMessage } from "../../bot/views/outline-modal/form-message.ts";
import { FORMS } from "../../bot/views/outline-modal/forms.ts";
import { KEPT } from "../../bot/views/outline-modal/kept.ts";
import { formOriginSchema, outlineModal } from "../../bot/views/outline-modal/outline-modal.ts";
import { outlineOfForm } from "../../bot/views/outline-modal/outline-of-form.ts";
import { english } from "../../bot/words/english.ts";
import type { OutlineLanguage } from "../../builder/outline/outline.ts";
import { readOutline } from "../../builder/outline/read-outline.ts";
import { writeOutline } from "../../builder/outline/write-outline.ts";
import { planOutline } from "../../builder/plan-outline/plan-outline.ts";
import { requireView } from "../../local-slack/validators/view.ts";
import { planInLines } from "../builder/plan-in-lines.ts";
import { CALLED, CHANNEL_IDS, composition, handleOf, partSamples, samplesOf } from "./outline-samples.ts";

const NOTHING: Begun = { filled: {}, others: [] };
const origin = { about: { approvalId: "apr_1" }, channelId: "C1", threadTs: "1.0", language: "en" as const };

for (const form of FORMS) {
  test(`${form.what}: Slack takes the form with every field that it may have, each named once`, () => {
    const ticks = form.extras.map(({ tick }) => tick);
    const filled = { [KIND]: form.kind, [ticksOf(form)]: ticks };
    for (const language of ["en", "de"] as const) {
      const view = outlineModal({ ...origin, language }, filled, NOTHING, english);
      requireView(view, "modal");
      const ids = inputsOf(view).map(({ block_id: blockId }) => blockId);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(view.blocks.length <= 100 && ticks.length <= 10);
    }
    const few = inputsOf(outlineModal(origin, { [KIND]: form.kind }, NOTHING, english));
    assert.ok(few.length <= 7, `${few.length} fields before anything is ticked`);
  });
}

test("nothing is asked but what it is, until that is chosen", () => {
  const view = outlineModal(origin, {}, NOTHING, english);
  requireView(view, "modal");
  assert.deepEqual(
    inputsOf(view).map(({ label }) => label.text),
    ["What is it?"],
  );
  assert.deepEqual(outlineOfForm({}, NOTHING, "en", CALLED, english), { errors: { [KIND]: "Choose what it is." } });
});

for (const language of ["en", "de"] as const) {
  for (const [name, parts] of partSamples) {
    test(`${name}, in ${language}: what is planned goes through its form and comes back the same`, () => {
      const sections = planOutline(composition(parts, language), handleOf);
      const begun = begin({ sections, isForOneself: true, language }, CHANNEL_IDS);
      requireView(outlineModal({ ...origin, language }, begun.filled, begun, english), "modal");
      const read = outlineOfForm(begun.filled, begun, language, CALLED, english);
      assert.ok("outline" in read, JSON.stringify(read));
      assert.deepEqual(sorted(read.outline.sections), sorted(sections));
      assert.equal(read.outline.isForOneself, true);
      const text = writeOutline(read.outline, language);
      assert.deepEqual(readOutline(text, language)?.outline, read.outline, text);
    });
  }
}

for (const language of ["en", "de"] as const) {
  for (const form of FORMS) {
    test(`${form.what}: filled in with its own examples, it is planned, in ${language}`, async () => {
      const fields = [...form.fields, ...form.extras.flatMap((extra) => extra.fields)];
      const examples = fields.map((field) => [field.blockId, exampleOf(field, language)]);
      const ticks = form.extras.map(({ tick }) => tick);
      const filled = { ...Object.fromEntries(examples), [KIND]: form.kind, [ticksOf(form)]: ticks };
      const read = outlineOfForm(filled, NOTHING, language, CALLED, english);
      assert.ok("outline" in read, JSON.stringify(read));
      const text = writeOutline(read.outline, language);
      const answer = await planInLines(text, language);
      assert.ok(answer.kind === "plan", `${text}\n${JSON.stringify(answer)}`);
      assert.deepEqual(answer.plan.leftOut, [], text);
      const sections = planOutline(answer.plan.composition ?? composition([]), handleOf);
      assert.deepEqual(
        new Set(sections.map(({ kind }) => kind)),
        new Set(read.outline.sections.map(({ kind }) => kind)),
      );
    });
  }
}

function exampleOf({ input, example }: Field, language: OutlineLanguage): string | string[] {
  if (input.kind === "choice") return input.options[0]?.value ?? "";
  const known = { channel: "C1", people: ["UASKER2"], day: "2027-03-01", moment: "2027-03-01", time: "10:00" };
  return input.kind in known ? known[input.kind as keyof typeof known] : (example?.[language] ?? "");
}

test("what has no place in the form stays, unless its tick is taken away", () => {
  const planned = planOutline(composition([...samplesOf("list"), ...samplesOf("vote")]), handleOf);
  const begun = begin({ sections: planned, isForOneself: false, language: "en" }, CHANNEL_IDS);
  const labels = boxesOf(outlineModal(origin, begun.filled, begun, english), KEPT);
  assert.deepEqual(labels, ["Summary: last month", "Vote: Where to?"]);
  const kinds = (filled: Filled) => {
    const read = outlineOfForm(filled, begun, "en", CALLED, english);
    return "outline" in read ? read.outline.sections.map(({ kind }) => kind) : read;
  };
  const [list, vote] = [["records", "digest", "reminder", "command"], "poll"];
  assert.deepEqual(kinds(begun.filled), [...list, "digest", vote]);
  assert.deepEqual(kinds({ ...begun.filled, [KEPT]: ["1"] }), [...list, vote]);
  const turned = { ...begun.filled, [KIND]: "links" };
  assert.deepEqual(kinds(turned), ["links", vote], "a summary is of its list");
  assert.deepEqual(boxesOf(outlineModal(origin, turned, begun, english), KEPT), ["Vote: Where to?"]);
});

test("lines that somebody typed begin a form, too: a no is no yes", () => {
  const text = "List: keys\nDetails: Key\nMay change: everybody\nEach day anew: no\nUntil: 9:00";
  const sections = readOutline(text)?.outline.sections ?? [];
  const { filled } = begin({ sections, isForOneself: false, language: "en" }, CHANNEL_IDS);
  assert.deepEqual([filled.also_records, filled.until], [["until"], "09:00"]);
});

test("what a tick is for ticks it in every word that is read, and its contrary does not", () => {
  const begun = (line: string) => {
    const sections = readOutline(`List: keys\nDetails: Key\n${line}`)?.outline.sections ?? [];
    const { filled } = begin({ sections, isForOneself: false, language: "en" }, CHANNEL_IDS);
    return [filled.also_records, filled.more];
  };
  assert.deepEqual(begun("May change: whoever added it"), [["author"], undefined]);
  assert.deepEqual(begun("May change: anyone"), [[], undefined]);
  assert.deepEqual(begun("May change: Bob"), [[], "May change: Bob"]);
});

test("what was typed is kept where its field goes, as much as Slack has room for", () => {
  const typed = { [KIND]: "poll", name: "Guests", details: "Guest, Arrival", when: "x".repeat(2900) };
  const view = outlineModal(origin, typed, NOTHING, english);
  const { unseen } = formOriginSchema.parse(JSON.parse(view.private_metadata ?? ""));
  assert.deepEqual(unseen, { details: "Guest, Arrival" });
  assert.equal(inputsOf(view).find(({ block_id: blockId }) => blockId === "name")?.label.text, "The question");
  assert.match(JSON.stringify(view.blocks), /"initial_value":"Guests"/);
});

test("each field says what is wrong with it", () => {
  const filled = { [KIND]: "approval", name: " ", details: "", also_approval: ["say"], say_in: "C9", decided_by: [] };
  assert.deepEqual(outlineOfForm(filled, NOTHING, "en", CALLED, english), {
    errors: {
      name: "Please fill this in.",
      details: "Please fill this in.",
      say_in: "I am not in that channel. Invite me there first, or choose another.",
    },
  });
  const noDay = { [KIND]: "draw", name: "Santa", on: "", on_at: "12:00" };
  assert.deepEqual(outlineOfForm(noDay, NOTHING, "en", CALLED, english), { errors: { on: "Please fill this in." } });
});

test("the lines in the thread call nobody, and can be copied as they are", () => {
  const { text, blocks } = formMessage(
    "U1",
    "Request: trip <!channel>\nDecided by: @ben (UBEN1)\nDetails: ```x",
    english,
  );
  const [head, lines] = blocks;
  assert.match(text, /^<@U1> filled in the form:/);
  assert.doesNotMatch(JSON.stringify([text, head, lines]), /<!channel>|UBEN1|@ben>/);
  assert.match(JSON.stringify(lines), /```\\nRequest: trip &lt;!channel&gt;\\nDecided by: @ben\\nDetails: '''x\\n```/);
});

function sorted(sections: ReturnType<typeof planOutline>) {
  return sections
    .map(({ lines, ...rest }) => ({ ...rest, lines: lines.toSorted((a, b) => a.key.localeCompare(b.key)) }))
    .sort((a, b) => (a.kind + a.name).localeCompare(b.kind + b.name));
}

function inputsOf(view: ModalView): InputBlock[] {
  return view.blocks.filter((block): block is InputBlock => block.type === "input");
}

function boxesOf(view: ModalView, blockId: string): string[] {
  const block = inputsOf(view).find((one) => one.block_id === blockId);
  return block?.element.type === "checkboxes" ? block.element.options.map(({ text }) => text.text) : [];
}
