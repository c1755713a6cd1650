import type { Column, Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { folded } from "../../../outline/keys.ts";

type Listed = PartOf<"records"> | PartOf<"approval">;

/**
 * These parts with the names that tables and columns have in what is live, where they are called alike: what was entered is
 * found there, whatever it was called when it was made.
 */
export function keepNames(parts: readonly Part[], before: readonly Part[]): Part[] {
  const kept = parts.filter(isListed).flatMap((part) => {
    const old = before.filter(isListed).find((one) => isSameList(one, part));
    return old === undefined ? [] : [{ table: part.table, to: old.table, names: namesOf(part.columns, old.columns) }];
  });
  return parts.map((part): Part => {
    const own = "table" in part ? kept.find(({ table }) => table === part.table) : undefined;
    if (own === undefined || !("table" in part)) return part;
    return renamed({ ...part, table: own.to }, (name) => own.names.get(name) ?? name);
  });
}

function isListed(part: Part): part is Listed {
  return part.part === "records" || part.part === "approval";
}

function isSameList(one: Listed, other: Listed): boolean {
  if (one.part !== other.part) return false;
  const called = ({ noun }: Listed) => [folded(noun.one), folded(noun.many)];
  return one.table === other.table || called(one).some((name) => called(other).includes(name));
}

/** New names by those that the lines gave: the live one of a column of the same label, else one that none has. */
function namesOf(columns: readonly Column[], live: readonly Column[]): Map<string, string> {
  const names = new Map<string, string>();
  const same = (label: string) => live.find((one) => folded(one.label) === folded(label));
  for (const { name, label } of columns) {
    const old = same(label);
    if (old !== undefined) names.set(name, old.name);
  }
  const taken = new Set([...names.values(), ...live.map(({ name }) => name)]);
  for (const { name, label } of columns) {
    if (same(label) !== undefined) continue;
    let own = name;
    for (let number = 2; taken.has(own); number += 1) own = `${name.slice(0, 36)}_${number}`;
    taken.add(own);
    names.set(name, own);
  }
  return names;
}

function renamed(part: Part, nameOf: (name: string) => string): Part {
  switch (part.part) {
    case "approval":
      return { ...part, columns: part.columns.map((column) => ({ ...column, name: nameOf(column.name) })) };
    case "records":
      return {
        ...part,
        columns: part.columns.map((column) => ({ ...column, name: nameOf(column.name) })),
        ...(part.dueColumn === undefined ? {} : { dueColumn: nameOf(part.dueColumn) }),
        ...(part.doneColumn === undefined ? {} : { doneColumn: nameOf(part.doneColumn) }),
        ...(part.totals === undefined ? {} : { totals: part.totals.map(nameOf) }),
      };
    case "digest":
      return {
        ...part,
        ...(part.sum === undefined ? {} : { sum: nameOf(part.sum) }),
        ...(part.groupBy === undefined ? {} : { groupBy: nameOf(part.groupBy) }),
        ...(part.only === undefined ? {} : { only: { ...part.only, column: nameOf(part.only.column) } }),
      };
    case "reminder":
      return { ...part, dateColumn: nameOf(part.dateColumn) };
    case "command":
      return { ...part, columns: part.columns.map(nameOf) };
    default:
      return part;
  }
}
