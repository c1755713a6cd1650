import type { ConfiguredSource } from "../../lib/config-sources.ts";
import type { GrantedTable } from "../../store/granted-table.ts";

export type GrantedSource =
  | { ok: true; source: ConfiguredSource; tables: GrantedTable[] }
  /** Sentences for an App's author, and for whoever asks for the App. */
  | { ok: false; problem: string; fix: string };

/**
 * What an App's binding comes to by what the platform team has opened today: a column that was closed since is closed. Pure.
 */
export function grantedSource(
  sources: readonly ConfiguredSource[],
  name: string,
  binding: Record<string, readonly string[]>,
): GrantedSource {
  const source = sources.find((one) => one.name === name);
  if (source === undefined) return no(`There is no data source ${name}.`, `There are: ${names(sources)}.`);
  const tables: GrantedTable[] = [];
  for (const [table, columns] of Object.entries(binding)) {
    const open = Object.hasOwn(source.tables, table) ? source.tables[table] : undefined;
    if (open === undefined)
      return no(`${name} has no open table ${table}.`, `Open are: ${Object.keys(source.tables).join(", ")}.`);
    const { personal, masks = {} } = open;
    const closed = columns.find((column) => !open.columns.includes(column));
    const may = open.columns.filter((column) => !personal.includes(column) || masks[column] !== undefined);
    if (closed !== undefined) return no(`${closed} of ${name}.${table} is not open.`, `Open are: ${may.join(", ")}.`);
    const hidden = columns.find((column) => !may.includes(column));
    if (hidden !== undefined)
      return no(`${hidden} of ${name}.${table} is about people, and no app gets it.`, `Open are: ${may.join(", ")}.`);
    tables.push({ table, columns: columns.map((column) => ({ name: column, mask: masks[column] ?? null })) });
  }
  return { ok: true, source, tables };
}

function names(sources: readonly ConfiguredSource[]): string {
  return sources.map(({ name }) => name).join(", ") || "none";
}

function no(problem: string, fix: string): GrantedSource {
  return { ok: false, problem, fix };
}
