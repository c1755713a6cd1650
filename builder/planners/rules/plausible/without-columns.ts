import type { Column, Part } from "../../../../sdk/contract/parts.ts";

/** All parts of a table without some of its columns, and without what was made of these; one column at least stays. */
export function withoutColumns(parts: readonly Part[], table: string, names: ReadonlySet<string>): Part[] {
  const kept = parts.flatMap((part) =>
    "columns" in part && part.part !== "command" && part.table === table
      ? part.columns.filter(({ name }) => !names.has(name))
      : [],
  );
  // What is typed behind a command goes into the first column of words.
  const first = kept.find(({ type }) => type === "text" || type === "long_text") ?? kept[0];
  return parts.flatMap((part): Part[] => {
    if (!("table" in part) || part.table !== table) return [part];
    switch (part.part) {
      case "records": {
        const { dueColumn, doneColumn, doneChoices, totals, ...rest } = part;
        const sums = totals?.filter((name) => !names.has(name)) ?? [];
        const isDone = doneColumn !== undefined && !names.has(doneColumn);
        return [
          {
            ...rest,
            columns: required(part.columns.filter(({ name }) => !names.has(name))),
            ...(dueColumn !== undefined && !names.has(dueColumn) ? { dueColumn } : {}),
            ...(isDone ? { doneColumn } : {}),
            ...(isDone && doneChoices !== undefined ? { doneChoices } : {}),
            ...(sums.length > 0 ? { totals: sums } : {}),
          },
        ];
      }
      case "approval":
        return [{ ...part, columns: required(part.columns.filter(({ name }) => !names.has(name))) }];
      case "command": {
        const columns = part.columns.filter((name) => !names.has(name));
        if (columns.length === 0 && first === undefined) return [];
        return [{ ...part, columns: columns.length > 0 ? columns : [first?.name ?? ""] }];
      }
      case "reminder":
        return names.has(part.dateColumn) ? [] : [part];
      case "digest": {
        const { sum, groupBy, only, ...rest } = part;
        return [
          {
            ...rest,
            ...(sum !== undefined && !names.has(sum) ? { sum } : {}),
            ...(groupBy !== undefined && !names.has(groupBy) ? { groupBy } : {}),
            ...(only !== undefined && !names.has(only.column) ? { only } : {}),
          },
        ];
      }
      default:
        return [part];
    }
  });
}

/** The first one must be filled in. */
function required(columns: readonly Column[]): Column[] {
  return columns.map((column, index) => (index === 0 ? { ...column, isRequired: true } : column));
}
