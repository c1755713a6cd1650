import { db, type Sql, sql, sqlName } from "@toolroom/app";
import { type Column, showMoney, showNumber } from "./columns.ts";

/** The sum of a column of numbers or money over the rows of a table that `where` leaves, as people read it. */
export function totalOf(table: string, column: Column, where: Sql): string {
  const row = db.get<{ sum: number }>`select ${sumOf(column)} as sum from ${sqlName(table)} where ${where}`;
  return showSum(column, row?.sum ?? 0);
}

/** Added up in hundred-thousandths, so that 0.1 and 0.2 make 0.3. */
export function sumOf(column: Column): Sql {
  return sql`total(round(coalesce(${sqlName(column.name)}, 0) * 100000)) / 100000`;
}

export function showSum(column: Column, sum: number): string {
  return column.type === "money" ? showMoney(sum, column.currency) : showNumber(sum);
}
