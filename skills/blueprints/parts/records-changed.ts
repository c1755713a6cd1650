import { type Html, html } from "@toolroom/app";
import { words } from "../words/records.ts";
import { type Column, plainValue, showValue, type Value } from "./columns.ts";
import type { Entry } from "./entries.ts";
import { readForm } from "./fields.ts";

/** No column can be called so. */
const AS_SHOWN = "as-shown";

/** What an entry was when its form was opened goes along with the form. */
export function asShown(columns: readonly Column[], entry: Entry): Html {
  return html`<input type="hidden" name="${AS_SHOWN}" value="${JSON.stringify(plainValues(columns, entry))}">`;
}

function plainValues(columns: readonly Column[], entry: Entry): Record<string, string> {
  return Object.fromEntries(
    columns.map((column) => [column.name, plainValue(column, entry.values[column.name] ?? null)]),
  );
}

/**
 * What this person changed, and nothing that stood in their form: somebody may have saved the entry while it was open. A
 * value that both changed is a problem, said once.
 */
export function changesOf(
  columns: readonly Column[],
  read: Record<string, Value>,
  entry: Entry,
  form: Record<string, string | undefined>,
): { values: Record<string, Value>; problems: string[] } {
  const shown = shownIn(form[AS_SHOWN]);
  if (shown === undefined) return { values: read, problems: [] };
  // All three as a form gives them: what was never said is no to a box.
  const asForm = (form: Record<string, string>) => readForm(columns, { form, files: {} }, entry.values).values;
  const before = asForm(shown);
  const current = asForm(plainValues(columns, entry));
  const changed = columns.filter(({ name }) => name in read && read[name] !== (before[name] ?? null));
  const problems = changed.flatMap((column) => {
    const now = current[column.name] ?? null;
    const isOther = now !== (before[column.name] ?? null) && now !== read[column.name];
    return isOther ? [words.changedMeanwhile(column.label, showValue(column, now))] : [];
  });
  return { values: Object.fromEntries(changed.map(({ name }) => [name, read[name] ?? null])), problems };
}

function shownIn(written: string | undefined): Record<string, string> | undefined {
  try {
    const shown: unknown = JSON.parse(written ?? "");
    if (typeof shown !== "object" || shown === null || Array.isArray(shown)) return undefined;
    return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}
