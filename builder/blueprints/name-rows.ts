import type { Table, TableColumn } from "./tables.ts";

/** Slack user id of who put it there; null where the app began with it, or is older than this column. */
export const ADDED_BY: TableColumn = { name: "added_by_id", sql: "text" };

/** A table of names that people add to and take from. Whoever it begins with is not there twice. */
export function namesTable(name: string, names: readonly string[], more: Table["columns"] = []): Table {
  return {
    name,
    columns: [
      { name: "number", sql: "integer primary key" },
      { name: "name", sql: "text not null unique collate nocase" },
      ADDED_BY,
      ...more,
    ],
    rows: names.map((one) => ({ name: cleanName(one) })),
  };
}

/** As the app's own form takes it. */
export function cleanName(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}

/** What is wrong with a list of names, in plain words. */
export function nameProblems(names: readonly string[]): string[] {
  const cleaned = names.map((name) => cleanName(name).toLowerCase());
  const twice = names.filter((_, index) => cleaned.indexOf(cleaned[index] ?? "") < index);
  const empty = cleaned.includes("") ? ["a name is empty"] : [];
  return [...empty, ...new Set(twice.map((name) => `${name} is on the list twice`))];
}
