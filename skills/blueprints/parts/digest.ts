import { type Sql, sql, sqlName, timeOfDay, today } from "@toolroom/app";
import { words } from "../words/digest.ts";
import { addDays, type Column, showDate, showMoney, showNumber, showValue } from "./columns.ts";
import type { Entry } from "./entries.ts";
import { capitalized, entryLines } from "./entry-text.ts";
import { orderOf } from "./records-filter.ts";
import type { Records } from "./records-list.ts";

export interface DigestOptions {
  of: "today" | "yesterday" | "last_7_days" | "all" | "open" | "overdue";
  /** A column of numbers or money to add up. */
  sum?: string;
  /** A column by which they are counted, or added up. */
  groupBy?: string;
}

const SHOWN = 40;
const MOST = 10_000;

/** The summary of a list, as a message. */
export function digest(list: Records, options: DigestOptions): () => string {
  const { columns, noun } = list.options;
  const column = (name: string | undefined) => columns.find((one) => one.name === name);
  const summed = column(options.sum);
  const grouped = column(options.groupBy);
  return () => {
    const { where, span } = lookAt(list, options.of);
    const entries = list.entries.list({ where, orderBy: orderOf(list), limit: MOST });
    if (entries.length === 0) return words.none(noun.many, span);
    return [
      words.title(capitalized(noun.many), span, entries.length),
      ...(grouped === undefined ? [] : groupLines(entries, grouped, summed)),
      ...entryLines(columns, entries, SHOWN, words.more),
      ...(summed === undefined ? [] : [words.total(amount(summed, entries))]),
    ].join("\n");
  };
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
    case "open": {
      const { doneColumn } = list.options;
      const where = doneColumn === undefined ? sql`true` : sql`coalesce(${sqlName(doneColumn)}, 0) = 0`;
      return { where, span: words.spans.open };
    }
    case "overdue":
      return { where: list.overdue(), span: words.spans.overdue };
    default:
      return { where: sql`true`, span: words.spans.all };
  }
}

function groupLines(entries: readonly Entry[], grouped: Column, summed: Column | undefined): string[] {
  const groups = Map.groupBy(entries, (entry) => showValue(grouped, entry.values[grouped.name] ?? null));
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, members]) =>
      words.group(name || words.unnamed, summed === undefined ? String(members.length) : amount(summed, members)),
    );
}

/** Added up in hundred-thousandths, so that 0.1 and 0.2 make 0.3. */
function amount(column: Column, entries: readonly Entry[]): string {
  const sum =
    entries.reduce((before, { values }) => before + Math.round(Number(values[column.name] ?? 0) * 1e5), 0) / 1e5;
  return column.type === "money" ? showMoney(sum, column.currency) : showNumber(sum);
}
