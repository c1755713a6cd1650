import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { OUTLINE_WORDS } from "../../../builder/outline/keys.ts";
import type { OutlineLanguage, OutlineSection } from "../../../builder/outline/outline.ts";
import type { Language } from "../../words/language.ts";
import { FORM_CHOICES, OUTLINE_MODAL } from "../action-ids.ts";
import { context } from "../pieces.ts";
import type { Begun } from "./begun.ts";
import { chosenForm, tickedExtras, ticksOf } from "./chosen-form.ts";
import { fieldBlocks, inputBlock, plainText } from "./field-blocks.ts";
import { field, line } from "./fields.ts";
import { type Filled, filledSchema, KIND, MORE, severalAt, TITLE, textAt } from "./filled.ts";
import type { Form } from "./form.ts";
import { FORMS } from "./forms.ts";
import { KEPT_ONESELF, keepsOneself, keptBlock, keptIn, othersBeside } from "./kept.ts";

/** Where the form was opened, and what was filled in where it is not shown now. */
export const formOriginSchema = z.object({
  about: z.union([z.object({ approvalId: z.string() }), z.object({ requestId: z.string() })]),
  channelId: z.string(),
  /** Empty: at the top of the channel. */
  threadTs: z.string(),
  /** Of the outline. */
  language: z.enum(["en", "de"]),
  unseen: filledSchema,
});

export type FormOrigin = z.infer<typeof formOriginSchema>;

/** Characters of `private_metadata`. */
const MOST_METADATA = 3000;

/** What it is, and the fields of that; `filled` is what stands in them. */
export function outlineModal(
  origin: Omit<FormOrigin, "unseen">,
  filled: Filled,
  begun: Begun,
  language: Language,
): ModalView {
  const { formText } = language;
  const form = chosenForm(filled);
  const blocks = [
    context(formText("It is built as it stands here: nothing is guessed.")),
    kindBlock(filled, language),
    ...(form === undefined ? [] : formBlocks(form, filled, begun, origin.language, language)),
  ];
  return {
    type: "modal",
    callback_id: OUTLINE_MODAL,
    private_metadata: metadata(origin, filled, blocks),
    title: plainText(formText("Fill in a form")),
    submit: plainText(formText("Send")),
    close: plainText(formText("Back")),
    blocks,
  };
}

function kindBlock(filled: Filled, { formText }: Language): InputBlock {
  const options = FORMS.map(({ kind, what }) => ({ text: plainText(formText(what)), value: kind as string }));
  const chosen = options.find(({ value }) => value === textAt(filled, KIND));
  return inputBlock(
    KIND,
    formText("What is it?"),
    {
      type: "static_select",
      action_id: FORM_CHOICES.kind,
      options,
      placeholder: plainText(formText("Choose what comes closest")),
      focus_on_load: true,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
    { isNeeded: true, isDispatched: true },
  );
}

function formBlocks(
  form: Form,
  filled: Filled,
  begun: Begun,
  written: OutlineLanguage,
  language: Language,
): KnownBlock[] {
  const fields = (of: Pick<Form, "fields">) => of.fields.flatMap((one) => fieldBlocks(one, filled, written, language));
  return [
    ...fields(form),
    ...alsoBlocks(form, filled, language),
    ...tickedExtras(form, filled).flatMap(fields),
    ...keptBlocks(form, filled, begun, written, language),
    ...(textAt(begun.filled, MORE) === "" ? [] : fieldBlocks(MORE_LINES, filled, written, language)),
    ...fieldBlocks(TITLE_FIELD, filled, written, language),
  ];
}

function alsoBlocks(form: Form, filled: Filled, { formText }: Language): InputBlock[] {
  if (form.extras.length === 0) return [];
  const boxes = form.extras.map(({ tick, what }) => ({ value: tick, what: formText(what) }));
  const blockId = ticksOf(form);
  const element = checkboxes(FORM_CHOICES.also, boxes, severalAt(filled, blockId));
  return [inputBlock(blockId, formText("And also"), element, { isNeeded: false, isDispatched: true })];
}

/** What else is planned. What has no box any more is not kept. */
function keptBlocks(
  form: Form,
  filled: Filled,
  begun: Begun,
  written: OutlineLanguage,
  { formText }: Language,
): InputBlock[] {
  const { forOneself, yes } = OUTLINE_WORDS[written];
  const oneself = { place: begun.others.length, value: KEPT_ONESELF, what: `${forOneself[0]}: ${yes[0]}` };
  const boxes = [
    ...othersBeside(form, begun).map(([value, section]) => ({
      place: Number(value),
      value,
      what: sectionLabel(section, written),
    })),
    ...(keepsOneself(form, begun) ? [oneself] : []),
  ];
  const ticked = keptIn(filled);
  return [...Map.groupBy(boxes, ({ place }) => keptBlock(place))].map(([blockId, own], index) => {
    const look = { isNeeded: false, hint: formText("It stays as it is planned. Untick what you do not want.") };
    return inputBlock(
      blockId,
      formText(index === 0 ? "Planned besides" : "And"),
      checkboxes(blockId, own, ticked),
      look,
    );
  });
}

const TITLE_FIELD = line("name", "What the app is called", {
  blockId: TITLE,
  hint: "Left empty, it is called after what it is.",
});

const MORE_LINES = field(
  "name",
  "Said besides",
  { kind: "lines" },
  { blockId: MORE, hint: "Lines that I cannot read. Change them, or take them out." },
);

function sectionLabel({ kind, name }: OutlineSection, language: OutlineLanguage): string {
  const label = `${OUTLINE_WORDS[language].heads[kind][0]}: ${name.replace(/\s+/g, " ")}`;
  return label.length > 75 ? `${label.slice(0, 73)} …` : label;
}

function checkboxes(actionId: string, boxes: { value: string; what: string }[], ticked: string[]) {
  const options = boxes.map(({ value, what }) => ({ text: plainText(what), value }));
  const begun = options.filter(({ value }) => ticked.includes(value));
  return {
    type: "checkboxes" as const,
    action_id: actionId,
    options,
    ...(begun.length === 0 ? {} : { initial_options: begun }),
  };
}

/** What is shown Slack keeps by itself; of the rest, as much as there is room for. */
function metadata(origin: Omit<FormOrigin, "unseen">, filled: Filled, blocks: KnownBlock[]): string {
  const shown = new Set(blocks.map((block) => block.block_id));
  const write = (unseen: Filled) => JSON.stringify({ ...origin, unseen } satisfies FormOrigin);
  let unseen: Filled = {};
  for (const [blockId, value] of Object.entries(filled)) {
    if (shown.has(blockId) || value.length === 0) continue;
    const more = { ...unseen, [blockId]: value };
    if (write(more).length <= MOST_METADATA) unseen = more;
  }
  return write(unseen);
}
