import { AS_TEXT, type Filled, KIND, severalAt, textAt, textBlockOf, timeBlockOf } from "./filled.ts";
import type { Extra, Field, Form } from "./form.ts";
import { formOf } from "./forms.ts";

/** The form that is chosen in what is filled in, with text in place of pickers that cannot hold what was said. */
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

/** Ticks are of their form alone. */
export function ticksOf({ kind }: Form): string {
  return `also_${kind}`;
}

export function tickedExtras(form: Form, filled: Filled): Extra[] {
  const ticked = severalAt(filled, ticksOf(form));
  return form.extras.filter(({ tick }) => ticked.includes(tick));
}

/** The fields of the chosen form and of what is ticked in it; none before it is chosen. */
export function chosenFields(filled: Filled): Field[] {
  const form = chosenForm(filled);
  return form === undefined ? [] : [...form.fields, ...tickedExtras(form, filled).flatMap(({ fields }) => fields)];
}

/** Whether it was sent before the fields were there that belong to what is chosen in it. */
export function lacksFields(filled: Filled): boolean {
  return chosenFields(filled)
    .flatMap(blocksOf)
    .some((blockId) => filled[blockId] === undefined);
}

function inText({ blockId, key, label, isNeeded }: Field): Field {
  const field: Field = { blockId: textBlockOf(blockId), key, label, hint: "As it was said.", input: { kind: "lines" } };
  return isNeeded === true ? { ...field, isNeeded } : field;
}

function blocksOf(field: Field): string[] {
  return field.input.kind === "moment" ? [field.blockId, timeBlockOf(field)] : [field.blockId];
}
