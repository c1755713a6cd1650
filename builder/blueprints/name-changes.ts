/** What became of a list of names. */
export interface NameChanges {
  /** Another name in the same place: what was written of the one is the other's. */
  renamed: readonly (readonly [before: string, after: string])[];
  removed: readonly string[];
  /** Those that stay stand in another order, or a new one stands before them. */
  isMoved: boolean;
}

/** What is to be known of a table of names to change them. */
export interface NamedTable {
  name: string;
  /** Where another table says the number of a row of this one. */
  numberedIn?: { table: string; column: string };
  /** SQL that is true of a row, by its name, that is not taken out yet. */
  staysWhile?: (name: string) => string;
  /** SQL for what else is to change with the names of its rows. */
  follow?: (changes: NameChanges) => string[];
}

/** Compares two lists. A name is another's new one where both are in one place of lists that did not become shorter. */
export function nameChanges(before: readonly string[], after: readonly string[]): NameChanges {
  const renamed =
    after.length < before.length
      ? []
      : before.flatMap((old, index): [string, string][] => {
          const name = after[index];
          return name === undefined || after.includes(old) || before.includes(name) ? [] : [[old, name]];
        });
  const now = (name: string) => renamed.find(([old]) => old === name)?.[1] ?? name;
  const removed = before.filter((name) => !after.includes(now(name)));
  const kept = before.map(now).filter((name) => after.includes(name));
  const isMoved = kept.some((name, index) => after[index] !== name);
  return { renamed, removed, isMoved };
}

/** SQL that renames, takes out and puts in order the rows of a table of names; none where it only became longer. */
export function changeNames(table: NamedTable, before: readonly string[], after: readonly string[]): string[] {
  const changes = nameChanges(before, after);
  const { renamed, removed, isMoved } = changes;
  const name = `"${table.name}"`;
  const lines = [
    ...renamed.flatMap(([old, now]) => [
      `update or ignore ${name} set "name" = ${literal(now)} where "name" = ${literal(old)};`,
      // Where somebody had added the new name already, the old one goes.
      ...(old.toLowerCase() === now.toLowerCase() ? [] : [`delete from ${name} where "name" = ${literal(old)};`]),
    ]),
    ...removed.flatMap((old) => [...(removedNumber(table, old) ?? []), removeRow(table, old)]),
  ];
  return [
    ...lines,
    ...(removed.length > 0 || isMoved ? numbered(table, after) : []),
    ...(table.follow === undefined ? [] : table.follow(changes)),
  ];
}

/** SQL that calls by its new name what is one of these in a column. */
export function changeValues(table: string, column: string, before: readonly string[], after: readonly string[]) {
  return nameChanges(before, after).renamed.map(
    ([old, now]) =>
      `update or ignore "${table}" set "${column}" = ${literal(now)} where "${column}" = ${literal(old)};`,
  );
}

export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function removeRow({ name, staysWhile }: NamedTable, row: string): string {
  const unless = staysWhile === undefined ? "" : ` and not (${staysWhile(row)})`;
  return `delete from "${name}" where "name" = ${literal(row)}${unless};`;
}

/** Numbers that no row has: what is written of a removed one stays, and is no later one's. */
const GONE = 1_000_000;

function removedNumber({ name, numberedIn }: NamedTable, row: string): string[] | undefined {
  if (numberedIn === undefined) return undefined;
  const { table, column } = numberedIn;
  const number = `(select "number" from "${name}" where "name" = ${literal(row)})`;
  return [`update "${table}" set "${column}" = -${GONE} - "${column}" where "${column}" = ${number};`];
}

/** The names have the numbers from 1 on, in their order; what people added has those behind. */
function numbered({ name, numberedIn }: NamedTable, names: readonly string[]): string[] {
  const rows = `"${name}"`;
  const about = (set: (column: string) => string) =>
    numberedIn === undefined ? [] : [set(numberedIn.column)].map((rest) => `update "${numberedIn.table}" set ${rest};`);
  return [
    ...about((column) => `"${column}" = -"${column}" where "${column}" > 0`),
    `update ${rows} set "number" = -"number";`,
    ...names.flatMap((one, index) => [
      ...about(
        (column) =>
          `"${column}" = ${index + 1} where "${column}" = (select "number" from ${rows} where "name" = ${literal(one)})`,
      ),
      `update ${rows} set "number" = ${index + 1} where "name" = ${literal(one)};`,
    ]),
    ...about(
      (column) => `"${column}" = ${names.length} - "${column}" where "${column}" < 0 and "${column}" > -${GONE}`,
    ),
    `update ${rows} set "number" = ${names.length} - "number" where "number" < 0;`,
  ];
}
