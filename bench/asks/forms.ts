import { allOf, ancestors, type Element, tagged, textOf } from "./html.ts";
import type { Entry } from "./shape.ts";

/** A field as a person sees it: one choice of several radio buttons is one field. */
export interface Field {
  label: string;
  elements: Element[];
  kind: string;
}

export interface Filled {
  method: "GET" | "POST";
  action: string;
  isMultipart: boolean;
  values: [name: string, value: string | { file: string; text: string }][];
}

const IGNORED = new Set(["hidden", "submit", "button", "reset", "image"]);

/** The fields that can be filled in, in their order. */
export function fieldsOf(form: Element): Field[] {
  const fields: Field[] = [];
  for (const element of controlsOf(form)) {
    const kind = kindOf(element);
    if (IGNORED.has(kind) || "disabled" in element.attributes || "readonly" in element.attributes) continue;
    const name = element.attributes.name ?? "";
    const group = kind === "radio" ? fields.find((field) => field.elements[0]?.attributes.name === name) : undefined;
    if (group !== undefined && group.kind === "radio") group.elements.push(element);
    else fields.push({ label: kind === "radio" ? groupLabel(element) : labelOf(element), elements: [element], kind });
  }
  return fields;
}

/** Which field each entry goes to; null where one has none. */
export function matchFields(form: Element, entries: Entry[]): Map<Field, Entry> | null {
  const free = fieldsOf(form);
  const found = new Map<Field, Entry>();
  for (const entry of [...entries].sort((a, b) => Number(a[2] === "maybe") - Number(b[2] === "maybe"))) {
    const isFile = typeof entry[1] !== "string";
    const field = free.find((one) => entry[0].test(one.label) && (one.kind === "file") === isFile && !found.has(one));
    if (field !== undefined) found.set(field, entry);
    else if (entry[2] !== "maybe") return null;
  }
  return found;
}

/** The form as a browser would send it; a problem in words where a field has no such choice. */
export function fill(form: Element, entries: Map<Field, Entry>, button: Element | null): Filled | string {
  const values: Filled["values"] = [];
  const language = ancestors(form).find(({ tag }) => tag === "html")?.attributes.lang ?? "en";
  for (const element of controlsOf(form)) {
    if (IGNORED.has(kindOf(element)) && kindOf(element) === "hidden") values.push([nameOf(element), valueIn(element)]);
  }
  for (const field of fieldsOf(form)) {
    const entry = [...entries].find(([one]) => one.elements[0] === field.elements[0])?.[1];
    const given = entry === undefined ? asItStands(field) : put(field, entry[1], language);
    if (given === null) return `“${field.label}” has no choice “${String(entry?.[1])}”`;
    values.push(...given);
  }
  if (button?.attributes.name !== undefined) values.push([button.attributes.name, valueIn(button)]);
  return {
    method: /^post$/i.test(button?.attributes.formmethod ?? form.attributes.method ?? "") ? "POST" : "GET",
    action: button?.attributes.formaction ?? form.attributes.action ?? "",
    isMultipart: /multipart/i.test(form.attributes.enctype ?? ""),
    values,
  };
}

/** Whether somebody has written into it before: a form that changes an entry, not one that adds. */
export function isFilledIn(field: Field): boolean {
  const [element] = field.elements;
  if (element === undefined || ["select", "radio", "checkbox", "date", "time", "number"].includes(field.kind))
    return false;
  return valueIn(element) !== "";
}

export function buttonsOf(form: Element): Element[] {
  return [...allOf(form), ...linkedBy(form)].filter(
    (element) => isButton(element) && !("disabled" in element.attributes) && element.attributes.type !== "button",
  );
}

export function isButton({ tag, attributes }: Element): boolean {
  return tag === "button" || (tag === "input" && /^(submit|image)$/.test(attributes.type ?? ""));
}

/** What stands on a button or link, and what is read out for it. */
export function wordsOn(element: Element): string {
  const { attributes } = element;
  return [textOf(element), attributes["aria-label"], attributes.title, attributes.value].filter(Boolean).join(" ");
}

export function formOf(element: Element): Element | null {
  const named = element.attributes.form;
  if (named === undefined) return ancestors(element).find(({ tag }) => tag === "form") ?? null;
  const root = ancestors(element).at(-1);
  return root === undefined ? null : (tagged(root, "form").find(({ attributes }) => attributes.id === named) ?? null);
}

export function labelOf(element: Element): string {
  const { attributes } = element;
  const around = ancestors(element).find(({ tag }) => tag === "label");
  const root = ancestors(element).at(-1);
  const pointing =
    root === undefined || !attributes.id
      ? []
      : tagged(root, "label").filter((one) => one.attributes.for === attributes.id);
  const words = [...(around === undefined ? [] : [own(around)]), ...pointing.map(textOf), attributes["aria-label"]];
  const label = words.filter(Boolean).join(" ").trim();
  return label || attributes.placeholder || "";
}

export function kindOf({ tag, attributes }: Element): string {
  return tag === "input" ? (attributes.type ?? "text").toLowerCase() : tag;
}

function controlsOf(form: Element): Element[] {
  return [...allOf(form), ...linkedBy(form)].filter(
    ({ tag }) => tag === "input" || tag === "select" || tag === "textarea",
  );
}

/** Elements that name this form from elsewhere on the page. */
function linkedBy(form: Element): Element[] {
  const root = ancestors(form).at(-1);
  if (root === undefined || !form.attributes.id) return [];
  return allOf(root).filter((one) => one.attributes.form === form.attributes.id && !ancestors(one).includes(form));
}

/** A label's own words, without what stands in the field inside it. */
function own(label: Element): string {
  const without = {
    ...label,
    children: label.children.filter(
      (child) => typeof child === "string" || !["select", "textarea"].includes(child.tag),
    ),
  };
  return textOf({
    ...without,
    children: without.children.map((child) => (typeof child === "string" || child.tag !== "input" ? child : "")),
  });
}

function groupLabel(element: Element): string {
  const set = ancestors(element).find(({ tag, attributes }) => tag === "fieldset" || attributes.role === "radiogroup");
  const legend = set === undefined ? undefined : tagged(set, "legend")[0];
  return legend === undefined ? (set?.attributes["aria-label"] ?? labelOf(element)) : textOf(legend);
}

function nameOf(element: Element): string {
  return element.attributes.name ?? "";
}

function valueIn(element: Element): string {
  return element.tag === "textarea" ? textOf(element) : (element.attributes.value ?? "");
}

function options(select: Element): Element[] {
  return tagged(select, "option").filter(({ attributes }) => !("disabled" in attributes));
}

function optionValue(option: Element): string {
  return option.attributes.value ?? optionText(option);
}

export function optionText(option: Element): string {
  return textOf({ ...option, attributes: { ...option.attributes, selected: "" } });
}

function asItStands(field: Field): Filled["values"] | null {
  const [element] = field.elements;
  if (element === undefined) return [];
  const name = nameOf(element);
  if (field.kind === "radio" || field.kind === "checkbox") {
    const checked = field.elements.filter(({ attributes }) => "checked" in attributes);
    const needed = checked.length === 0 && "required" in element.attributes ? [element] : checked;
    return needed.map((one) => [name, one.attributes.value ?? "on"]);
  }
  if (field.kind === "select") {
    const all = options(element);
    const selected = all.find(({ attributes }) => "selected" in attributes) ?? all[0];
    const needed = "required" in element.attributes && selected !== undefined && optionValue(selected) === "";
    const chosen = needed ? all.find((option) => optionValue(option) !== "") : selected;
    return chosen === undefined ? [] : [[name, optionValue(chosen)]];
  }
  if (field.kind === "file") return [[name, { file: "", text: "" }]];
  const value = valueIn(element);
  return [[name, value === "" && "required" in element.attributes ? (SOMETHING[field.kind] ?? "something") : value]];
}

/** What somebody types where a form wants more than they came to say. */
const SOMETHING: Record<string, string> = {
  date: "2027-12-31",
  time: "12:00",
  number: "1",
  url: "https://example.com/",
};

function put(field: Field, wanted: Entry[1], language: string): Filled["values"] | null {
  const [element] = field.elements;
  if (element === undefined) return null;
  const name = nameOf(element);
  if (typeof wanted !== "string") return [[name, wanted]];
  if (field.kind === "checkbox")
    return /^(yes|ja|true|on|1)$/i.test(wanted) ? [[name, element.attributes.value ?? "on"]] : [];
  if (field.kind === "radio") {
    const choice = closest(field.elements, wanted, (one) => `${labelOf(one)}`);
    return choice === undefined ? null : [[name, choice.attributes.value ?? "on"]];
  }
  if (field.kind === "select") {
    const choice = closest(options(element), wanted, optionText);
    return choice === undefined ? null : [[name, optionValue(choice)]];
  }
  if (field.kind === "datetime-local" && /^\d{4}-\d\d-\d\d$/.test(wanted)) return [[name, `${wanted}T09:00`]];
  const isGermanNumber = field.kind === "text" && language.startsWith("de") && /^\d+\.\d\d$/.test(wanted);
  return [[name, isGermanNumber ? wanted.replace(".", ",") : wanted]];
}

/** The one that says it; else one that begins so, or has the first word: people are listed in many ways. */
function closest(all: Element[], wanted: string, words: (one: Element) => string): Element | undefined {
  const low = wanted.toLowerCase();
  const first = low.split(" ")[0] ?? low;
  const told = all.map((one) => ({ one, says: words(one).toLowerCase() }));
  const found =
    told.find(({ says }) => says === low) ??
    told.find(({ says }) => says.includes(low)) ??
    told.find(({ says }) => says.split(/\W+/).includes(first));
  return found?.one;
}
