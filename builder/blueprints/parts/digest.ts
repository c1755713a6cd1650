import type { Check } from "../../../sdk/contract/check.ts";
import type { Column, Composition, PartOf } from "../../../sdk/contract/parts.ts";
import { scheduleTime } from "../../../sdk/contract/schedule-words.ts";
import type { Around, Blueprint } from "../part.ts";
import { momentOfRun } from "../run-moment.ts";
import { code, constant, onRun, text } from "../source-text.ts";
import { dueAfterDays, hasSampleEntry, openTime, recordsKey, recordsOf, sampleShown } from "./records.ts";

type Digest = PartOf<"digest">;

export const digestBlueprint: Blueprint<"digest"> = {
  key: (part) => `run ${part.run}`,
  name: (part) => `${part.table} digest`,
  page: () => null,
  triggers: (part) => [{ schedule: part.schedule, run: part.run }],
  channels: (part) => [part.channel],
  tables: () => [],
  checks: digestChecks,
  forms: () => [],
  code: (part, around) => ({
    imports: { "@toolroom/app": ["app", "slack"], "./parts/digest.ts": ["digest"] },
    statements: [
      constant(around.variable, "digest", [
        code(around.variableOf(recordsKey(part.table))),
        { of: part.of, sum: part.sum, groupBy: part.groupBy, only: part.only, onlyIfAny: part.onlyIfAny },
      ]),
      ...posting(part, around),
    ],
  }),
  problems: digestProblems,
};

function posting(part: Digest, around: Around): string[] {
  if (part.onlyIfAny !== true)
    return [onRun(part.run, "()", `slack.post(${text(part.channel)}, ${around.variable}())`)];
  return [
    `app.on(${text(part.run)}, async () => {`,
    `  const summary = ${around.variable}();`,
    `  if (summary !== undefined) await slack.post(${text(part.channel)}, summary);`,
    "});",
  ];
}

/** It is fired when the entry that the list's own Check added is in what it sums up. */
function digestChecks(part: Digest, around: Around): Check[] {
  const records = recordsOf(around.composition, part.table);
  if (records === undefined) return [];
  const at = momentOf(part, around, openTime(records));
  const sample = hasSampleEntry(records) ? sampleShown(records, around) : records.noun.many;
  const contains = narrowedTo(part, records.columns) ?? sample;
  return [{ fire: part.run, at, posted: { channel: part.channel, contains } }];
}

/** What it is narrowed to is said in its title, whether there is any of it or not. */
function narrowedTo({ only }: Digest, columns: readonly Column[]): string | null {
  const column = columns.find(({ name }) => name === only?.column);
  if (only === undefined || column === undefined) return null;
  const values = only.is.join(" / ");
  const isPlain = column.type === "choice" && /^[\p{L}\p{N} /]+$/u.test(values);
  return `${column.label}: ${isPlain ? values : ""}`.trim();
}

function momentOf(part: Digest, around: Around, openTime: string): string {
  if (part.of === "yesterday" || part.of === "last_7_days") return momentOfRun(part, around, 1);
  if (part.of === "overdue") return momentOfRun(part, around, dueAfterDays(around.composition, part.table) + 1);
  if (part.of === "due_7_days") return momentOfRun(part, around, dueAfterDays(around.composition, part.table) - 1);
  if (part.of === "last_month") return momentOfRun(part, around, daysToNextMonth(around.moments.day()));
  const time = scheduleTime(part.schedule);
  return around.moments.at(time !== null && time > openTime ? time : openTime);
}

/** `day`: YYYY-MM-DD. */
function daysToNextMonth(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - date + 1;
}

function digestProblems(part: Digest, composition: Composition): string[] {
  const records = recordsOf(composition, part.table);
  if (records === undefined) return [`${part.run} is about ${part.table}, which is no list of this app`];
  const column = (name: string | undefined) => records.columns.find((one) => one.name === name);
  const problems: string[] = [];
  const summed = column(part.sum);
  if (part.sum !== undefined && summed?.type !== "number" && summed?.type !== "money")
    problems.push(`${records.noun.many} have no ${part.sum} to add up`);
  if (part.groupBy !== undefined && column(part.groupBy) === undefined)
    problems.push(`${records.noun.many} have no ${part.groupBy} to group by`);
  if (part.only !== undefined && !mayBeOnly(column(part.only.column), part.only.is))
    problems.push(`${records.noun.many} have no ${part.only.column} that is ${part.only.is.join(" or ")}`);
  if ((part.of === "overdue" || part.of === "due_7_days") && records.dueColumn === undefined)
    problems.push(`${records.noun.many} have no date by which they are due`);
  if (part.of === "open" && records.doneColumn === undefined)
    problems.push(`${records.noun.many} have no mark for what is done`);
  return problems;
}

function mayBeOnly(column: Column | undefined, is: readonly string[]): boolean {
  const known = column?.type === "yes_no" ? ["yes", "no"] : column?.type === "choice" ? (column.choices ?? []) : [];
  return is.length < known.length && is.every((one) => known.includes(one));
}
