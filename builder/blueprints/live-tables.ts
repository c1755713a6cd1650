import type { SourceFile } from "../../runners/runner.ts";
import type { Table } from "./tables.ts";

const CREATED = /create table "(\w+)" \(\n([\s\S]*?)\n\);\n?/y;
const ADDED = /alter table "(\w+)" add column "(\w+)" ([^;]*);\n?/y;
const ROW = /insert or ignore into "\w+" \([^)]*\) values \((?:'(?:[^']|'')*'|[^'()])*\);\n?/y;
const CHANGED = /(?:update|delete from) (?:'(?:[^']|'')*'|[^';])*;\n?/y;

/**
 * The tables that these migrations make, without their rows: what a live app has, which may be less than today's parts would
 * make of the same composition. null: they are not written as `createTables` and `changeTables` write.
 */
export function liveTables(migrations: readonly SourceFile[]): Table[] | null {
  const tables = new Map<string, Table>();
  for (const { content } of migrations) {
    const sql = new TextDecoder().decode(content);
    let at = 0;
    const read = (statement: RegExp): RegExpExecArray | null => {
      statement.lastIndex = at;
      const found = statement.exec(sql);
      at += found?.[0].length ?? 0;
      return found;
    };
    while (at < sql.length) {
      const [, created = "", lines = ""] = read(CREATED) ?? [];
      if (created !== "") {
        tables.set(created, tableOf(created, lines));
        continue;
      }
      const [, changed = "", name = "", type = ""] = read(ADDED) ?? [];
      const table = tables.get(changed);
      if (table !== undefined) table.columns.push({ name, sql: type });
      else if (changed !== "" || (read(ROW) ?? read(CHANGED)) === null) return null;
    }
  }
  return [...tables.values()];
}

function tableOf(name: string, lines: string): Table {
  const table: Table = { name, columns: [] };
  const constraints: string[] = [];
  for (const line of lines.split(",\n")) {
    const [, column, type] = /^ {2}"(\w+)" (.+)$/.exec(line) ?? [];
    if (column !== undefined && type !== undefined) table.columns.push({ name: column, sql: type });
    else constraints.push(line.trim());
  }
  return constraints.length === 0 ? table : { ...table, constraints };
}
