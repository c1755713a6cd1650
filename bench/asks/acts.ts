import {
  buttonsOf,
  type Field,
  fieldsOf,
  fill,
  formOf,
  isButton,
  isFilledIn,
  kindOf,
  labelOf,
  matchFields,
  optionText,
  wordsOn,
} from "./forms.ts";
import { type Element, tagged, textOf } from "./html.ts";
import { around, asPage, clickable, linksOf, type Page, pageAt, pagesOf, rowsOf } from "./pages.ts";
import type { Entry, Who } from "./shape.ts";
import type { Shown, Stand } from "./stand.ts";

/** What came of somebody's try: done, not offered at all, or told no. */
export type Outcome =
  | { kind: "done"; page: Shown }
  | { kind: "nowhere"; why: string }
  | { kind: "refused"; why: string };

const TAKES_AWAY = /delete|remove|cancel|clear|löschen|entfernen|abbrechen/i;
const CHANGES = /edit|change|update|bearbeiten|ändern|details|open|öffnen|✎|save|speichern/i;

/** Fills in the form that has all these fields: first one that adds, then one that changes. */
export async function fillIn(stand: Stand, as: Who, set: Entry[], words?: RegExp): Promise<Outcome> {
  const found: { page: Page; form: Element; fields: Map<Field, Entry>; weight: number }[] = [];
  for (const page of await pagesOf(stand, as)) {
    for (const form of tagged(page.root, "form")) {
      const fields = matchFields(form, set);
      if (fields === null || submitOf(form, words) === null) continue;
      const prefilled = [...fields.keys()].filter(isFilledIn).length;
      const isGet = !/^post$/i.test(form.attributes.method ?? "");
      found.push({ page, form, fields, weight: prefilled * 100 + (isGet ? 1000 : 0) + fieldsOf(form).length });
    }
  }
  const best = found.sort((a, b) => a.weight - b.weight)[0];
  if (best === undefined) return nowhere(`no form has the fields ${set.map(([label]) => label.source).join(", ")}`);
  return send(stand, as, best.page, best.form, best.fields, submitOf(best.form, words));
}

/** Presses a button, in its row or on the page that the row leads to. */
export async function press(stand: Stand, as: Who, words: RegExp, row?: RegExp, set: Entry[] = []): Promise<Outcome> {
  for (const { page, places } of await placesFor(stand, as, row)) {
    for (const place of places) {
      const button = clickable(place, words);
      if (button !== undefined) return click(stand, as, page, button, set);
    }
  }
  return nowhere(`no button says ${words.source}${inRow(row)}`);
}

/** Changes an entry by fields in its row, or by the form that its row leads to. */
export async function edit(stand: Stand, as: Who, row: RegExp, set: Entry[]): Promise<Outcome> {
  const places = await placesFor(stand, as, row);
  for (const { page, places: own } of places) {
    for (const place of own) {
      for (const form of forms(place)) {
        const fields = matchFields(form, set);
        if (fields !== null) return send(stand, as, page, form, fields, submitOf(form));
      }
    }
  }
  for (const { page, places: own } of places) {
    for (const place of own) {
      const way = clickable(place, CHANGES);
      if (way === undefined) continue;
      const opened = await click(stand, as, page, way, []);
      const next = opened.kind === "done" ? asPage(opened.page) : null;
      const form = next === null ? undefined : tagged(next.root, "form").find((one) => matchFields(one, set) !== null);
      const fields = form === undefined ? null : matchFields(form, set);
      if (next !== null && form !== undefined && fields !== null)
        return send(stand, as, next, form, fields, submitOf(form));
    }
  }
  return nowhere(`nothing changes ${set.map(([label]) => label.source).join(", ")}${inRow(row)}`);
}

/** Ticks, votes, sets a state: a button, a box, a choice of a list, or the only button beside the words. */
export async function choose(stand: Stand, as: Who, option: RegExp, row?: RegExp): Promise<Outcome> {
  for (const { page, places } of await placesFor(stand, as, row)) {
    for (const place of places) {
      const button = clickable(place, option);
      if (button !== undefined && isButton(button)) return click(stand, as, page, button, []);
      for (const form of forms(place)) {
        const fields = choiceIn(form, option);
        if (fields !== null) return send(stand, as, page, form, fields, submitOf(form));
      }
      for (const inner of rowsOf({ url: page.url, root: place }, option)) {
        for (const own of around(inner)) {
          const buttons = tagged(own, "form")
            .flatMap(buttonsOf)
            .filter((one) => !TAKES_AWAY.test(wordsOn(one)));
          if (buttons.length === 1 && buttons[0] !== undefined) return click(stand, as, page, buttons[0], []);
          if (buttons.length > 1) break;
        }
      }
    }
  }
  return nowhere(`nothing to choose says ${option.source}${inRow(row)}`);
}

/** Types into the search field; the page that answers. */
export async function search(stand: Stand, as: Who, words: string): Promise<Outcome> {
  for (const page of await pagesOf(stand, as)) {
    for (const form of tagged(page.root, "form")) {
      const fields = fieldsOf(form);
      const field =
        fields.find(({ kind }) => kind === "search") ??
        fields.find(({ label, kind }) => kind === "text" && /search|find|filter|such|words|wörter/i.test(label));
      if (field !== undefined) return send(stand, as, page, form, new Map([[field, [/./, words]]]), submitOf(form));
    }
  }
  return nowhere("no form searches");
}

/** Gives a CSV file to the form that takes one; else pastes it where a form wants it pasted. */
export async function upload(stand: Stand, as: Who, file: string, text: string): Promise<Outcome> {
  const pages = await pagesOf(stand, as);
  for (const takes of [isFileField, isPasteField]) {
    for (const page of pages) {
      for (const form of tagged(page.root, "form")) {
        const field = fieldsOf(form).find(takes);
        if (field === undefined) continue;
        const given: Entry = [/./, field.kind === "file" ? { file, text } : text];
        return send(stand, as, page, form, new Map([[field, given]]), submitOf(form));
      }
    }
  }
  return nowhere("no form takes a CSV file");
}

export async function download(stand: Stand, as: Who): Promise<Outcome> {
  const outcome = await press(stand, as, /csv(?!.*(import|upload|einlesen|hochladen))|export|download|herunterladen/i);
  if (outcome.kind !== "done" || !/^\s*<(!doctype|html)/i.test(outcome.page.text)) return outcome;
  return nowhere("what says CSV leads to a page, not to a file");
}

/** The pages, each with where to look on it; with a row: the row, and after all of them the pages that rows lead to. */
async function placesFor(stand: Stand, as: Who, row?: RegExp): Promise<{ page: Page; places: Element[] }[]> {
  const pages = await pagesOf(stand, as);
  if (row === undefined) return pages.map((page) => ({ page, places: [page.root] }));
  const found = pages.map((page) => ({ page, rows: rowsOf(page, row) })).filter(({ rows }) => rows.length > 0);
  const beside = found.map(({ page, rows }) => ({ page, places: rows.flatMap(around) }));
  const behind: { page: Page; places: Element[] }[] = [];
  for (const { page, rows } of found) {
    for (const url of linksOf({ url: page.url, root: page.root }).filter((link) =>
      rows.some((one) => leadsTo(page, one, link)),
    )) {
      const next = await pageAt(stand, as, url);
      if (next !== null && row.test(textOf(next.root))) behind.push({ page: next, places: [next.root] });
    }
  }
  return [...beside, ...behind];
}

function leadsTo(page: Page, row: Element, link: string): boolean {
  return around(row).some((own) => linksOf(page, own).includes(link));
}

function choiceIn(form: Element, option: RegExp): Map<Field, Entry> | null {
  for (const field of fieldsOf(form)) {
    if (field.kind === "checkbox" && option.test(field.label)) return new Map([[field, [/./, "yes"]]]);
    const texts =
      field.kind === "radio"
        ? field.elements.map(labelOf)
        : field.kind === "select"
          ? field.elements.flatMap((one) => tagged(one, "option").map(optionText))
          : [];
    const text = texts.find((one) => option.test(one));
    if (text !== undefined) return new Map([[field, [/./, text]]]);
  }
  return null;
}

/** Forms in it, and the one it is in. */
function forms(place: Element): Element[] {
  const outer = formOf(place);
  return [...(place.tag === "form" ? [place] : []), ...tagged(place, "form"), ...(outer === null ? [] : [outer])];
}

function submitOf(form: Element, words?: RegExp): Element | null {
  const all = buttonsOf(form).filter((one) => words?.test(wordsOn(one)) ?? !TAKES_AWAY.test(wordsOn(one)));
  return all[0] ?? null;
}

async function click(stand: Stand, as: Who, page: Page, target: Element, set: Entry[]): Promise<Outcome> {
  if (target.tag === "a") return told(await stand.browse(as, new URL(target.attributes.href ?? "", page.url).href));
  const form = formOf(target);
  if (form === null) return nowhere(`“${wordsOn(target)}” stands in no form`);
  const fields = matchFields(form, set);
  if (fields === null) return nowhere(`“${wordsOn(target)}” has not the fields it needs`);
  return send(stand, as, page, form, fields, target);
}

async function send(
  stand: Stand,
  as: Who,
  page: Page,
  form: Element,
  fields: Map<Field, Entry>,
  button: Element | null,
): Promise<Outcome> {
  const filled = fill(form, fields, button);
  if (typeof filled === "string") return { kind: "refused", why: filled };
  return told(await stand.browse(as, new URL(filled.action, page.url).href, filled));
}

/** A page that says no may do so with a status, or with an alert. */
function told(page: Shown): Outcome {
  const shown = asPage({ ...page, status: 200 });
  const words = shown === null ? page.text : textOf(shown.root);
  if (page.status >= 400) return { kind: "refused", why: `${page.status}: ${words.slice(0, 200)}` };
  const alert =
    shown === null
      ? undefined
      : tagged(shown.root, "p", "div", "section", "output").find(({ attributes }) => attributes.role === "alert");
  return alert === undefined ? { kind: "done", page } : { kind: "refused", why: textOf(alert) };
}

function isFileField(field: Field): boolean {
  return field.kind === "file";
}

function isPasteField({ kind, label, elements }: Field): boolean {
  return (
    kind === "textarea" &&
    /csv|paste|table|einfügen|tabelle/i.test(
      `${label} ${elements[0] === undefined ? "" : kindOf(elements[0])}`.replace(/textarea/, ""),
    )
  );
}

function nowhere(why: string): Outcome {
  return { kind: "nowhere", why };
}

function inRow(row?: RegExp): string {
  return row === undefined ? "" : ` where it says ${row.source}`;
}
