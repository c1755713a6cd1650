import { z } from "zod";
import type { Extra, Field, Form } from "./form.ts";
import { formOf } from "./forms.ts";

/** What stands in a form, by block: words, an id, a day, a time, or what is ticked or chosen of several. */
export const filledSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export type Filled = z.infer<typeof filledSchema>;

export const KIND = "kind";
/** What else was planned, and stays. */
export const KEPT = "kept";
/** Blocks of pickers that cannot hold what was said: it stands in the form as text instead. */
export const AS_TEXT = "as_text";
/** What the app is called. */
export const TITLE = "title";
/** Lines that no field is for. */
export const MORE = "more";

const optionSchema = z.object({ value: z.string() });

/** `view.state.values`: docs.slack.dev/reference/views/view-submission */
export const stateSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: optionSchema.nullish(),
      selected_options: z.array(optionSchema).nullish(),
      selected_users: z.array(z.string()).nullish(),
      selected_conversation: z.string().nullish(),
      selected_date: z.string().nullish(),
      selected_time: z.string().nullish(),
    }),
  ),
);

/** Every block of the form has its value; of what is empty, an empty one. */
export function filledIn(state: z.infer<typeof stateSchema>): Filled {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, elements]) => {
      const [one] = Object.values(elements);
      const many = one?.selected_options?.map(({ value }) => value) ?? one?.selected_users;
      const single = one?.value ?? one?.selected_option?.value ?? one?.selected_conversation;
      return [blockId, many ?? single ?? one?.selected_date ?? one?.selected_time ?? ""];
    }),
  );
}

export function textAt(filled: Filled, blockId: string): string {
  const value = filled[blockId];
  return typeof value === "string" ? value.trim() : "";
}

export function severalAt(filled: Filled, blockId: string): string[] {
  const value = filled[blockId];
  return Array.isArray(value) ? value : [];
}

/** The form that is chosen in it, with text in place of pickers that cannot hold what was said. */
export function chosenForm(filled: Filled): Form | undefined {
  const form = formOf(textAt(filled, KIND));
  const asText = severalAt(filled, AS_TEXT);
  if (form === undefined || asText.length === 0) return form;
  const shown = (field: Field) => (asText.includes(field.blockId) ? inText(field) : field);
  const extras = form.extras.map((extra) =>
    extra.fields.length === 0 ? extra : { ...extra, fields: extra.fields.map(shown) },
  );
  return { ...form, fields: form.fields.map(shown), extras };
}

export function textBlockOf(blockId: string): string {
  return `${blockId}_said`;
}

function inText({ blockId, key, label, isNeeded }: Field): Field {
  const field: Field = { blockId: textBlockOf(blockId), key, label, hint: "As it was said.", input: { kind: "lines" } };
  return isNeeded === true ? { ...field, isNeeded } : field;
}

/** So many boxes stand in one block. */
const MOST_BOXES = 10;

/** The block of the box at that place among all that is kept. */
export function keptBlock(place: number): string {
  const block = Math.floor(place / MOST_BOXES);
  return block === 0 ? KEPT : `${KEPT}_${block + 1}`;
}

export function keptIn(filled: Filled): string[] {
  const isKept = new RegExp(`^${KEPT}(?:_\\d+)?$`);
  return Object.keys(filled).flatMap((blockId) => (isKept.test(blockId) ? severalAt(filled, blockId) : []));
}

/** Ticks are of their form alone. */
export function ticksOf({ kind }: Form): string {
  return `also_${kind}`;
}

export function tickedExtras(form: Form, filled: Filled): Extra[] {
  const ticked = severalAt(filled, ticksOf(form));
  return form.extras.filter(({ tick }) => ticked.includes(tick));
}

/** The time of a moment has a block of its own, below its day. */
export function timeBlockOf({ blockId }: Field): string {
  return `${blockId}_at`;
}

export function blocksOf(field: Field): string[] {
  return field.input.kind === "moment" ? [field.blockId, timeBlockOf(field)] : [field.blockId];
}

/** Whether it was sent before the fields were there that belong to what is chosen in it. */
export function lacksFields(filled: Filled): boolean {
  const form = chosenForm(filled);
  const fields = form === undefined ? [] : [...form.fields, ...tickedExtras(form, filled).flatMap((one) => one.fields)];
  return fields.flatMap(blocksOf).some((blockId) => filled[blockId] === undefined);
}
