import type { PartOf } from "../../../../../sdk/contract/parts.ts";
import { tableName } from "../../../../blueprints/tables.ts";
import { splitValues } from "../../../../outline/split-values.ts";
import { finalsOf } from "../../frames/done-column.ts";
import { isYes, type ListAbove, oneOf, type SectionReading, trouble, valueAt } from "../section-reading.ts";
import { columnOfKind, knownColumn } from "../values/column-named.ts";
import { nounNamed } from "../values/noun-named.ts";
import { readColumns } from "../values/read-columns.ts";
import { timeSaid } from "../values/read-time.ts";

type Records = PartOf<"records">;

/** `List:`. null: it has no columns. */
export function readList(reading: SectionReading): ListAbove | null {
  const { section, context } = reading;
  const read = readColumns(reading);
  if (read === null) return null;
  const noun = nounNamed(section.name, context);
  const records: Records = {
    part: "records",
    table: tableName(noun.many),
    noun,
    columns: read.columns,
    scope: isYes(reading, "each_day") ? "day" : "all",
    mayChange: oneOf(reading, "may_change", (words) => words.mayChange) ?? "anybody",
  };
  const list: ListAbove = { records, untyped: read.untyped };
  readDue(reading, list);
  readDone(reading, list);
  readTotals(reading, list);
  readUntil(reading, list);
  return list;
}

function readDue(reading: SectionReading, list: ListAbove): void {
  const said = valueAt(reading, "due");
  const column = said === null ? null : columnOfKind(reading, list, "due", said, ["date"]);
  if (column !== null) list.records.dueColumn = column.name;
}

/** "Paid", "State = done, cancelled", or a choice that one column alone has. */
function readDone(reading: SectionReading, list: ListAbove): void {
  const said = valueAt(reading, "done");
  if (said === null) return;
  const { records } = list;
  const [label = "", choices] = said.split(/\s*[=:]\s*/, 2);
  const own = choices === undefined ? ofChoice(records, splitValues(said)) : null;
  const column =
    own !== null && knownColumn(records.columns, label) === null
      ? own
      : columnOfKind(reading, list, "done", label, ["yes_no", "date", "choice"]);
  if (column === null) return;
  if (column.type !== "choice") {
    if (choices !== undefined) trouble(reading, "done", "done", [column.label]);
    records.doneColumn = column.name;
    return;
  }
  const wanted = splitValues(choices ?? (column === own ? said : ""), / or | oder /);
  const known = (column.choices ?? []).filter((choice) =>
    wanted.some((one) => one.toLowerCase() === choice.toLowerCase()),
  );
  const done = wanted.length === 0 ? finalsOf(column) : known;
  if (done.length === 0 || known.length < wanted.length || done.length === column.choices?.length) {
    trouble(reading, "done", "done", [column.label, ...(column.choices ?? [])]);
    return;
  }
  records.doneColumn = column.name;
  records.doneChoices = done;
}

function ofChoice({ columns }: Records, said: readonly string[]) {
  const having = columns.filter(({ choices = [] }) =>
    said.every((one) => choices.some((choice) => choice.toLowerCase() === one.toLowerCase())),
  );
  return having.length === 1 ? (having[0] ?? null) : null;
}

function readTotals(reading: SectionReading, list: ListAbove): void {
  const totals = splitValues(valueAt(reading, "add_up") ?? "").flatMap(
    (label) => columnOfKind(reading, list, "add_up", label, ["number", "money"])?.name ?? [],
  );
  if (totals.length > 0) list.records.totals = totals;
}

function readUntil(reading: SectionReading, { records }: ListAbove): void {
  const said = valueAt(reading, "until");
  const time = said === null ? null : timeSaid(said, reading.context);
  if (said !== null && (time === null || time === "00:00")) trouble(reading, "until", "time");
  else if (time !== null) records.closesAt = time;
}
