import type { Check } from "../../../sdk/contract/check.ts";
import type { Composition, PartOf } from "../../../sdk/contract/parts.ts";
import {
  choiceValues,
  columnProblems,
  ENTRY_COLUMNS,
  formFields,
  printColumns,
  sampleForm,
  sampleOf,
  tableColumns,
  titleColumn,
} from "../columns.ts";
import { addDays } from "../moments.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant } from "../source-text.ts";
import { capitalized } from "../words.ts";

type Records = PartOf<"records">;

const USUAL_DUE_DAYS = 7;

/** Days from a Check's first day to the date that its sample entry is due: late enough for each reminder before it. */
export function dueAfterDays(composition: Composition, table: string): number {
  const before = composition.parts.flatMap((part) =>
    part.part === "reminder" && part.table === table ? part.daysBefore : [],
  );
  return Math.max(USUAL_DUE_DAYS, ...before.map((days) => days + 1));
}

export const recordsBlueprint: Blueprint<"records"> = {
  key: (part) => recordsKey(part.table),
  name: (part) => part.table,
  page: (part) => ({ title: capitalized(part.noun.many), slug: part.table.replaceAll("_", "-") }),
  triggers: () => [],
  channels: () => [],
  tables: (part) => [
    {
      name: part.table,
      columns: [...ENTRY_COLUMNS, ...tableColumns(part.columns)],
      values: choiceValues(part.columns),
    },
  ],
  checks: recordsChecks,
  forms: (part) => [
    { path: "", deed: "enter", noun: part.noun.one, fields: formFields(part.columns) },
    { path: "/*", deed: "change", noun: part.noun.one, fields: formFields(part.columns).slice(0, 1) },
  ],
  code: (part, around) => ({
    imports: { "./parts/records.ts": ["records"] },
    statements: [
      constant(around.variable, "records", [
        code("frame"),
        {
          path: around.path,
          table: part.table,
          noun: part.noun,
          columns: printColumns(part.columns),
          scope: part.scope,
          mayChange: part.mayChange,
          closesAt: part.closesAt,
          dueColumn: part.dueColumn,
          doneColumn: part.doneColumn,
          doneChoices: part.doneChoices,
          totals: part.totals,
        },
      ]),
    ],
  }),
  problems: (part) => [
    ...columnProblems(part.columns),
    ...wrongDue(part),
    ...wrongDone(part),
    ...wrongTotals(part),
    ...(part.closesAt === "00:00" ? [`${part.noun.many} would never be taken`] : []),
  ],
};

export function recordsKey(table: string): string {
  return `table ${table}`;
}

/** The records part that another one is about. */
export function recordsOf(composition: Composition, table: string): Records | undefined {
  return composition.parts.find((part): part is Records => part.part === "records" && part.table === table);
}

/** A form in a Check carries no file: where one is needed, there is no sample entry. */
export function hasSampleEntry(part: Records): boolean {
  return !part.columns.some((column) => column.type === "file" && column.isRequired);
}

/** HH:MM at which entries are taken. */
export function openTime(part: Records): string {
  return part.closesAt === undefined || part.closesAt > "10:00" ? "10:00" : "00:00";
}

/** The entry that the part's own Check adds: later Checks of the same app find it. */
function sampleEntry(part: Records, around: Around): ReturnType<typeof sampleForm> {
  return sampleForm(openColumns(part), around.language, dueDay(part, around));
}

/** What a page or a post shows of the sample entry. */
export function sampleShown(part: Records, around: Around): string {
  const column = titleColumn(openColumns(part));
  const day = dueDay(part, around);
  return (column && sampleOf(column, around.language, day)?.shown) ?? "Alex";
}

function dueDay(part: Records, around: Around): string {
  return addDays(around.moments.day(), dueAfterDays(around.composition, part.table));
}

function recordsChecks(part: Records, around: Around): Check[] {
  const { form, row } = sampleEntry(part, around);
  const base = `/${part.table.replaceAll("_", "-")}`;
  const at = around.moments.at(openTime(part));
  const checks: Check[] = [];
  if (!hasSampleEntry(part))
    return [{ visit: around.path, as: "asker", at, shows: part.columns[0]?.label ?? part.noun.one }];
  checks.push({ visit: base, with: form, as: "asker", at, row: { table: part.table, has: row } });
  checks.push({ visit: around.path, as: "colleague", at, shows: sampleShown(part, around) });
  if (part.mayChange === "author") checks.push({ visit: `${base}/1`, with: form, as: "colleague", at, refused: true });
  if (part.closesAt !== undefined)
    checks.push({ visit: base, with: form, as: "asker", at: around.moments.at(part.closesAt), refused: true });
  return checks;
}

function wrongDue({ columns, dueColumn, noun }: Records): string[] {
  if (dueColumn === undefined || columns.some(({ name, type }) => name === dueColumn && type === "date")) return [];
  return [`${noun.many} have no date column ${dueColumn}`];
}

function wrongTotals({ totals = [], columns, noun }: Records): string[] {
  const isNumber = (name: string) =>
    columns.some((column) => column.name === name && (column.type === "number" || column.type === "money"));
  return totals.filter((name) => !isNumber(name)).map((name) => `${noun.many} have no number column ${name}`);
}

function wrongDone({ columns, doneColumn, doneChoices, noun }: Records): string[] {
  if (doneColumn === undefined) return [];
  const column = columns.find(({ name }) => name === doneColumn);
  const isChoice = column?.type === "choice";
  const isKnown = isChoice || column?.type === "yes_no" || column?.type === "date";
  if (!isKnown) return [`${noun.many} have no yes-or-no column ${doneColumn}`];
  const choices = column.choices ?? [];
  const isFit = isChoice ? isSomeOf(doneChoices ?? [], choices) : doneChoices === undefined;
  return isFit ? [] : [`${noun.many} do not say which choices of ${doneColumn} mean that one is done`];
}

/** Some, and not all: else nothing could be open. */
function isSomeOf(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.length < all.length && some.every((one) => all.includes(one));
}

/** What is not done: without the date that says so, and none of the choices that do. */
function openColumns({ columns, doneColumn, doneChoices }: Records): Records["columns"] {
  return columns.flatMap((column) => {
    if (column.name !== doneColumn) return [column];
    if (column.type === "date") return [];
    const { choices } = column;
    return choices === undefined
      ? [column]
      : [{ ...column, choices: choices.filter((choice) => doneChoices?.includes(choice) !== true) }];
  });
}
