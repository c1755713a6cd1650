import type { Column, Part } from "../../../../sdk/contract/parts.ts";
import { modelWhere } from "../limits/modelled.ts";
import { type Gap, gap, isOpen, type Note, note, wholeOf } from "../words/scene.ts";
import { askColumn, type Listed, saidColumns, takeColumns } from "./said-columns.ts";
import { type Change, saidAll, says, type Wish } from "./wish.ts";

/** "remove the phone column", "die Spalte Telefon kann weg": what was written in it stays. */
export const removeColumn: Change = (wish) => {
  const { words } = wish;
  if (!says(wish, words.remove) || says(wish, [words.required, words.optional].join("|"))) return null;
  const found = saidColumns(wish);
  if (found === null) return null;
  const { part, columns } = found;
  if (columns.length === 0) return says(wish, words.column) ? askColumn(wish, restOf(wish), part) : null;
  const without = withoutColumns(wish.parts, part, columns);
  if ("gap" in without) {
    gap(wish, without.gap.kind, without.gap.about, without.gap.isEssential);
    return null;
  }
  takeColumns(wish, found, words.remove);
  modelWhere(wish, wholeOf(wish), ["negation", "leading"], () => true);
  for (const { kind, about } of without.notes) note(wish, kind, about);
  return without.parts;
};

/** `gap`: why they cannot go. */
export type WithoutColumns = { parts: Part[]; notes: Note[] } | { gap: Gap };

/** The parts without these columns of one of them. */
export function withoutColumns(parts: readonly Part[], part: Listed, columns: readonly Column[]): WithoutColumns {
  const used = columns.find((column) => isNeeded(parts, part, column));
  if (used !== undefined) return { gap: { kind: "column_used", about: used.label, isEssential: true } };
  const kept = part.columns.filter((column) => !columns.includes(column));
  if (kept.length === 0)
    return { gap: { kind: "few", about: columns.map(({ label }) => label).join(", "), isEssential: true } };
  const gone = new Set(columns.map(({ name }) => name));
  const after = parts.map((one): Part => {
    if (one === part) return withoutMarks({ ...part, columns: kept }, gone);
    if (one.part !== "command" || one.table !== part.table) return one;
    return { ...one, columns: one.columns.filter((name) => !gone.has(name)) };
  });
  return { parts: after, notes: columns.map(({ label }) => ({ kind: "column_kept", about: label })) };
}

/** A post, a reminder or a command that would have nothing left to work with. */
function isNeeded(parts: readonly Part[], part: Listed, { name }: Column): boolean {
  return parts.some((one) => {
    if (!("table" in one) || one.table !== part.table) return false;
    if (one.part === "reminder") return one.dateColumn === name;
    if (one.part === "command") return one.columns.length === 1 && one.columns[0] === name;
    if (one.part !== "digest" || part.part !== "records") return false;
    const marks = one.of === "open" ? part.doneColumn : one.of === "overdue" ? part.dueColumn : undefined;
    return [one.sum, one.groupBy, one.only?.column, marks].includes(name);
  });
}

function withoutMarks(part: Listed, gone: ReadonlySet<string>): Listed {
  if (part.part !== "records") return part;
  const { dueColumn, doneColumn, doneChoices, totals = [], ...rest } = part;
  const added = totals.filter((name) => !gone.has(name));
  return {
    ...rest,
    ...(dueColumn === undefined || gone.has(dueColumn) ? {} : { dueColumn }),
    ...(doneColumn === undefined || gone.has(doneColumn) ? {} : { doneColumn }),
    ...(doneChoices === undefined || gone.has(doneColumn ?? "") ? {} : { doneChoices }),
    ...(added.length === 0 ? {} : { totals: added }),
  };
}

/** The words that say which one. */
function restOf(wish: Wish): string {
  const { remove, column, filler } = wish.words;
  const passed = saidAll(wish, [remove, column, filler].join("|"));
  const left = wish.items.filter(
    (item, index) => isOpen(item) && !passed.some(({ from, to }) => index >= from && index < to),
  );
  return (left.length === 0 ? wish.text : left.map(({ text }) => text).join(" ")).slice(0, 60);
}
