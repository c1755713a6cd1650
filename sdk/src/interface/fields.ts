import { choicesOf, type FieldKind, type FieldSpec } from "./field-spec.ts";
import type { Field, FieldKinds } from "./form-api.ts";

/** What apps import as `field`. A wrong option is told when the app starts, where the form is written. */
export const field: FieldKinds = {
  text: (options) => made("text", options),
  longText: (options) => made("longText", options),
  number: (options) => made("number", options),
  money: (options) => made("money", options),
  date: (options) => made("date", options),
  time: (options) => made("time", options),
  choice: (options) => made("choice", options),
  choices: (options) => made("choices", options),
  tick: (options) => made("tick", options),
  email: (options) => made("email", options),
  url: (options) => made("url", options),
  file: (options) => made("file", options),
};

/** A symbol, so that nothing from outside can pass for a field. */
const SPEC = Symbol("field");

/** What `field` keeps of a field. Throws for anything that it did not make. */
export function specOf(name: string, given: Field<unknown>): FieldSpec {
  const spec = (given as Partial<Made> | undefined)?.[SPEC];
  if (spec === undefined)
    throw new TypeError(`The field ${name} is none: make it with field.text({ label: "…" }) or alike.`);
  return spec;
}

interface Made {
  [SPEC]: FieldSpec;
}

function made<Value>(kind: FieldKind, options: Omit<FieldSpec, "kind">): Field<Value> {
  const spec: FieldSpec = { ...options, kind };
  const wrong = whatIsWrong(spec);
  if (wrong !== undefined) throw new TypeError(`field.${kind}(${JSON.stringify(options.label ?? "")}): ${wrong}`);
  return { kind, label: spec.label, [SPEC]: spec } as Field<Value>;
}

function whatIsWrong(spec: FieldSpec): string | undefined {
  const { label, kind, min, max, choices, currency } = spec;
  if (typeof label !== "string" || label.trim() === "") return 'it needs a label, such as { label: "Name" }.';
  if (typeof min === typeof max && min !== undefined && max !== undefined && typeof min !== "function" && min > max)
    return `min ${min} is more than max ${max}.`;
  if (kind === "money" && !/^[A-Z]{3}$/.test(currency ?? "")) return 'currency is a code such as "EUR".';
  if (choices !== undefined && typeof choices !== "function" && choicesOf(spec).size === 0) return "choices is empty.";
  return undefined;
}
