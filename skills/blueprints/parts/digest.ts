import { db, type Sql, sql, sqlName, timeOfDay, today } from "@toolroom/app";
import { words } from "../words/digest.ts";
import { asTyped } from "./as-typed.ts";
import { addDays, type Column, showDate, showValue, type Value } from "./columns.ts";
import { allOf } from "./entries.ts";
import { capitalized, entryLines } from "./entry-text.ts";
import { openCondition } from "./records-done.ts";
import { orderOf } from "./records-filter.ts";
import type { Records } from "./records-list.ts";
import { showSum, sumOf, totalOf } from "./totals.ts";

export interface DigestOptions {
  of: "today" | "yesterday" | "last_7_days" | "this_month" | "last_month" | "all" | "open" | "overdue" | "due_7_days";
  /** A column of numbers or money to add up. */
  sum?: string;
  /** A column by which they are counted, or added up. */
  groupBy?: string;
  /** Only those with one of these choices in that column; of a yes-or-no column `yes` or `no`. */
  only?: { column: string; is: string[] };
  /** Where there is none of them, nothing is said. */
  onlyIfAny?: boolean;
}

const SHOWN = 40;

/** The summary of a list, as a message; undefined: nothing is to be said. */
export function digest(list: Records, options: DigestOptions & { onlyIfAny: true }): () => string | undefined;
export function digest(list: Records, options: DigestOptions): () => string;
export function digest(list: Records, options: DigestOptions): () => string | undefined {
  const { columns, noun } = list.options;
  const column = (name: string | undefined) => columns.find((one) => one.name === name);
  const summed = column(options.sum);
  const grouped = column(options.groupBy);
  return () => {
    const { where, span } = onlyThose(list, options, lookAt(list, options.of));
    const count = list.entries.count(where);
    if (count === 0) return options.onlyIfAny === true ? undefined : words.none(noun.many, span);
    const entries = list.entries.list({ where, orderBy: orderOf(list), limit: SHOWN });
    return [
      words.title(capitalized(noun.many), span, count),
      ...(grouped === undefined ? [] : groupLines(list, where, grouped, summed)),
      ...entryLines(columns, entries, count, words.more),
      ...(summed === undefined ? [] : [words.total(totalOf(list.options.table, summed, where))]),
    ].join("\n");
  };
}

/** Those of them with the choices that are meant, and what says so. */
function onlyThose(list: Records, { of, only }: DigestOptions, all: { where: Sql; span: string }) {
  const column = list.options.columns.find(({ name }) => name === only?.column);
  if (only === undefined || column === undefined) return all;
  const name = sqlName(column.name);
  const isYesNo = column.type === "yes_no";
  const isMeant = isYesNo
    ? sql`coalesce(${name}, 0) in (${only.is.map((one) => (one === "yes" ? 1 : 0))})`
    : sql`${name} in (${only.is})`;
  const shown = only.is.map((one) => asTyped(showValue(column, isYesNo ? (one === "yes" ? 1 : 0) : one))).join(" / ");
  const those = words.only(column.label, shown);
  return { where: allOf([all.where, isMeant]), span: of === "all" ? those : `${all.span}, ${those}` };
}

function lookAt(list: Records, of: DigestOptions["of"]): { where: Sql; span: string } {
  const day = today();
  switch (of) {
    case "today":
      return { where: sql`entry_day = ${day}`, span: words.spans.today(showDate(day)) };
    case "yesterday": {
      const before = addDays(day, -1);
      return { where: sql`entry_day = ${before}`, span: words.spans.yesterday(showDate(before)) };
    }
    case "last_7_days": {
      // In the morning the seven days before this one, which has only begun; later it belongs to them.
      const last = timeOfDay() < "12:00" ? addDays(day, -1) : day;
      const first = addDays(last, -6);
      const span = words.spans.last_7_days(showDate(first), showDate(last));
      return { where: sql`entry_day between ${first} and ${last}`, span };
    }
    case "this_month":
    case "last_month": {
      const last = of === "this_month" ? day : addDays(`${day.slice(0, 7)}-01`, -1);
      const first = `${last.slice(0, 7)}-01`;
      return { where: sql`entry_day between ${first} and ${last}`, span: words.spans.month(first) };
    }
    case "open":
      return { where: openCondition(list.options), span: words.spans.open };
    case "due_7_days": {
      const { dueColumn } = list.options;
      const last = addDays(day, 6);
      const isDue = dueColumn === undefined ? sql`true` : sql`${sqlName(dueColumn)} between ${day} and ${last}`;
      const span = words.spans.due_7_days(showDate(day), showDate(last));
      return { where: allOf([isDue, openCondition(list.options)]), span };
    }
    case "overdue":
      return { where: list.overdue(), span: words.spans.overdue };
    default:
      return { where: sql`true`, span: words.spans.all };
  }
}

function groupLines(list: Records, where: Sql, grouped: Column, summed: Column | undefined): string[] {
  const [table, column] = [sqlName(list.options.table), sqlName(grouped.name)];
  const groups = db.all<{ value: Value; count: number; sum: number }>`
    select ${column} as value, count(*) as count, ${summed === undefined ? 0 : sumOf(summed)} as sum
    from ${table} where ${where} group by ${column} order by ${column} collate nocase limit ${SHOWN}`;
  const all = db.get<{ count: number }>`
    select count(*) as count from (select 1 from ${table} where ${where} group by ${column})`;
  const left = (all?.count ?? 0) - groups.length;
  const lines = groups.map(({ value, count, sum }) =>
    words.group(
      asTyped(showValue(grouped, value)) || words.unnamed,
      summed === undefined ? String(count) : showSum(summed, sum),
    ),
  );
  return left > 0 ? [...lines, words.moreGroups(left)] : lines;
}
