import type { Column } from "../../../../../sdk/contract/parts.ts";
import { folded } from "../../../../outline/keys.ts";
import type { OutlineKey } from "../../../../outline/outline.ts";
import { type LineProblemKind, type ListAbove, type SectionReading, trouble } from "../section-reading.ts";

/** The column of a list that is called so; null, and noted, where there is none. */
export function columnNamed(
  reading: SectionReading,
  { records }: ListAbove,
  key: OutlineKey | null,
  label: string,
): Column | null {
  const found = knownColumn(records.columns, label);
  if (found === null) trouble(reading, key, "column", [label, ...records.columns.map((column) => column.label)]);
  return found;
}

export function knownColumn(columns: readonly Column[], label: string): Column | null {
  const said = folded(label.replace(/\([^()]*\)\s*$/, ""));
  const plain = (column: Column) => folded(column.label.replace(/\([^()]*\)\s*$/, ""));
  return columns.find((column) => plain(column) === said || column.name === said) ?? null;
}

/** As `columnNamed`, of one of these kinds; a column whose kind no line said is of the first of them then. */
export function columnOfKind(
  reading: SectionReading,
  list: ListAbove,
  key: OutlineKey | null,
  label: string,
  types: readonly [Column["type"], ...Column["type"][]],
): Column | null {
  const found = columnNamed(reading, list, key, label);
  if (found === null || types.includes(found.type)) return found;
  if (!list.untyped.has(found.name)) {
    trouble(reading, key, WANTED[types[0]] ?? "kind", [found.label]);
    return null;
  }
  const typed = { ...found, type: types[0] };
  list.records.columns = list.records.columns.map((column) => (column.name === found.name ? typed : column));
  list.untyped.delete(found.name);
  return typed;
}

const WANTED: Partial<Record<Column["type"], LineProblemKind>> = { date: "dates", number: "numbers", yes_no: "ticks" };
